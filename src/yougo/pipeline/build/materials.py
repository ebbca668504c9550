"""What a build is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from yougo.pipeline.build.written import Written
from yougo.pipeline.documents import version_names
from yougo.pipeline.documents.reading import Means, Reading
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.documents.versions import Versions
from yougo.pipeline.glossary import Glossary
from yougo.store.update import Cached

_REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Build:
    """Documents and decisions as they are now, and the last glossary."""

    last: Glossary
    """The last glossary, with the settings, decisions and register as they are now."""
    written: Written
    documents: Sequence[Listed]
    reading: Reading
    versions: Versions
    meta: Mapping[str, str]
    """What the last build noted of itself."""
    means: Means
    references: str = ""
    """The state of the references (`references.state`)."""
    pairs: Mapping[str, str] = field(default_factory=dict)
    """The documents that are versions of one (`version_names.of`)."""

    @property
    def names(self) -> list[str]:
        """The names of the documents."""
        return list(map(attrgetter("name"), self.documents))

    @property
    def noted(self) -> Mapping[str, str]:
        """What this build notes of itself: by it a later one knows what was changed since. ``""`` is none."""
        noted = {**self.versions.as_meta(), **self.written.hashes(self.versions.version)}
        further = {_REFERENCES: self.references, version_names.KEY: version_names.noted(self.pairs)}
        return noted | further

    @property
    def has_other_references(self) -> bool:
        """Whether the last build asked other references, or none."""
        return self.meta.get(_REFERENCES, "") != self.references

    def is_needed(self, cached: Mapping[str, Cached]) -> bool:
        """Whether anything is not as the last build left it."""
        reading = self.reading
        is_read = bool(reading.read or reading.touched) or set(self.names) != cached.keys()
        return is_read or any(self.meta.get(key, "") != note for key, note in self.noted.items())
