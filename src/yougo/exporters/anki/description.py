"""What Anki shows of a deck before it is studied."""

import datetime as dt

from yougo.exporters.anki.inert import address, inert
from yougo.model.exporter import Edition, Source

_MOST_SOURCES = 12


def described(edition: Edition, time: int) -> str:
    """HTML: title, day of the last change (`time`, 0 where it is unknown), licence, and the documents."""
    head = filter(None, (f"<b>{inert(edition.title)}</b>", inert(edition.subtitle)))
    day = dt.datetime.fromtimestamp(time, dt.UTC).date().isoformat() if time else ""
    facts = filter(None, (day, inert(str(edition.options.get("license", "")))))
    sources = list(map(_cited, edition.sources[:_MOST_SOURCES]))
    if len(edition.sources) > _MOST_SOURCES:
        sources.append("…")
    lines = (" — ".join(head), " · ".join(facts), " · ".join(sources))
    return "<br>".join(filter(None, lines))


def _cited(source: Source) -> str:
    """A document's title, with a link where it has an address."""
    title, link = inert(source.title or source.name), address(source.url)
    return f'<a href="{link}">{title}</a>' if link else title
