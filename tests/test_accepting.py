"""Whatever is accepted as it is shown is what the documents say: it is never in conflict with them."""

from pathlib import Path

import pytest

from shared import DOCUMENTS, needs_shared
from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import apply_edits
from yougo.pipeline.build.refresh import refresh
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace import edits

READINGS = """\
港湾場裡[^kouwan-jouri]での議論が続いた。

公共調整枠組み（コウキョウチョウセイワクグミ、Public Coordination Framework）がある。

| 用語 | 読み | 英語 |
| --- | --- | --- |
| データ連携基盤 | でーたれんけいきばん | Data Linkage Platform |
| 浜辺会議 | はまべ・かいぎ | Beach Meeting |
| 川端会議 | ｶﾜﾊﾞﾀｶｲｷﾞ | River Meeting |
| 草原会議 | そうげん、かいぎ | Meadow Meeting |
| 港湾データ | まったくちがう | Port Data |

[^kouwan-jouri]: 港での交流の場所。
"""
SAMPLE = Path(__file__).parents[1] / "glossary" / "sources"


def accept_all(root: Path) -> int:
    """Accept every candidate as shown and build anew; none may be in conflict. Gives how many there were."""
    made = Workspace(root)
    with apply_edits.held(made) as report:
        shown = [concept for concept in report.glossary.concepts if concept.status == "candidate"]
        apply_edits.decide(report.glossary, list(map(edits.accepted, shown)))
    (root / "build" / "glossary.db").unlink()
    accepted = refresh(made).glossary.by_id
    for concept in shown:
        now = accepted[concept.id]
        assert not now.has_warning("conflict"), now.warnings
        assert now.known_reading.text == concept.known_reading.text
    return len(shown)


def test_a_reading_that_a_document_writes_in_other_kana_or_letters_is_accepted_without_a_conflict(
    tmp_path: Path,
) -> None:
    assert accept_all(workspace(tmp_path / "w", note_md=READINGS)) == 7


def test_a_reading_accepted_in_other_kana_is_in_conflict_once_the_document_gives_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w", note_md=READINGS)
    accept_all(root)
    note = root / "docs" / "note.md"
    note.write_text(note.read_text("utf-8").replace("ｶﾜﾊﾞﾀｶｲｷﾞ", "カワハタカイギ"), "utf-8")
    capsys.readouterr()
    assert run(["--workspace", str(root), "show", "川端会議"]) == 0
    assert "the documents now say “カワハタカイギ”" in capsys.readouterr().out


def test_every_term_of_the_sample_is_accepted_without_a_conflict(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    assert run(["--workspace", str(root), "add", str(SAMPLE)]) == 0
    assert accept_all(root) > 100


@needs_shared
def test_every_term_of_real_documents_is_accepted_without_a_conflict(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    assert run(["--workspace", str(root), "add", str(DOCUMENTS)]) == 0
    assert accept_all(root) > 60
