"""The reader of Markdown, as Obsidian writes it: ``.md`` and ``.markdown``."""

from yougo.documents import Document, Reader
from yougo.readers.blocks import Blocks
from yougo.readers.encoding import decode
from yougo.readers.frontmatter import FrontMatter, front_matter
from yougo.readers.grammar import grammar
from yougo.readers.textnotes import with_text_notes


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the front matter's, else its first heading of level one.

    Raises:
        UnreadableDocument: the bytes are no text.
    """
    parser, env = grammar(), {}  # type: ignore[var-annotated]  # markdown-it's own notes
    tokens = parser.parse(decode(data, name), env)
    head = FrontMatter()
    if tokens and tokens[0].type == "front_matter":
        head = front_matter(tokens[0].content, name)
    blocks = Blocks(name, parser, env)
    blocks.read(tokens)
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


READER = Reader(name="markdown", suffixes=(".md", ".markdown"), read=read)
