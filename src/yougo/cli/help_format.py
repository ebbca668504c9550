"""Help in a language without spaces between words: click wraps by letters, and counts them, not cells."""

from collections.abc import Iterable

import click

from yougo.language.cells import cells, wrap

_AS_IT_IS = "\b\n"
"""How click is told to leave a paragraph's lines."""


class HelpFormatter(click.HelpFormatter):
    """Wraps texts to the terminal's cells before click gets them."""

    def write_text(self, text: str) -> None:
        """A text of paragraphs."""
        super().write_text(_wrapped(text, self.width - self.current_indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        rows = list(rows)
        column = min(max(cells(name) for name, _ in rows), col_max) + col_spacing
        room = self.width - column - self.current_indent
        super().write_dl([(name, _wrapped(text, room)) for name, text in rows], col_max, col_spacing)


def _wrapped(text: str, most: int) -> str:
    """A text whose paragraphs have lines of at most so many cells."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        if not paragraph.startswith(_AS_IT_IS):
            paragraph = _AS_IT_IS + "\n".join(wrap(paragraph, most))  # noqa: PLW2901 - it is the same one
        paragraphs.append(paragraph)
    return "\n\n".join(paragraphs)
