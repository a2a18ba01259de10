"""No entry of the vocabulary is dead: each can be reached by a paper that prints it."""

from decimal import Decimal

import pytest

from parameters.synthetic import page_of, page_with_table
from spectriage.errors import VocabularyError
from spectriage.parameters.extract import read_page
from spectriage.parameters.heads import role_of
from spectriage.parameters.naming import name_value, tokens_of
from spectriage.parameters.sections import section_effect
from spectriage.vocabulary import parameters, spellings
from spectriage.vocabulary.parameters import Wording, load_parameters, load_wordings
from spectriage.vocabulary.tables import parse_table, read_table, table_names
from spectriage.vocabulary.units import parse_unit

# What a paper prints for a parameter of this canonical unit; a bare number where there is none.
VALUES = {
    "Hz": "60 Hz", "1/s": "1000 samples/s", "count": "64", "um": "12 µm", "nm": "1550 nm", "mK": "40 mK",
    "mm": "25 mm", "m": "120 m", "deg": "24°", "mrad": "0.8 mrad", "s": "12 s", "percent": "45 %",
    "electron": "2 e-", "uA/lm": "900 µA/lm", "lx": "0.01 lx", "1": "2", "W": "5 W", "J": "0.5 J",
    "dBm": "30 dBm", "dB": "22 dB", "dBc/Hz": "-110 dBc/Hz", "dBm/Hz": "-150 dBm/Hz", "dBc": "-70 dBc",
    "bit": "16 bit", "bit/s": "115200 bit/s", "Top/s": "20 TOPS", "byte/s": "25 GB/s", "rad": "100 krad",
    "deg/s": "300 °/s", "deg/h": "2 °/h", "deg/h**0.5": "0.2 °/√h", "deg/s/Hz**0.5": "0.01 °/s/√Hz",
    "gn": "16 g", "ugn": "40 µg", "ugn/Hz**0.5": "25 µg/√Hz", "m/s/h**0.5": "0.05 m/s/√h", "ppm": "300 ppm",
    "m/s": "15 m/s", "pT/Hz**0.5": "5 pT/√Hz", "uT": "100 µT", "uGal": "5 µGal", "kg": "1.2 kg",
    "m**3/h": "20 m³/h", "V": "12 V", "A": "0.3 A", "h": "20000 h", "nmi/h": "0.8 nmi/h", "Gy/s": "10 Gy/s",
    "Wh/kg": "250 Wh/kg", "W/kg": "300 W/kg", "F": "10 µF", "degC": "125 °C", "VA": "900 VA", "l": "10 l",
    "mg/m**3": "0.1 mg/m³", "mA/W": "60 mA/W", "Pa": "10 Pa",
}  # fmt: skip
VALUES |= {
    "mm*mrad": "1.5 mm·mrad", "W/cm**2": "500 W/cm²", "urad": "50 µrad", "K": "77 K",
    "cm**2": "25 cm²", "px/s": "20 Gpx/s", "m**2/s": "600 m²/s", "cm": "10 cm",
    "kg/m**2": "20 kg/m²", "m**2": "2 m²", "J/cm**2": "2 J/cm²", "cm**3": "100 cm³",
    "rad/s**2": "2 rad/s²", "dB/km": "4 dB/km", "N": "20 N", "Nm": "20 Nm",
    "nV/m/Hz**0.5": "5 nV/m/√Hz", "nT/m/Hz**0.5": "0.01 nT/m/√Hz", "MeV*cm**2/mg": "80 MeV·cm²/mg",
    "mm**2": "600 mm²", "GPa": "230 GPa", "kg/m**3": "1.8 g/cm³", "bit/s/Hz": "4 bit/s/Hz",
    "1/cm**2": "1e14 n/cm²", "nH": "20 nH", "kg/day": "12 kg/day", "kg/h": "8 kg/h", "arcsec": "2 arcsec",
    "A/cm**2": "12 A/cm²", "T": "9 T", "A/us": "500 A/µs", "MeV": "6 MeV",
}  # fmt: skip
INTERVALS = {
    "nm": "900 nm to 1700 nm", "Hz": "2 GHz to 6 GHz", "V": "9 V to 36 V", "degC": "-40 °C to 60 °C",
    "Pa": "0 bar to 10 bar",
}  # fmt: skip
# What no value of the unit alone can be: a pair, a level that no hydrophone has.
PAIRED = {"pixels_horizontal": "640 x 512", "acoustic_sensitivity": "-180 dB"}

