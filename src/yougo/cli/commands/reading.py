"""``yougo reading``."""

import json
import sys

import click

from yougo import readings
from yougo.cli import lines, messages
from yougo.cli.common import OPTIONS
from yougo.cli.output import out
from yougo.language.text import clean
from yougo.model.concepts import Reading


@click.command("reading", help=messages.HELP["reading"])
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
def command(texts: tuple[str, ...], as_json: bool) -> int:
    """Print one line for each text, in the order asked."""
    if not texts and sys.stdin.isatty():
        raise click.UsageError(messages.NOTHING_TO_READ)
    for text in filter(None, map(_tidied, texts)) if texts else lines.read():
        found = readings.read(text)
        out(_json(text, found) if as_json else _line(text, found))
    return 0


def _tidied(text: str) -> str:
    return " ".join(clean(text).split())


def _line(text: str, found: Reading) -> str:
    columns = [text, found.text, readings.anki(found.ruby), found.romaji]
    if not found.verified:
        also = f" {messages.OR.format(others=', '.join(found.others))}" if found.others else ""
        columns.append(messages.UNVERIFIED + also)
    return "\t".join(columns)


def _json(text: str, found: Reading) -> str:
    facts = {
        "text": text,
        "reading": found.text,
        "furigana": readings.anki(found.ruby),
        "romaji": found.romaji,
        "reading_verified": found.verified,
        "others": list(found.others),
    }
    return json.dumps(facts, ensure_ascii=False)
