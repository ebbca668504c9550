"""The sheet's settings."""

from yougo.model.exporter import Option
from yougo.translation import said

OPTIONS = {
    "date": Option(),
    "version": Option(),
    "layout": Option(
        ("dictionary", "table", "cards"),
        help=said("The sheet's printed pages: a dictionary, a table, or cards to cut out, with backs."),
    ),
    "paper": Option(("A4", "Letter"), help=said("The sheet's paper.")),
    "order": Option(
        ("kana", "latin"), help=said("The sheet's order: 五十音, or A–Z for readers of English.")
    ),
}
