"""Templates: Jinja2's home. A workspace may override the names that yougo ships, and nothing else.

Templates run in Jinja2's sandbox with escaping on: a template from somebody's folder can neither run commands
nor put what a document says into a page as markup. Nor can it use up the machine's memory.
"""

import contextlib
import resource
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache, partial
from operator import attrgetter
from pathlib import Path

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from yougo import shipped
from yougo.errors import InvalidTemplate
from yougo.language.text import clean
from yougo.translation import said

_SHIPPED = "yougo/"
_TEMPLATES = "templates"
_MOST_MEMORY = 1_000_000_000
"""Bytes that a workspace's templates may use: many times what a page of 10,000 terms takes."""
_STATE = Path("/proc/self/statm")
"""Linux's account of this process's memory, in pages; see proc_pid_statm(5)."""
_CARDS = "card/"
_CARD_MARKS = {
    "block_start_string": "<%",
    "block_end_string": "%>",
    "variable_start_string": "<%=",
    "variable_end_string": "%>",
    "comment_start_string": "<%#",
    "comment_end_string": "%>",
}
"""Jinja2's marks in the templates of cards, where braces are Anki's."""


class _Sandbox(SandboxedEnvironment):
    """Jinja2's sandbox without powers, whose numbers could grow too large to be worked out."""

    intercepted_binops = frozenset({"**"})

    def getattr(self, obj: object, attribute: str) -> object:
        """What a template reads of an object: of our records at once, which are most of them."""
        kind: type = type(obj)
        if attribute in _fields(kind):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may read an attribute: of our records all that is not private, at once."""
        if is_dataclass(type(obj)):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:  # noqa: ARG002 - as Jinja2 calls it
        raise SecurityError(said(f"“{operator}” is not possible in a template"))


@cache
def _fields(kind: type) -> frozenset[str]:
    """The fields of our records that are not private; none for other types."""
    names = map(attrgetter("name"), fields(kind)) if is_dataclass(kind) else ()
    return frozenset(name for name in names if not name.startswith("_"))


def source(name: str, override: Path | None) -> str:
    """A template's own text, unrendered: the workspace's, or else the shipped one.

    Raises:
        InvalidTemplate: the workspace's is not UTF-8 or cannot be read.
    """
    return _text(name, override)


def overridden(name: str, override: Path | None) -> bool:
    """Whether the workspace has a template of this name that says something else than the shipped one."""
    return _own(name, override) is not None and _text(name, override) != _shipped_text(name)


def render(name: str, override: Path | None, **values: object) -> str:
    """A template filled in; ``{% extends "yougo/NAME" %}`` in an override reaches the shipped one.

    Raises:
        InvalidTemplate: a template is wrong; the message names file and line.
    """
    environment = _environment(override, is_card=name.startswith(_CARDS))
    file = _own(name, override) or name
    try:
        with _limited_memory() if override else contextlib.nullcontext():
            return environment.get_template(name).render(**values)
    except tuple(_REASONS) as error:
        reason = next(reason for kind, reason in _REASONS.items() if isinstance(error, kind))
        memory = f"{_MOST_MEMORY // 1_000_000:,} MB"
        told = reason.format(error=error, kind=type(error).__name__, name=name, memory=memory)
        raise _invalid(file, _line(error), told) from None


@lru_cache(1 << 2)  # one template is rendered for several kinds of card
def _environment(override: Path | None, *, is_card: bool) -> _Sandbox:
    """What compiles templates, each once as long as it says the same."""
    return _Sandbox(
        **(_CARD_MARKS if is_card else {}),
        loader=jinja2.FunctionLoader(partial(_loaded, override)),
        autoescape=lambda template: str(template).endswith(".html"),
        finalize=_printed,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


_REASONS: dict[type[Exception], str] = {
    jinja2.TemplateNotFound: said("there is no template “{error.name}”"),
    jinja2.TemplateError: "{error.message}",
    MemoryError: said("it needs more than {memory} of memory"),
    RecursionError: said(f"it extends itself; to reach ours, extend “{_SHIPPED}{{name}}”"),
    **dict.fromkeys((TypeError, ValueError, ArithmeticError, AttributeError, LookupError), "{kind}: {error}"),
}
"""What is wrong with a template where rendering it raises one of these, the first that fits."""


@contextlib.contextmanager
def _limited_memory() -> Iterator[None]:
    """Let this process take only so much more memory, on a system that counts it: Linux."""
    if not _STATE.exists():
        yield
        return
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = int(_STATE.read_text(encoding="ascii").split()[0]) * resource.getpagesize() + _MOST_MEMORY
    if before == resource.RLIM_INFINITY or most < before:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))


def _printed(value: object) -> object:
    """A value as a page holds it: text without control characters, and our own markup as it is."""
    return clean(value) if type(value) is str else value


def _loaded(override: Path | None, name: str) -> tuple[str, None, Callable[[], bool]] | None:
    """A template for Jinja2, and what tells whether it still says the same; None where we ship none."""
    found = _found(override, name)
    return None if found is None else (found, None, lambda: _found(override, name) == found)


def _found(override: Path | None, name: str) -> str | None:
    if name.startswith(_SHIPPED):
        return _shipped_text(name.removeprefix(_SHIPPED))
    return _text(name, override) if _shipped_text(name) is not None else None


def _line(error: Exception) -> int:
    """The template's line that cannot be read, or on which rendering stopped: the innermost of its frames."""
    line, trace = getattr(error, "lineno", 1), error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return int(line)


def _invalid(file: object, line: int, reason: str) -> InvalidTemplate:
    return InvalidTemplate(file=file, line=line, reason=reason.rstrip("."))


def _shipped_text(name: str) -> str | None:
    path = shipped.folder(_TEMPLATES) / name
    if not path.is_file() or shipped.folder(_TEMPLATES) not in path.resolve().parents:
        return None
    return path.read_text(encoding="utf-8")


def _own(name: str, override: Path | None) -> Path | None:
    """The workspace's template of this name, if it has one; a link out of the workspace is refused."""
    if not (override and (override / name).is_file()):
        return None
    path = override / name
    if override.parent.resolve() not in path.resolve().parents:
        raise _invalid(path, 1, said("it is a link that leads out of the workspace"))
    return path


def _text(name: str, override: Path | None) -> str:
    own, shipped = _own(name, override), _shipped_text(name)
    if shipped is None:
        raise _invalid(name, 1, "yougo ships no template of this name")
    if own is None:
        return shipped
    try:
        return own.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _invalid(own, 1, said(f"the file cannot be read as UTF-8 ({type(error).__name__})")) from None
