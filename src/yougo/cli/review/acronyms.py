"""After the terms of a review: the acronyms that no document explains, and what references know of them."""

from collections.abc import Sequence

from yougo.cli import messages, term_detail, term_line, terminal
from yougo.cli.output import out
from yougo.cli.review import keys, prompts
from yougo.cli.review.dialogs import tell
from yougo.model.documents import Place
from yougo.model.proposals import Proposal
from yougo.pipeline import apply_edits, checking
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.references import Opened
from yougo.workspace import edits


def go_through(glossary: Glossary, known: Opened) -> int:
    """Show each acronym until the person quits; returns how many became terms."""
    made = 0
    with keys.listening():
        for acronym, place, rows in checking.known_acronyms(glossary, known):
            _show(acronym, place, rows)
            pressed = keys.key()
            if pressed == keys.QUIT:
                break
            if pressed.isdecimal() and 0 < int(pressed) <= len(rows):
                _make(glossary.workspace, acronym, rows[int(pressed) - 1])
                made += 1
    return made


def _show(acronym: str, place: Place, rows: Sequence[Proposal]) -> None:
    """Print an acronym, where it is used, and what it may stand for, with the keys."""
    out("\n".join(["", term_detail.rule(prompts.UNEXPLAINED.format(acronym=acronym))]))
    out(term_line.place(place))
    numbered = (f"{number}  {term_detail.proposal(row)}" for number, row in enumerate(rows, 1))
    out("\n".join(term_detail.fitted(numbered)))
    out(
        "\n".join(
            terminal.packed(
                (prompts.MAKE_TERM.format(numbers=prompts.digits(len(rows))), *prompts.ACRONYM_KEYS)
            )
        )
    )


def _make(where: Workspace, acronym: str, row: Proposal) -> None:
    """Make a term of an acronym, with the English that is proposed."""
    with apply_edits.held(where) as now:
        identifier = apply_edits.new_id(now.glossary, acronym)
        choice = edits.explained(identifier, acronym, row.text, row.origin)
        apply_edits.decide(now.glossary, [choice])
    tell(messages.ACCEPTED)
