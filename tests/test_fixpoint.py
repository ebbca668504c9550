"""Merging is done once and for all: with the register that it gives, it gives the same again.

Documents, decisions and the register change at random here, over names that collide. 2,000 steps run by
themselves; ``YOUGO_ROUNDS=1000`` makes 50,000 of it.
"""

import contextlib
import os
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from yougo.errors import ImpossibleDecision
from yougo.language.letters import spell
from yougo.merge import merge
from yougo.model.concepts import FIELDS, Concept, Evidence, names_of
from yougo.model.documents import Place
from yougo.model.findings import Finding, Name
from yougo.workspace import edits, name_edits, terms_file
from yougo.workspace.decision import Decision
from yougo.workspace.edits import Choice
from yougo.workspace.register import EMPTY, Ledger, Register
from yougo.workspace.register.text import parse, render

ROUNDS = int(os.environ.get("YOUGO_ROUNDS", "45"))
STEPS = 50
TODAY = "2026-01-01"

ACRONYMS = ["", "AB", "CD", "EF"]
JAPANESE = ["", "甲乙", "丙丁", "戊己庚"]
ENGLISH = ["", "Alpha Beta", "Able Body", "Common Day", "East Field"]
NAMES = [name for name in (*ACRONYMS, *JAPANESE, *ENGLISH) if name]
DOCUMENTS = ["a.md", "b.md", "c.md", "d.md"]


def claim(acronym: str, japanese: str, english: str, alias: str, definition: str) -> Finding:
    return Finding(
        "r",
        Place("", 1),
        acronym=acronym,
        japanese=(Name(japanese, "chunk"),) if japanese else (),
        english=english,
        aliases=(alias,) if alias else (),
        definition=definition,
        sentence=f"{japanese}（{acronym}）は{english}、{alias}、{definition}。",
        letters=spell(acronym, english).sort if acronym and english else "",
    )


CLAIMS = st.builds(
    claim,
    st.sampled_from(ACRONYMS),
    st.sampled_from(JAPANESE),
    st.sampled_from(ENGLISH),
    st.sampled_from(["", "", "", *NAMES]),
    st.sampled_from(["", "", "一つの定義。", "別の定義。"]),
)
ENTRIES = st.builds(
    lambda name, document: f"{name}@{document}" if document else name,
    st.sampled_from(NAMES),
    st.sampled_from(["", "", *DOCUMENTS]),
)


def evidence(concepts: dict[str, Concept], identifier: str) -> tuple[Evidence, ...]:
    return concepts[identifier].evidence if identifier in concepts else ()


