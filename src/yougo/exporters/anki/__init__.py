"""An Anki deck that can be imported again and again: what changed is updated, everything else is left alone.

A note is known by its GUID, made of namespace and id alone, and its time is that of the export which first
carried its present content (`Edition.stamp`), because Anki updates a note only when the deck's is newer.
"""

from collections.abc import Collection

from yougo.exporters.anki import notetype, order
from yougo.model.exporter import Edition, Exporter, Option
from yougo.translation import said


def export(edition: Edition) -> bytes:
    """The package's bytes: see `deck.export`."""
    from yougo.exporters.anki import deck  # noqa: PLC0415 - loads genanki, and most commands make no deck

    return deck.export(edition)


def search(edition: Edition, identifiers: Collection[str]) -> str:
    """What to type into Anki's browser to find the notes of these ids."""
    from yougo.exporters.anki import deck  # noqa: PLC0415 - likewise

    return deck.search(edition, identifiers)


def askable(edition: Edition) -> Collection[str]:
    """The ids of the terms of which a card can be made."""
    from yougo.exporters.anki import deck  # noqa: PLC0415 - likewise

    return deck.askable(edition)


EXPORTER = Exporter(
    "anki",
    ".apkg",
    export,
    said("An Anki deck"),
    options={
        "deck": Option(),
        "cards": Option(notetype.KINDS, several=True),
        "subdecks": Option(("source", "tag")),
        "order": Option(
            order.ORDERS,
            help=said(
                "The order of a deck: what most documents state first, as documents have it, or kana order."
            ),
        ),
        "status": Option(("accepted", "candidate")),
        "confidence": Option(is_share=True),
        "license": Option(),
        "language": Option(notetype.LANGUAGES),
    },
    is_learned=True,
    search=search,
    askable=askable,
)
