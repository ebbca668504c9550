"""``yougo help``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

from yougo.cli import help_pages, manual, messages, page_text, terminal
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.model.codes import WARNINGS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _topics(context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The commands, pages and warnings that begin as typed."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell needs it

    topics = [*_program(context).list_commands(context), *help_pages.pages(), *WARNINGS]
    return [CompletionItem(topic) for topic in topics if topic.startswith(incomplete)]


_PAGES_OF_FORMATS = {"html": "sheet", "pdf": "sheet"}
"""The pages on formats, where they are not those of their names or the one on all."""


@click.command("help", help=HELP["help"])
@click.argument("words", metavar="[TOPIC]...", nargs=-1, shell_complete=_topics)
@click.option("--man", is_flag=True, help=OPTIONS["man"])
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], man: bool) -> int:
    """Print the help on a topic, or what there is help on; the exit code is 1 if there is none."""
    if man and words:
        raise click.UsageError(messages.MAN_ALONE, context)
    if man:
        out(manual.page(context.find_root(), _program(context)), end="")
        return 0
    topic = " ".join(words)
    text = _on(context, topic) if topic else _overview(context)
    if text:
        terminal.show(text)
        return 0
    say(f"yougo: {messages.NO_HELP.format(topic=topic)}")
    if near := _near(context, words):
        say(messages.HELP_NEAR.format(topics=messages.COMMA.join(f"`yougo help {each}`" for each in near)))
    return 1


def _near(context: click.Context, words: Sequence[str]) -> list[str]:
    """The topics on which there is help that are closest to these words."""
    from yougo.pipeline.installed import exporters  # noqa: PLC0415 - slow to import, and most help is found

    near = []
    for word in words:
        if _on(context, word):
            near.append(word)
        elif word in exporters():
            near.append(word if word in help_pages.pages() else _PAGES_OF_FORMATS.get(word, "exports"))
    return near


def _program(context: click.Context) -> click.Group:
    return cast("click.Group", context.find_root().command)


def _on(context: click.Context, topic: str) -> str:
    """All that yougo has on a topic; ``""`` if it has nothing."""
    parts = []
    named = _program(context).get_command(context, topic)
    if named:
        parent = context.find_root()
        with click.Context(named, parent=parent, info_name=topic, **parent.command.context_settings) as its:
            its.formatter_class = parent.formatter_class
            parts.append(named.get_help(its))
    for name, page in help_pages.pages().items():
        if name == topic:
            parts.append(page_text.shown(page.text))
        elif said := help_pages.about(page, topic):
            more = messages.MORE_HELP.format(title=page.title, topic=name)
            parts.append("\n\n".join([terminal.bold(topic), *map(page_text.shown, said), more]))
    return "\n\n".join(parts) + "\n" if parts else ""


def _overview(context: click.Context) -> str:
    """What there is help on: commands, pages and warnings."""
    formatter = context.make_formatter()
    _program(context).format_commands(context, formatter)
    pages = help_pages.pages()
    with formatter.section(messages.HELP_PAGES):
        formatter.write_dl([(name, page.title) for name, page in pages.items() if name not in _LISTED])
    with formatter.section(messages.HELP_WARNINGS):
        for line in terminal.packed(tuple(WARNINGS)):
            formatter.write(f"  {line}\n")
    formatter.write_paragraph()
    formatter.write_text(messages.HELP_ON)
    return formatter.getvalue().lstrip("\n")


_LISTED = {help_pages.REFERENCE}
"""Pages that the list of commands stands for."""
