"""The other half of a term: what has the name that is proposed, and nothing in the language of this one."""

from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.model.concepts import Concept, names_of
from yougo.model.proposals import Proposal
from yougo.pipeline.glossary import Glossary

_OTHER = {"english": "japanese", "japanese": "english"}


def twin(glossary: Glossary, concept: Concept, row: Proposal) -> Concept | None:
    """The only other term that has a proposed name, if it lacks the name beside which it is proposed.

    Who takes the proposal says that both are one term.
    """
    if row.side not in _OTHER:
        return None
    lacking, key = _OTHER[row.side], same(row.text)
    found = [
        each
        for each in glossary.bearing([row.text])
        if each.id != concept.id and key in keys_of(names_of(each)) and not each.is_rejected
    ]
    if len(found) != 1 or getattr(found[0], lacking) or _have_two_acronyms(found[0], concept):
        return None
    return found[0]


def _have_two_acronyms(one: Concept, other: Concept) -> bool:
    return bool(one.acronym and other.acronym) and same(one.acronym) != same(other.acronym)
