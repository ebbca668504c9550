"""Fetch the documents of this collection: ``python tests/bench/collection/fetch.py FOLDER``.

Clones each public repository that ``documents.tsv`` names, without its files, and writes the documents into
FOLDER as they were at the commit named there. They have licences of their own and stay out of our repository.
"""

import csv
import subprocess
import sys
import tempfile
from itertools import groupby
from operator import itemgetter
from pathlib import Path


def main() -> None:
    """Fetch what FOLDER does not have yet."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with Path(__file__).with_name("documents.tsv").open(encoding="utf-8", newline="") as rows:
        wanted = [row for row in csv.DictReader(rows, delimiter="\t") if not (folder / row["file"]).exists()]
    by_repository = itemgetter("repository")
    for repository, documents in groupby(sorted(wanted, key=by_repository), key=by_repository):
        fetch(repository, list(documents), folder)


def fetch(repository: str, documents: list[dict[str, str]], folder: Path) -> None:
    """Write the documents of one repository."""
    with tempfile.TemporaryDirectory() as clone:
        git("clone", "--quiet", "--bare", "--filter=blob:none", f"https://github.com/{repository}", clone)
        for row in documents:
            content = git("-C", clone, "show", f"{row['commit']}:{row['path']}")
            (folder / row["file"]).write_bytes(content)
            print(folder / row["file"])


def git(*arguments: str) -> bytes:
    """What git prints."""
    return subprocess.run(["git", *arguments], check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
