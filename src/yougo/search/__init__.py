"""Look-ups: any spelling of a name finds its concept.

Five tables are filled with the glossary. Names in them are folded (`language.folding`); ``number`` is the
concept's in ``concepts``; ``standing`` is 0 for an accepted concept, 1 for a candidate, 2 for a rejected one.

* ``keys(kind, standing, k, number)``: each name and id. `KINDS` numbers the kinds of keys
* ``spellings(keys)``: the keys of all other kinds. ``reading``; ``romaji`` (the reading as Hepburn and Kunrei
  write it); ``sound`` (what is the same in all of them); ``word`` of an English name; ``part`` and ``heard``,
  the endings of a name and of a sound, because a part of a word is the beginning of an ending. A full-text
  index without texts (FTS5), a quarter the size of a table: a concept's keys are the words of its row, each
  behind a letter for kind and standing (`marked`). ``spelled(term, doc)`` has them in order
* ``parts(english, others, standing)``: a trigram index (FTS5) of the English names; a row has all names of
  its concept
* ``slips(marks)``: to find what was meant by a query with one typo, a full-text index without texts (FTS5) of
  hashes of parts of each name (`fuzzy`), under the concept's number; and of each longer English word, under
  `WORDS` and its number in ``words(number, k)``

`tables` fills them; `index` is a glossary opened to look up in, `query` asks the tables, `database` reads
them. These three import nothing but what Python needs for SQLite until they must: a look-up starts at once.
"""

LAYOUT = 16
"""The number of the database's layout: a file with another one is dropped and built anew."""
KINDS = {"name": 0, "id": 1, "reading": 2, "romaji": 3, "sound": 4, "word": 5, "part": 6, "heard": 7}
IN_KEYS = ("name", "id")
"""The kinds that the table ``keys`` has: a text's names are looked for in it backwards."""
WORDS = 1 << 31
"""More than there are concepts: in ``slips``, the numbers of words come after it."""
ENDING = 24
"""Of an ending, so many characters are entered: what is longer is compared with the whole name."""
LAST = "\U0010ffff"
"""Behind every character that a key can have: where a range of keys with one beginning ends."""
FUZZY = ("name", "reading", "romaji", "sound", "word")
"""The kinds of keys that a query with a typo is compared with."""
WEAK = 4
"""A hit of this order or a higher one is weak in its tier: hardly what was meant."""
SHORTEST_SOUND = 3
"""The shortest sound of which what begins with it, or has it, is meant: zzzz sounds like any z."""


def marked(kind: str, standing: int, key: str) -> str:
    """A key as ``spellings`` has it.

    >>> marked("reading", 0, "かいぎ"), marked("reading", 1, "かいぎ"), marked("romaji", 0, "kaigi")
    ('gかいぎ', 'hかいぎ', 'jkaigi')
    """
    return chr(ord("a") + 3 * KINDS[kind] + standing) + key
