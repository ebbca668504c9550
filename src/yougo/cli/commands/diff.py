"""``yougo diff``."""

import json
from collections import Counter
from os.path import commonprefix
from pathlib import Path

import click

from yougo.cli import diff_messages, messages, options
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.cli.sentences import say_error
from yougo.cli.term_line import names_of, place
from yougo.model.concepts import Concept
from yougo.model.documents import Place
from yougo.pipeline import comparing, files, outputs, root
from yougo.pipeline.comparing import Change, Compared
from yougo.pipeline.files import workspace as workspaces
from yougo.pipeline.files.workspace import Workspace

_EDITIONS = ("OLD", "NEW")
_LONG, _AROUND = 80, 16
"""Characters of a text of which only what differs is printed, and of what is printed around that."""
_SIGNS = {"new": "+", "gone": "-", "renamed": "~", "redefined": "~"}


@click.command("diff", help=HELP["diff"])
@click.argument("editions", metavar="[OLD NEW]", nargs=-1, type=options.PathName(path_type=Path))
@click.option("--since", metavar="DATE", help=OPTIONS["since"])
@click.option("--html", metavar="FILE", type=options.PathName(path_type=Path), help=OPTIONS["diff-html"])
@options.as_json
@click.pass_context
def command(
    context: click.Context, editions: tuple[Path, ...], since: str | None, html: Path | None, as_json: bool
) -> int:
    """Print each difference on one line; the exit code is 1 if there are any."""
    where = workspaces.find(options.named(context))
    page = outputs.checked_anywhere(where, html, editions) if html else None
    compared = _compared(context, editions, since)
    for error in compared.unreadable:
        say_error(error)
    for change in compared.changes:
        out(json.dumps(_record(change), ensure_ascii=False) if as_json else _line(change))
    if compared.changes or not compared.unreadable:
        say(_summary(compared))
    if page:
        from yougo.exporters import changes  # noqa: PLC0415 - loads Jinja2

        files.write(page, changes.page(diff_messages.TITLE, map(_row, compared.changes)))
        (say if as_json else out)(str(html))
    return 1 if compared.changes or compared.unreadable else 0


def _compared(context: click.Context, editions: tuple[Path, ...], since: str | None) -> Compared:
    if since and not editions:
        return comparing.since(options.workspace(context), since)
    if len(editions) == len(_EDITIONS) and not since:
        old, new = editions
        if all(root.is_workspace(str(edition)) for edition in editions):
            return comparing.glossaries(*(fresh(Workspace(edition.resolve())) for edition in editions))
        return comparing.documents(old, new, workspaces.find(options.named(context)))
    raise click.UsageError(diff_messages.OF_WHAT)


def _line(change: Change) -> str:
    """A difference on one line: ``~ who japanese: 世界保健機構 → 世界保健機関 (a.md:3 → b.md:4)``."""
    sign = f"{_SIGNS[change.kind]} {change.term.id}"
    if not change.field:
        stated = f"{sign}: {names_of(change.term)}{_places(change)}"
        return messages.SEMICOLON.join(filter(None, (stated, _mentioned(change))))
    before, now = _differing(*change.values)
    nothing = diff_messages.NOTHING
    return f"{sign} {change.field}: {before or nothing} → {now or nothing}{_places(change)}"


def _differing(before: str, now: str) -> tuple[str, str]:
    """Two texts without most of what a long one begins and ends with alike.

    >>> _differing("All clerks read it on Mondays" + "." * 80, "All clerks read it daily" + "." * 80)
    ('… clerks read it on Mondays................…', '… clerks read it daily................…')
    """
    if not (before and now) or max(len(before), len(now)) <= _LONG:
        return before, now
    start = len(commonprefix((before, now)))  # noqa: RUF071 - characters are meant
    rest = before[start:], now[start:]
    end = len(commonprefix((rest[0][::-1], rest[1][::-1])))  # noqa: RUF071 - likewise
    first, last = _shown(start), _shown(end)
    return _between(before, first, len(before) - last), _between(now, first, len(now) - last)


def _shown(alike: int) -> int:
    """How many characters of a beginning or an end are left out, of so many that are alike."""
    return max(alike - _AROUND, 0)


def _between(text: str, start: int, end: int) -> str:
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _row(change: Change) -> dict[str, str]:
    """A difference as the page shows it."""
    before, now = change.values if change.field else map(_names, (change.before, change.now))
    return {
        "term": names_of(change.term),
        "kind": diff_messages.KINDS[change.kind],
        "before": before,
        "now": now,
        "place_before": _where(change.before, change.field) or (_mentioned(change) if change.now else ""),
        "place_now": _where(change.now, change.field) or (_mentioned(change) if change.before else ""),
    }


def _names(concept: Concept | None) -> str:
    return names_of(concept) if concept else ""


def _places(change: Change) -> str:
    """Both places in brackets; nothing where no document states it."""
    editions = (change.before, change.now)
    places = list(filter(None, (_where(edition, change.field) for edition in editions)))
    return f" ({' → '.join(places)})" if places else ""


def _mentioned(change: Change) -> str:
    """Where the other edition mentions the term all the same, or that somebody rejected it."""
    if change.is_rejected:
        return diff_messages.REJECTED
    if not change.mentioned:
        return ""
    return diff_messages.MENTIONED[change.kind].format(place=place(change.mentioned))


def _where(concept: Concept | None, field: str) -> str:
    """The place of a term, or that a person decided the field."""
    if concept and field in concept.decided_fields:
        return diff_messages.YOURS
    found = _first(concept, field)
    return place(found) if found else ""


def _record(change: Change) -> dict[str, object]:
    before, now = change.values
    return {
        "change": change.kind,
        "id": change.term.id,
        "field": change.field or None,
        "before": before or None,
        "now": now or None,
        "names": list(filter(None, change.term.preferred.values())),
        "places": {
            "before": _place(_first(change.before, change.field)),
            "now": _place(_first(change.now, change.field)),
        },
        "mentioned": _place(change.mentioned),
    }


def _first(concept: Concept | None, field: str) -> Place | None:
    """Where documents state a term; None where a person decided the field."""
    if not concept or field in concept.decided_fields:
        return None
    return concept.first_place if concept.evidence else None


def _place(found: Place | None) -> dict[str, object] | None:
    return {"document": found.document, "line": found.line, "within": found.within or None} if found else None


def _summary(compared: Compared) -> str:
    counted = Counter[str](change.kind for change in compared.changes)
    facts = messages.counts(*((counted[kind], template) for kind, template in diff_messages.COUNTED.items()))
    return diff_messages.FOUND.format(facts=facts) if facts else diff_messages.NONE
