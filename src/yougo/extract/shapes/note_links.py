"""The links of a footnote that say where something is written: a title alone, or a source at the end."""

from yougo.model.documents import Edge, Note


def is_link(note: Note) -> bool:
    """Whether a note is nothing but a link, and so a title."""
    links = _links(note)
    return len(links) == 1 and (links[0].start, links[0].end) == (0, len(note.text.rstrip("。. ")))


def text_before(note: Note) -> str:
    """A note's text without a link behind its last sentence: the source."""
    text = note.text
    for link in _links(note)[-1:]:
        start = len(text) - len(note.body[-1].text) + link.start
        before = text[:start].rstrip("(（ ")
        is_last = link.end == len(note.body[-1].text)
        return before if is_last and before.endswith("。") else text
    return text


def _links(note: Note) -> list[Edge]:
    """The links of a note's last block."""
    return note.body[-1].edges_of("link") if note.body else []
