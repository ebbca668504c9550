"""After the terms of a review: the acronyms that no document explains, and what references know of them."""

from collections.abc import Container, Iterable, Sequence

from yougo.cli import messages, term_detail, term_line, terminal
from yougo.cli.output import out
from yougo.cli.review import keys, prompts
from yougo.cli.review.dialogs import tell
from yougo.cli.sentences import say_error
from yougo.errors import YougoError
from yougo.model.concepts import Concept
from yougo.model.documents import Place
from yougo.model.proposals import Proposal
from yougo.pipeline import apply_edits, bearers, checking
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.references import Opened
from yougo.workspace import edits

_NEXT = ("n", " ")


def go_through(glossary: Glossary, known: Opened) -> int:
    """Show each acronym until the person quits; returns how many became terms."""
    made = 0
    with keys.listening():
        for acronym, place, rows in checking.known_acronyms(glossary, known):
            shown = (prompts.MAKE_TERM.format(numbers=prompts.digits(len(rows))), *prompts.ACRONYM_KEYS)
            _show(acronym, place, rows, shown)
            pressed = _pressed({*_NEXT, keys.QUIT, *map(str, range(1, len(rows) + 1))}, shown)
            if pressed == keys.QUIT:
                break
            if pressed not in _NEXT:
                made += _made(glossary.workspace, acronym, rows[int(pressed) - 1])
    return made


def _pressed(known: Container[str], shown: Iterable[str]) -> str:
    """One of the keys that are known; of any other, the person is told which there are."""
    pressed = keys.key()
    while pressed not in known:
        tell(prompts.KEYS_HERE.format(keys=messages.COMMA.join(shown)))
        pressed = keys.key()
    return pressed


def _show(acronym: str, place: Place, rows: Sequence[Proposal], shown: tuple[str, ...]) -> None:
    """Print an acronym, where it is used, and what it may stand for, with the keys."""
    out("\n".join(["", term_detail.rule(prompts.UNEXPLAINED.format(acronym=acronym))]))
    out(term_line.place(place))
    numbered = (f"{number}  {term_detail.proposal(row)}" for number, row in enumerate(rows, 1))
    out("\n".join(term_detail.fitted(numbered)))
    out("\n".join(terminal.packed(shown)))


def _made(where: Workspace, acronym: str, row: Proposal) -> bool:
    """Make a term of an acronym, with the names that are proposed; returns whether that could be done."""
    try:
        with apply_edits.held(where) as now:
            identifier = apply_edits.new_id(now.glossary, acronym)
            names = _free_names(where, row, Concept(identifier))
            apply_edits.decide(now.glossary, [edits.explained(identifier, acronym, names, row.origin)])
    except YougoError as error:
        say_error(error)
        return False
    tell(messages.ACCEPTED)
    return True


def _free_names(where: Workspace, row: Proposal, concept: Concept) -> dict[str, str]:
    """The names that are proposed, by field, without a Japanese one that another term has."""
    is_free = row.japanese and not bearers.others(where, row.japanese, concept)
    return {**({"japanese": row.japanese} if is_free else {}), row.side: row.text}
