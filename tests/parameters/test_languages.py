"""Spec sheets in the other languages are read as English ones are: German, Italian, Chinese …

The tables stand in `sheets/`, a file a language, each row with the readings it must give.
"""

from pathlib import Path

import pytest

from parameters.synthetic import page_of, page_with_table
from spectriage.parameters.extract import read_page
from spectriage.parameters.naming import name_value
from spectriage.vocabulary.units import parse_unit

SHEETS = Path(__file__).parent / "sheets"
Told = tuple[str, float | None, float | None, float | None, str | None]


def sheets() -> list[tuple[str, str, list[list[str]], set[Told]]]:
    """Name, family, rows and expected readings of every table in the folder."""
    found = []
    for file in sorted(SHEETS.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("\n# ")[1:]:
            family, *lines = block.strip().splitlines()
            rows, expected = [], set()
            for line in lines:
                printed, _, told = line.partition(" =>")
                rows.append([cell.strip() for cell in printed.split("|")])
                expected |= {reading_of(part) for part in told.split(" ; ") if part.strip()}
            found.append((f"{file.stem}-{family}", family, rows, expected))
    return found


def reading_of(text: str) -> Told:
    figures, _, variant = text.partition("@")
    name, *slots = figures.split()
    low, typical, high = (None if slot == "-" else float(slot) for slot in slots)
    return (name, low, typical, high, variant.strip() or None)


def told(page, family: str = "") -> set[Told]:
    return {(r.name, *r.numbers, r.variant) for r in read_page(page, family)}


def figures(text: str, family: str = "") -> set[tuple]:
    return {reading[:4] for reading in told(page_of("A product", "", text), family)}


def named(label: str, unit: str, family: str = "") -> str | None:
    naming = name_value(label, parse_unit(unit), family=family)
    return naming.parameter if naming else None


@pytest.mark.parametrize(
    ("family", "rows", "expected"),
    [pytest.param(*sheet[1:], id=sheet[0]) for sheet in sheets()],
)
def test_table_gives_exactly_its_readings(family, rows, expected):
    assert told(page_with_table(rows), family) == expected


def test_three_languages_have_five_tables_of_six_rows():
    for language in ("de", "fr", "zh"):
        own = [rows for name, _, rows, _ in sheets() if name.startswith(language)]
        assert len(own) >= 5
        assert all(len(rows) >= 7 for rows in own)  # the first one heads the table


@pytest.mark.parametrize(
    ("label", "unit", "family", "expected"),
    [
        ("Rauschaequivalente Temperaturdifferenz", "mK", "thermal_camera", "netd"),
        ("VERSORGUNGSSPANNUNGSBEREICH", "V", "", "supply_voltage"),
        ("Stoßfestigkeit", "g", "", "shock_survival"),
        ("STOSSFESTIGKEIT", "g", "", "shock_survival"),
        ("Reichweite", "m", "lidar", "range_max"),
        ("Reichweite", "km", "uav", "travel_range"),
        ("Max. Reichweite der Datenverbindung", "km", "uav", "control_range"),
        ("Messbereich", "µT", "magnetometer", "magnetic_range"),
        ("Messbereich", "bar", "pressure_sensor", "pressure_range"),
        ("Ausgangsleistung", "W", "laser", "average_power"),
        ("Ausgangsleistung", "dBm", "rf_amplifier", "output_power"),
        ("Temperaturmessbereich", "°C", "thermal_camera", None),
        ("Temperaturbereich Messobjekt", "°C", "thermal_camera", None),
        ("Prüfspannung", "V", "", None),
        ("PORTEE MAXIMALE", "m", "lidar", "range_max"),
        ("Energie par impulsion", "mJ", "laser", "pulse_energy"),
        ("Tension d’alimentation", "V", "", "supply_voltage"),
        ("Tension de sortie", "V", "", "output_voltage"),
        ("Distance franchissable", "km", "uav", "travel_range"),
        ("Température mesurée", "°C", "", None),
        ("工作温度范围", "°C", "", "operating_temperature"),
        ("工作溫度範圍", "°C", "", "operating_temperature"),
        ("存储环境温度", "°C", "", "storage_temperature"),
        ("零偏稳定性（1σ）", "°/h", "gyroscope", "gyro_bias_stability"),
        ("量程", "g", "imu", "accel_range"),
        ("量程", "°/s", "imu", "gyro_range"),
        ("量程", "m", "laser_rangefinder", "range_max"),
        ("最大起飞重量", "kg", "uav", "takeoff_mass"),
        ("输出功率", "W", "laser", "average_power"),
        ("测温范围", "°C", "thermal_camera", None),
        ("使用周囲温度", "°C", "", "operating_temperature"),
        ("保存温度範囲", "°C", "", "storage_temperature"),
        ("диапазон температур хранения", "°C", "", "storage_temperature"),
        ("Напряжение питания, В", "V", "", "supply_voltage"),
        ("TENSION DE ALIMENTACION", "V", "", "supply_voltage"),
    ],
)
def test_label_names_its_parameter(label, unit, family, expected):
    assert named(label, unit, family) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Betriebstemperatur: −40 bis +85 °C", ("operating_temperature", -40, None, 85)),
        ("Betriebstemperatur von −40 °C bis +85 °C", ("operating_temperature", -40, None, 85)),
        ("Das Gewicht beträgt 450 g.", ("mass", None, 0.45, None)),
        ("Laserklasse 1 nach EN 60825-1", ("laser_class", None, 1, None)),
        ("30-fach optischer Zoom", ("optical_zoom", None, 30, None)),
        (
            "Température de fonctionnement : -20 °C à +55 °C",
            ("operating_temperature", -20, None, 55),
        ),
        ("La masse est de 450 g.", ("mass", None, 0.45, None)),
        ("Cadence image de 50 Hz", ("frame_rate", None, 50, None)),
        ("工作温度：-40℃～+60℃", ("operating_temperature", -40, None, 60)),
        ("供电电压：9～36V", ("supply_voltage", 9, None, 36)),
        ("重量：≤500g", ("mass", None, None, 0.5)),
        ("30倍光学变焦", ("optical_zoom", None, 30, None)),
        ("Peso: 1,2 kg", ("mass", None, 1.2, None)),
    ],
)
def test_line_of_text(line, expected):
    assert expected in figures(line, "thermal_camera")


