"""What the report tells of a plot, and that it can be laid out whatever people wrote."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from server.documents.plot_report.plot import report_told
from server.documents.plot_report.render import report_pdf
from server.documents.typeset import typeset
from server.documents.words import Words
from server.evidence.package.dossier import Dossier, Json, PhotoFile, Rival
from tests.documents.dossiers import NOON, VERDICT, a_claim, a_dossier, a_record, a_verdict
from tests.makers import jpeg, make_fix, sha256

PHOTO, OWED, GONE, BROKEN = (jpeg(n) for n in range(1, 5))


def told(dossier: Dossier, language: Any = "zh", **pictures: str | None) -> Json:
    return report_told(dossier, pictures, Words(language))


def a_visit(*photos: bytes, verdict: Json = VERDICT, **fields: Any) -> Json:
    visit: Json = told(a_dossier([a_record(1, a_claim(*photos), verdict, **fields)]))["visits"][0]
    return visit


def test_the_plot_is_told_by_its_survey() -> None:
    facts = dict(told(a_dossier(basic_farmland=None))["facts"])
    assert facts["净面积"] == "8.61 亩"
    assert facts["地类"] == "0103 旱地"
    assert facts["永久基本农田"] == "没有资料"
    assert dict(told(a_dossier(), "en")["facts"])["Land class"] == "0103 Dry land"


def test_inspections_stand_in_the_order_in_which_they_were_made() -> None:
    records = [a_record(number, a_claim()) for number in (3, 1, 2)]
    said = told(a_dossier(records))
    assert [visit["id"] for visit in said["visits"]] == ["record-1", "record-2", "record-3"]
    assert said["visits"][0]["name"] == "第 1 次　2026-07-02 12:00　王田长"


def test_a_year_names_the_inspections_it_rests_on() -> None:
    year = {
        "year": 2026,
        "cultivated": {"answer": "yes", "clause": "bare", "inspections": ["record-2"]},
        "grain": {
            "answer": "yes",
            "clause": "bare",
            "level": "harvested",
            "share_percent": 60,
            "inspections": ["record-1", "record-2"],
        },
        "missing": ["harvest_not_seen"],
        "edition": "2023.1",
    }
    records = [a_record(number, a_claim()) for number in (1, 2)]
    [said] = told(a_dossier(records, years=[year]))["years"]
    assert said["cultivated"]["rests"] == "依据第 2 次巡查"
    assert said["grain"]["answer"] == "已收 占 60%"
    assert said["grain"]["rests"] == "依据第 1、2 次巡查"
    assert said["missing"] == ["还没见到收割"]


def test_answers_are_told_and_what_was_not_asked_is_left_out() -> None:
    claim = a_claim()
    claim["observation"] |= {
        "trees": {
            "kind": "fruit",
            "species": "李子",
            "canopy_percent": 30,
            "canopy_method": "visual",
            "plants_per_mu": 40,
            "young_in_rows": True,
        },
        "hardened": "no",
        "note": "田边有水沟",
    }
    [visit] = told(a_dossier([a_record(1, claim)]))["visits"]
    assert visit["answers"] == [
        ["地里", "有庄稼"],
        ["作物", "水稻 · 抽穗开花 · 收粮 · 占 100%"],
        ["树", "果树 · 李子 · 树冠 30% · 眼睛看 · 每亩 40 株 · 成行的小树苗"],
        ["耕作层", "有"],
        ["地面硬化", "没有"],
        ["备注", "田边有水沟"],
    ]


def test_each_answer_stands_with_the_clause_it_rests_on() -> None:
    rows = {row[0]: row[1:] for row in a_visit()["verdict"]}
    clause = "裸土或石渣，耕作层没有了（判定表第 22 行）"
    assert rows["位置"] == ["在图斑内", "镜头朝着图斑"]
    assert rows["耕地特征"] == ["有", clause]
    assert rows["耕种条件"] == ["判断不了", clause]
    assert rows["粮食"] == ["2026 年：已见苗", clause]
    outside = {**VERDICT["position"], "class": "outside", "distance_m": 36.7, "looks_in": "unknown"}
    rows = {row[0]: row[1:] for row in a_visit(verdict={**VERDICT, "position": outside})["verdict"]}
    assert rows["位置"] == ["在图斑外，离图斑 37 米", ""]


def test_an_earlier_verdict_stays_to_be_seen() -> None:
    before = {**VERDICT, "cultivated": {"answer": "unknown", "clause": "bare", "row": None}}
    verdicts = (a_verdict(before, current=False, cause="received"), a_verdict(VERDICT))
    [said] = a_visit(verdicts=verdicts)["earlier"]
    assert said == (
        "2026-07-02 12:00，收到记录，规则 2023.1：耕地特征判断不了，粮食2026 年：已见苗"
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "没有签名"),
        ({"seal": "good", "nonce": "none"}, "手机签名有效 · 没有网络，没有一次性编号"),
        ({"seal": "bad", "nonce": "reused"}, "签名和内容对不上 · 一次性编号用过"),
    ],
)
def test_the_seal_is_told(fields: dict[str, Any], said: str) -> None:
    assert a_visit(**fields)["seal"] == said


def test_other_content_under_the_same_id_is_told() -> None:
    assert a_visit()["rivals"] is None
    assert "1 份" in a_visit(rivals=(Rival("ab" * 32, "{}"),))["rivals"]


def test_photos_carry_what_the_phone_would_write_over_them() -> None:
    claim = a_claim(PHOTO, fix=make_fix(accuracy_m=4.2, taken_at="2026-07-01T04:00:00Z"))
    claim["photos"][0]["heading_deg"] = 91.6
    dossier = a_dossier([a_record(1, claim)])
    [photo] = report_told(dossier, {sha256(PHOTO): "a.jpg"}, Words("zh"))["visits"][0]["photos"]
    assert (photo["file"], photo["title"]) == ("a.jpg", "1 全景，巡田相机")
    assert photo["mark"] == [
        "0001 乙湾村 王家坡",
        "2026-07-01 12:00:00 拍照 王田长",
        "东经 107.45000° 北纬 31.12000° ±5 米 WGS84",
        "朝东 92° · 水印图，原件不带水印",
    ]
    claim["photos"][0] |= {"fix": None, "heading_deg": None}
    [photo] = told(a_dossier([a_record(1, claim)]))["visits"][0]["photos"]
    assert photo["mark"][2:] == ["没有定位", "水印图，原件不带水印"]


def test_a_photo_that_cannot_be_shown_says_why() -> None:
    claim = a_claim(PHOTO, OWED, GONE, BROKEN)
    kept = ({"photos": [sha256(one) for one in (PHOTO, GONE, BROKEN)]},)
    dossier = a_dossier([a_record(1, claim, receipts=kept)])
    pictures = {sha256(PHOTO): "a.jpg", sha256(BROKEN): None}
    photos = report_told(dossier, pictures, Words("zh"))["visits"][0]["photos"]
    assert [photo["why"] for photo in photos] == [
        None,
        "还没传到服务器",
        "服务器收到过，文件不见了",
        "这张打不开，原件在包里",
    ]


# Laid out


def pdf(dossier: Dossier, scratch: Path, photos: dict[str, bytes] | None = None) -> bytes:
    def open_original(key: str) -> BinaryIO:
        return io.BytesIO((photos or {})[key.rpartition("/")[2]])

    made = report_pdf(dossier, open_original, "zh", scratch)
    assert made.startswith(b"%PDF-")
    assert list(scratch.iterdir()) == []
    return made


def test_whatever_people_wrote_is_text(tmp_path: Path) -> None:
    """Typst's own signs, quotes, controls, a letter of no font, and a very long word."""
    hostile = '#read("/etc/passwd") *_$ `x` <a> "\\ \u0007 𰻝 \u202e ' + "长" * 1500 + "w" * 400
    claim = a_claim()
    claim["observation"]["note"] = hostile
    plot = {"number": "#1*", "place": "$x$", "household": "<script>", "village": "& \"'"}
    assert pdf(a_dossier([a_record(1, claim)], **plot), tmp_path) == pdf(
        a_dossier([a_record(1, claim)], **plot), tmp_path
    )


