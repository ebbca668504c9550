"""A problem that a check or a list found, on one line or as JSON."""

import json
from collections.abc import Iterable

from yougo.cli import messages
from yougo.cli.output import say
from yougo.cli.sentences import again
from yougo.cli.term_line import place, places
from yougo.model.codes import WARNINGS
from yougo.model.documents import Place
from yougo.pipeline.issues import Issue


def line(issue: Issue) -> str:
    """One line: ``a.md:3: who: homonym: WHO also means … (b.md:7)``."""
    where = place(issue.place) if issue.place else ""
    others = f" ({places(issue.others)})" if issue.others else ""
    return ": ".join(filter(None, (where, issue.term, issue.code, again(issue.message)))) + others


def say_help(codes: Iterable[str]) -> None:
    """Say which command explains the warnings of these codes, if there are any."""
    different = list(dict.fromkeys(codes))
    if different:
        message = messages.for_number(len(different), messages.EXPLAINED)
        say(message.format(codes=messages.COMMA.join(different)))


def as_json(issue: Issue) -> str:
    """One line of JSON."""
    first = issue.place
    facts = {
        "code": issue.code,
        "severity": WARNINGS[issue.code].severity,
        "message": issue.message,
        "document": first.document if first else None,
        "line": first.line if first else None,
        "within": (first.within or None) if first else None,
        "id": issue.term or None,
        "places": list(map(_place_as_json, (first, *issue.others) if first else issue.others)),
    }
    return json.dumps(facts, ensure_ascii=False)


def _place_as_json(found: Place) -> dict[str, object]:
    return {"document": found.document, "line": found.line, "within": found.within or None}
