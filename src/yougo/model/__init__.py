"""The records that travel through yougo, in the order in which a document becomes a card.

A `documents.Document` becomes `findings.Finding`s (extract), the findings of all documents become
`concepts.Concept`s (merge), and concepts become decks, sheets and tables (exporters). All are frozen;
``""`` and ``()`` mean unknown.
"""