# Parameters without an English wording, and why papers still reach them.
UNWORDED = {
    "pixels_vertical": "second number of a pair that pixels_horizontal names",
    "fractional_bandwidth": "derived from operating_frequency",
    "phase_noise_normalised": "derived from phase_noise",
    "phase_noise_far": "derived from phase_noise",
    "source_level_normalised": "derived from source_level and operating_frequency",
    "tuning_half_width": "derived from operating_frequency",
    "mission_radius": "derived from travel_range",
    "thermal_expansion": "its unit, per kelvin, is not read in print yet",
    "lut_input_count": "derived from luts",
    "power_frequency_product": "derived from output_power and operating_frequency",
    "power_to_mass": "derived from output_power and mass",
    "volume_to_power": "derived from module_volume and output_power",
    "memory_bandwidth_density": "derived from memory_bandwidth and die_area",
    "pressure_accuracy": "derived from accuracy_full_scale and pressure_range",
}
# Parameters that no English wording names yet: gaps, not design.
MISSING_IN_ENGLISH: set[str] = set()
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja")
UNSPACED = ("zh", "ja")

# Wordings that no paper can bring to their parameter, and what stands before them.
DEAD = {
    "en": {
        ("velocity_limit", "velocity"): "velocity_accuracy has it for the same family",
        ("eirp", "EIRP"): "output_power has it too",
        ("engine_power", "rated power"): "output_power has it for the same family",
    },
}  # fmt: skip
DEAD_HEADS = {"specs."}  # its full stop is cut off first, and "specs" heads parameters
# The last full stop is cut off as a sentence's, and the spelling without it is not in the table.
DEAD_UNIT_SPELLINGS = {"%F.S.", "%_F.S."}
CASES_OF_FIGURES = {("number", "words"), ("section", "rated")}  # no words of a label


def printed_value(parameter: str) -> str:
    known = load_parameters()[parameter]
    if parameter == "travel_range":  # no vehicle goes as short a way as others measure
        return "45 km"
    if parameter in PAIRED:
        return PAIRED[parameter]
    return INTERVALS[known.unit] if known.kind == "interval" else VALUES[known.unit]


def named_as(wording: Wording, family: str) -> set[str]:
    """Parameters read where a paper of the family prints the wording beside a value."""
    value = printed_value(wording.parameter)
    if wording.source == "prose":
        page = page_of("A product", "", f"It {wording.label} {value}.")
    else:
        page = page_with_table([["Colour", "black"], [wording.label, value], ["Housing", "sealed"]])
    return {reading.name for reading in read_page(page, family)}


def read_back(wording: Wording) -> bool:
    families = sorted(wording.families) or [""]
    return any(wording.parameter in named_as(wording, family) for family in families)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_is_read_back_as_its_parameter(language):
    dead = {
        (wording.parameter, wording.label)
        for wording in load_wordings()
        if wording.language == language and not read_back(wording)
    }
    assert dead == set(DEAD.get(language, ()))


def test_every_language_file_is_tested():
    assert {wording.language for wording in load_wordings()} == set(LANGUAGES)
    assert {name.removeprefix("wordings/") for name in table_names("wordings")} == {
        f"{language}.tsv" for language in LANGUAGES if language != "en"
    }


def test_every_parameter_has_an_english_wording_or_a_reason():
    named = {wording.parameter for wording in load_wordings() if wording.language == "en"}
    assert set(load_parameters()) - named == set(UNWORDED) | MISSING_IN_ENGLISH


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_no_wording_stands_twice(language):
    seen = []
    for row in read_table(f"wordings/{language}.tsv"):
        for label in row["labels"].split("|"):
            for family in row["families"].split() or [""]:
                seen.append((row["parameter"], label.strip().casefold(), family))
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_no_wording_repeats_an_english_one_without_its_vetoes(language):
    english = {
        (wording.parameter, wording.label.casefold())
        for wording in load_wordings() if wording.language == "en"
    }  # fmt: skip
    own = {
        (row["parameter"], label.strip().casefold())
        for row in read_table(f"wordings/{language}.tsv") for label in row["labels"].split("|")
    }  # fmt: skip
    assert own & english == set()


