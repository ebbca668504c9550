"""A group of claims as one concept: preferred names, variants, definition, evidence."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.name_sets import keys_of
from yougo.language.text import same, tidy
from yougo.merge.by_key import by_key
from yougo.merge.groups import Group
from yougo.merge.name_spans import Claim, most_frequent, names_in
from yougo.model.concepts import Concept, Evidence, Reading, Variant
from yougo.model.documents import Place, Voice
from yougo.model.findings import IN_PASSING, Finding

_ACRONYM = attrgetter("finding.acronym")
_JAPANESE = attrgetter("japanese")
_TEXT = attrgetter("text")


_VOICES: tuple[Voice, ...] = ("author", "quotation")
"""Whose words may define a term, the best first."""


def described(group: Group, suspect: frozenset[str] = frozenset()) -> Concept:
    """What the documents say of one concept, before any person's decision; its id is still ``""``.

    `suspect` holds English names (as `text.same` makes them) that must not be shown as fact.
    """
    claims = group.claims
    bounded = keys_of(map(_JAPANESE, filter(attrgetter("is_bounded"), claims)))
    certain = [claim.finding.english for claim in claims if claim.english_key not in suspect]
    acronym = _preferred(map(_ACRONYM, claims), group.own)
    japanese = _preferred(map(_JAPANESE, claims), group.own, bounded)
    english = _preferred(certain, group.own)
    preferred = keys_of((acronym, japanese, english)) | cut_names(claims, japanese)
    return Concept(
        id="",
        acronym=acronym,
        japanese=japanese,
        reading=_stated_reading(group, japanese),
        english=english,
        definition=_definition(group, is_named=bool(japanese)),
        variants=tuple(_variants(group, preferred | suspect)),
        evidence=tuple(evidence(group)),
    )


def _preferred(names: Iterable[str], own: Container[str], bounded: Container[str] = frozenset()) -> str:
    """The name that is stated most often, one that markup bounds first; never one because of its place.

    Of equals, the concept's `own` before those that a person gave it, then the longest.
    """
    stated = by_key(filter(None, names), same)

    def rank(key: str) -> tuple[object, ...]:
        return (key not in bounded, -len(stated[key]), key not in own, -len(key), key)

    best = min(stated, key=rank, default="")
    return usual_spelling(map(tidy, stated[best]))


def usual_spelling(spellings: Iterable[str]) -> str:
    """How a name is written: in the singular where somebody does, else most often, else not in capitals."""
    counts = Counter(spellings)

    def rank(name: str) -> tuple[object, ...]:
        return (name.removesuffix("s") in counts and name.endswith("s"), -counts[name], name.isupper(), name)

    return min(counts, key=rank, default="")


def _stated_reading(group: Group, japanese: str) -> Reading | None:
    """The reading that documents state for the preferred name, or the romaji of a note's label."""
    named = by_key(group.claims, attrgetter("japanese_key"))[same(japanese)]
    if stated := most_frequent(filter(partial(_fits, japanese), map(attrgetter("finding.reading"), named))):
        return Reading(stated, verified=True, basis="document")
    romaji = most_frequent(map(attrgetter("finding.romaji"), named))
    return Reading(romaji, verified=False, basis="label") if romaji else None


def _fits(japanese: str, reading: str) -> bool:
    """Whether a reading can be laid over a name."""
    if not reading:
        return False
    from yougo.readings.furigana import furigana  # noqa: PLC0415 - loads the engines, and few documents state readings

    return bool(furigana(japanese, tidy(reading)))


def _definition(group: Group, *, is_named: bool) -> str:
    """The definition that is stated most often, among those that are stated in the best way.

    What `is_named` in Japanese is defined in Japanese where it can be.
    """
    defining = list(filter(_defines, map(attrgetter("finding"), group.claims)))
    if is_named:
        defining = list(filter(_is_in_japanese, defining)) or defining
    by_way = by_key(defining, _way)
    best = min(by_way, default=(0, 0))
    return most_frequent(map(attrgetter("definition"), by_way[best]))


def _is_in_japanese(found: Finding) -> bool:
    return is_japanese(found.definition)


def _defines(found: Finding) -> bool:
    return bool(found.definition) and found.voice in _VOICES


