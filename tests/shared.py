"""Documents and lists that are not part of the repository.

They are in the folder that ``YOUGO_SHARED`` names, or else in ``shared`` beside the repository. Where there
is no such folder, the tests that need it are skipped, and everything else runs.
"""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("YOUGO_SHARED") or Path(__file__).parents[2] / "shared")
DOCUMENTS = SHARED / "documents"
"""Real documents, which are not ours to publish."""
EVALUATION = SHARED / "eval"
"""What they state, and how names are read, checked by hand."""

needs_shared = pytest.mark.skipif(
    not (DOCUMENTS.is_dir() and EVALUATION.is_dir()),
    reason="needs the real documents: set YOUGO_SHARED to their folder",
)
