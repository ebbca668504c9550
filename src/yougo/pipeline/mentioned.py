"""The terms of a glossary that a text mentions, for the command line and for programs."""

import re
from collections.abc import Iterator

from yougo.exporters.mentions import mentions
from yougo.language.text import unwrapped
from yougo.model.concepts import Concept
from yougo.pipeline.glossary import Glossary

_PARAGRAPHS = re.compile(r"\n[ \t\u3000]*\n\s*")


def mentioned(glossary: Glossary, text: str) -> Iterator[tuple[int, Concept]]:
    """Each term once, where it is first mentioned in the text with its paragraphs on lines of their own."""
    plain = "\n".join(map(unwrapped, _PARAGRAPHS.split(text)))
    seen: set[str] = set()
    for mention in mentions(plain, glossary.each_shown()):
        for concept in mention.concepts:
            if concept.id not in seen:
                seen.add(concept.id)
                yield mention.start, concept
