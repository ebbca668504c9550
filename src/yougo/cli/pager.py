"""What is longer than the screen, in the person's pager."""

import click

from yougo.cli.output import shown
from yougo.cli.terminal import has_colour


def page(text: str) -> None:
    """Show a text in $PAGER, or in the pager that the system has."""
    coloured = has_colour()
    # None: in colour, if the pager can show it
    click.echo_via_pager(shown(text, styled=coloured), color=None if coloured else False)