def _way(found: Finding) -> tuple[int, int]:
    """In whose words a finding defines, and how far it only does so in passing; less is better."""
    return _VOICES.index(found.voice), IN_PASSING.get(found.rule, 0)


def _variants(group: Group, taken: frozenset[str]) -> list[Variant]:
    """All further names, the most frequent first."""
    stated = by_key(chain.from_iterable(map(_names, group.claims)), lambda variant: same(variant.text))
    for key in (*taken, ""):
        stated.pop(key, None)
    found = map(_counted, stated.values())
    return sorted(found, key=lambda variant: (-variant.count, variant.text))


def cut_names(claims: Sequence[Claim], whole: str) -> frozenset[str]:
    """The names that are another one without its first or last letter, for one acronym in one document."""
    told = {_told_in(claim) for claim in claims if claim.japanese == whole and claim.finding.acronym}
    unbounded = filterfalse(attrgetter("is_bounded"), claims)
    beside = {claim.japanese for claim in unbounded if _told_in(claim) in told}
    return keys_of(filter(partial(_is_cut_from, whole), beside))


def _is_cut_from(whole: str, name: str) -> bool:
    """Whether a name lacks the first letter of another one, or is the end of it without the last."""
    return name == whole[1:] or whole[:-1].endswith(name)


def _told_in(claim: Claim) -> tuple[str, str]:
    return claim.document, claim.acronym_key


def _counted(spellings: Sequence[Variant]) -> Variant:
    """A further name in its plainest spelling, with how often it is stated and read."""
    reading = most_frequent(map(attrgetter("reading"), spellings))
    return replace(_plainest(spellings), count=len(spellings), reading=reading)


def _plainest(variants: Sequence[Variant]) -> Variant:
    """One of several spellings of a further name: the most frequent; not a former one if it can be."""
    by_text = by_key(variants, _TEXT)
    alike = by_text[usual_spelling(map(_TEXT, variants))]
    return min(alike, key=lambda variant: (variant.former, variant.type, variant.lang))


def _names(claim: Claim) -> Iterator[Variant]:
    """What a claim calls its concept; a name that it does not give is empty."""
    finding = claim.finding
    yield Variant(tidy(finding.acronym), "und", "acronym")
    yield Variant(claim.japanese, "ja", "variant", reading=finding.reading)
    yield Variant(tidy(finding.english), "en", "full")
    yield from map(variant, filterfalse(finding.former.__contains__, finding.aliases))
    for name in finding.former:
        yield replace(variant(name), former=True)


def variant(name: str) -> Variant:
    """A further name by its form."""
    if is_acronym(name):
        return Variant(name, "und", "acronym")
    return Variant(name, "ja" if is_japanese(name) else "en", "variant")


def evidence(group: Group) -> Iterator[Evidence]:
    """The sentences of claims: each once for each Japanese name, with all that it calls the concept."""
    rows: dict[tuple[Place, str, str], list[Claim]] = defaultdict(list)
    names_in: dict[tuple[Place, str], dict[str, None]] = defaultdict(dict)
    for claim in group.claims:
        sentence = (claim.finding.place, claim.finding.sentence)
        name = _row(claim.japanese_key, names_in[sentence])
        names_in[sentence].setdefault(name)
        rows[*sentence, name].append(claim)
    return map(_evidence, rows.values())


def _row(japanese: str, names: Mapping[str, None]) -> str:
    """Which of a sentence's rows a claim belongs to: that of its name.

    A claim without a name joins the first row. Where it comes first itself, the others join it.
    """
    if japanese and "" not in names:
        return japanese
    return next(iter(names), "")


def _evidence(claims: Sequence[Claim]) -> Evidence:
    """One row for all claims of a sentence and a name."""
    first = claims[0].finding
    return Evidence(
        first.place,
        first.kind,
        first.sentence,
        first.rule,
        first.url,
        names=tuple(dict.fromkeys(map(tidy, names_in(claims)))),
        letters=next(filter(None, map(attrgetter("finding.letters"), claims)), ""),
        because=next(filter(None, map(attrgetter("because"), claims)), ()),
        is_bounded=any(map(attrgetter("is_bounded"), claims)),
        definitions=tuple(filter(None, dict.fromkeys(map(attrgetter("finding.definition"), claims)))),
    )
