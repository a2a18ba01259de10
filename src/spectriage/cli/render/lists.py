"""What the `spectriage lists` commands print, as rich tables and trees and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from spectriage.lists.criteria import Node, children
from spectriage.lists.differences import Difference, Paragraph, Standing
from spectriage.lists.end_use import EndUseRule
from spectriage.lists.headings import HeadingRecord
from spectriage.lists.look_up import Looked, Place
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord
from spectriage.lists.search import Hit
from spectriage.lists.versions import Version
from spectriage.lists.wording import join_words, leaf_words

_REASONS = 4
_STYLES = {
    Standing.SAME: "dim", Standing.CHANGED: "yellow", Standing.ADDED: "green",
    Standing.REMOVED: "red",
}  # fmt: skip


def search_table(hits: Sequence[Hit]) -> Table:
    """One row a hit, best first."""
    table = _table("list", "code", "title", "why")
    for hit in hits:
        code = Text(hit.code, "bold")
        table.add_row(
            " ".join(hit.regimes), code.append(" heading", "dim") if hit.heading else code,
            escape(hit.title), escape(", ".join(hit.why[:_REASONS])),
        )  # fmt: skip
    return table


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head in ("list", "code", "name"))
    return table


def shown_entry(found: Looked) -> Iterator[RenderableType]:
    """The entry or heading in the first list, how the other lists differ, and what is below."""
    place = found.first
    if place.record is not None:
        yield _entry_tree(place.pack, place.record)
    if place.heading is not None:
        yield _heading_tree(place.pack, place.heading)
    if place.record is not None:
        yield _regimes_tree(found)
    if found.below:
        table = _table("code", "title", "list")
        for code, (title, regimes) in found.below.items():
            table.add_row(Text(code, "bold"), escape(title), " ".join(regimes))
        yield table


def rule_tree(pack: Pack, rule: EndUseRule) -> Tree:
    """One end-use rule: what raises it, and what a person has to answer."""
    tree = Tree(f"[bold]{pack.info.regime} {rule.code}[/bold]  {escape(rule.title)}")
    tree.add(Text(f"{rule.citation}; {rule.source}", "dim"))
    tree.add(f"raised by a stated use: {', '.join(rule.claims)}")
    for label, names in (("and a capability", rule.features), ("and an entry", rule.entries)):
        if names:
            tree.add(f"{label} of: {', '.join(names)}")
    tree.add(escape(f"looked at for: {', '.join(rule.families)}"))
    tree.add("in export papers only" if rule.papers_only else "in papers and product sheets")
    for question in rule.questions:
        tree.add(escape(f"question: {question}"))
    return tree


def _entry_tree(pack: Pack, record: EntryRecord) -> Tree:
    tree = Tree(f"[bold]{pack.info.regime} {record.code}[/bold]  {escape(record.title)}")
    tree.add(Text(f"{_citation(pack, record)}; {pack.info.version}", "dim"))
    if record.reasons:
        tree.add(f"reasons for control: {', '.join(record.reasons)}")
    tree.add(escape(f"looked at for: {', '.join(record.families)}"))
    _add_node(tree.add("criteria"), record.criteria)
    for note in record.notes:
        does = "releases (an exclusion)" if note.effect == "release" else "takes a release back"
        _add_node(tree.add(escape(f"note {note.id} {does}: {note.title}")), note.criteria)
    if record.differs_from:
        tree.add(escape(f"differs from the shared record: {record.differs_from}"))
    if record.source:
        tree.add(Text(f"source: {record.source}", "dim"))
    return tree


def _citation(pack: Pack, record: EntryRecord) -> str:
    return f"{pack.info.citation_base}, {record.citation}"


def _add_node(branch: Tree, node: Node) -> None:
    below = children(node)
    if not below:
        branch.add(escape(leaf_words(node)))  # type: ignore[arg-type]
        return
    inner = branch.add(f"[cyan]{join_words(node)}[/cyan]")
    for child in below:
        _add_node(inner, child)


def _heading_tree(pack: Pack, heading: HeadingRecord) -> Tree:
    tree = Tree(f"heading [bold]{pack.info.regime} {heading.code}[/bold]  {escape(heading.title)}")
    tree.add(escape(heading.covers))
    if heading.reasons:
        tree.add(f"reasons for control: {', '.join(heading.reasons)}")
    if heading.subject_to:
        tree.add(escape(f"subject to: {heading.subject_to}"))
    if related := _related(heading):
        tree.add(f"related: {related}")
    if heading.differs:
        tree.add(escape(f"differs: {heading.differs}"))
    return tree


def _related(heading: HeadingRecord) -> str:
    return "; ".join(f"{regime} {' '.join(found)}" for regime, found in heading.related.items())


def _regimes_tree(found: Looked) -> Tree:
    tree = Tree("the other lists")
    for place in (*found.shown[1:], *found.others):
        name = place.pack.info.regime
        if place.record is None:
            tree.add(f"{name}: not recorded")
        elif not place.differences:
            tree.add(f"{name}: the same criteria and notes")
        else:
            branch = tree.add(escape(f"{name}: {place.record.title}"))
            for difference in place.differences:
                branch.add(escape(str(difference)))
    return tree


def show_json(found: Looked) -> dict[str, Any]:
    """The same as `shown_entry`, with the full records of all lists that are shown."""
    return {
        "code": found.code,
        "lists": [_place_json(place) for place in found.shown],
        "others": [_place_json(place) for place in found.others],
        "below": [
            {"code": code, "title": title, "regimes": list(regimes)}
            for code, (title, regimes) in found.below.items()
        ],
    }


def _place_json(place: Place) -> dict[str, Any]:
    info, record = place.pack.info, place.record
    return {
        "regime": info.regime, "list_version": info.version, "effective": info.effective,
        "citation": _citation(place.pack, record) if record else None,
        "record": _dumped(record), "heading": _dumped(place.heading),
        "differences": [difference_json(one) for one in place.differences],
    }  # fmt: skip


def _dumped(record: EntryRecord | HeadingRecord | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


def difference_json(difference: Difference) -> dict[str, str]:
    """One difference as it is printed in JSON."""
    return {
        "kind": str(difference.kind), "where": difference.where,
        "before": difference.before, "after": difference.after,
    }  # fmt: skip


def paragraphs_table(found: Iterable[Paragraph], names: tuple[str, str], words: bool) -> Table:
    """One row a paragraph: how it stands in the second list, and each difference on a line.

    With `words`, a paragraph of one list alone is told as ``only US``, else as added or removed.
    """
    table = _table("code", "title", "how", f"{names[0]} → {names[1]}")
    for one in found:
        told = "\n".join(map(str, one.differences))
        how = Text(_standing(one, names, words), _STYLES[one.standing])
        code = Text(one.code, "bold")
        table.add_row(
            code.append(" heading", "dim") if one.heading else code, escape(one.title), how,
            escape(told),
        )  # fmt: skip
    return table


def _standing(one: Paragraph, names: tuple[str, str], words: bool) -> str:
    only = {Standing.REMOVED: f"only {names[0]}", Standing.ADDED: f"only {names[1]}",
            Standing.CHANGED: "differs", Standing.SAME: "same"}  # fmt: skip
    return only[one.standing] if words else str(one.standing)


def paragraphs_json(found: Iterable[Paragraph]) -> list[dict[str, Any]]:
    """The same as JSON."""
    return [
        {
            "code": one.code, "title": one.title, "heading": one.heading,
            "standing": str(one.standing),
            "differences": [difference_json(difference) for difference in one.differences],
        }
        for one in found
    ]  # fmt: skip


def versions_table(found: Sequence[Version]) -> Table:
    """One row a version."""
    table = _table("name", "list", "in force from", "version", "entries", "headings")
    for row in versions_json(found):
        name = Text(row["name"], "bold").append("" if row["current"] else " earlier", "dim")
        table.add_row(name, row["regime"], row["effective"], escape(row["version"]),
                      str(row["entries"]), str(row["headings"]))  # fmt: skip
    return table


def versions_json(found: Sequence[Version]) -> list[dict[str, Any]]:
    """The same as JSON."""
    return [
        {
            "name": one.name, "regime": one.pack.info.regime, "title": one.pack.info.title,
            "effective": one.pack.info.effective, "version": one.pack.info.version,
            "current": one.current, "entries": len(one.pack.entries),
            "headings": len(one.pack.headings),
        }
        for one in found
    ]  # fmt: skip
