"""The reader of Markdown, as Obsidian writes it: ``.md`` and ``.markdown``."""

from yougo.model.documents import Document, Reader
from yougo.readers.blocks import Blocks
from yougo.readers.encoding import decode
from yougo.readers.frontmatter import front_matter
from yougo.readers.grammar import grammar
from yougo.readers.textnotes import with_text_notes

_COMMENTS = (("<!--", "-->"), ("%%", "%%"))


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the front matter's, else its first heading of level one.

    Raises:
        UnreadableDocument: the bytes are no text.
    """
    parser, env = grammar(), {}  # type: ignore[var-annotated]  # markdown-it's own notes
    head, text = front_matter(decode(data, name), name)
    blocks = Blocks(name, parser, env)
    plain = "\n".join(map(_without_bars, text.split("\n")))
    blocks.read(parser.parse(plain, env))
    document = Document(
        name=name,
        title=head.title or blocks.title,
        url=head.url,
        format=READER.name,
        passages=tuple(blocks.passages),
        notes=tuple(blocks.notes),
        tables=tuple(blocks.tables),
        problems=head.problems + tuple(blocks.problems),
    )
    return with_text_notes(document)


def _without_bars(line: str) -> str:
    """A line with no ``|`` in its comments, which would divide the cell of a table that they stand in."""
    if "|" not in line:
        return line
    for opening, closing in _COMMENTS:
        pieces: list[str] = []
        at = 0
        while (begin := line.find(opening, at)) >= 0 and (end := line.find(closing, begin + 2)) >= 0:
            pieces += line[at:begin], line[begin:end].replace("|", " ")
            pieces.append(closing)
            at = end + len(closing)
        line = "".join(pieces) + line[at:]
    return line


READER = Reader(name="markdown", suffixes=(".md", ".markdown"), read=read)
