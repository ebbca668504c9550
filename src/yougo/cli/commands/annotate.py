"""``yougo annotate``."""

from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import click

from yougo.cli import annotate_messages, messages, options
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.pipeline import admission, annotating, files, outputs
from yougo.pipeline.annotating import Copy
from yougo.pipeline.selecting import selected


@click.command("annotate", help=HELP["annotate"])
@click.argument("document", metavar="FILE", type=options.PathName(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", type=options.PathName(path_type=Path), help=OPTIONS["annotate-output"]
)
@options.selecting("candidate", "accepted")
@click.pass_context
def command(context: click.Context, /, document: Path, output: Path | None, **wanted: Any) -> int:  # noqa: ANN401 - what click makes of options
    """Print the marked copy, or write it; the exit code is 1 if no term is mentioned."""
    glossary = fresh(options.workspace(context))
    is_file = output not in (None, Path("-"))
    path = outputs.checked(glossary, output, [document]) if output and is_file else None
    of_deck = glossary.settings.options.get("anki", {})
    made = annotating.annotated(document, admission.chosen(glossary, of_deck, selected(glossary, **wanted)))
    if path:
        files.write(path, made.text.encode())
        out(str(output))
    else:
        out(made.text, end="")
    say(reduce(_after, _told(made)))
    return 0 if made.marks.terms else 1


def _after(before: str, then: str) -> str:
    return annotate_messages.THEN.format(before=before, then=then)


def _told(made: Copy) -> Iterator[str]:
    """What was done."""
    yield annotate_messages.MARKED.format(terms=messages.count(made.marks.terms, "term"))
    facts = messages.counts(
        *((made.marks.unmarked[why], text) for why, text in annotate_messages.UNMARKED.items())
    )
    if facts:
        yield annotate_messages.NOT_MARKED.format(facts=facts)
    if made.encoding != "UTF-8":
        yield annotate_messages.ENCODED.format(encoding=made.encoding or "?")
