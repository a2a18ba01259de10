"""Every legal form of the table shows a company where an item's text is blinded."""

import pytest

from spectriage.classify.blinding import blind
from spectriage.vocabulary.names import forms_like_terms, legal_forms

FORMS = [form for form in legal_forms() if form not in forms_like_terms() and form.isascii()]


@pytest.mark.parametrize("form", FORMS)
def test_a_company_with_this_form_is_taken_out(form):
    text = f"Gyro module sold to Tullowmere Marine {form} for survey."
    assert blind(text).split() == ["Gyro", "module", "sold", "to", "for", "survey."]


@pytest.mark.parametrize("form", sorted(forms_like_terms()))
def test_a_form_that_is_a_word_of_products_takes_nothing_out(form):
    assert "Broadband" in blind(f"Broadband {form} 40 W")


def test_a_form_after_a_comma_is_the_company_s():
    assert blind("Receiver by Marlin Acoustics, Inc. of today").split() == [
        "Receiver", "by", "of", "today",
    ]  # fmt: skip


def test_a_name_taken_out_once_is_taken_out_again():
    assert "Tullowmere" not in blind("Tullowmere Marine LLC makes it.\nTULLOWMERE MARINE sells it.")
