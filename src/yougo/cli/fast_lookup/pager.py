"""Texts that are longer than the screen, shown in the person's pager."""

import click

from yougo.cli.output import shown
from yougo.cli.terminal import has_colour


def page(text: str) -> None:
    """Show a text in $PAGER, or in the system's own pager."""
    coloured = has_colour()
    # None lets click keep colours if the pager can show them
    click.echo_via_pager(shown(text, styled=coloured), color=None if coloured else False)
