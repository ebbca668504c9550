"""``yougo add``."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import filterfalse
from pathlib import Path
from typing import Any

import click

from yougo.cli import messages, options, problem_output
from yougo.cli.build_report import report_build
from yougo.cli.code_names import RULES
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.cli.sentences import again, say_error
from yougo.cli.term_line import joined_names, names_of, place
from yougo.cli.waiting import arrival, progress, waiting
from yougo.errors import UnreadableDocument
from yougo.extract import Account
from yougo.model import json_lines
from yougo.model.concepts import Concept
from yougo.pipeline import checking, listing, parallels
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.documents import explaining
from yougo.pipeline.documents.patterns import is_web, located
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.files.paths import is_folder
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.listing import Manner

_QUOTED = {"bracket": "（{text}）", "note": "[^{label}] {text}", "sentence": "{text}"}
"""How the text of each kind is quoted."""


@click.command("add", help=HELP["add"])
@click.argument("words", metavar="PATH...", nargs=-1, type=options.PathName())
@click.option("--copy", is_flag=True, help=OPTIONS["copy"])
@click.option("--columns", metavar="FIELD=COLUMN,…", default="", help=OPTIONS["columns"])
@click.option("--exclude", metavar="PATTERN", multiple=True, help=OPTIONS["exclude"])
@click.option("--parallel", is_flag=True, help=OPTIONS["parallel"])
@click.option("--refresh", is_flag=True, help=OPTIONS["refresh"])
@click.option("--explain", is_flag=True, help=OPTIONS["explain"])
@options.jobs
@options.as_json
@click.pass_context
def command(
    context: click.Context,
    /,
    words: tuple[str, ...],
    jobs: int | None,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - click's values
) -> int:
    """Add the sources and print the new and changed terms, or with --explain every bracket and note."""
    is_refreshed, is_explained = given.pop("refresh"), given.pop("explain")
    manner = Manner(**given)
    _check(context, words, manner, is_refreshed=is_refreshed)
    paths = list(map(Path, filterfalse(is_web, words)))
    for path in paths:
        located(path)  # before a workspace is made for them
    where = options.workspace(context)
    saved, unreadable = _fetched(where, list(filter(is_web, words)), is_all=is_refreshed and not words)
    with progress() as show:
        report = listing.add(where, paths, Means(show, jobs or 0), manner)
    report = replace(report, unreadable=[*unreadable, *report.unreadable])
    if is_explained:
        read = [where.glossary / "sources"] if manner.copy else [*paths, *saved]
        _print_accounts(explaining.explain(report.glossary, read), as_json=as_json)
        _print_unexplained(read, where, as_json=as_json)
    else:
        _print_terms(report, as_json=as_json)
    _say_refused(report)
    if manner.parallel and not report.unreadable:
        _align(report)
    code = report_build(report)
    if 0 < len(report.new) == report.glossary.count:
        say(messages.NEXT_STEPS)
    return 1 if report.refused else code


def _check(context: click.Context, words: Sequence[str], manner: Manner, *, is_refreshed: bool) -> None:
    """Refuse what can be said without a look at any file."""
    if not (words or is_refreshed):
        raise click.UsageError(messages.NO_PATH, context)
    is_one = len(words) == 1 and not is_folder(Path(words[0]))
    if manner.parallel and (is_one or manner.copy):
        raise click.UsageError(messages.TWO_DOCUMENTS, context)


def _fetched(
    where: Workspace, addresses: Sequence[str], *, is_all: bool
) -> tuple[list[Path], list[UnreadableDocument]]:
    """The files in which documents of the web are saved now, and why the others cannot be fetched."""
    if not (addresses or is_all):
        return [], []
    from yougo.pipeline import web_sources  # noqa: PLC0415 - loads httpx, and few commands fetch anything
    from yougo.pipeline.documents.web import Watch  # noqa: PLC0415 - likewise

    saved: list[Path] = []

    def done(address: str, path: Path, is_new: bool) -> None:
        saved.append(path)
        message = messages.FETCHED if is_new else messages.FETCHED_SAME
        say(message.format(address=address, file=where.shown(path)))

    def leads(address: str, following: str) -> None:
        say(messages.LEADS_TO.format(address=address, following=following))

    wanted = web_sources.addresses(where) if is_all else addresses
    with arrival() as arrives:
        return saved, web_sources.save(where, wanted, Watch(leads, arrives), done)


def _say_refused(report: Report) -> None:
    """Say which documents cannot be parallel, so that they are not added, and why."""
    for documents, why in report.refused.items():
        say_error(why)
        say(messages.NO_PAIR.format(documents=messages.COMMA.join(documents)))


def _align(report: Report) -> None:
    """Align the parallel documents now, which takes a while, and say what there is and what is no more."""
    if report.alone:
        say(messages.ALONE.format(documents=messages.COMMA.join(report.alone)))
    for document, other in report.left:
        say(messages.UNPAIRED.format(document=document, other=other))
    with waiting(messages.ALIGNING):
        pairs, _ = parallels.aligned(report.glossary.workspace, report.glossary.settings.sources)
    say(messages.ALIGNED.format(pairs=messages.count(len(pairs), "pair")))
    for each in parallels.doubted(report.glossary.workspace, report.glossary.settings.sources):
        of = messages.count(each.pairs, "pair")
        say(messages.HARDLY_AGREE.format(one=each.one, other=each.other, sure=f"{each.sure:,}", pairs=of))


def _print_terms(report: Report, *, as_json: bool) -> None:
    for concept in report.new:
        out(_term("+", concept, as_json=as_json))
    for concept in report.changed:
        out(_term("~", concept, as_json=as_json))


def _print_accounts(accounts: Iterable[Account], *, as_json: bool) -> None:
    for account in accounts:
        out(_explained_as_json(account) if as_json else _explained(account))


def _print_unexplained(paths: Sequence[Path], where: Workspace, *, as_json: bool) -> None:
    """Print the acronyms that no document explains, with what references know of them."""
    for issue in checking.check_documents(paths, where).issues:
        if issue.code == "unexplained-acronym":
            out(problem_output.as_json(issue) if as_json else problem_output.line(issue))


def _term(mark: str, concept: Concept, *, as_json: bool) -> str:
    return json_lines.line(concept) if as_json else f"{mark} {concept.id}: {names_of(concept)}"


def _explained(account: Account) -> str:
    """One line: ``a.md:3: term: （WHO） → WHO / 世界保健機関``."""
    text = account.text
    if len(text) > messages.LONGEST_SHOWN:
        text = text[: messages.LONGEST_SHOWN - 1] + "…"
    quotation = _QUOTED[account.kind].format(label=account.label, text=text)
    line = f"{place(account.place)}: {account.reason}: {quotation}"
    names = f" → {joined_names(*account.names)}" if account.names else ""
    why = account.because or _refusals(account)
    because = f" ({'; '.join(map(again, why))})" if why else ""
    return f"{line}{names}{because}"


def _refusals(account: Account) -> list[str]:
    """Which rules refused a sentence, each with its first reason; that none is for it where none did."""
    if account.reason != "untaken":
        return []
    reasons = {RULES[rule]: why for rule, why in reversed(account.looked)}
    told = [messages.REFUSED.format(rule=rule, why=again(why)) for rule, why in reversed(reasons.items())]
    return told or [messages.NO_RULE]


def _explained_as_json(account: Account) -> str:
    facts = {
        "document": account.place.document,
        "line": account.place.line,
        "within": account.place.within or None,
        "kind": account.kind,
        "reason": account.reason,
        "label": account.label or None,
        "text": account.text,
        "names": list(account.names),
        "because": list(account.because),
        "refused_by": dict(account.looked),
    }
    return json.dumps(facts, ensure_ascii=False)
