"""Front matter: YAML between two lines ``---``, or TOML between ``+++``, above a Markdown document's text."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

import yaml

from yougo.language.text import clean
from yougo.model.documents import Passage, Place, Problem
from yougo.translation import said

_LONGEST = 1 << 16
_HEAD = re.compile(
    r"(?P<blank>\n*+)(?P<fence>---|\+\+\+)-*[ \t]*\n(?P<content>(?:.*\n)*?)"
    r"(?:(?P=fence)-*|(?<=\n)\.\.\.)[ \t]*(?:\n|\Z)"
)
_PAIRS = re.compile(r"(?:(?:[\w-]+[ \t]*[:=]|[ \t#-]|\[).*\n|\n)*+")
"""Keys with values, as front matter below empty lines must be: else its fences are rules (``---``)."""
_LANGUAGES: Mapping[str, tuple[str, Callable[[str], object]]] = {
    # All scalars of YAML stay as they are written: `title: No` is not False, and no date can be wrong.
    "---": ("YAML", partial(yaml.load, Loader=yaml.BaseLoader)),
    "+++": ("TOML", tomllib.loads),
}
_ALIASES = re.compile(r"^(alias(?:es)?)[ \t]*[:=]", re.MULTILINE)
_ADDRESSES = ("url", "source", "link")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is read from it."""

    title: str = ""
    url: str = ""
    aliases: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()


def front_matter(text: str, document: str) -> tuple[FrontMatter, str]:
    """A document's title and address, and its text with empty lines where the front matter was.

    Where it is not YAML or TOML there is neither, but a problem that says so.
    """
    found = _HEAD.match(text)
    if not found or (found["blank"] and not _PAIRS.fullmatch(found["content"])):
        return FrontMatter(), text
    place = Place(document, found["blank"].count("\n") + 1)
    head = _read(found["content"], found["fence"], place)
    return head, "\n" * found[0].count("\n") + text[found.end() :]


def _read(content: str, fence: str, place: Place) -> FrontMatter:
    language, load = _LANGUAGES[fence]
    if len(content) > _LONGEST:
        return _refused(said("it is longer than 64 kB"), language, place)
    try:
        loaded = load(content)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = place.line + mark.line + 1 if mark else place.line
        reason = getattr(error, "problem", None) or said("it cannot be read")
        return _refused(reason, language, Place(place.document, line))
    if not isinstance(loaded, dict):
        return FrontMatter()
    title = loaded.get("title")
    return FrontMatter(
        title=" ".join(title.split()) if isinstance(title, str) else "",
        url=_address(loaded),
        aliases=tuple(_aliases(loaded, content, place)),
    )


def _aliases(loaded: Mapping[str, object], content: str, place: Place) -> Iterator[Passage]:
    """The names under ``aliases``, one or a list, at the line of that key."""
    key = _ALIASES.search(content)
    values = loaded.get(key[1]) if key else None
    for value in _listed(values):
        if key and isinstance(value, str) and clean(value).strip():
            line = place.line + 1 + content.count("\n", 0, key.start())
            yield Passage(" ".join(clean(value).split()), Place(place.document, line), "alias")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _refused(reason: str, language: str, place: Place) -> FrontMatter:
    message = said(
        f"The front matter is not {language} ({reason}), so its title and address are not read: correct it."
    )
    return FrontMatter(problems=(Problem("front-matter", message, place),))


def _address(loaded: Mapping[str, object]) -> str:
    """The first web address under the keys that hold one; a list gives its first."""
    for value in chain.from_iterable(map(_listed, map(loaded.get, _ADDRESSES))):
        if isinstance(value, str) and value.strip().lower().startswith(("http://", "https://")):
            return value.strip()
    return ""
