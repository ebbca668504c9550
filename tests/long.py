"""Every test in its long form: python tests/long.py [NAME ...]. All of them take an hour or two.

Each row of `LONG` is a name, the variables that make the tests long, and the tests. Without a name, all run.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

LONG: Mapping[str, tuple[Mapping[str, str], Sequence[str]]] = {
    "faults": ({"YOUGO_FAULTS": "all"}, ["tests/test_faults_everywhere.py"]),
    "decisions": ({"YOUGO_ROUNDS": "99"}, ["tests/test_faults.py", "tests/test_drafts.py"]),
    "races": (
        {"YOUGO_ROUNDS": "60"},
        ["tests/test_together.py", "tests/test_interrupted.py", "tests/test_meanwhile.py"],
    ),
    "exports": ({"YOUGO_ROUNDS": "40"}, ["tests/test_same_bytes.py"]),
    "merge": ({"YOUGO_ROUNDS": "1250"}, ["tests/test_fixpoint.py"]),
    "growth": ({}, ["tests/test_growth.py", "tests/test_merge_growth.py", "tests/test_readers_growth.py"]),
    "grammar": ({}, ["tests/test_grammar.py"]),
}
"""Every command killed or failing at every step; every write of every decision failing; commands at once, and
killed; exports after 400 random steps, bit by bit or anew; 50,000 random steps of a glossary's life; every
repeated pattern on growing texts; 5,000 documents made by a grammar."""


def main(names: Sequence[str]) -> int:
    unknown = set(names) - LONG.keys()
    if unknown:
        print(f"{', '.join(sorted(unknown))}: choose from {', '.join(LONG)}", file=sys.stderr)
        return 2
    failed = [name for name in names or LONG if not _passes(name)]
    print(f"Failed: {', '.join(failed)}." if failed else "All passed.")
    return 1 if failed else 0


def _passes(name: str) -> bool:
    variables, tests = LONG[name]
    print(f"{name}: {' '.join(tests)}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-m", "", *tests]
    return subprocess.run(command, check=False, env={**os.environ, **variables}).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
