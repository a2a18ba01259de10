from lists.samples import facts, value


def test_variants_come_in_the_order_of_the_values():
    known = facts(value("mass", 1, variant="B"), value("mass", 2, variant="A"), value("mass", 3))
    assert known.variants == ("B", "A")
    assert facts(value("mass", 1)).variants == ()


def test_by_parameter_gives_a_variant_its_own_values_and_the_common_ones():
    common, slow, fast = (
        value("mass", 1),
        value("mass", 2, variant="S"),
        value("axes", 3, variant="F"),
    )
    known = facts(common, slow, fast)
    assert known.by_parameter(("S",)) == {"mass": (common, slow)}
    assert known.by_parameter(("F",)) == {"mass": (common,), "axes": (fast,)}
    assert known.by_parameter() == {"mass": (common,)}
    assert known.by_parameter(("S", "F")) == {"mass": (common, slow), "axes": (fast,)}


def test_slots_are_those_set():
    assert value("mass", 2, max=3).slots == (2, 3)
    assert value("mass").slots == ()
