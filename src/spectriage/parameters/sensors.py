"""Sensors that share names of parameters, told apart by prefixes and by words of the context."""

from spectriage.vocabulary.units import Unit

_SIBLINGS = (
    ("gyro_", ("gyro", "gyroscope", "gyroscopes", "rate", "angular")),
    ("accel_", ("accel", "accelerometer", "accelerometers", "acceleration")),
    ("magnetic_", ("magnetometer", "magnetometers", "compass", "magnetic", "field")),
)
_SURE_NAMES = 3  # of these names the first ones can mean no other sensor


def sensor_agreement(parameter: str, words: set[str]) -> int:
    """+1 where the context names the parameter's sensor, -1 where it names another's."""
    own = next((names for prefix, names in _SIBLINGS if parameter.startswith(prefix)), None)
    if own is None:
        return 0
    if not words.isdisjoint(own):
        return 1
    others = (names for prefix, names in _SIBLINGS if not parameter.startswith(prefix))
    return -1 if any(not words.isdisjoint(names[:_SURE_NAMES]) for names in others) else 0


def sensor_of(parameter: str, unit: Unit | None) -> str:
    """Word for the one sensor that has such a parameter, empty where several may.

    What is a mere ratio, as an error of a scale factor, is told of any of them.
    """
    if unit is None or any(base == "ratio" for base, _ in unit.dimension):
        return ""
    return next((names[0] for prefix, names in _SIBLINGS if parameter.startswith(prefix)), "")
