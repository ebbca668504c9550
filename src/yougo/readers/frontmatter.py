"""Front matter: what stands in YAML between two lines ``---`` at the head of a Markdown document."""

from dataclasses import dataclass

import yaml

from yougo.documents import Place, Problem

_LONGEST = 1 << 16
_ADDRESSES = ("url", "source", "link")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is read from it."""

    title: str = ""
    url: str = ""
    problems: tuple[Problem, ...] = ()


def front_matter(content: str, document: str) -> FrontMatter:
    """The title and the address; when it is no YAML, neither, and a problem that says so.

    Args:
        content: What stands between the dashes.
        document: The document's name.
    """
    if len(content) > _LONGEST:
        return _refused("it is longer than 64 kB", 1, document)
    try:
        # All scalars stay as they are written: `title: No` is no falsehood, and no date can be wrong.
        loaded = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506  # makes strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _refused(error.problem or "it cannot be read", mark.line + 2 if mark else 1, document)
    except (yaml.YAMLError, RecursionError):
        return _refused("it cannot be read", 1, document)
    if not isinstance(loaded, dict):
        return FrontMatter()
    title = loaded.get("title")
    return FrontMatter(" ".join(title.split()) if isinstance(title, str) else "", _address(loaded))


def _refused(reason: str, line: int, document: str) -> FrontMatter:
    message = f"The front matter is no YAML ({reason}), so its title and address are not read: correct it."
    return FrontMatter(problems=(Problem("front-matter", message, Place(document, line)),))


def _address(loaded: dict[object, object]) -> str:
    """The first web address under the keys that hold one; a list gives its first."""
    for key in _ADDRESSES:
        value = loaded.get(key)
        for candidate in value if isinstance(value, list) else [value]:
            if isinstance(candidate, str) and candidate.strip().lower().startswith(("http://", "https://")):
                return candidate.strip()
    return ""
