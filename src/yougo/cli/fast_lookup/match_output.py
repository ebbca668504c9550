"""A term that was found on one line, with the name of its glossary where several are asked."""

from yougo.cli.fast_lookup import term_output
from yougo.pipeline.glossary_set import Match


def json_line(match: Match, query: str = "") -> str:
    """The term's line of JSON; its first keys say for which query, in which glossary and how it was found."""
    first = f'"match": "{match.hit.tier}", {match.json_line()[1:]}'
    if not (query or match.member.name):
        return f"{{{first}"
    import json  # noqa: PLC0415 - slow to import, and most people have one glossary

    asked = {"query": query, "glossary": match.member.name}
    told = [f'"{key}": {json.dumps(text, ensure_ascii=False)}, ' for key, text in asked.items() if text]
    return f"{{{''.join(told)}{first}"


def brief_line(match: Match, most: int = 0) -> str:
    """The term on one line, after the name of its glossary where there are several."""
    line = term_output.brief(match.term_on_a_line(), most)
    return f"{match.member.name}\t{line}" if match.member.name else line
