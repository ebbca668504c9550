"""In which language the command line speaks: --lang, $YOUGO_LANG, yougo.toml, or the locale.

It is chosen before anything is printed or loaded that prints, so it is quick: yougo.toml is parsed only if it
has an interface.
"""

import os

from yougo.errors import YougoError
from yougo.pipeline import root
from yougo.translation import ENGLISH, LANGUAGES

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen(arguments: list[str]) -> tuple[str, str]:
    """The language, and what the person wrote if yougo does not speak that: ``("ja", "fr")``.

    The locale's language, or English, stands in for one that yougo does not speak.
    """
    locale = next(filter(None, map(os.environ.get, _LOCALE)), "")
    usual = _spoken(locale) or ENGLISH
    wanted = (
        given(arguments) or os.environ.get("YOUGO_LANG") or _of_workspace(_given(arguments, "--workspace"))
    )
    if not wanted:
        return usual, ""
    language = _spoken(wanted)
    return (language, "") if language else (usual, wanted)


def given(arguments: list[str]) -> str:
    """What the person wrote for --lang; ``""`` without it."""
    return _given(arguments, "--lang")


def _spoken(wanted: str) -> str:
    """The language of a name such as ``ja``, ``JA`` or ``ja_JP.UTF-8``; ``""`` if yougo does not speak it.

    >>> _spoken("ja_JP.UTF-8"), _spoken("fr")
    ('ja', '')
    """
    name = wanted.lower().replace("-", "_").replace(".", "_").partition("_")[0]
    return name if name in LANGUAGES else ""


def _given(arguments: list[str], option: str) -> str:
    """The value of an option, ``""`` without it; the last one counts.

    >>> _given(["--lang=ja", "lookup", "--", "--lang", "fr"], "--lang")
    'ja'
    """
    value, before = "", ""
    for word in arguments:
        if word == "--":
            break
        if before == option:
            value = word
        if word.startswith(f"{option}="):
            value = word.partition("=")[2]
        before = word
    return value


def _of_workspace(named: str) -> str:
    """The language that yougo.toml names; ``""`` if it names none, or cannot be read."""
    try:
        path = os.path.join(root.find(named), root.SETTINGS)  # noqa: PTH118 - pathlib is slow to import
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read()
    except (OSError, YougoError):
        return ""
    return _named(content) if b"interface" in content else ""


def _named(content: bytes) -> str:
    """The language in a yougo.toml; ``""`` where it is not as it should be, as the command will report."""
    import tomllib  # noqa: PLC0415 - slow to import, and rarely needed

    try:
        return str(tomllib.loads(content.decode())["interface"]["language"])
    except (ValueError, KeyError, TypeError):
        return ""
