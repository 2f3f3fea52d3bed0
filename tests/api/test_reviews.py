"""The review queue and the page of one record."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from server.models.base import db
from server.models.log import LogLine
from tests.api.records import RECORD, code_of, inspector, new_id
from tests.api.reviewing import AREA, PHOTOS, Desk, days_ago, decided, desk_of
from tests.makers import LAT, LON, jpeg, make_claim, make_fix, make_plot, sha256

FAR = {"lon": LON + 0.01, "lat": LAT}


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


class TestQueue:
    def test_an_empty_queue(self, desk: Desk) -> None:
        assert desk.queue() == {
            "records": [],
            "next": None,
            "counts": {"open": 0, "accepted": 0, "returned": 0, "voided": 0},
        }

    def test_one_row(self, desk: Desk) -> None:
        record = desk.visit()
        [row] = desk.queue()["records"]
        kept = desk.chief.record(record)
        assert row == {
            "id": record,
            "plot_id": desk.plot_id,
            "plot_number": "0001",
            "village": "乙湾村",
            "place": "王家坡",
            "division_code": "511703001001",
            "person_id": desk.chief.person_id,
            "person_name": "王田长",
            "finished_at": kept["finished_at"],
            "received_at": kept["received_at"],
            "risk": row["risk"],
            "state": "open",
            "own": False,
            "findings": [
                {"code": one["code"], "weight": one["weight"]}
                for one in kept["verdict"]["findings"]
            ],
            "answers": {"position": "inside", "cultivated": "yes", "grain": "yes"},
            "override": None,
            "photos": 3,
            "reshoot_of": None,
        }

    def test_the_riskiest_first_and_of_equals_the_longest_waiting(self, desk: Desk) -> None:
        first = desk.visit()
        poor = desk.visit(photos=[jpeg(10)])
        second = desk.visit(photos=[jpeg(11), jpeg(12), jpeg(13)])
        assert [row["id"] for row in desk.queue()["records"]] == [poor, first, second]

    def test_a_photo_that_lands_lowers_the_risk(self, desk: Desk) -> None:
        claim_photos = [jpeg(21), jpeg(22), jpeg(23)]
        for photo in claim_photos[:2]:
            desk.chief.phone.send(photo)
        record = new_id()
        desk.chief.put(make_claim(desk.plot_id, desk.chief.person_id, claim_photos), record)
        before = desk.queue()["records"][0]["risk"]
        desk.chief.phone.send(claim_photos[2])
        assert desk.queue()["records"][0]["risk"] < before

    def test_pages_hold_every_record_once(self, desk: Desk) -> None:
        records = [desk.visit(photos=[jpeg(30 + n)]) for n in range(5)]
        seen, after = [], ""
        while True:
            page = desk.queue(limit=2, after=after)
            seen += [row["id"] for row in page["records"]]
            after = page["next"]
            if after is None:
                break
        assert sorted(seen) == sorted(records)
        assert seen == [row["id"] for row in desk.queue()["records"]]

    @pytest.mark.parametrize("after", ["x", "1~2~3", f"5~2026-01-01~{RECORD}", "999~~"])
    def test_a_made_up_cursor_is_refused(self, desk: Desk, after: str) -> None:
        response = desk.officer.get("reviews", after=after)
        assert code_of(response) == (422, "body_invalid")
        assert response.json["facts"]["fields"] == {"after": "cursor"}

    def test_filters_narrow_rows_and_counts(self, desk: Desk) -> None:
        near = desk.visit()
        far = desk.visit(photos=[jpeg(41)], fix=make_fix(**FAR))
        elsewhere = make_plot("0002", division_code="511703002001")
        mate = inspector(desk.chief.client, "mate", ("inspector", "511703002"))
        there = desk.visit(photos=[jpeg(42)], plot_id=elsewhere, who=mate)
        decided(desk.officer, near)
        assert {row["id"] for row in desk.queue()["records"]} == {far, there}
        assert [row["id"] for row in desk.queue(state="accepted")["records"]] == [near]
        assert [row["id"] for row in desk.queue(area="511703002")["records"]] == [there]
        assert desk.queue(area="511703002")["counts"]["accepted"] == 0
        assert [row["id"] for row in desk.queue(finding="outside")["records"]] == [far]
        assert desk.queue(finding="outside")["counts"]["open"] == 1
        assert desk.queue(finding="utside")["records"] == []
        high = desk.queue()["records"][0]["risk"]
        assert len(desk.queue(risk_from=high)["records"]) >= 1
        assert desk.queue(risk_from=100)["records"] == []
        assert desk.queue(area="511771")["records"] == []

    @pytest.mark.parametrize(
        "query",
        [{"state": "lost"}, {"area": "51%"}, {"finding": "a b"}, {"risk_from": 101}, {"limit": 0}],
    )
    def test_a_filter_that_cannot_be_is_refused(self, desk: Desk, query: dict[str, object]) -> None:
        assert code_of(desk.officer.get("reviews", **query)) == (422, "body_invalid")

    def test_ones_own_record_is_shown_as_such(self, desk: Desk) -> None:
        both = inspector(
            desk.chief.client, "clerk", ("inspector", "511703001"), ("officer", "511703001")
        )
        record = desk.visit(who=both, photos=[jpeg(51)])
        [row] = both.get("reviews").json["records"]
        assert (row["id"], row["own"]) == (record, True)
        assert both.get(f"reviews/{record}").json["own"] is True

    def test_officers_see_their_area_alone(self, desk: Desk) -> None:
        record = desk.visit()
        far = inspector(desk.chief.client, "far", ("officer", "511771"))
        assert far.get("reviews").json["records"] == []
        assert far.get("reviews").json["counts"]["open"] == 0
        assert code_of(far.get(f"reviews/{record}")) == (404, "inspection_unknown")

    def test_an_area_of_another_role_does_not_count(self, desk: Desk) -> None:
        record = desk.visit()
        mixed = inspector(desk.chief.client, "mixed", ("inspector", AREA), ("officer", "511771"))
        assert mixed.get("reviews").json["records"] == []
        assert code_of(mixed.get(f"reviews/{record}")) == (404, "inspection_unknown")

    def test_inspectors_do_not_review(self, desk: Desk) -> None:
        assert code_of(desk.chief.get("reviews")) == (403, "role_not_allowed")


class TestPage:
    def test_a_record_with_all_that_is_decided_by(self, desk: Desk) -> None:
        before = [jpeg(61), jpeg(62), jpeg(63)]
        old = desk.visit(photos=before, at=days_ago(40))
        record = desk.visit()
        page = desk.page(record)
        assert page["record"]["id"] == record
        assert page["record"]["review"] == {"state": "open", "override": None}
        assert page["boundary"]["version"] == 1
        assert page["boundary"]["geometry"]["type"] == "MultiPolygon"
        assert (page["state"], page["own"], page["decisions"], page["comments"]) == (
            "open",
            False,
            [],
            [],
        )
        risks = {row["id"]: row["risk"] for row in desk.queue()["records"]}
        assert page["risk"] == risks[record]
        [earlier] = page["earlier"]
        assert (earlier["id"], earlier["state"]) == (old, "open")
        assert earlier["answers"] == {"position": "inside", "cultivated": "yes", "grain": "yes"}
        assert len(earlier["photos"]) == 3
        beside = page["beside"]
        assert set(beside) == {sha256(photo) for photo in PHOTOS}
        closeup = beside[sha256(PHOTOS[1])]
        assert closeup["sha256"] == sha256(before[1])
        assert closeup["inspection_id"] == old
        assert closeup["distance_m"] == 0
        assert closeup["heading_gap_deg"] is None
        assert page["reshoots"] == []
        assert page["reshoot_of"] is None

    def test_later_visits_are_not_earlier(self, desk: Desk) -> None:
        record = desk.visit(at=days_ago(10))
        desk.visit(photos=[jpeg(71)])
        page = desk.page(record)
        assert page["earlier"] == []
        assert page["beside"][sha256(PHOTOS[0])] is None

    def test_a_voided_visit_is_shown_and_not_laid_beside(self, desk: Desk) -> None:
        old = desk.visit(photos=[jpeg(61)], at=days_ago(40))
        record = desk.visit()
        decided(desk.officer, old, "void", reason="photo_wrong_plot")
        page = desk.page(record)
        assert [visit["state"] for visit in page["earlier"]] == ["voided"]
        assert page["beside"][sha256(PHOTOS[0])] is None

    def test_a_picture_that_is_owed_is_not_laid_beside(self, desk: Desk) -> None:
        claim = make_claim(desk.plot_id, desk.chief.person_id, [jpeg(81)], at=days_ago(30))
        assert desk.chief.put(claim, new_id()).status_code == 201
        page = desk.page(desk.visit())
        assert page["beside"][sha256(PHOTOS[0])] is None

    def test_every_verdict_is_told_with_what_it_changed(self, desk: Desk) -> None:
        record = new_id()
        claim = make_claim(desk.plot_id, desk.chief.person_id, PHOTOS)
        assert desk.chief.put(claim, record).status_code == 201
        [first] = desk.page(record)["versions"]
        assert (first["cause"], first["changes"]) == ("received", [])
        for photo in PHOTOS:
            assert desk.chief.phone.send(photo) is not None
        versions = desk.page(record)["versions"]
        assert [one["cause"] for one in versions] == ["received", *["photo_landed"] * 3]
        assert versions[0] == first
        changed = {one["answer"]: one for version in versions[1:] for one in version["changes"]}
        assert changed["cultivated"] == {
            "answer": "cultivated",
            "before": ["unknown"],
            "after": ["yes"],
        }

    def test_at_most_twenty_earlier_visits(self, desk: Desk) -> None:
        for day in range(22):
            desk.visit(photos=[], at=days_ago(100 - day))
        page = desk.page(desk.visit())
        assert len(page["earlier"]) == 20
        days = [visit["finished_at"] for visit in page["earlier"]]
        assert days == sorted(days, reverse=True)

    def test_reading_it_is_written_down(self, desk: Desk) -> None:
        record = desk.visit()
        desk.page(record)
        db.session.rollback()
        lines = db.session.query(LogLine).filter_by(action="review_read").all()
        assert [(line.person_id, line.subject) for line in lines] == [
            (desk.officer.person_id, f"inspection:{record}")
        ]

    def test_a_record_that_is_not_there(self, desk: Desk) -> None:
        assert code_of(desk.officer.get(f"reviews/{RECORD}")) == (404, "inspection_unknown")
        assert code_of(desk.officer.get("reviews/x")) == (422, "inspection_id_invalid")


class TestComments:
    def test_a_comment_stays_with_the_record(self, desk: Desk) -> None:
        record = desk.visit()
        sent = desk.officer.post(f"inspections/{record}/comments", {"text": "问过村里，是稻子。"})
        assert sent.status_code == 201
        assert sent.json["person_name"] == "王田长"
        desk.other.post(f"inspections/{record}/comments", {"text": "同意"})
        said = desk.page(record)["comments"]
        assert [one["text"] for one in said] == ["问过村里，是稻子。", "同意"]
        assert said[0] == sent.json
        assert desk.page(record)["state"] == "open"

    @pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "x" * 2001}, {"text": "\x00"}])
    def test_nothing_and_too_much_are_refused(self, desk: Desk, body: dict[str, str]) -> None:
        record = desk.visit()
        sent = desk.officer.post(f"inspections/{record}/comments", body)
        assert code_of(sent) == (422, "body_invalid")

    def test_strangers_and_inspectors_do_not_comment(self, desk: Desk) -> None:
        record = desk.visit()
        far = inspector(desk.chief.client, "far", ("officer", "511771"))
        for who, code in ((far, "inspection_unknown"), (desk.chief, "role_not_allowed")):
            sent = who.post(f"inspections/{record}/comments", {"text": "x"})
            assert code_of(sent)[1] == code
        assert desk.page(record)["comments"] == []


def test_a_late_record_is_found_by_its_finding(desk: Desk) -> None:
    desk.visit(photos=[jpeg(91)])
    record = desk.visit(at=days_ago(5))
    assert [row["id"] for row in desk.queue(finding="late")["records"]] == [record]
