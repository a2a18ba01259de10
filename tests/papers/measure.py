"""Measure the reading of made-up papers: kind, parties, goods lines, codes, undertakings, quotes."""

import re
from collections import Counter

import spectriage


def key(text):
    return re.sub(r"\W+", "", text).casefold()


def measure(papers, triager=None, *, show=print):
    """Counts of hits, misses and false findings over papers; prints each fault."""
    triager = triager or spectriage.load()
    counts = Counter()
    for name, data, kind, gold in papers:
        report = triager.triage(data, name=name)
        paper = report.paper
        counts["papers"] += 1
        counts["kind"] += report.document.kind == kind
        if report.document.kind != kind:
            show(f"{name}: kind {report.document.kind}")
        if paper is None:
            show(f"{name}: not read as a paper")
        want = {(role, key(who)) for role, who, _ in gold["parties"]}
        got = {(p.role, key(p.name)) for p in report.parties}
        tally(counts, "party", want, got, name, show)
        where = {(p.role, key(p.name)): p.country for p in report.parties}
        for role, who, country in gold["parties"]:
            if (role, key(who)) in where:
                counts["country_seen"] += 1
                right = where[(role, key(who))] == country
                counts["country"] += right
                if not right:
                    show(f"{name}: country of {who} {where[(role, key(who))]}, gold {country}")
        lines = Counter(
            (g.part_number, g.quantity, g.unit_price, g.amount, g.hs_code)
            for g in (paper.goods if paper else [])
        )
        wanted = Counter((p, q, u, a, h) for p, q, u, a, h in gold["goods"])
        hits = sum((lines & wanted).values())
        counts["goods_hit"] += hits
        counts["goods_miss"] += sum(wanted.values()) - hits
        counts["goods_false"] += sum(lines.values()) - hits
        for line in wanted - lines:
            show(f"{name}: missed goods {line}")
        for line in lines - wanted:
            show(f"{name}: false goods {line}")
        if "codes" in gold:
            tally(counts, "code", gold["codes"], {c.code for c in report.printed_codes}, name, show)
        if "undertakings" in gold:
            found = {u.kind for u in paper.undertakings} if paper else set()
            counts["undertaking_want"] += len(gold["undertakings"])
            counts["undertaking_hit"] += len(gold["undertakings"] & found)
            if gold["undertakings"] - found:
                show(f"{name}: missed undertakings {gold['undertakings'] - found}")
        if "type" in gold and (paper is None or paper.type != gold["type"]):
            show(f"{name}: type {paper and paper.type}")
    return counts


def tally(counts, what, want, got, name, show):
    counts[f"{what}_hit"] += len(want & got)
    counts[f"{what}_miss"] += len(want - got)
    counts[f"{what}_false"] += len(got - want)
    for item in sorted(want - got):
        show(f"{name}: missed {what} {item}")
    for item in sorted(got - want):
        show(f"{name}: false {what} {item}")


def f1(counts, what):
    """F1 of a sort of finding."""
    hit, miss, false = (counts[f"{what}_{end}"] for end in ("hit", "miss", "false"))
    return 2 * hit / max(1, 2 * hit + miss + false)
