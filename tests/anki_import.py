"""Drives the real Anki in a process of its own: steps as JSON from stdin, what came of each to stdout.

Steps: ["import", path], ["answer"], ["set", key, field, value], ["tag", key, tag], ["untag", search, tag…],
["css", text], ["check"], ["notes"], ["cards"], ["render"], ["find", search], ["decks"], ["days", count],
["described", deck], ["filters"], ["css_text"].
"""

import json
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")

import anki.import_export_pb2 as messages  # noqa: E402 - Anki's own warnings are not ours
from anki.collection import Collection  # noqa: E402


class Desk:
    """A collection and the steps that a test asks for."""

    def __init__(self, path: Path) -> None:
        self.collection = Collection(str(path))

    def do_import(self, path: str) -> dict:
        options = self.collection._backend.get_import_anki_package_presets()
        request = messages.ImportAnkiPackageRequest(package_path=path, options=options)
        before = self.collection.db.scalar("select scm from col")
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()
        counted = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
        return counted | {"full_sync": before != self.collection.db.scalar("select scm from col")}

    def do_answer(self) -> int:
        """Give every card an interval, as a year of reviews would."""
        self.collection.db.execute(
            "update cards set type = 2, queue = 2, ivl = 30 + ord, factor = 2500, reps = 3"
        )
        return self.collection.card_count()

    def note(self, key: str):
        (found,) = self.collection.find_notes(f'"Key:{key}"')
        return self.collection.get_note(found)

    def do_set(self, key: str, field: str, value: str) -> None:
        note = self.note(key)
        note[field] = value
        self.collection.update_note(note)

    def do_tag(self, key: str, tag: str) -> None:
        note = self.note(key)
        note.tags.append(tag)
        self.collection.update_note(note)

    def do_untag(self, search: str, *tags: str) -> None:
        """Leave these tags alone on the notes that a search finds."""
        for number in self.collection.find_notes(search):
            note = self.collection.get_note(number)
            note.tags = list(tags)
            self.collection.update_note(note)

    def do_css(self, text: str) -> None:
        model = self.collection.models.by_name("yougo")
        model["css"] += text
        self.collection.models.update_dict(model)

    def do_check(self) -> dict:
        report, sound = self.collection.fix_integrity()
        empty = self.collection.get_empty_cards().notes
        blank = sum(len(note.card_ids) for note in empty)
        return {"report": report, "sound": sound, "empty": len(empty), "blank": blank}

    def do_notes(self) -> dict:
        notes = [self.collection.get_note(number) for number in self.collection.find_notes("")]
        return {note["Key"]: dict(note.items()) | {"tags": sorted(note.tags)} for note in notes}

    def do_cards(self) -> list:
        cards = [self.collection.get_card(number) for number in self.collection.find_cards("")]
        return [
            {"key": card.note()["Key"], "kind": card.template()["name"], "interval": card.ivl}
            for card in cards
        ]

    def do_find(self, search: str) -> list:
        return [self.collection.get_note(number)["Key"] for number in self.collection.find_notes(search)]

    def do_decks(self) -> dict:
        cards = [self.collection.get_card(number) for number in self.collection.find_cards("")]
        return {card.note()["Key"]: self.collection.decks.name(card.did) for card in cards}

    def do_days(self, count: int) -> list:
        """Which cards Anki introduces on each day, by key and kind, with so many new ones a day."""
        configuration = self.collection.decks.config_dict_for_deck_id(1)
        configuration["new"]["perDay"] = count
        self.collection.decks.update_config(configuration)
        first = self.collection.get_card(self.collection.find_cards("")[0])
        self.collection.decks.set_current(first.did)
        days = []
        while queued := self.collection.sched.get_queued_cards(fetch_limit=count).cards:
            cards = [self.collection.get_card(each.card.id) for each in queued]
            days.append([[card.note()["Key"], card.template()["name"]] for card in cards])
            for card in cards:  # learned long ago, when the next day comes
                card.type, card.queue, card.ivl, card.due = 2, 2, 999, 9999
            self.collection.update_cards(cards)
        return days

    def do_described(self, name: str) -> str:
        return self.collection.decks.by_name(name)["desc"]

    def do_css_text(self) -> str:
        return self.collection.models.by_name("yougo")["css"]

    def do_render(self) -> list:
        found = []
        for number in self.collection.find_cards(""):
            card = self.collection.get_card(number)
            out = card.render_output(reload=True)
            found.append(
                {
                    "key": card.note()["Key"],
                    "kind": card.template()["name"],
                    "question": out.question_text,
                    "answer": out.answer_text,
                    "sounds": len(out.question_av_tags),
                    "speech": [str(tag) for tag in out.answer_av_tags],
                    "css": out.css,
                }
            )
        return found

    def do_filters(self) -> list:
        """The furigana field through Anki's own kanji and kana filters: name, what they give."""
        model = self.collection.models.by_name("yougo")
        found = []
        for number in self.collection.find_notes(""):
            note = self.collection.get_note(number)
            template = dict(model["tmpls"][0], qfmt="{{kanji:Furigana}}\x1e{{kana:Furigana}}", afmt="x")
            out = note.ephemeral_card(custom_note_type=dict(model, tmpls=[template])).render_output()
            kanji, kana = out.question_text.split("\x1e")
            found.append([note["Japanese"], kanji, note["Reading"], kana])
        return found


def main() -> None:
    collection, *_ = sys.argv[1:]
    desk = Desk(Path(collection))
    print(json.dumps([getattr(desk, f"do_{step}")(*facts) for step, *facts in json.load(sys.stdin)]))
    desk.collection.close()


if __name__ == "__main__":
    main()
