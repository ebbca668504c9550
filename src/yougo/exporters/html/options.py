"""The sheet's settings."""

from yougo.model.exporter import Option
from yougo.translation import ENGLISH, JAPANESE, said

LANGUAGES = (JAPANESE, ENGLISH)
"""The first is usual."""
OPTIONS = {
    "date": Option(),
    "version": Option(),
    "layout": Option(
        ("dictionary", "table", "cards", "booklet", "pocket", "fold", "wall"),
        help=said(
            "The sheet's printed pages: a dictionary, a table, cards to cut out with backs, a booklet to "
            "fold and staple, pocket pages to cut into four, sheets to fold into eight pages, or a poster "
            "for the wall."
        ),
    ),
    "paper": Option(
        ("A4", "Letter", "A5", "B5", "A3", "A2"), help=said("The sheet's paper; B5 is that of JIS.")
    ),
    "language": Option(
        LANGUAGES, help=said("The language of the sheet's own words; in English it has romaji and A–Z order.")
    ),
    "order": Option(
        ("kana", "latin"), help=said("The sheet's order: 五十音, or A–Z for readers of English.")
    ),
    "sections": Option(
        ("initial", "source"),
        help=said("The sheet's sections: by initial (あ, か … or A, B …), or one for each document."),
    ),
}
