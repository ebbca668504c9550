"""``yougo annotate``."""

from pathlib import Path
from typing import Any

import click

from yougo.cli import messages, options
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.pipeline import admission, annotating, files, outputs
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
    path = outputs.checked(glossary, output, [document]) if output else None
    chosen = selected(glossary, **wanted)
    concepts = filter(chosen.holds, glossary.shown)
    if not chosen.status and chosen.confidence is None:
        concepts = filter(admission.is_sure, concepts)
    made = annotating.annotated(document, concepts)
    if path:
        files.write(path, made.text.encode())
        out(str(output))
    else:
        out(made.text, end="")
    say(messages.ANNOTATED.format(terms=messages.count(made.terms, "term")))
    return 0 if made.terms else 1
