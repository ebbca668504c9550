"""A user's collection in the real Anki, for tests."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


class Collection:
    """A user's collection: `do` runs steps in Anki and gives what came of each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def do(self, *steps: list) -> list:
        python = os.environ.get("YOUGO_ANKI_PYTHON", sys.executable)
        command = [python, ROOT / "tests" / "anki_import.py", self.folder / "collection.anki2"]
        done = subprocess.run(command, input=json.dumps(steps), capture_output=True, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])  # Anki may print a line of its own when it is slow

    def package(self, content: bytes, name: str = "deck") -> str:
        path = self.folder / f"{name}.apkg"
        path.write_bytes(content)
        return str(path)
