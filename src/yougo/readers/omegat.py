"""The reader of OmegaT's glossaries: lines of source, target and comment, divided by tabs."""

from collections.abc import Iterator

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: the lines of one source are names of one thing, without the comments."""
    from yougo.readers import term_lists  # noqa: PLC0415 - slow to import, and most commands read no document
    from yougo.readers.encoding import decode  # noqa: PLC0415 - likewise

    entries: dict[str, term_lists.Entry] = {}
    for line, (source, target) in _pairs(decode(data, name)):
        entry = entries.setdefault(source, term_lists.Entry(line))
        entry.names.setdefault(source, "")
        entry.names.setdefault(target, "")
    return term_lists.document(name, "", entries.values())


def _pairs(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """The first two cells of each line that has them, with its number."""
    for number, line in enumerate(text.split("\n"), 1):
        cells = list(map(str.strip, line.split("\t")))
        if len(cells) > 1 and all(cells[:2]) and not line.startswith("#"):
            yield number, (cells[0], cells[1])


READER = Reader(name="omegat", suffixes=(".utf8", ".tab"), read=read)
