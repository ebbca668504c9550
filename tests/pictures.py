"""The pictures of the READMEs and the docs, from what yougo makes: ``python tests/pictures.py`` writes them.

Needs Chromium and pdftoppm. The READMEs' picture shows their memo, the back of a card as Anki renders it,
the sheet and the terminal, in light and dark and in each language. The pages have a card of the memo, front
and back, and the sample's sheet in each layout and on a phone.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from anki_collection import Collection
from browsing import opened

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
OVERVIEW = ViewportSize(width=1120, height=602)
SHEET = ViewportSize(width=720, height=344)
CARDS = ViewportSize(width=1120, height=306)
LAYOUTS = ViewportSize(width=1120, height=536)
PHONE = ViewportSize(width=390, height=780)
SCALE = 1.5
TITLES = {
    "en": ("Your document", "An Anki card", "The sheet", "The terminal"),
    "ja": ("文書", "Ankiのカード", "一覧", "端末"),
}
PRINTED = {
    "dictionary": 2, "table": 1, "cards": 1, "booklet": 2, "pocket": 1, "fold": 1, "wall": 1,
}  # fmt: skip
"""Each layout, and which of its pages is shown."""
SIDES = {"question": "表 Front", "answer": "裏 Back"}
ASKED = ("英語 → 日本語", "日本語 → 英語")
"""Which cards of DFFT are shown, front and back."""
NIGHT = {"light": "", "dark": "nightMode night_mode"}
SESSION = ["yougo init policy --title 国際政策用語集", "cd policy", "yougo add ../memo.md", "yougo build"]
SHOWN = ["yougo lookup kokusai", "yougo lookup data flow"]
STYLE = """
:root { --back: #ffffff; --pane: #f6f8fa; --line: #d1d9e0; --ink: #1f2328; --faint: #59636e; --sign: #1a7f37 }
.dark { --back: #0d1117; --pane: #161b22; --line: #3d444d; --ink: #f0f6fc; --faint: #9198a1; --sign: #3fb950 }
body { margin: 0; padding: 4px; background: var(--back); color: var(--ink);
  font: 15px "Noto Sans CJK JP", sans-serif }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 20px }
h2 { margin: 0 0 6px; font-size: 15px; font-weight: 600; color: var(--faint) }
h2 b { color: var(--sign); font-weight: 600; margin-right: 6px }
.pane { height: 260px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden;
  background: var(--pane) }
h2 i { font-style: normal; color: var(--sign); float: right; margin-right: 4px }
pre { margin: 0; padding: 12px 16px; font: 12px/1.66 "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace;
  white-space: pre-wrap }
pre b { color: var(--sign) }
iframe { border: 0; width: 133.4%; height: 133.4%; transform: scale(0.75); transform-origin: 0 0 }
img { display: block; width: 100% }
.cards .pane { height: 250px }
.layouts { grid-template-columns: repeat(4, 1fr); gap: 14px 18px }
.layouts section { text-align: center }
.layouts .page { height: 226px; display: flex; align-items: center; justify-content: center }
.layouts img { width: auto; max-width: 100%; max-height: 226px; border: 1px solid var(--line);
  border-radius: 2px }
.layouts h2 { margin: 6px 0 0; font: 13px "DejaVu Sans Mono", monospace }
"""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with opened() as browser:
        for language in TITLES:
            with tempfile.TemporaryDirectory() as name:
                _photograph_memo(browser, Path(name), language)
        with tempfile.TemporaryDirectory() as name:
            _photograph_layouts(browser, Path(name))


def _photograph_memo(browser: Browser, folder: Path, language: str) -> None:
    """The READMEs' picture in a language, and the cards, which are the same in all."""
    _make_glossary(folder, language)
    for look in NIGHT:
        sheet = (folder / "policy" / "build" / "policy.html").as_uri() + "?q=data"
        _photograph(browser, sheet, look, folder / f"sheet-{look}.png", SHEET)
        picture = FOLDER / f"overview-{look}.{language}.png"
        _photograph(browser, _overview(folder, language, look), look, picture, OVERVIEW)
        _photograph(browser, _cards(folder, look), look, FOLDER / f"cards-{look}.png", CARDS)


def _photograph_layouts(browser: Browser, folder: Path) -> None:
    """The sample's sheet, printed in each layout, and on a phone."""
    shutil.copytree(ROOT / "glossary", folder / "sample" / "glossary")
    for layout, page in PRINTED.items():
        _run(f"yougo export pdf --layout {layout} -o {layout}.pdf", folder / "sample", "ja")
        _run(f"pdftoppm -singlefile -png -r 60 -f {page} sample/{layout}.pdf {layout}", folder, "ja")
    _run("yougo export html -o sheet.html", folder / "sample", "ja")
    _photograph(browser, (folder / "sample" / "sheet.html").as_uri(), "light", folder / "phone.png", PHONE)
    _photograph(browser, _layouts(folder), "light", FOLDER / "layouts.png", LAYOUTS)


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


def _overview(folder: Path, language: str, look: str) -> str:
    """The address of a page with the four panes."""
    sides = _sides(folder, look, ASKED[0])
    panes = [
        f"<pre>{html.escape((folder / 'memo.md').read_text(encoding='utf-8'))}</pre>",
        sides["answer"],
        f'<img src="sheet-{look}.png">',
        f"<pre>{_terminal(folder / 'policy', language)}</pre>",
    ]
    parts = []
    for number, (title, pane) in enumerate(zip(TITLES[language], panes, strict=True), start=1):
        arrow = "" if number == len(panes) else "<i>→</i>"
        parts.append(_section(f"<b>{number}</b>{title}{arrow}", pane))
    return _page(folder / f"overview-{look}.html", look, "overview", parts)


def _section(title: str, pane: str) -> str:
    return f'<section><h2>{title}</h2><div class="pane">{pane}</div></section>'


def _page(path: Path, look: str, name: str, parts: Sequence[str]) -> str:
    """Write a page with these parts; returns its address."""
    head = f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
    body = f'<body class="{look}"><main class="{name}">{"".join(parts)}</main>'
    path.write_text(head + body, encoding="utf-8")
    return path.as_uri()


def _cards(folder: Path, look: str) -> str:
    """The address of a page with the front and the back of a card."""
    sides = _sides(folder, look, ASKED[1])
    parts = [_section(title, sides[side]) for side, title in SIDES.items()]
    return _page(folder / f"cards-{look}.html", look, "cards", parts)


def _layouts(folder: Path) -> str:
    """The address of a page with the sheet in each layout, and on a phone."""
    parts = []
    for name in (*PRINTED, "phone"):
        image = f'<div class="page"><img src="{name}.png"></div>'
        parts.append(f"<section>{image}<h2>{name}</h2></section>")
    return _page(folder / "layouts.html", "", "layouts", parts)


def _sides(folder: Path, look: str, kind: str) -> dict[str, str]:
    """Front and back of a card of DFFT in frames, as Anki renders them, on pages like Anki's."""
    deck = folder / "policy" / "build" / "policy.apkg"
    collection = folder / f"{look}-{ASKED.index(kind)}"
    collection.mkdir()
    _, cards = Collection(collection).do(["import", str(deck)], ["render"])
    shown = next(card for card in cards if card["kind"] == kind and card["key"] == "dfft")
    head = f'<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }} {shown["css"]}</style>'
    frames = {}
    for side in SIDES:
        body = re.sub(r"\[anki:play:[^]]*\]", "", shown[side])
        path = collection / f"{side}.html"
        path.write_text(f'{head}<body class="card card1 {NIGHT[look]}"><div id="qa">{body}</div>', "utf-8")
        frames[side] = f'<iframe src="{path.as_uri()}"></iframe>'
    return frames


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
