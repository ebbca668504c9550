"""What is longer than the screen, in the person's pager."""

import click

from yougo.cli.terminal import has_colour


def page(text: str) -> None:
    """Show a text in $PAGER, or in the pager that the system has."""
    click.echo_via_pager(text, color=None if has_colour() else False)  # None: if the pager can show it
