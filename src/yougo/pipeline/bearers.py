"""Which other terms have a name."""

from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.model.concepts import Concept, names_of
from yougo.pipeline.files.workspace import Workspace
from yougo.store import Store


def others(workspace: Workspace, name: str, concept: Concept) -> list[Concept]:
    """The terms but this one that have a name, without the rejected."""
    key = same(name)
    with Store(workspace.database, last=True) as store:
        found = store.concepts(store.neighbours().bearers([key]) - {concept.id})
    return [other for other in found if not other.is_rejected and key in keys_of(names_of(other))]
