"""The READMEs' pictures, from what yougo makes of their memo: ``python tests/pictures.py`` writes them.

Needs Chromium. Each picture shows the memo, the back of a card as Anki renders it, the sheet and the
terminal; there is a light and a dark one for each language.
"""

import html
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from anki_collection import Collection
from browsing import opened

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
OVERVIEW = ViewportSize(width=1120, height=626)
SHEET = ViewportSize(width=720, height=360)
SCALE = 1.5
TITLES = {
    "en": ("Your document", "An Anki card", "The sheet", "The terminal"),
    "ja": ("文書", "Ankiのカード", "一覧", "端末"),
}
NIGHT = {"light": "", "dark": "nightMode night_mode"}
SESSION = ["yougo init policy --title 国際政策用語集", "cd policy", "yougo add ../memo.md", "yougo build"]
KIND = "英語 → 日本語"
SHOWN = ["yougo lookup kokusai", "yougo lookup data flow"]
STYLE = """
:root { --back: #ffffff; --pane: #f6f8fa; --line: #d1d9e0; --ink: #1f2328; --faint: #59636e; --sign: #1a7f37 }
.dark { --back: #0d1117; --pane: #161b22; --line: #3d444d; --ink: #f0f6fc; --faint: #9198a1; --sign: #3fb950 }
body { margin: 0; padding: 4px; background: var(--back); color: var(--ink);
  font: 15px "Noto Sans CJK JP", sans-serif }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 20px }
h2 { margin: 0 0 6px; font-size: 15px; font-weight: 600; color: var(--faint) }
h2 b { color: var(--sign); font-weight: 600; margin-right: 6px }
.pane { height: 272px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden;
  background: var(--pane) }
pre { margin: 0; padding: 14px 16px; font: 12px/1.7 "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace;
  white-space: pre-wrap }
pre b { color: var(--sign) }
iframe { border: 0; width: 133.4%; height: 133.4%; transform: scale(0.75); transform-origin: 0 0 }
img { display: block; width: 100% }
"""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for language in TITLES:
        with tempfile.TemporaryDirectory() as name, opened() as browser:
            folder = Path(name)
            _make_glossary(folder, language)
            for look in NIGHT:
                sheet = (folder / "policy" / "build" / "policy.html").as_uri() + "?q=data"
                _photograph(browser, sheet, look, folder / f"sheet-{look}.png", SHEET)
                picture = FOLDER / f"overview-{look}.{language}.png"
                _photograph(browser, _overview(folder, language, look).as_uri(), look, picture, OVERVIEW)


def _make_glossary(folder: Path, language: str) -> None:
    """The README's five minutes, up to the deck and the sheet."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    memo = re.search(r"cat > memo\.md <<'END'\n(.*?\n)END\n", readme, re.DOTALL)
    (folder / "memo.md").write_text(memo[1], encoding="utf-8")
    _run(" && ".join(SESSION), folder, language)


def _run(command: str, folder: Path, language: str) -> str:
    """What a command prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "YOUGO_LANG": language, "COLUMNS": "64", "PATH": path}
    command_line = ["bash", "-c", command]
    done = subprocess.run(command_line, cwd=folder, env=environment, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def _overview(folder: Path, language: str, look: str) -> Path:
    """A page with the four panes."""
    card = folder / f"card-{look}.html"
    card.write_text(_card(folder, look), encoding="utf-8")
    panes = [
        f"<pre>{html.escape((folder / 'memo.md').read_text(encoding='utf-8'))}</pre>",
        f'<iframe src="{card.name}"></iframe>',
        f'<img src="sheet-{look}.png">',
        f"<pre>{_terminal(folder / 'policy', language)}</pre>",
    ]
    parts = []
    for number, (title, pane) in enumerate(zip(TITLES[language], panes, strict=True), start=1):
        parts.append(f'<section><h2><b>{number}</b>{title}</h2><div class="pane">{pane}</div></section>')
    page = folder / f"overview-{look}.html"
    head = f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
    page.write_text(f'{head}<body class="{look}"><main>{"".join(parts)}</main>', encoding="utf-8")
    return page


def _card(folder: Path, look: str) -> str:
    """The back of a card of DFFT, as Anki renders it, on a page like Anki's."""
    deck = folder / "policy" / "build" / "policy.apkg"
    collection = folder / look
    collection.mkdir()
    _, cards = Collection(collection).do(["import", str(deck)], ["render"])
    shown = next(card for card in cards if card["kind"] == KIND and card["key"] == "dfft")
    body = re.sub(r"\[anki:play:[^]]*\]", "", shown["answer"])
    head = f'<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }} {shown["css"]}</style>'
    return f'{head}<body class="card card1 {NIGHT[look]}"><div id="qa">{body}</div>'


def _terminal(folder: Path, language: str) -> str:
    """A session in a terminal: commands and what they print."""
    session = ""
    for command in SHOWN:
        session += f"<b>$</b> {command}\n{html.escape(_run(command, folder, language))}"
    return session


def _photograph(browser: Browser, address: str, look: str, picture: Path, size: ViewportSize) -> None:
    context = browser.new_context(viewport=size, device_scale_factor=SCALE, color_scheme=look)
    tab = context.new_page()
    tab.goto(address)
    tab.screenshot(path=picture)
    context.close()


if __name__ == "__main__":
    main()
