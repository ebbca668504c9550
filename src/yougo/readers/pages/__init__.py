"""Web pages and what becomes one: a tree of HTML, its notes, and what it says.

Whatever holds pages (a saved page, a book, a Word document) becomes a list of `tree.Page`, and
`content.document` reads them together, so that notes are joined in one place.
"""
