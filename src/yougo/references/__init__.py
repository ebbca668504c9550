"""References: dictionaries and glossaries that are asked what a document does not say.

A reference adds no term. It is compiled once, by its format (`yougo.references.formats`), into a database of
entries (`compiled`), which is asked by the names that a term bears (`proposing`).
"""
