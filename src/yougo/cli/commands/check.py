"""``yougo check``."""

from pathlib import Path

import click

from yougo.cli import messages, options, problem_output
from yougo.cli.help_texts import HELP
from yougo.cli.output import out, say
from yougo.cli.sentences import say_error
from yougo.cli.waiting import progress, waiting
from yougo.pipeline import checking
from yougo.pipeline.checking import Checked
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.files import workspace as workspaces


@click.command("check", help=HELP["check"])
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=options.PathName(path_type=Path))
@options.as_json
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> int:
    """Print each problem on one line; the exit code is 1 if there are any."""
    checked = _checked(context, paths)
    if checked.remade:
        say(messages.REBUILT)
    for error in (*checked.unreadable, *checked.away):
        say_error(error)
    shown = problem_output.as_json if as_json else problem_output.line
    for issue in checked.issues:
        out(shown(issue))
    problem_output.say_help(issue.code for issue in checked.issues)
    problems = messages.count(len(checked.issues), "problem")
    documents = messages.count(checked.documents, "document")
    say(messages.CHECKED.format(problems=problems, documents=documents))
    return 1 if checked.is_wrong else 0


def _checked(context: click.Context, paths: tuple[Path, ...]) -> Checked:
    if paths:
        with waiting(messages.CHECKING):
            return checking.check_documents(paths, workspaces.find(options.named(context)))
    where = options.workspace(context)
    with progress() as show:
        return checking.check_glossary(where, Means(show))
