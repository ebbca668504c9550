"""The entry point of ``yougo``, which answers a plain look-up without loading click.

Loading click takes longer than a look-up. So `arguments` parses ``yougo lookup`` with plain words and exact
options, and anything else (other commands, help, errors, completion) goes to `program`. Both ways end in
`lookup_output.answer`.
"""

import gc
import io
import os
import sys

from yougo import translation
from yougo.cli import interface_language
from yougo.cli.fast_lookup import arguments as lookup_arguments

_MANY = 20_000
"""Objects to be made before Python looks for some to free: most of what a command makes stays to its end."""


def main() -> None:
    """Run the command line and exit with 0, 1, 2 or 130, never with a traceback."""
    sys.unraisablehook = _handle_unraisable
    gc.set_threshold(_MANY)
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
    if not _choose_language(arguments):
        return 2
    if _can_encode_japanese() or (lookup_arguments.parsed(arguments) and all(map(str.isascii, arguments))):
        return run(arguments)
    from yougo.cli import messages, output  # noqa: PLC0415 - rarely needed

    output.say(f"yougo: {messages.NO_JAPANESE}")
    return 2


def _choose_language(arguments: list[str]) -> bool:
    """Speak the person's language, or say that yougo does not; returns whether the command can run in it.

    A wrong --lang is wrong usage. A wrong variable or setting is not. Completion shows nothing.
    """
    language, unknown = interface_language.chosen(arguments)
    if not _can_encode_japanese():
        language = translation.ENGLISH
    translation.use(language)
    if not unknown or "_YOUGO_COMPLETE" in os.environ:
        return True
    from yougo.cli import messages, output  # noqa: PLC0415 - rarely needed

    told = messages.NO_LANGUAGE.format(language=unknown)
    is_usage = bool(interface_language.given(arguments))
    output.say(f"yougo: {told}" if is_usage else told)
    return not is_usage


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
    request = None if "_YOUGO_COMPLETE" in os.environ else lookup_arguments.parsed(arguments)
    if request and not lookup_arguments.why_unanswerable(request[1], request[2]):
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
        code = answer(root.find_all(workspace), words, options)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - `report` raises what it cannot explain
        from yougo.cli import failures  # noqa: PLC0415 - loads click

        return failures.report(error)
    return code
