"""Errors of references, of parallel documents, and of models: see `yougo.errors`."""

from yougo.errors import YougoError


class UnusableReference(YougoError):
    """{path} cannot be used as a reference: {reason}; {remedy}."""


class NoSuchReference(YougoError):
    """{name} is not a reference. `yougo reference list` shows them all."""


class NotParallel(YougoError):
    """{document} and {path} are both {language}. Name a Japanese document and its English version."""
