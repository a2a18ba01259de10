"""Tables drawn for these tests whose labels, units or heads stand apart from their figures."""

from parameters.test_printed_sheets import Sheet


def grid(sheet, xs, ys):
    for x in xs:
        sheet.rule(x, ys[0], x, ys[-1])
    for y in ys:
        sheet.rule(xs[0], y, xs[-1], y)


def test_a_label_with_a_figure_in_it_stands_in_the_middle_of_its_rows():
    sheet = Sheet()
    xs = (50, 230, 310, 370, 430, 490)
    grid(sheet, xs, (90, 108, 198, 216))
    places = [x + 5 for x in xs[:5]]
    sheet.rows(places, 94, [("Parameter", "Condition (GHz)", "Min", "Typ", "Unit")])
    powers = ("+17.7", "+20.8", "+19.1", "+17.2", "+15.5")
    for number, (at, power) in enumerate(zip(("0.1", "3", "6", "9", "12"), powers, strict=True)):
        sheet.text(places[1], 112 + 17 * number, at)
        sheet.text(places[3], 112 + 17 * number, power)
    sheet.text(places[0], 146, "Power at 1 dB compression (P1dB)")
    sheet.text(places[4], 146, "dBm")
    sheet.rows(places, 202, [("Supply current", "", "", "88", "mA")])
    found = {row[2] for row in sheet.read("rf_amplifier") if row[0] == "output_power"}
    assert found == {17.7, 20.8, 19.1, 17.2, 15.5}


def test_rows_of_modes_are_named_by_the_head_of_their_section():
    sheet = Sheet()
    sheet.text(50, 80, "4.5 Current Consumption", size=12, bold=True)
    sheet.text(
        50, 100, "The table tells what all supply pins draw together in each of the states, which"
    )
    sheet.text(50, 112, "are configurable.")
    grid(sheet, (50, 170, 260, 340, 420), (130, 146, 162, 178, 194))
    sheet.rows((55, 175, 265, 345), 134, [
        ("Parameter", "", "Typ.", "Unit"), ("READY", "VDIG", "54.1", "mA"),
        ("READY", "VIO", "43.4", "µA"), ("SLEEP", "VDIG", "1.35", "mA"),
    ], pitch=16)  # fmt: skip
    assert {row[:3] for row in sheet.read("radar")} == {
        ("current_consumption", None, 0.0541), ("current_consumption", None, 4.34e-05),
        ("current_consumption", None, 0.00135),
    }  # fmt: skip


def test_the_head_of_an_earlier_table_names_no_later_one():
    sheet = Sheet()
    sheet.text(50, 80, "4.5 Current Consumption", size=12, bold=True)
    for top, unit in ((110, "mA"), (220, "mA")):
        grid(sheet, (50, 170, 260, 340, 420), (top, top + 16, top + 32, top + 48))
        sheet.rows((55, 175, 265, 345), top + 4, [
            ("Parameter", "", "Typ.", "Unit"), ("READY", "A", f"{top / 10}", unit),
            ("SLEEP", "B", f"{top / 20}", unit),
        ], pitch=16)  # fmt: skip
    sheet.text(50, 195, "Fuses of the carrier board, which are slow.")
    assert {row[2] for row in sheet.read("radar")} == {0.011, 0.0055}


def test_a_value_goes_on_in_the_lines_under_it():
    sheet = Sheet()
    sheet.text(50, 100, "Operating temperature")
    sheet.text(190, 100, "Wide models: -40 to 75 °C")
    sheet.text(190, 111, "Standard models: -25 to 60 °C")
    sheet.text(50, 140, "No table stands here.")
    assert {row[:4] for row in sheet.read("network_equipment")} == {
        ("operating_temperature", -40.0, None, 75.0), ("operating_temperature", -25.0, None, 60.0)
    }  # fmt: skip


def test_a_second_range_in_the_same_unit_is_told_once_more():
    sheet = Sheet()
    sheet.text(50, 100, "Supports redundant 12 to 24 V (9 to 36 V) power input, fused")
    sheet.text(50, 130, "Operating temperature: -40 to 75 °C (-40 to 167 °F)")
    assert {row[:4] for row in sheet.read("network_equipment")} == {
        ("supply_voltage", 9.0, None, 36.0), ("operating_temperature", -40.0, None, 75.0)
    }  # fmt: skip


def test_a_cell_may_hold_a_label_of_its_own():
    sheet = Sheet()
    grid(sheet, (50, 170, 480), (90, 106, 122, 138))
    sheet.rows((55, 175), 94, [
        ("Optical size", "Type 1/2.8"), ("Weight", "4 g"),
        ("Readout", "Maximum frame rate in Full HD 1080p mode: 120 frame / s"),
    ], pitch=16)  # fmt: skip
    found = {row[:3] for row in sheet.read("image_sensor")}
    assert ("frame_rate", None, 120.0) in found


def test_beams_listed_with_their_planes_share_the_unit():
    sheet = Sheet()
    sheet.text(50, 100, "HPBW typical of 65 (H-plane) and 53 degrees (E-plane)")
    sheet.text(50, 130, "Update rate: 1, 5, or 10 records per second")
    assert {row[:3] for row in sheet.read("radar") if row[0] == "beam_width"} == {
        ("beam_width", None, 65.0), ("beam_width", None, 53.0)
    }  # fmt: skip
