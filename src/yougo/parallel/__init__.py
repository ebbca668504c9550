"""Parallel documents: two versions of one document, Japanese and English.

Each is cut into sentences (`sentences`), which are aligned (`alignment`) by what they share (`clues`). A name
that one language lacks is then sought in the sentences beside it (`proposing`).
"""
