"""The way in, and the quick way to a look-up.

What click costs, three times a bare interpreter, is more than a look-up itself. So ``yougo lookup`` with
plain words and exactly known options is answered without it; anything else (other commands, help, errors,
completion) goes on to `program`. Both ways end in `answer.answer`.
"""

import io
import os
import sys

MOST = 999_999_999
"""The highest ``--limit``."""
DEFAULTS: dict[str, int] = {"json": False, "brief": False, "limit": 10, "open": False}
"""The options of ``yougo lookup``: switches, and a number. click's command is made of these too."""
_SWITCHES = ["--" + name for name in DEFAULTS if DEFAULTS[name] is False]


def main() -> None:
    """Run the command line and leave with its exit code: 0, 1, 2 or 130, and never a traceback."""
    sys.unraisablehook = _see_to_unraisable
    try:
        _see_to_streams()
        code = _run(sys.argv[1:])
        sys.stderr.flush()
    except SystemExit as error:  # click's, behind completion
        code = int(error.code or 0)
    except KeyboardInterrupt:
        code = _interrupted()
    os._exit(code)  # taking the interpreter apart costs a sixth of a bare one, and nothing is left to be done


def _run(arguments: list[str]) -> int:
    if _knows_japanese() or (parsed(arguments) and all(word.isascii() for word in arguments)):
        return run(arguments)
    from yougo.cli import messages, output  # noqa: PLC0415 - hardly ever needed

    output.say(f"yougo: {messages.NO_JAPANESE}")
    return 2


def _knows_japanese() -> bool:
    """Whether arguments and file names can be Japanese: in the C locale without UTF-8 they cannot."""
    try:
        os.fsencode("語")
    except UnicodeEncodeError:
        return False
    return True


def _interrupted() -> int:
    """Tell of a Ctrl-C that came before, or behind, what `program` sees to."""
    from yougo.cli import messages  # noqa: PLC0415 - hardly ever needed

    os.write(2, f"yougo: {messages.INTERRUPTED}\n".encode())
    return 130


def _see_to_unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    """A Ctrl-C where Python cannot raise it, such as in a callback, ends the command all the same."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        os._exit(_interrupted())
    sys.__unraisablehook__(unraisable)


def _see_to_streams() -> None:
    """Let closed streams be empty ones, and a terminal that is not UTF-8 show what it has no letter for."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for good
    if sys.stdout.encoding != "utf-8" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code."""
    code = quick(arguments)
    return click_way(arguments) if code is None else code


def click_way(arguments: list[str]) -> int:
    """Run the command line by click; returns the exit code."""
    from yougo.cli import program  # noqa: PLC0415 - this is what a look-up does without

    return program.run(arguments)


def quick(arguments: list[str]) -> int | None:
    """Answer a plain look-up; returns the exit code, or None for what click must see to."""
    asked = None if "_YOUGO_COMPLETE" in os.environ else parsed(arguments)
    if asked is None:
        return None
    named, words, options = asked
    if unasked(words, options):
        return None
    from yougo.pipeline import root  # noqa: PLC0415 - other commands find it by themselves

    try:
        folder = root.find(named)
        from yougo.cli.answer import answer  # noqa: PLC0415 - only a look-up is answered

        code = answer(folder, words, options)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - program tells of every error, as it does of its own
        from yougo.cli import program  # noqa: PLC0415 - most look-ups end well

        return program.told(error)
    return code


def unasked(words: list[str], options: dict[str, int]) -> str:
    """Which of `messages.UNASKED` says why nothing can be answered; ``""`` when something can."""
    if words:
        return ""
    return "open" if options["open"] else "terminal" if sys.stdin.isatty() else ""


def named_workspace(arguments: list[str]) -> tuple[str, list[str]]:
    """The workspace that is named before the command, ``""`` when none is, and the arguments behind it."""
    if arguments[:1] == ["--workspace"] and len(arguments) > 1:
        return arguments[1], arguments[2:]
    if arguments and arguments[0].startswith("--workspace="):
        return arguments[0].partition("=")[2], arguments[1:]
    return "", arguments


def parsed(arguments: list[str]) -> tuple[str, list[str], dict[str, int]] | None:
    """The workspace, words and options of a plain ``lookup``; None for what click must see to.

    >>> parsed(["lookup", "data", "--limit=3", "--", "--flow"])
    ('', ['data', '--flow'], {'json': False, 'brief': False, 'limit': 3, 'open': False})
    >>> parsed(["lookup", "--help"])
    """
    named, rest = named_workspace(arguments)
    if rest[:1] != ["lookup"]:
        return None
    words: list[str] = []
    options = dict(DEFAULTS)
    rest = rest[1:]
    while rest:
        word = rest.pop(0)
        if word == "--":
            return named, words + rest, options
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        if word in _SWITCHES:
            options[word[2:]] = True
            continue
        name, value = _valued(word, rest)
        if name == "--limit" and _is_number(value):
            options["limit"] = int(value)
        elif name == "--workspace":
            named = value or named
        else:
            return None
    return named, words, options


def _valued(word: str, rest: list[str]) -> tuple[str, str]:
    """An option and its value: what follows ``=``, else the next word. Both are ``""`` when there is none."""
    name, equals, value = word.partition("=")
    if equals:
        return name, value
    return (name, rest.pop(0)) if rest else ("", "")


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(str(MOST))
