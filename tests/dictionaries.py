"""Small references of each format, for tests."""

import gzip
import json
import zipfile
from pathlib import Path

JMDICT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMdict [
<!ELEMENT JMdict (entry*)>
<!ENTITY n "noun (common) (futsuumeishi)">
<!ENTITY nav "navigation">
<!ENTITY uk "word usually written using kana alone">
<!ENTITY arch "archaic">
<!ENTITY sK "search-only kanji form">
<!ENTITY big "&n;&n;&n;&n;&n;&n;&n;&n;&n;&n;">
]>
<JMdict>
<entry><ent_seq>1</ent_seq>
<k_ele><keb>選別協議会</keb><ke_pri>spec1</ke_pri></k_ele><k_ele><keb>選別協議會</keb><ke_inf>&sK;</ke_inf></k_ele>
<r_ele><reb>せんべつきょうぎかい</reb></r_ele>
<sense><pos>&n;</pos><gloss>sorting council</gloss><gloss>council for sorting</gloss></sense>
</entry>
<entry><ent_seq>2</ent_seq>
<k_ele><keb>木陰会議</keb></k_ele>
<r_ele><reb>こかげかいぎ</reb></r_ele><r_ele><reb>もくいんかいぎ</reb><re_restr>木蔭会議</re_restr></r_ele>
<sense><pos>&n;</pos><misc>&arch;</misc><gloss>meeting of old</gloss></sense>
<sense><pos>&n;</pos><gloss>(open-air) meeting</gloss><gloss xml:lang="ger">Treffen</gloss>
<gloss g_type="expl">a meeting that is held in the shade of trees</gloss></sense>
</entry>
<entry><ent_seq>5</ent_seq>
<k_ele><keb>潮見台</keb></k_ele><r_ele><reb>しおみだい</reb></r_ele>
<sense><pos>&n;</pos><gloss>tide lookout</gloss><gloss g_type="lit">tide viewing stand</gloss></sense>
<sense><pos>&n;</pos><gloss g_type="expl">seat from which a fisherman watches the tide</gloss></sense>
</entry>
<entry><ent_seq>3</ent_seq>
<k_ele><keb>ＫＹＫ</keb></k_ele><r_ele><reb>ケーワイケー</reb></r_ele>
<sense><pos>&n;</pos><field>&nav;</field><gloss>sorting council</gloss></sense>
</entry>
<entry><ent_seq>4</ent_seq>
<k_ele><keb>林檎帯</keb></k_ele><r_ele><reb>リンゴベルト</reb></r_ele>
<sense><pos>&n;</pos><misc>&uk;</misc><gloss>apple belt</gloss></sense>
</entry>
</JMdict>
"""
JMNEDICT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMnedict [
<!ENTITY surname "family or surname"> <!ENTITY organization "organization name"> <!ENTITY place "place name">
]>
<JMnedict>
<entry><k_ele><keb>川縁</keb></k_ele><r_ele><reb>かわべり</reb></r_ele>
<trans><name_type>&surname;</name_type><trans_det>Kawaberi</trans_det></trans></entry>
<entry><k_ele><keb>北浜町</keb></k_ele><r_ele><reb>きたはままち</reb></r_ele>
<trans><name_type>&place;</name_type><trans_det>Kitahamamachi</trans_det></trans></entry>
<entry><k_ele><keb>港湾研究所</keb></k_ele><r_ele><reb>こうわんけんきゅうじょ</reb></r_ele>
<trans><name_type>&organization;</name_type><trans_det>Harbour Research Institute</trans_det></trans></entry>
</JMnedict>
"""
EDICT = """\
　？？？ /EDICT, EDICT_SUB(P), EDICT2 Japanese-English Electronic Dictionary Files/Created: 2021/
選別協議会(P);選別協議會(oK) [せんべつきょうぎかい(P);えりわけきょうぎかい(選別協議會)] \
/(n) (1) {pol} sorting council/(2) board/(P)/EntL1X/
リンゴベルト /(n) apple belt/EntL2/
"""
TITLES = "選別協議会\tSorting_council\n木陰 (曖昧さ回避)\tShade\nApple belt\tリンゴベルト\n"


def jmdict(folder: Path) -> Path:
    """JMdict, compressed."""
    path = folder / "JMdict_e.gz"
    path.write_bytes(gzip.compress(JMDICT.encode(), mtime=0))
    return path


def jmnedict(folder: Path) -> Path:
    """JMnedict, as it is."""
    path = folder / "JMnedict.xml"
    path.write_text(JMNEDICT, "utf-8")
    return path


def edict(folder: Path, encoding: str = "euc_jp") -> Path:
    """EDICT2, compressed."""
    path = folder / "edict2.gz"
    path.write_bytes(gzip.compress(EDICT.encode(encoding), mtime=0))
    return path


def titles(folder: Path) -> Path:
    """Titles of articles in both languages."""
    path = folder / "langlinks.tsv"
    path.write_text(TITLES, "utf-8")
    return path


def yomitan(folder: Path) -> Path:
    """A dictionary of Yomitan, with a definition as structured content."""
    content = [{"tag": "ol", "content": [{"tag": "li", "content": "木の陰で開く会議。"}]}]
    structured = {"type": "structured-content", "content": content}
    rows = [
        ["選別協議会", "せんべつきょうぎかい", "n", "", 1, ["sorting council"], 1, ""],
        ["木陰会議", "こかげかいぎ", "n", "", 0, [structured], 2, ""],
    ]
    path = folder / "terms.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("index.json", json.dumps({"title": "Small Dictionary", "format": 3}))
        archive.writestr("term_bank_1.json", json.dumps(rows))
    return path
