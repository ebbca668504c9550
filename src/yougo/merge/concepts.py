"""A group of claims as one concept: preferred names, variants, definition, evidence."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.name_sets import keys_of
from yougo.language.text import same, tidy
from yougo.merge.groups import Group
from yougo.merge.name_spans import Claim, oftenest
from yougo.model.concepts import Concept, Evidence, Reading, Variant


def concept(group: Group, suspect: frozenset[str] = frozenset()) -> Concept:
    """What the documents say of one concept, before any person's decision; its id is still ``""``.

    `suspect` holds English names (as `text.same` makes them) that must not be shown as fact.
    """
    acronym = _most(group, lambda claim: claim.finding.acronym)
    japanese = _most(group, lambda claim: claim.japanese, prefer_bounded=True)
    english = _most(
        group, lambda claim: "" if same(claim.finding.english) in suspect else claim.finding.english
    )
    preferred = keys_of((acronym, japanese, english))
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


def _most(group: Group, name_of: Callable[..., str], *, prefer_bounded: bool = False) -> str:
    """The name that most claims state, ones that markup bounds first; never one because of its place.

    Of equals, the concept's own before those that a person gave it, then the longest.
    """
    stated = [(claim, name) for claim in group.claims if (name := name_of(claim))]
    counts = Counter(same(name) for _, name in stated)
    bounded = keys_of(name for claim, name in stated if prefer_bounded and claim.is_bounded)

    def rank(key: str) -> tuple[object, ...]:
        return (key not in bounded, -counts[key], key not in group.own, -len(key), key)

    best = min(counts, key=rank, default="")
    return spelled(tidy(name) for _, name in stated if same(name) == best)


def spelled(spellings: Iterable[str]) -> str:
    """How a name is written: in the singular where somebody does, else most often, else not in capitals."""
    counts = Counter(spellings)

    def rank(name: str) -> tuple[object, ...]:
        return (name.removesuffix("s") in counts and name.endswith("s"), -counts[name], name.isupper(), name)

    return min(counts, key=rank, default="")


def _stated_reading(group: Group, japanese: str) -> Reading | None:
    """The reading that documents state for the preferred name, or the romaji of a note's label."""
    named = [claim.finding for claim in group.claims if same(claim.japanese) == same(japanese)]
    if stated := oftenest(finding.reading for finding in named):
        return Reading(stated, verified=True, basis="document")
    romaji = oftenest(finding.romaji for finding in named)
    return Reading(romaji, verified=False, basis="label") if romaji else None


def _definition(group: Group) -> str:
    """The definition in an author's words, else in a quoted source's, that is stated most often."""
    for voice in ("author", "quotation"):
        stated = (claim.finding.definition for claim in group.claims if claim.finding.voice == voice)
        if found := oftenest(stated):
            return found
    return ""


def _variants(group: Group, taken: frozenset[str]) -> list[Variant]:
    """All further names, the most frequent first."""
    stated: dict[str, list[Variant]] = defaultdict(list)
    for claim in group.claims:
        for variant in _names(claim):
            if (key := same(variant.text)) and key not in taken:
                stated[key].append(variant)
    found = [replace(_plainest(each), count=len(each)) for each in stated.values()]
    return sorted(found, key=lambda variant: (-variant.count, variant.text))


def _plainest(variants: Sequence[Variant]) -> Variant:
    """One of several spellings of a further name: the most frequent; not a former one if it can be."""
    text = spelled(variant.text for variant in variants)
    alike = [variant for variant in variants if variant.text == text]
    return min(alike, key=lambda variant: (variant.former, variant.type, variant.lang))


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
    """The sentences of claims: each once for each Japanese name, with all that it calls the concept."""
    rows: dict[tuple[object, ...], list[Claim]] = {}
    named: dict[tuple[object, ...], dict[str, None]] = {}
    for claim in group.claims:
        sentence = (claim.finding.place, claim.finding.sentence)
        names = named.setdefault(sentence, {})
        key = _row(same(claim.japanese), names)
        names.setdefault(key)
        rows.setdefault((*sentence, key), []).append(claim)
    for claims in rows.values():
        first = claims[0].finding
        called = [tidy(name) for claim in claims for name in claim.names]
        yield Evidence(
            first.place,
            first.kind,
            first.sentence,
            first.rule,
            first.url,
            names=tuple(dict.fromkeys(called)),
            letters=next((claim.finding.letters for claim in claims if claim.finding.letters), ""),
            because=next((claim.because for claim in claims if claim.because), ()),
        )


def _row(japanese: str, names: Mapping[str, None]) -> str:
    """Which of a sentence's rows a claim belongs to: that of its name; one without a name joins the first."""
    if japanese in names:
        return japanese
    if not japanese:
        return next(iter(names), "")
    return "" if "" in names else japanese