class Glossary(RuleBasedStateMachine):
    """A workspace without files: what documents state, terms.toml, register.tsv."""

    def __init__(self) -> None:
        super().__init__()
        self.documents: dict[str, tuple[Finding, ...]] = {}
        self.terms = ""
        self.register: Register = EMPTY
        self.concepts: dict[str, Concept] = {}
        self.before: list[tuple[str, dict[str, dict[str, str]]]] = []

    def build(self) -> None:
        found = [
            replace(each, place=Place(document, line))
            for document, stated in self.documents.items()
            for line, each in enumerate(stated, 1)
        ]
        decisions = terms_file.parse(self.terms, "terms.toml")
        once = merge(found, decisions, self.register, TODAY)
        again = merge(reversed(found), decisions, parse(render(once.register), ""), "2026-02-02")
        assert render(again.register) == render(once.register)
        assert again.concepts == once.concepts
        assert len({concept.id for concept in once.concepts}) == len(once.concepts)
        assert self.register.entries.keys() <= once.register.entries.keys()
        self.no_id_changed_hands(once.register, decisions)
        self.register = once.register
        self.concepts = {concept.id: concept for concept in once.concepts}

    def no_id_changed_hands(self, now: Register, decisions: dict[str, Decision]) -> None:
        """An id whose names all changed but its acronym has none that contradicts those that it had."""
        for identifier, entry in self.register.entries.items():
            old, new = set(entry.names), set(now.entries[identifier].names)
            given = identifier in decisions and decisions[identifier].fields
            if given or old & new - set(ACRONYMS):
                continue
            for language in (JAPANESE, ENGLISH):
                assert not (old & set(language) and new & set(language)), identifier

    def decide(self, *made: Choice) -> None:
        text = self.terms
        try:
            for choice in made:
                text = terms_file.edit(text, choice.id, choice.keys) if choice.keys else text
        except ImpossibleDecision:
            return
        known = [choice.id for choice in made if choice.id in self.register.entries]
        self.before.append(
            (self.terms, {each: dict(self.register.entries[each].documented) for each in known})
        )
        ledger = Ledger(self.register)
        for choice in made:
            for field, value in choice.documented.items():
                if choice.id in known and value is None:
                    ledger.forget(choice.id, [field])
                elif choice.id in known:
                    ledger.remember(choice.id, field, value)
        self.terms, self.register = text, ledger.close()
        self.build()

    def one(self, data: st.DataObject) -> Concept:
        return self.concepts[data.draw(st.sampled_from(sorted(self.concepts)))]

    def decision(self, concept: Concept) -> Decision:
        return terms_file.parse(self.terms, "").get(concept.id, Decision())

    @rule(name=st.sampled_from(DOCUMENTS), claims=st.lists(CLAIMS, min_size=1, max_size=4))
    def write(self, name: str, claims: list[Finding]) -> None:
        added, before = name not in self.documents, self.concepts
        self.documents[name] = tuple(claims)
        self.build()
        if added:
            self.nothing_decided_changed_hands(before)

    def nothing_decided_changed_hands(self, before: dict[str, Concept]) -> None:
        """What states a decided concept states it still, or another that a person decided on."""
        decided = terms_file.parse(self.terms, "")
        stated = {(row.place, row.quote) for each in decided for row in evidence(self.concepts, each)}
        for identifier, decision in decided.items():
            if decision.also or decision.excluded:  # a person chose its claims
                continue
            then = {(row.place, row.quote) for row in evidence(before, identifier)}
            assert not then or then & stated, identifier

    @precondition(lambda self: self.documents)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        del self.documents[data.draw(st.sampled_from(sorted(self.documents)))]
        self.build()

    @precondition(lambda self: self.documents)
    @rule(data=st.data(), japanese=st.sampled_from(JAPANESE[1:]), english=st.sampled_from(ENGLISH))
    def give_an_acronym_another_meaning(self, data: st.DataObject, japanese: str, english: str) -> None:
        """A document goes, and one comes that states one of its acronyms for something else."""
        name = data.draw(st.sampled_from(sorted(self.documents)))
        acronyms = sorted({each.acronym for each in self.documents.pop(name)} - {""})
        self.build()
        if acronyms:
            self.documents[name] = (claim(data.draw(st.sampled_from(acronyms)), japanese, english, "", ""),)
            self.build()

    @precondition(lambda self: 0 < len(self.documents) < len(DOCUMENTS))
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.documents)))
        new = data.draw(st.sampled_from([name for name in DOCUMENTS if name not in self.documents]))
        terms = self.terms.replace(f"@{old}", f"@{new}")
        if f"@{new}" not in self.terms:
            self.documents[new] = self.documents.pop(old)
            self.terms = terms
            self.build()

    @precondition(lambda self: self.concepts)
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        self.decide(edits.accepted(self.one(data)))

    @precondition(lambda self: self.concepts)
    @rule(data=st.data(), field=st.sampled_from(["acronym", "japanese", "english"]))
    def correct(self, data: st.DataObject, field: str) -> None:
        concept = self.one(data)
        self.decide(edits.corrected(concept, {field: data.draw(st.sampled_from(["", *NAMES]))}))

    @precondition(lambda self: self.concepts)
    @rule(data=st.data())
    def reject(self, data: st.DataObject) -> None:
        self.decide(edits.corrected(self.one(data), {"status": "rejected"}))

    @precondition(lambda self: self.terms)
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        decided = terms_file.parse(self.terms, "")
        if decided:
            self.terms = terms_file.replaced(self.terms, data.draw(st.sampled_from(sorted(decided))), "")
            self.build()

    @precondition(lambda self: len(self.concepts) > 1)
    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        into, other = self.one(data), self.one(data)
        if into.id != other.id:
            decisions = terms_file.parse(self.terms, "")
            self.decide(*name_edits.joined(into, other, decisions, self.concepts.values()))

    @precondition(lambda self: self.concepts)
    @rule(data=st.data(), entry=ENTRIES)
    def also(self, data: st.DataObject, entry: str) -> None:
        concept = self.one(data)
        keys = name_edits.with_lists(self.decision(concept), {"also": (entry,)})
        self.decide(edits.corrected(concept, keys))

    @precondition(lambda self: self.concepts)
    @rule(data=st.data(), new=st.sampled_from(["", "", "new", "ab", "another"]))
    def part(self, data: st.DataObject, new: str) -> None:
        concept = self.one(data)
        there = [f"{name}@{row.place.document}" for row in concept.evidence for name in row.names]
        entry = data.draw(st.sampled_from([*names_of(concept), *there] or NAMES))
        new = "" if new in self.register.entries else new
        with contextlib.suppress(ImpossibleDecision):
            self.decide(*name_edits.divided(concept, (entry,), self.decision(concept), new))

    @rule(
        identifier=st.sampled_from(["ab", "甲乙", "mine"]),
        entry=ENTRIES,
        key=st.sampled_from(["also", "not"]),
    )
    def write_by_hand(self, identifier: str, entry: str, key: str) -> None:
        self.decide(Choice(identifier, {key: (entry,)}))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.terms, said = self.before.pop()
        ledger = Ledger(self.register)
        for identifier, fields in said.items():
            ledger.forget(identifier, FIELDS)
            for field, value in fields.items():
                ledger.remember(identifier, field, value)
        self.register = ledger.close()
        self.build()


Glossary.TestCase.settings = settings(
    max_examples=ROUNDS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_merged_again_nothing_changes = Glossary.TestCase
