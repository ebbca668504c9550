"""Documents of the web, from a server on this machine that also does everything wrong."""

import gzip
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import httpx
import pytest

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.documents import web

PAGE = "<html><head><title>会議</title></head><body><p>世界保健機関（WHO）は会議を開いた。</p></body></html>"
CHANGED = PAGE.replace("WHO", "WHX")
MEGABYTE = 1_000_000
HTML = "text/html; charset=utf-8"


class _Pages(BaseHTTPRequestHandler):
    """Answers by path: the status, the headers and the body that a test set, or a fault."""

    pages: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}
    asked: ClassVar[list[str]] = []
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.asked.append(self.headers["User-Agent"])
        status, headers, body = self.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path == "/slow.html":
            time.sleep(1)
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


@pytest.fixture
def serve(server: str) -> Callable[..., str]:
    """Sets what the server answers at a path; returns its address."""
    _Pages.pages.clear()
    _Pages.asked.clear()

    def answer(path: str, body: str | bytes = PAGE, status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        _Pages.pages[path] = status, {"Content-Type": HTML, **named}, data
        return f"{server}{path}"

    return answer


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = workspace(tmp_path / "w", own_md="国際連合（UN）。\n")
    monkeypatch.chdir(made)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return made


@pytest.fixture
def said(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable:
    """Runs yougo in the workspace: the exit code, and all that is printed."""
    assert root.is_dir()

    def yougo(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        text = "".join(capsys.readouterr())
        assert "Traceback" not in text
        assert "unexpected" not in text
        return code, text

    return yougo


def source(root: Path) -> dict[str, str]:
    """The last source of the workspace."""
    return tomllib.loads((root / "glossary" / "yougo.toml").read_text(encoding="utf-8"))["source"][-1]


def test_a_page_is_saved_with_its_address_and_read(said: Callable, serve: Callable, root: Path) -> None:
    address = serve("/papers/plan.html")
    code, text = said("add", f"{address}#part2")
    assert code == 0
    assert "is saved as glossary/sources/plan.html." in text
    assert "+ who: WHO / 世界保健機関" in text
    assert (root / "glossary/sources/plan.html").read_text(encoding="utf-8") == PAGE
    assert source(root)["url"] == f"{address}#part2"
    assert source(root)["fetched"]
    assert f"{address}#part2" in said("export", "html", "-o", "-")[1]
    assert _Pages.asked[0].startswith("yougo/")


def test_refreshing_says_what_changed_in_the_terms(said: Callable, serve: Callable, root: Path) -> None:
    address = serve("/plan.html")
    said("add", address)
    assert f"{address} is as it was" in said("add", "--refresh")[1]
    serve("/plan.html", CHANGED)
    code, text = said("add", "--refresh")
    assert code == 0
    assert "WHX / 世界保健機関" in text
    assert "1 changed" in text
    assert len(list((root / "glossary/sources").iterdir())) == 1


def test_a_page_that_cannot_be_fetched_again_stays(said: Callable, serve: Callable, root: Path) -> None:
    said("add", serve("/plan.html"))
    before = (root / "glossary" / "yougo.toml").read_bytes()
    _Pages.pages.clear()
    code, text = said("add", "--refresh")
    assert code == 1
    assert "the server says 404" in text
    assert said("show", "who")[0] == 0
    assert (root / "glossary" / "yougo.toml").read_bytes() == before


def test_nothing_is_refreshed_where_nothing_was_fetched(said: Callable) -> None:
    code, text = said("add", "--refresh")
    assert code == 2
    assert "No document came from the web" in text


def test_redirects_are_shown_and_followed(said: Callable, serve: Callable, root: Path) -> None:
    first = serve("/old", status=302, Location="/new.html")
    second = serve("/new.html")
    code, text = said("add", first)
    assert code == 0
    assert f"{first} leads to {second}." in text
    assert (root / "glossary/sources/new.html").exists()


def test_two_pages_of_one_name_do_not_meet(said: Callable, serve: Callable, root: Path) -> None:
    assert said("add", serve("/a/page.html"), serve("/b/page.html", CHANGED))[0] == 0
    names = {path.name for path in (root / "glossary/sources").iterdir()}
    assert names == {"page.html", "page-2.html"}


def test_the_type_decides_unless_the_address_says_more(said: Callable, serve: Callable, root: Path) -> None:
    addresses = (
        serve("/download?id=7"),
        serve("/notes.md", "国際通貨基金（IMF）。\n", Content_Type="text/plain"),
        serve("/terms.csv", "用語,英語\n港,port\n", Content_Type="application/octet-stream"),
        serve("/%E6%B8%AF%E3%81%AE%3A%E8%A8%88%E7%94%BB.php"),
        serve("/"),
    )
    code, text = said("add", *addresses)
    assert code == 0, text
    names = {path.name for path in (root / "glossary/sources").iterdir()}
    assert names == {"download.html", "notes.md", "terms.csv", "港の 計画.html", "127.0.0.1.html"}


def test_a_page_in_another_encoding_is_read(said: Callable, serve: Callable) -> None:
    address = serve("/sjis.html", PAGE.encode("cp932"), Content_Type="text/html; charset=Shift_JIS")
    assert "WHO / 世界保健機関" in said("add", address)[1]
    wrong = serve("/wrong.html", CHANGED.encode("cp932"), Content_Type=HTML)
    assert "WHX" in said("add", wrong)[1]


def test_a_page_is_removed_by_its_address(said: Callable, serve: Callable) -> None:
    address = serve("/plan.html")
    said("add", address)
    assert said("remove", address)[0] == 0
    assert "No document came from the web" in said("add", "--refresh")[1]


@pytest.mark.parametrize("path", ["../precious.html", "docs/own.md", "glossary/sources/../terms.html"])
def test_a_strangers_workspace_cannot_replace_a_file(
    path: str, said: Callable, serve: Callable, root: Path
) -> None:
    precious = root / path
    (root / "glossary" / "sources").mkdir(exist_ok=True)
    precious.write_text("mine", encoding="utf-8")
    with (root / "glossary" / "yougo.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[source]]\npath = "{path}"\nurl = "{serve("/plan.html")}"\n')
    assert said("add", "--refresh")[0] == 0
    assert precious.read_text(encoding="utf-8") == "mine"
    assert (root / "glossary/sources/plan.html").exists()


def test_a_page_that_never_ends_is_left(
    said: Callable, serve: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "_LONGEST_TIME", -1)
    code, text = said("add", serve("/drip.html"))
    assert code == 1
    assert "takes too long to arrive" in text


def test_a_loop_is_told_once(said: Callable, serve: Callable) -> None:
    serve("/b", status=302, Location="/a")
    _, text = said("add", serve("/a", status=302, Location="/b"))
    assert text.count("leads to") == 1
    assert "without end" in text


FAULTS = {
    "missing": ({"path": "/missing.html", "status": 404}, "the server says 404"),
    "refused": ({"path": "/forbidden.html", "status": 403}, "the server says 403"),
    "server error": ({"path": "/error.html", "status": 500}, "the server says 500"),
    "slow": ({"path": "/slow.html", "Content_Length": "999999"}, "the server does not answer"),
    "loop": ({"path": "/loop", "status": 302, "Location": "/loop"}, "without end"),
    "no web": ({"path": "/ftp", "status": 302, "Location": "ftp://127.0.0.1/x"}, "not http or https"),
    "a file": ({"path": "/file", "status": 302, "Location": "file:///etc/passwd"}, "not http or https"),
    "too large": ({"path": "/big.html", "body": b" " * 3 * MEGABYTE}, "more than 1 MB"),
    "a bomb": (
        {"path": "/bomb.html", "body": gzip.compress(bytes(50 * MEGABYTE)), "Content_Encoding": "gzip"},
        "more than 1 MB",
    ),
    "damaged": ({"path": "/damaged.html", "body": b"\x1f\x8bxx", "Content_Encoding": "gzip"}, "damaged"),
    "a picture": (
        {"path": "/a.png", "Content_Type": "image/png"},
        "it is image/png, which yougo does not read",
    ),
    "nothing": ({"path": "/nothing.html", "body": b" \n"}, "the server sends nothing"),
    "cut off": ({"path": "/cut.html", "Content_Length": "9999"}, "the connection broke off"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_one_sentence_and_loses_nothing(
    fault: str, said: Callable, serve: Callable, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "_TIMEOUT", httpx.Timeout(0.5))
    settings = Path("config").absolute() / "yougo" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("largest_document_mb = 1\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings.parents[1]))
    before = (root / "glossary" / "yougo.toml").read_bytes()
    answer, reason = FAULTS[fault]
    address = serve(**answer)
    code, text = said("add", address)
    assert code == 1
    told = [line for line in text.splitlines() if line.startswith("yougo: ")]
    assert len(told) == 1
    assert told[0].startswith(f"yougo: {address} cannot be read: ")
    assert reason in told[0]
    assert (root / "glossary" / "yougo.toml").read_bytes() == before
    assert not list((root / "glossary").glob("sources/*"))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/a.html", "the server cannot be reached"),
        ("https://user:word@127.0.0.1/a.html", "the address holds a password"),
        ("http://[::1", "the address is not valid"),
        ("https://127.0.0.1:{port}/a.html", "try http://"),
        ("http://", "the address names no server"),
        ("http://a b/", "the server cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_stops_no_other(
    address: str, reason: str, said: Callable, serve: Callable
) -> None:
    there = serve("/plan.html")
    code, text = said("add", address.replace("{port}", str(urlsplit(there).port)), there)
    assert code == 1
    assert reason in text
    assert said("show", "who")[0] == 0
