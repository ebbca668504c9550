"""Texts that are longer than the screen, shown in the person's pager."""

import click

from yougo.cli.output import shown


def page(text: str, *, coloured: bool) -> None:
    """Show a text in $PAGER, or in the system's own pager."""
    # None lets click keep colours if the pager can show them
    click.echo_via_pager(shown(text, styled=coloured), color=None if coloured else False)
