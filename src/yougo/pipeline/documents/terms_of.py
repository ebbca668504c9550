"""The terms that some documents state by themselves, without a glossary, decisions or readings."""

from collections.abc import Iterable

from yougo import extract, readings
from yougo.merge import Merged, merge
from yougo.model.documents import Document, Problem
from yougo.model.findings import Finding
from yougo.workspace.register import Register

NO_DATE = ""
"""Of ids that are never kept."""


def terms_of(documents: Iterable[Document], register: Register) -> tuple[Merged, list[Problem]]:
    """What the documents state, and what is wrong in them; terms of the register keep their ids."""
    findings: list[Finding] = []
    problems: list[Problem] = []
    for document in documents:
        stated = extract.extract(document, readings.analyse)
        findings += stated.findings
        problems += stated.problems
    return merge(findings, {}, register, NO_DATE), problems
