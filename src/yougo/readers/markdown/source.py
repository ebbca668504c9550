"""What a text in Markdown says."""

import re

from yougo.model.documents import Document
from yougo.readers.encoding import decode
from yougo.readers.markdown.blocks import Blocks
from yougo.readers.markdown.frontmatter import front_matter
from yougo.readers.markdown.grammar import grammar
from yougo.readers.notes import with_text_notes

_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->|%%(?:(?!%%).)*+%%")


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the front matter's, else its first heading of level one.

    Raises:
        UnreadableDocument: the bytes are not text.
    """
    parser, env = grammar(), {}  # type: ignore[var-annotated]  # markdown-it's own notes
    head, text = front_matter(decode(data, name), name)
    blocks = Blocks(name, parser, env)
    blocks.read(parser.parse(_COMMENT.sub(_without_bars, text), env))
    document = Document(
        name=name,
        title=head.title or blocks.title,
        url=head.url,
        aliases=head.aliases,
        passages=tuple(blocks.passages),
        notes=tuple(blocks.notes),
        tables=tuple(blocks.tables),
        problems=head.problems + tuple(blocks.problems),
    )
    return with_text_notes(document)


def _without_bars(comment: re.Match[str]) -> str:
    """A comment in which no ``|`` divides the cell of a table that it is in."""
    return comment[0].replace("|", " ")
