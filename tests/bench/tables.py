"""What a glossary of many terms costs that tables give: ``python tests/bench/tables.py [TERMS]``.

Makes tables of 50,000 rows: a Japanese name, its kana, an English name. Builds in a process of its own, and
prints its CPU seconds, those of the processes that it starts included, the most memory that one of them took,
the bytes of the database for each term, and those of its tables and indices.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

TERMS = 100_000
ROWS = 50_000
SETTINGS = """\
title = "用語の多い用語集"
namespace = "tables"
exports = []

[[source]]
path = "docs"
"""
WORDS = [
    row.split()
    for row in """\
機関 きかん Agency|会議 かいぎ Council|協議 きょうぎ Talks|情報 じょうほう Data|経済 けいざい Economy
討論 とうろん Forum|世界 せかい Global|保健 ほけん Health|産業 さんぎょう Industry|共同 きょうどう Joint
知識 ちしき Knowledge|労働 ろうどう Labour|媒体 ばいたい Media|通信 つうしん Network|事務 じむ Office
政策 せいさく Policy|品質 ひんしつ Quality|研究 けんきゅう Research|安全 あんぜん Security|貿易 ぼうえき Trade
連合 れんごう Union|奉仕 ほうし Volunteer|水道 すいどう Water|青年 せいねん Youth|地域 ちいき Zone
港湾 こうわん Harbour|気象 きしょう Weather|資源 しげん Resource|教育 きょういく School|交通 こうつう Traffic
農業 のうぎょう Farming|林業 りんぎょう Forestry""".replace("\n", "|").split("|")
]


def main() -> None:
    """Make, build and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else TERMS
    root = Path(tempfile.mkdtemp())
    make(root, count)
    seconds, memory = built(root)
    print(f"{count:,} terms: {seconds:.0f} s of CPU, {memory:.0f} MB of memory")
    print_sizes(root / "build" / "glossary.db", count)
    shutil.rmtree(root)


def make(root: Path, count: int) -> None:
    """A workspace of so many terms, at most 32**4."""
    for folder in ("glossary", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "glossary" / "yougo.toml").write_text(SETTINGS, encoding="utf-8")
    for start in range(0, count, ROWS):
        rows = "".join(",".join(names(number)) + "\n" for number in range(start, min(start + ROWS, count)))
        (root / "docs" / f"{start // ROWS:03}.csv").write_text(f"日本語,よみ,英語\n{rows}", encoding="utf-8")


def names(number: int) -> list[str]:
    """The names of a term: four words, the number's digits; neighbours are not alike."""
    spread = number * 777_767 % len(WORDS) ** 4
    chosen = [WORDS[spread // len(WORDS) ** place % len(WORDS)] for place in range(4)]
    return [
        "".join(word[0] for word in chosen),
        "".join(word[1] for word in chosen),
        " ".join(word[2] for word in chosen),
    ]


def built(root: Path) -> tuple[float, float]:
    """The CPU seconds of a build, and the MB of memory of its largest process."""
    command = [str(Path(sys.executable).parent / "yougo"), "--workspace", str(root), "build"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("the build failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def print_sizes(path: Path, count: int) -> None:
    """The bytes a term of the database and of its parts."""
    print(f"the database: {path.stat().st_size / count:.0f} bytes a term")
    connection = sqlite3.connect(path)
    sql = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC"
    for name, size in connection.execute(sql):
        if size / count >= 1:
            print(f"  {name}: {size / count:.0f}")
    connection.close()


if __name__ == "__main__":
    main()