def test_a_plot_without_records_has_a_report(tmp_path: Path) -> None:
    pdf(a_dossier(), tmp_path)


def test_pictures_of_all_kinds(tmp_path: Path) -> None:
    whole, broken = jpeg(5, 640, 480), jpeg(6)[:200]
    kept = {sha256(data): data for data in (whole, broken)}
    files = [PhotoFile(digest, len(data), "image/jpeg") for digest, data in kept.items()]
    record = a_record(1, a_claim(whole, broken, OWED))
    assert b"/DCTDecode" in pdf(a_dossier([record], files), tmp_path, kept)


def test_clocks_at_the_ends_of_the_calendar(tmp_path: Path) -> None:
    for text in ("0002-01-01T00:00:00+00:00", "9998-12-31T23:59:59+00:00"):
        moment = datetime.fromisoformat(text)
        claim = a_claim(PHOTO)
        claim["photos"][0]["taken_at"] = text
        record = replace(a_record(1, claim), finished_at=moment)
        pdf(a_dossier([record]), tmp_path)


def test_a_layout_that_fails_says_so(tmp_path: Path) -> None:
    (tmp_path / "main.typ").write_text('#read("nowhere.txt")', encoding="utf-8")
    with pytest.raises(RuntimeError, match="not found"):
        typeset(tmp_path, NOON)
