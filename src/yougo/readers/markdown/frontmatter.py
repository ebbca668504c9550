"""Front matter: YAML between two lines ``---``, or TOML between ``+++``, above a Markdown document's text."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import yaml

from yougo.model.documents import Place, Problem

_LONGEST = 1 << 16
_HEAD = re.compile(
    r"(?P<blank>\n*+)(?P<fence>---|\+\+\+)-*[ \t]*\n(?P<content>(?:.*\n)*?)"
    r"(?:(?P=fence)-*|(?<=\n)\.\.\.)[ \t]*(?:\n|\Z)"
)
_PAIRS = re.compile(r"(?:(?:[\w-]+[ \t]*[:=]|[ \t#-]|\[).*\n|\n)*+")
"""Keys with values, as front matter that stands below empty lines must be: else those are rules (``---``)."""
_ADDRESSES = ("url", "source", "link")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is read from it."""

    title: str = ""
    url: str = ""
    problems: tuple[Problem, ...] = ()


def front_matter(text: str, document: str) -> tuple[FrontMatter, str]:
    """A document's title and address, and its text with empty lines where the front matter was.

    What is no YAML or TOML gives neither, and a problem that says so.
    """
    found = _HEAD.match(text)
    if not found or (found["blank"] and not _PAIRS.fullmatch(found["content"])):
        return FrontMatter(), text
    first = found["blank"].count("\n") + 1
    language = "TOML" if found["fence"] == "+++" else "YAML"
    head = _read(found["content"], language, Place(document, first))
    return head, "\n" * found[0].count("\n") + text[found.end() :]


def _read(content: str, language: str, place: Place) -> FrontMatter:
    if len(content) > _LONGEST:
        return _refused("it is longer than 64 kB", language, place)
    try:
        # All scalars stay as they are written: `title: No` is no falsehood, and no date can be wrong.
        loader = tomllib.loads if language == "TOML" else partial(yaml.load, Loader=yaml.BaseLoader)
        loaded = loader(content)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = place.line + (mark.line + 1 if mark else 0)
        return _refused(error.problem or "it cannot be read", language, Place(place.document, line))
    except (yaml.YAMLError, RecursionError, ValueError):
        return _refused("it cannot be read", language, place)
    if not isinstance(loaded, dict):
        return FrontMatter()
    title = loaded.get("title")
    return FrontMatter(" ".join(title.split()) if isinstance(title, str) else "", _address(loaded))


def _refused(reason: str, language: str, place: Place) -> FrontMatter:
    message = (
        f"The front matter is not {language} ({reason}), so its title and address are not read: correct it."
    )
    return FrontMatter(problems=(Problem("front-matter", message, place),))


def _address(loaded: Mapping[str, object]) -> str:
    """The first web address under the keys that hold one; a list gives its first."""
    for key in _ADDRESSES:
        value = loaded.get(key)
        for candidate in value if isinstance(value, list) else [value]:
            if isinstance(candidate, str) and candidate.strip().lower().startswith(("http://", "https://")):
                return candidate.strip()
    return ""