@pytest.mark.parametrize(
    "heading", ["Absolute Grenzwerte", "VALEURS LIMITES ABSOLUES", "绝对最大额定值"]
)
def test_ratings_are_left_out(heading):
    assert told(page_of(heading, "", "Versorgungsspannung: 7 V", "供电电压: 7 V")) == set()


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("工作温度", "－40℃～＋60℃", ("operating_temperature", -40, None, 60)),
        ("热灵敏度", "≤40mK＠25℃", ("netd", None, None, 40)),
        ("功耗", "约3W", ("power_consumption", None, 3, None)),
        ("像元尺寸", "12㎛", ("pixel_pitch", None, 12, None)),
        ("焦距", "25㎜", ("focal_length", None, 25, None)),
        ("Versorgungsspannung", "zwischen 9 und 36 V", ("supply_voltage", 9, None, 36)),
        ("Tension d'alimentation", "entre 9 et 36 V", ("supply_voltage", 9, None, 36)),
        ("Напряжение питания", "от 9 до 18 В", ("supply_voltage", 9, None, 18)),
    ],
)
def test_figure_as_printed_in_the_language(label, value, expected):
    page = page_with_table([[label, value], ["Farbe", "-"]])
    assert {reading[:4] for reading in told(page, "thermal_camera")} == {expected}


@pytest.mark.parametrize(
    ("label", "value", "family", "expected"),
    [
        ("Punkte pro Sekunde", "1,3 Mio. Punkte/s", "lidar", ("point_rate", None, 1.3e6, None)),
        ("点频", "72万点/秒", "lidar", ("point_rate", None, 7.2e5, None)),
        ("消費電力", "3W以下", "", ("power_consumption", None, None, 3)),
        ("電源電圧", "DC12V", "", ("supply_voltage", None, 12, None)),
        ("Temperatura de operación", "-20 a +50 °C", "", ("operating_temperature", -20, None, 50)),
        ("NETD", "40 мК", "thermal_camera", ("netd", None, 40, None)),
        ("Рабочая температура", "-40 … +50 °С", "", ("operating_temperature", -40, None, 50)),
        ("Дальность", "до 3 км", "lidar", ("range_max", None, None, 3000)),
        ("供电电压", "DC12-24V", "", ("supply_voltage", 12, None, 24)),
        ("質量", "1.5kg以下", "", ("mass", None, None, 1.5)),
        ("像素", "400万像素", "thermal_camera", ("pixel_count", None, 4e6, None)),
    ],
)
def test_figure_with_units_and_words_of_the_language(label, value, family, expected):
    page = page_with_table([[label, value], ["Farbe", "-"]])
    assert {reading[:4] for reading in told(page, family)} == {expected}


def test_unit_in_full_width_brackets():
    page = page_with_table([["重量（g）", "120"], ["帧频（Hz）", "25"]])
    assert {reading[:4] for reading in told(page, "thermal_camera")} == {
        ("mass", None, 0.12, None), ("frame_rate", None, 25, None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("label", "unit", "family", "expected"),
    [
        ("Résolution de l'écran", "count", "thermal_camera", None),
        ("Précision d'azimut", "m", "lidar", None),
    ],
)
def test_elided_article_is_no_part_of_its_word(label, unit, family, expected):
    assert named(label, unit, family) == expected


@pytest.mark.parametrize(
    ("label", "unit", "family"),
    [
        ("显示屏分辨率", "count", "thermal_camera"),
        ("绝缘电压", "V", ""),
        ("垂直视场角", "°", "thermal_camera"),
        ("保存時の周囲温度", "°C", ""),
    ],
)
def test_veto_inside_a_label_without_spaces(label, unit, family):
    assert named(label, unit, family) is None
