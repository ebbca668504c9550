"""The language in which yougo speaks: English in the code, others in catalogues here.

A module that prints marks its messages with `_` or `ngettext`, which give them in the language of this
process at once; so `use` comes before such a module is imported. What is written below `yougo.cli` stays
English, since JSON and the database hold it: it is marked with `said`, and said again where it is printed
(`yougo.translation.recognising`). Outputs have a language of their own: they use `translated`.

A look-up imports this module, so it imports only what is built in, and gettext only for another language.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gettext import GNUTranslations

ENGLISH, JAPANESE = "en", "ja"
LANGUAGES = (ENGLISH, JAPANESE)
DOMAIN = "yougo"
FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib is slow to import
_loaded: "dict[str, GNUTranslations]" = {}
_spoken = ENGLISH


def use(language: str) -> None:
    """Speak this language from now on; so do click and the programs that yougo starts."""
    global _spoken  # noqa: PLW0603 - a process speaks one language
    _spoken = language
    if language != ENGLISH:
        import gettext  # noqa: PLC0415 - an English look-up does without it

        gettext.bindtextdomain(DOMAIN, FOLDER)
        gettext.textdomain(DOMAIN)
        os.environ["LANGUAGE"] = language


def spoken() -> str:
    """The language of this process."""
    return _spoken


def catalogue(language: str) -> "GNUTranslations":
    """The messages of a language other than English.

    Raises:
        FileNotFoundError: yougo does not speak it.
    """
    if language not in _loaded:
        import gettext  # noqa: PLC0415 - an English look-up does without it

        path = os.path.join(FOLDER, language, "LC_MESSAGES", f"{DOMAIN}.mo")  # noqa: PTH118
        with open(path, "rb") as file:  # noqa: PTH123
            _loaded[language] = gettext.GNUTranslations(file)
    return _loaded[language]


def translated(message: str, language: str) -> str:
    """A message in this language."""
    return message if language == ENGLISH else catalogue(language).gettext(message)


def _(message: str) -> str:
    """A message in the language of this process."""
    return translated(message, _spoken)


def pgettext(context: str, message: str) -> str:
    """A message that has another meaning in this context, in the language of this process."""
    return message if _spoken == ENGLISH else catalogue(_spoken).pgettext(context, message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for this number, in the language of this process."""
    return numbered(one, many, number, _spoken)


def numbered(one: str, many: str, number: int, language: str) -> str:
    """The message for this number, in this language."""
    if language == ENGLISH:
        return one if number == 1 else many
    return catalogue(language).ngettext(one, many, number)


def message(text: str) -> str:
    """Mark a message that `translated` will give."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark the two forms of a message that `ngettext` will give."""
    return one, many


def said(sentence: str) -> str:
    """Mark a sentence in English, with what fills it, that will be said again in another language.

    >>> said(f"it has {1 + 2} MB")
    'it has 3 MB'
    """
    return sentence
