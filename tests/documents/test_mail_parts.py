"""A mail's attachments as documents of their own."""

from dataclasses import replace

from papers.build import eml
from spectriage.documents.limits import Limits
from spectriage.documents.mail_parts import split_mail
from spectriage.documents.read import read_document

BODY = "Dear Sir, please find attached."


def mail(attachments=(), subject="Papers"):
    return eml("a@b.example", "c@d.example", subject, BODY, attachments)


def test_attachments_are_named_under_their_mail():
    parts, problems = split_mail(mail([("a.txt", b"INVOICE 1"), ("b.txt", b"LIST 2")]), "m.eml")
    assert [part.path for part in parts] == ["m.eml", "m.eml/a.txt", "m.eml/b.txt"]
    assert [part.data for part in parts[1:]] == [b"INVOICE 1", b"LIST 2"]
    assert not problems
    text = read_document(parts[0].data, name="m.eml").pages[0].text
    assert BODY in text
    assert "INVOICE" not in text


def test_other_files_and_bare_mails_stay_as_they_are():
    for data, name in ((b"INVOICE 1", "a.txt"), (mail(), "m.eml")):
        parts, problems = split_mail(data, name)
        assert [(part.path, part.data) for part in parts] == [(name, data)]
        assert not problems


def test_mails_in_mails_are_opened_a_few_deep():
    inner = mail([("deep.txt", b"X")])
    for depth in range(6):
        inner = mail([(f"{depth}.eml", inner)])
    parts, _ = split_mail(inner, "m.eml")
    assert len(parts) == 4  # three mails, and one that stays whole
    assert parts[-1].path.count("/") == 3


def test_attachments_past_the_limit_are_told():
    limits = replace(Limits(), attachments=3)
    many = mail([(f"{number}.txt", b"X") for number in range(9)])
    parts, problems = split_mail(many, "m.eml", limits)
    assert len(parts) == 4
    assert "more than 3 attachments" in problems[0]
