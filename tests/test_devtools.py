"""What is told to a browser, by a program in its place that says what it is told to say."""

import stat
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from yougo.pipeline.devtools import BrowserFailed, DevTools

PROGRAM = f"""#!{sys.executable}
import json, os

pipe = os.fdopen(3, "rb")

def told():
    text = bytearray()
    while not text.endswith(b"\\0"):
        text += pipe.read(1) or os._exit(0)
    return json.loads(text[:-1])

def answer(to, **given):
    os.write(4, json.dumps({{"id": to["id"], **given}}).encode() + b"\\0")

first = told()
if first["method"] == "end":
    raise SystemExit
if first["method"] == "refuse":
    answer(first, error={{"message": "no such page"}})
second = told()
os.write(4, b'{{"method": "an event that nobody waits for"}}\\0')
for each in (second, first):
    answer(each, result={{"said": each["params"]["say"], "page": each.get("sessionId", "")}})
told()
"""


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[DevTools]:
    program = tmp_path / "browser"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    with DevTools([str(program)]) as devtools:
        yield devtools


def test_each_answer_goes_to_who_asked_in_whatever_order_they_come(browser: DevTools) -> None:
    texts = ["一" * 70_000, "二"]
    with ThreadPoolExecutor(2) as threads:
        answers = threads.map(lambda text: browser.tell("say", f"page {text[0]}", say=text), texts)
        assert [(answer["said"], answer["page"]) for answer in answers] == [
            (text, f"page {text[0]}") for text in texts
        ]


@pytest.mark.parametrize("method", ["refuse", "end"])
def test_it_fails_when_the_browser_cannot_do_it_or_ends(browser: DevTools, method: str) -> None:
    with pytest.raises(BrowserFailed):
        browser.tell(method)


def test_it_fails_when_the_browser_has_ended(browser: DevTools) -> None:
    for _ in range(2):
        with pytest.raises(BrowserFailed):
            browser.tell("end")


def test_it_fails_when_what_is_to_be_started_is_no_program() -> None:
    with DevTools(["/no/such/browser"]) as devtools, pytest.raises(BrowserFailed):
        devtools.tell("say", say="")
