"""The arguments of a plain ``yougo lookup``, parsed without click."""

import sys

LARGEST_LIMIT = 999_999_999
DEFAULTS: dict[str, int] = {"json": False, "brief": False, "limit": 10, "open": False}
"""The options of ``yougo lookup``: switches and a number. click's command is made from these too."""
_SWITCHES = {f"--{name}": name for name in DEFAULTS if DEFAULTS[name] is False}

Request = tuple[str, list[str], dict[str, int]]
"""The workspace that is named (``""`` if none is), the words to look up, and the options.

The option ``limited`` is no option of the command: it says whether somebody named a limit.
"""


def why_unanswerable(words: list[str], options: dict[str, int]) -> str:
    """The key in `messages.NO_QUERY` of why a look-up has nothing to look for; ``""`` if it has."""
    if words:
        return ""
    if options["open"]:
        return "open"
    return "terminal" if sys.stdin.isatty() else ""


def parsed(arguments: list[str]) -> Request | None:
    """A plain ``lookup`` as a request; None for anything that click must handle.

    >>> parsed(["lookup", "data", "--limit=3", "--", "--flow"])
    ('', ['data', '--flow'], {'json': False, 'brief': False, 'limit': 3, 'open': False, 'limited': True})
    >>> parsed(["lookup", "--help"])
    """
    leading, rest = _leading_workspace(arguments)
    if rest[:1] != ["lookup"]:
        return None
    words: list[str] = []
    options, values = dict(DEFAULTS), {"--workspace": "", "--limit": ""}
    rest = rest[1:]
    while rest:
        word = rest.pop(0)
        if word == "--":
            words += rest
            break
        if word == "-" or not word.startswith("-"):
            words.append(word)
        elif word in _SWITCHES:
            options[_SWITCHES[word]] = True
        else:
            name, value = _with_value(word, rest)
            if name not in _VALUES or not _VALUES[name](value):
                return None
            values[name] = value
    options["limit"] = int(values["--limit"] or DEFAULTS["limit"])
    options["limited"] = bool(values["--limit"])
    return values["--workspace"] or leading, words, options


def _leading_workspace(arguments: list[str]) -> tuple[str, list[str]]:
    """The workspace named before the command, ``""`` if none is, and what comes after it and --lang."""
    rest = list(arguments)
    workspace = ""
    while rest and rest[0].partition("=")[0] in ("--workspace", "--lang"):
        name, value = _with_value(rest.pop(0), rest)
        if name == "--workspace":
            workspace = value
    return workspace, rest


def _with_value(word: str, rest: list[str]) -> tuple[str, str]:
    """An option and its value, after ``=`` or taken from the rest; both ``""`` if it has no value."""
    name, equals, value = word.partition("=")
    if equals:
        return name, value
    return (name, rest.pop(0)) if rest else ("", "")


def _is_limit(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(str(LARGEST_LIMIT))


def _is_anything(_: str) -> bool:
    return True


_VALUES = {"--workspace": _is_anything, "--lang": _is_anything, "--limit": _is_limit}
"""The options that have a value, with what it may be; `interface_language` has read --lang."""
