"""``yougo reading``."""

import json
import sys
from collections.abc import Iterable

import click

from yougo import readings
from yougo.cli import messages, options
from yougo.cli.fast_lookup import input_lines
from yougo.cli.help_texts import HELP
from yougo.cli.output import out
from yougo.model.concepts import Reading


@click.command("reading", help=HELP["reading"])
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@options.as_json
def command(texts: tuple[str, ...], as_json: bool) -> int:
    """Print one line for each text, in the order given."""
    for text in _asked(texts):
        found = readings.read(text)
        out(_as_json(text, found) if as_json else _line(text, found))
    return 0


def _asked(texts: tuple[str, ...]) -> Iterable[str]:
    """The texts given, or the lines of standard input."""
    if texts:
        return filter(None, map(input_lines.tidied, texts))
    if sys.stdin.isatty():
        raise click.UsageError(messages.NOTHING_TO_READ)
    return input_lines.read()


def _line(text: str, found: Reading) -> str:
    """Text, kana, furigana, romaji and any doubt, separated by tabs."""
    columns = [text, found.text, readings.anki(found.ruby), found.romaji]
    if not found.verified:
        others = f" {messages.OR.format(others=', '.join(found.others))}" if found.others else ""
        columns.append(messages.UNVERIFIED + others)
    return "\t".join(columns)


def _as_json(text: str, found: Reading) -> str:
    facts = {
        "text": text,
        "reading": found.text,
        "furigana": readings.anki(found.ruby),
        "romaji": found.romaji,
        "reading_verified": found.verified,
        "others": list(found.others),
    }
    return json.dumps(facts, ensure_ascii=False)
