"""yougo's note type in Anki: its fields and templates, frozen for ever.

Anki matches note types by id and by their fields and templates: one added, removed or moved turns every
re-import into a conflict. So nothing below may change, in any version. What can be improved later is the
templates' text and the CSS. Three spare fields and a spare template are there for what nobody thought of.
"""

MODEL_ID = 1902258511
NAME = "yougo"

FIELDS = {
    "Key": 8582185935783271878,  # namespace-wide id: dfft
    "Japanese": 6667015172075009013,
    "Furigana": 6161795348688562153,  # 信頼[しんらい]性[せい]
    "Reading": 4618802568015926047,  # kana, as shown
    "Romaji": 4909705554697410429,
    "English": 5735586091881563989,  # plain
    "EnglishMarked": 9108178144210357391,  # the letters that spell the acronym in <b>
    "Acronym": 6705841015949112740,
    "Also": 5084405868792949086,  # further names
    "Definition": 6445979318564652070,
    "DefinitionGap": 5517269228686246756,  # the definition without the term's names
    "Sentence": 9039933150796602443,
    "SentenceGap": 6235389676476764735,  # the sentence without the term's names
    "SentenceEnglish": 7548380097748072012,
    "Source": 9196238490564865548,  # document:line
    "Link": 5831469979877192361,  # the source's address
    "Note": 8804423414031964803,  # a person's remark
    "Cue": 6816498476828221897,  # which of several is meant
    "Status": 5581718433790101464,  # what is doubtful
    "Speak": 4803561430489401077,  # kana for speech
    "Extra1": 5223209721247567149,
    "Extra2": 5884017749121536168,  # something where the reading is doubtful
    "Extra3": 6394213099685519144,  # something where the English name is
    "AskJapanese": 5208539068681737521,  # gates: a template makes a card when its gate is not empty
    "AskEnglish": 7358561684247642475,
    "AskAcronym": 5495548987191267218,
    "AskDefinition": 5900572062740687762,
    "AskSentence": 4851874953340561775,
    "AskSpare": 8025908011944179550,
}

TEMPLATES = (
    ("日本語 → 英語", "japanese", "AskJapanese", 8011467228413901921),
    ("英語 → 日本語", "english", "AskEnglish", 4890569174785761500),
    ("略語 → 用語", "acronym", "AskAcronym", 7211609454187531749),
    ("説明 → 用語", "definition", "AskDefinition", 8516885040293170727),
    ("文の穴うめ", "sentence", "AskSentence", 7391358832388998693),
    ("予備", "spare", "AskSpare", 6510665810098063007),
)
"""Name, the file of its front below ``templates/card/``, its gate, its id."""

ENGLISH_NAMES = {
    "japanese": "Japanese → English",
    "english": "English → Japanese",
    "acronym": "Acronym → term",
    "definition": "Definition → term",
    "sentence": "Gap in a sentence",
    "spare": "Spare",
}
"""The templates' names for who reads English. Anki knows a template by its id: a new name moves no card."""

BACK, STYLE = "card/back.html", "card/card.css"
GATES = {file: gate for _, file, gate, _ in TEMPLATES}
"""From a template's file to the field that makes its card, in the templates' order."""
KINDS = ("japanese", "english", "acronym", "definition", "sentence", "reading", "acronym-japanese")
"""What ``cards`` under ``[anki]`` in yougo.toml may name; the spare template makes the last two."""
DEFAULT_KINDS = KINDS[:3]
"""The kinds that a deck has when yougo.toml names none."""
KINDS_OF_0_1 = KINDS[:5]
"""The kinds that it had in yougo 0.1, as the first templates make them."""

LANGUAGES = ("ja", "en")
"""In which a card asks and labels what it shows, the first by default."""


def name(file: str, language: str) -> str:
    """What Anki's browser calls a kind of card."""
    usual = next(name for name, of, *_ in TEMPLATES if of == file)
    return ENGLISH_NAMES[file] if language == "en" else usual


def front(file: str) -> str:
    """The template that holds a front."""
    return f"card/{file}.html"


FILES = (*map(front, GATES), BACK, STYLE)
"""The templates that a workspace may override; it then gets a note type of its own."""