def _veto_is_heeded(wording: Wording, veto: str, joined: str) -> bool:
    parameter = load_parameters()[wording.parameter]
    named = name_value(
        f"{veto}{joined}{wording.label}",
        (parameter.canonical,),
        family=min(wording.families, default=""),
        bare=True,
    )
    if named is None or named.parameter != wording.parameter:
        return True
    others = [
        other for other in load_wordings()
        if other.parameter == wording.parameter and other is not wording and veto not in other.vetoes
        and other.label.casefold() in f"{veto}{joined}{wording.label}".casefold()
    ]  # fmt: skip
    return bool(others)  # another wording of the parameter, without that veto, names the label


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name not in UNSPACED])
def test_every_veto_can_veto(language):
    idle = {
        (wording.parameter, veto)
        for wording in load_wordings() if wording.language == language
        for veto in wording.vetoes if not _veto_is_heeded(wording, veto, " ")
    }  # fmt: skip
    assert idle == set()


@pytest.mark.parametrize("language", UNSPACED)
def test_every_veto_can_veto_without_spaces(language):
    idle = {
        (wording.parameter, veto)
        for wording in load_wordings() if wording.language == language
        for veto in wording.vetoes if not _veto_is_heeded(wording, veto, "")
    }  # fmt: skip
    assert idle == set()


def _words(table: str, column: str) -> list[tuple[str, str]]:
    return [
        (row[column], word.strip()) for row in read_table(table) for word in row["words"].split("|")
    ]


def test_every_head_gives_its_role_in_either_case():
    dead = {
        word for role, word in _words("heads.tsv", "role")
        if role_of(word) != role or role_of(word.upper()) != role
    }  # fmt: skip
    assert dead == DEAD_HEADS


def test_every_section_heading_has_its_effect_numbered_or_not():
    dead = {
        word for effect, word in _words("sections.tsv", "effect")
        if {section_effect(word), section_effect(f"3.2 {word.upper()}:")} != {effect}
    }  # fmt: skip
    assert dead == set()


@pytest.mark.parametrize(("table", "column"), [("heads.tsv", "role"), ("sections.tsv", "effect")])
def test_no_head_or_heading_stands_twice(table, column):
    words = [word.casefold() for _, word in _words(table, column)]
    assert sorted(words) == sorted(set(words))


def test_every_small_word_is_one_word_of_a_label():
    odd = {
        (row["group"], row["name"], word)
        for row in read_table("small_words.tsv")
        if (row["group"], row["name"]) not in CASES_OF_FIGURES
        for word in row["words"].split() if word not in ("=", "@") and tokens_of(word) != (word,)
    }  # fmt: skip
    assert odd == set()


def test_every_unit_is_reached_by_each_of_its_spellings():
    dead = {
        spelling
        for row in read_table("units.tsv")
        for spelling in row["spellings"].split(" ")
        if Decimal(row["factor"])
        not in {unit.factor for unit in parse_unit(spelling.replace("_", " "))}
    }
    assert dead == DEAD_UNIT_SPELLINGS


def test_no_letter_is_respelt_twice():
    for row in read_table("spellings.tsv"):
        letters = [pair.partition(":")[0] for pair in row["letters"].split()]
        assert sorted(letters) == sorted(set(letters)), row["language"]


def test_every_character_respelt_stands_in_a_chinese_wording():
    printed = "".join(row["labels"] for row in read_table("wordings/zh.tsv"))
    (row,) = [row for row in read_table("spellings.tsv") if row["language"] == "zh"]
    letters = [pair.partition(":")[0] for pair in row["letters"].split()]
    assert [letter for letter in letters if letter not in printed] == []


@pytest.mark.parametrize(
    ("label", "language", "expected"),
    [
        ("Öffnungsverhältnis", "de", ("Oeffnungsverhaeltnis",)),
        ("Bildgröße", "de", ("Bildgroesse",)),
        ("Bildrate", "de", ()),
        ("étendue de mesure", "fr", ("etendue de mesure",)),
        ("Énergie rayonnée", "fr", ("Energie rayonnee", "Energie rayonnée")),
        ("电源电压", "zh", ("電源電壓",)),
        ("frame rate", "en", ()),
    ],
)
def test_other_spellings(label, language, expected):
    assert spellings.other_spellings(label, language) == expected


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("frame_speed\tBildtempo", r"wordings/xx\.tsv.*frame_speed.*no such parameter"),
        ("mass\tWucht\tlaser kite", r"wordings/xx\.tsv.*mass.*no such family: kite"),
    ],
)
def test_fault_in_a_language_file_names_file_and_entry(row, message):
    table = parse_table(f"parameter\tlabels\tfamilies\tvetoes\tsource\n{row}\n", "xx.tsv")
    with pytest.raises(VocabularyError, match=message):
        list(parameters._wordings_of(table, "wordings/xx.tsv", "xx"))
