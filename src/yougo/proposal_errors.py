"""Errors of references, of parallel documents, and of models: see `yougo.errors`."""

from yougo.errors import YougoError


class UnusableReference(YougoError):
    """{path} cannot be used as a reference: {reason}; {remedy}."""


class AbsentReference(YougoError):
    """{path} is gone; {name} is used as it was. Put it back, or run `yougo reference remove {word}`."""


class NoSuchReference(YougoError):
    """{name} is not a reference. `yougo reference list` shows them all."""


class NotParallel(YougoError):
    """{document} and {path} are both {language}. Name a Japanese document and its English version."""


class NoVersions(YougoError):
    """{path} has no document in two languages. Name pairs alike: policy.ja.md and policy.en.md."""


class EmptyVersion(YougoError):
    """{document} has no text to align. Name a Japanese document and its English version."""


class SameVersion(YougoError):
    """{document} is named twice. Name a Japanese document and its English version."""


class NoModels(YougoError):
    """Models are asked by the package llm, which is not installed. Run `{command}`."""


class UnknownModel(YougoError):
    """llm knows no model “{name}”. `llm models` lists those it knows, and `llm install` adds others."""


class SilentModel(YougoError):
    """{name} did not answer: {reason}. What it answered before is kept; run the command again to go on."""

    exit_code = 1
