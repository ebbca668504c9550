"""yougo (用語): turns documents into a bilingual Japanese-English glossary."""

__version__ = "0.2.0"
