"""A group of claims as one concept: preferred names, variants, definition, evidence."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from yougo.characters import is_japanese
from yougo.letters import is_acronym
from yougo.merge.extents import Claim
from yougo.merge.groups import Group
from yougo.model import Concept, Evidence, Reading, Variant
from yougo.text import same, tidy


def concept(group: Group, suspect: frozenset[str]) -> Concept:
    """What the documents say of one concept, before any person's decision; its id is still ``""``.

    `suspect` holds English names (as `text.same` makes them) that must not be shown as fact.
    """
    acronym = _most(group, lambda claim: claim.finding.acronym)
    japanese = _most(group, lambda claim: claim.japanese, prefer_hard=True)
    english = _most(
        group, lambda claim: "" if same(claim.finding.english) in suspect else claim.finding.english
    )
    preferred = {same(name) for name in (acronym, japanese, english) if name}
    return Concept(
        id="",
        acronym=acronym,
        japanese=japanese,
        reading=_stated_reading(group, japanese),
        english=english,
        definition=_definition(group),
        variants=tuple(_variants(group, preferred | suspect)),
        evidence=tuple(evidence(group)),
    )


def _most(group: Group, name_of: Callable[..., str], *, prefer_hard: bool = False) -> str:
    """The name that most claims state, hard-bounded ones first; the earliest of equals, as first written."""
    written: dict[str, str] = {}
    counts: dict[str, int] = {}
    hard: set[str] = set()
    for claim in group.claims:
        name = name_of(claim)
        if name:
            key, name = same(name), tidy(name)
            if written.setdefault(key, name) == f"{name}s":  # the singular, where some claim has it
                written[key] = name
            counts[key] = counts.get(key, 0) + 1
            if prefer_hard and claim.hard:
                hard.add(key)
    best = max(counts, key=lambda key: (key in hard, counts[key]), default="")
    return written.get(best, "")


def _stated_reading(group: Group, japanese: str) -> Reading | None:
    """The reading that a document states for the preferred name, or the romaji of a note's label."""
    named = [claim.finding for claim in group.claims if same(claim.japanese) == same(japanese)]
    stated = next((finding.reading for finding in named if finding.reading), "")
    if stated:
        return Reading(stated, verified=True, ground="document")
    romaji = next((finding.romaji for finding in named if finding.romaji), "")
    return Reading(romaji, verified=False, ground="label") if romaji else None


def _definition(group: Group) -> str:
    """The first definition in an author's or a quoted source's words."""
    return next(
        (
            claim.finding.definition
            for claim in group.claims
            if claim.finding.definition and claim.finding.voice != "annotator"
        ),
        "",
    )


def _variants(group: Group, taken: set[str]) -> Iterator[Variant]:
    """All further names, in the order in which they are first stated."""
    counts: dict[str, int] = {}
    first: dict[str, Variant] = {}
    for claim in group.claims:
        for variant in _names(claim):
            key = same(variant.text)
            if key and key not in taken:
                counts[key] = counts.get(key, 0) + 1
                first.setdefault(key, variant)
    for key, variant in first.items():
        yield replace(variant, count=counts[key])


def _names(claim: Claim) -> Iterator[Variant]:
    finding = claim.finding
    if finding.acronym:
        yield Variant(tidy(finding.acronym), "und", "acronym")
    if claim.japanese:
        yield Variant(claim.japanese, "ja", "variant")
    if finding.english:
        yield Variant(tidy(finding.english), "en", "full")
    for alias in finding.aliases:
        yield variant(alias)
    for name in finding.former:
        yield replace(variant(name), former=True)


def variant(name: str) -> Variant:
    """A further name by its form."""
    if is_acronym(name):
        return Variant(name, "und", "acronym")
    return Variant(name, "ja" if is_japanese(name) else "en", "variant")


def evidence(group: Group) -> Iterator[Evidence]:
    """Where claims stand: each sentence once for each Japanese name, with all that it calls the concept."""
    rows: dict[tuple[object, ...], Evidence] = {}
    named: dict[tuple[object, ...], list[str]] = {}
    for claim in group.claims:
        finding = claim.finding
        sentence = (finding.place, finding.sentence)
        names = named.setdefault(sentence, [])
        own = same(claim.japanese)
        key = own if own in names else next((name for name in names if not own or not name), own)
        if key not in names:
            names.append(key)
        stated = (finding.acronym, claim.japanese, finding.english, *finding.aliases, *finding.former)
        row = rows.setdefault(
            (*sentence, key),
            Evidence(finding.place, finding.kind, finding.sentence, finding.rule, finding.url),
        )
        called = dict.fromkeys((*row.names, *(tidy(name) for name in stated if name)))
        letters = row.letters or finding.letters
        rows[(*sentence, key)] = replace(row, names=tuple(called), letters=letters)
    yield from rows.values()
