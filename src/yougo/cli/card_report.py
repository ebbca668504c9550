"""What an export of cards reports when it is done."""

from yougo.cli import messages
from yougo.cli.output import say
from yougo.pipeline.export import Exported


def report_cards(made: Exported) -> None:
    """Say what is new, changed and gone since the last deck, and how to find the notes that are gone."""
    facts = messages.counts((len(made.new), "new"), (len(made.changed), "changed"))
    if facts:
        say(messages.CARDS.format(facts=facts))
    if made.gone:
        say(messages.GONE_CARDS.format(count=messages.count(len(made.gone), "term"), search=made.search))
