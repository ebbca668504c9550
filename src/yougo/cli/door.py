"""The entry point of ``yougo``, which answers a plain look-up without loading click.

Loading click takes longer than a look-up, so ``yougo lookup`` with plain words and exact options is parsed
here. Anything else (other commands, help, errors, completion) goes to `program`. Both ways end in
`lookup_output.answer`.
"""

import io
import os
import sys

LARGEST_LIMIT = 999_999_999
DEFAULTS: dict[str, int] = {"json": False, "brief": False, "limit": 10, "open": False}
"""The options of ``yougo lookup``: switches and a number. click's command is made from these too."""
_SWITCHES = {f"--{name}": name for name in DEFAULTS if DEFAULTS[name] is False}

Request = tuple[str, list[str], dict[str, int]]
"""The workspace that is named (``""`` if none is), the words to look up, and the options."""


def main() -> None:
    """Run the command line and exit with 0, 1, 2 or 130, never with a traceback."""
    sys.unraisablehook = _handle_unraisable
    try:
        _prepare_streams()
        code = _run(sys.argv[1:])
        sys.stderr.flush()
    except SystemExit as error:  # raised by click after completion
        code = int(error.code or 0)
    except KeyboardInterrupt:
        code = _interrupted()
    os._exit(code)  # skips the interpreter's clean-up, a sixth of its start-up time; nothing is left to do


def _run(arguments: list[str]) -> int:
    if _can_encode_japanese() or (parsed(arguments) and all(map(str.isascii, arguments))):
        return run(arguments)
    from yougo.cli import messages, output  # noqa: PLC0415 - rarely needed

    output.say(f"yougo: {messages.NO_JAPANESE}")
    return 2


def _can_encode_japanese() -> bool:
    """Whether arguments and file names can be Japanese; in the C locale without UTF-8 they cannot."""
    try:
        os.fsencode("語")
    except UnicodeEncodeError:
        return False
    return True


def _interrupted() -> int:
    """Report a Ctrl-C that came before or after `program` could handle it."""
    from yougo.cli import messages  # noqa: PLC0415 - rarely needed

    os.write(2, f"yougo: {messages.INTERRUPTED}\n".encode())
    return 130


def _handle_unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    """Let a Ctrl-C end the command even where Python cannot raise it, such as in a callback."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        os._exit(_interrupted())
    sys.__unraisablehook__(unraisable)


def _prepare_streams() -> None:
    """Replace closed streams with empty ones, and escape what the terminal's encoding cannot show."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - stays open
    if sys.stdout.encoding != "utf-8" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code."""
    request = None if "_YOUGO_COMPLETE" in os.environ else parsed(arguments)
    if request and not why_unanswerable(request[1], request[2]):
        return _look_up(*request)
    return with_click(arguments)


def with_click(arguments: list[str]) -> int:
    """Run the command line with click; returns the exit code."""
    from yougo.cli import program  # noqa: PLC0415 - loads click

    return program.run(arguments)


def _look_up(workspace: str, words: list[str], options: dict[str, int]) -> int:
    from yougo.cli.fast_lookup.lookup_output import answer  # noqa: PLC0415 - other commands do not need it
    from yougo.pipeline import root  # noqa: PLC0415 - other commands do not need it here

    try:
        code = answer(root.find(workspace), words, options)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - `report` raises what it cannot explain
        from yougo.cli import program  # noqa: PLC0415 - loads click

        return program.report(error)
    return code


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
    ('', ['data', '--flow'], {'json': False, 'brief': False, 'limit': 3, 'open': False})
    >>> parsed(["lookup", "--help"])
    """
    workspace, rest = _leading_workspace(arguments)
    if rest[:1] != ["lookup"]:
        return None
    words: list[str] = []
    options = dict(DEFAULTS)
    rest = rest[1:]
    while rest:
        word = rest.pop(0)
        if word == "--":
            return workspace, words + rest, options
        if word == "-" or not word.startswith("-"):
            words.append(word)
        elif word in _SWITCHES:
            options[_SWITCHES[word]] = True
        else:
            name, value = _with_value(word, rest)
            if name == "--workspace":
                workspace = value or workspace
            elif name == "--limit" and _is_limit(value):
                options["limit"] = int(value)
            else:
                return None
    return workspace, words, options


def _leading_workspace(arguments: list[str]) -> tuple[str, list[str]]:
    """The workspace named before the command, ``""`` if none is, and the remaining arguments."""
    rest = list(arguments)
    if rest[:1] != ["--workspace"] and not "".join(rest[:1]).startswith("--workspace="):
        return "", rest
    _, value = _with_value(rest.pop(0), rest)
    return value, rest


def _with_value(word: str, rest: list[str]) -> tuple[str, str]:
    """An option and its value, after ``=`` or taken from the rest; both ``""`` if it has no value."""
    name, equals, value = word.partition("=")
    if equals:
        return name, value
    return (name, rest.pop(0)) if rest else ("", "")


def _is_limit(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(str(LARGEST_LIMIT))
