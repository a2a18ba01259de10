"""An end user whom only the statement on the use names."""

from collections.abc import Iterator

from spectriage.cases.checks.base import SURE, CaseView, check_finding
from spectriage.cases.checks.party_names import stands_in
from spectriage.cases.flags.clauses import clause_words
from spectriage.cases.parties import Mention, same_name
from spectriage.report.case import Finding
from spectriage.vocabulary.countries import fold

_RECEIVING = ("end_user", "buyer", "consignee", "intermediate_consignee")


def check_unknown_users(view: CaseView) -> Iterator[Finding]:
    """An end user whom only the statement names, and who speaks there of an order of its own."""
    for text in view.of_kind("end_use_statement"):
        parties = [p for p in text.report.parties if p.role in _RECEIVING]
        users = [p for p in parties if p.role == "end_user" and p.confidence >= SURE]
        if len(users) != 1 or not all(same_name(p.name, users[0].name) for p in parties):
            continue
        if not clause_words("own_order").search(fold(text.text)):
            continue  # it may be a customer of who buys
        user = Mention(text, users[0])
        others = [
            Mention(other, p) for other in view.papers if other is not text
            for p in other.report.parties if p.role in _RECEIVING and p.confidence >= SURE
        ]  # fmt: skip
        named = {mention.text.name for mention in others}
        if not named or any(
            same_name(m.party.name, user.party.name) or m.party.role == "end_user"
            or stands_in(m, user.party.name) or stands_in(user, m.party.name)
            for m in others
        ):  # fmt: skip
            continue
        first = others[0]
        yield check_finding(
            "party_name", "The end user of the statement stands on no other paper",
            f"“{user.party.name}” states the use, “{first.party.name}” buys and gets the goods",
            "How does the end user come to the goods, and who is the buyer to it?",
            [text.evidence(user.party), first.text.evidence(first.party)], severity="high",
        )  # fmt: skip
