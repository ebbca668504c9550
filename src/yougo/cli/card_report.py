"""What an export of cards says: which terms it leaves out, what is new, and what to do in Anki."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from yougo.cli import messages
from yougo.cli.output import out, say
from yougo.cli.term_line import joined_names, line
from yougo.model import json_lines
from yougo.model.concepts import names_of
from yougo.pipeline.admission import ACCEPTED_ONLY
from yougo.pipeline.card_ledger import News
from yougo.pipeline.export import Exported
from yougo.pipeline.glossary import Glossary
from yougo.translation import plural

_NAMED = 5
"""How many terms of each sort are named."""
_NOTHING_TO_ASK = plural(
    "{count} of {terms} makes no card ({names}): it has nothing that this deck's kinds of card can ask "
    "for: an acronym, a Japanese or English name beside another, or a definition.",
    "{count} of {terms} make no card ({names}): they have nothing that this deck's kinds of card can ask "
    "for: an acronym, a Japanese or English name beside another, or a definition.",
)
_UNASKABLE = plural(
    "{count} of {terms} makes no card ({names}): it has no second name that this deck's kinds of card ask "
    "for, and its definition gives the name away, says too little by itself or fits another term, or the "
    "deck has no definition cards.",
    "{count} of {terms} make no card ({names}): they have no second name that this deck's kinds of card ask "
    "for, and each definition gives the name away, says too little by itself or fits another term, or the "
    "deck has no definition cards.",
)


def report(made: Exported, glossary: Glossary, include: str) -> None:
    """Say what differs from the last deck, what Anki will not do by itself, and what is left out.

    `include` is what to type to have those that wait for review.
    """
    news = made.news
    if news.is_first and news.new:
        terms, names = messages.count(len(news.new), "term"), _some(news.new, news, glossary)
        say(messages.FIRST_CARDS.format(terms=terms, names=names))
    elif facts := list(_differences(news, glossary)):
        say(messages.CARDS.format(facts=messages.COMMA.join(facts)))
    if news.blank:
        say(messages.BLANK_CARDS.format(cards=messages.count(news.blank, "card")))
    if news.unknown:
        say(messages.OLD_CARDS.format(terms=messages.count(news.unknown, "term")))
    if news.gone:
        count = messages.count(len(news.gone), "term")
        names = _some(news.gone, news, glossary)
        say(messages.GONE_CARDS.format(count=count, names=names, search=news.search))
    if news.is_moved:
        say(messages.MOVED_CARDS)
    if news.other_type:
        say(messages.OTHER_NOTE_TYPE[news.other_type])
    _report_left_out(made, glossary, include)


def _differences(news: News, glossary: Glossary) -> Iterator[str]:
    """How many terms are new, and how many have changed, with some of their names."""
    for ids, message in ((news.new, messages.NEW_CARDS), (news.changed, messages.CHANGED_CARDS)):
        if ids:
            yield message.format(number=f"{len(ids):,}", names=_some(ids, news, glossary))


def print_changes(made: Exported, glossary: Glossary) -> None:
    """Print a line for each term that is new, changed or gone since the last deck."""
    for text in _lines(made, glossary):
        out(text)


def _lines(made: Exported, glossary: Glossary) -> Iterator[str]:
    for mark, ids in (("+", made.news.new), ("~", made.news.changed), ("-", made.news.gone)):
        for identifier in ids:
            concept = glossary.by_id.get(identifier)
            told = line(json_lines.record(concept)) if concept else _former_line(identifier, made.news)
            yield f"{mark} {told}"


def _former_line(identifier: str, news: News) -> str:
    """The line of a term that the glossary does not have any more."""
    names = joined_names(*news.former_names.get(identifier, ()))
    return "\t".join(filter(None, (identifier, names)))


def _report_left_out(made: Exported, glossary: Glossary, include: str) -> None:
    """Say how many terms are left out, why, and how to have them."""
    choice, cardless = made.choice, made.news.cardless
    terms = messages.count(len(choice.taken) + len(choice.waiting), "term")
    waiting = len({concept.id for concept in choice.waiting}.difference(cardless))
    if waiting:
        reason = messages.NOT_ACCEPTED if choice.least == ACCEPTED_ONLY else messages.NOT_SURE
        because = messages.for_number(waiting, reason).format(least=choice.least)
        sentence = messages.for_number(waiting, messages.LEFT_OUT)
        say(sentence.format(count=f"{waiting:,}", terms=terms, reason=because, include=include))
    for reason, ids in _reasons(cardless, glossary).items():
        sentence = messages.for_number(len(ids), reason)
        say(sentence.format(count=f"{len(ids):,}", terms=terms, names=_some(ids, made.news, glossary)))


def _reasons(cardless: Iterable[str], glossary: Glossary) -> Mapping[tuple[str, str], list[str]]:
    """The terms without a card, by the sentences that say why."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for identifier in cardless:
        concept = glossary.by_id.get(identifier)
        reason = _UNASKABLE if concept and concept.definition else _NOTHING_TO_ASK
        reasons.setdefault(reason, []).append(identifier)
    return reasons


def _some(ids: Sequence[str], news: News, glossary: Glossary) -> str:
    """Some of these terms' names, as many as fit on a line."""
    names = [_short_name(identifier, news, glossary) for identifier in ids[:_NAMED]]
    return messages.COMMA.join(names) + (messages.MORE_IN_LIST if len(ids) > _NAMED else "")


def _short_name(identifier: str, news: News, glossary: Glossary) -> str:
    """A term's first name, or the one that it had; its id where nobody noted a name."""
    concept = glossary.by_id.get(identifier)
    names = names_of(concept) if concept else news.former_names.get(identifier, ())
    return next(iter(names), identifier)
