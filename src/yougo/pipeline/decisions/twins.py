"""The other half of a term: what has the name that is proposed, and nothing in the language of this one."""

from yougo.language.text import same
from yougo.model.concepts import Concept
from yougo.model.proposals import Proposal
from yougo.pipeline import bearers
from yougo.pipeline.glossary import Glossary

_OTHER = {"english": "japanese", "japanese": "english"}


def twin(glossary: Glossary, concept: Concept, row: Proposal) -> Concept | None:
    """The only other term that has a proposed name, if it lacks the name beside which it is proposed.

    Who takes the proposal says that both are one term.
    """
    if row.side not in _OTHER:
        return None
    found = bearers.others(glossary.workspace, row.text, concept)
    if len(found) != 1 or getattr(found[0], _OTHER[row.side]) or _have_two_acronyms(found[0], concept):
        return None
    return found[0]


def _have_two_acronyms(one: Concept, other: Concept) -> bool:
    return bool(one.acronym and other.acronym) and same(one.acronym) != same(other.acronym)
