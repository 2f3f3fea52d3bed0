"""What a decision does: to the plot's years, to the phone's pack, to records that rest on others."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from server.models.base import db
from server.models.inspection import VerdictRow
from tests.api.records import codes, inspector, new_id
from tests.api.reviewing import PHOTOS, Desk, days_ago, decided, desk_of
from tests.makers import jpeg, make_claim, make_plot, sha256

WEEDS = {"cover": "weeds", "crops": [], "plough_layer": "yes"}


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


def year_of(desk: Desk) -> Any:
    """The state of the year of a visit made now."""
    return desk.plot()["years"][0]


def cursor(desk: Desk) -> int:
    return int(desk.chief.get("pack").json["cursor"].partition("-")[0])


class TestYears:
    def test_accepting_and_returning_leave_the_evidence_standing(self, desk: Desk) -> None:
        record = desk.visit()
        before = year_of(desk)
        first = decided(desk.officer, record, "return")
        assert year_of(desk) == before
        decided(desk.officer, record, seen=first["id"])
        assert year_of(desk) == before

    def test_a_voided_record_gives_nothing_and_stays_to_be_seen(self, desk: Desk) -> None:
        record = desk.visit()
        verdict = desk.chief.record(record)["verdict"]
        assert year_of(desk)["grain"]["answer"] == "yes"
        voided = decided(desk.officer, record, "void")
        year = year_of(desk)
        assert (year["grain"]["answer"], year["grain"]["inspections"]) == ("unknown", [])
        assert year["cultivated"] == {
            "answer": "unknown",
            "clause": "year_no_visit",
            "inspections": [],
        }
        plot = desk.plot()
        assert (plot["last_seen_at"], plot["last_crop"], plot["verdict"]) == (None, None, None)
        [visit] = plot["inspections"]
        assert visit["review"] == {"state": "voided", "override": None}
        assert desk.chief.record(record)["verdict"] == verdict
        decided(desk.officer, record, seen=voided["id"])
        assert year_of(desk)["grain"]["answer"] == "yes"

    def test_an_override_stands_in_the_year_and_beside_the_computed_answer(
        self, desk: Desk
    ) -> None:
        record = desk.visit()
        override = {"cultivated": "no", "farmable": "no", "grain": "no"}
        made = decided(
            desk.officer, record, "override", reason="answers_do_not_fit", override=override
        )
        year = year_of(desk)
        assert year["cultivated"] == {
            "answer": "no",
            "clause": "officer_decided",
            "inspections": [record],
        }
        assert year["grain"]["answer"] != "yes"
        assert desk.plot()["verdict"] == {"cultivated": "no", "farmable": "no"}
        kept = desk.chief.record(record)
        assert kept["verdict"]["cultivated"]["answer"] == "yes"
        assert kept["review"] == {"state": "accepted", "override": override}
        [row] = desk.queue(state="accepted")["records"]
        assert (row["override"], row["answers"]["cultivated"]) == (override, "yes")
        decided(desk.officer, record, seen=made["id"])
        assert year_of(desk)["cultivated"]["clause"] != "officer_decided"
        assert desk.chief.record(record)["review"] == {"state": "accepted", "override": None}

    def test_an_override_outlasts_a_photo_that_lands(self, desk: Desk) -> None:
        photos = [jpeg(41), jpeg(42), jpeg(43)]
        for photo in photos[:2]:
            desk.chief.phone.send(photo)
        record = new_id()
        claim = make_claim(desk.plot_id, desk.chief.person_id, photos)
        assert desk.chief.put(claim, record).status_code == 201
        decided(desk.officer, record, "override", override={"cultivated": "no"})
        desk.chief.phone.send(photos[2])
        assert desk.chief.record(record)["verdict"]["cultivated"]["answer"] == "yes"
        assert year_of(desk)["cultivated"]["clause"] == "officer_decided"

    def test_grain_on_an_officers_word_though_the_place_cannot_be_told(self, desk: Desk) -> None:
        record = desk.visit(fix=None)
        claim = make_claim(desk.plot_id, desk.chief.person_id, [jpeg(44)])
        claim["fix"] = None
        claim["photos"][0]["fix"] = None
        record = new_id()
        desk.chief.phone.send(jpeg(44))
        plot_id = make_plot("0002")
        assert desk.chief.put({**claim, "plot_id": plot_id}, record).status_code == 201
        plot = desk.officer.get(f"plots/{plot_id}").json
        assert plot["years"][0]["grain"]["answer"] == "unknown"
        decided(desk.officer, record, "override", override={"grain": "yes"})
        [year] = desk.officer.get(f"plots/{plot_id}").json["years"]
        assert (year["grain"]["answer"], year["grain"]["share_percent"]) == ("yes", 100)

    def test_every_decision_moves_the_packs_cursor(self, desk: Desk) -> None:
        record, seen = desk.visit(), None
        for kind in ("return", "void", "override", "accept"):
            before = cursor(desk)
            seen = decided(desk.officer, record, kind, seen=seen)["id"]
            assert cursor(desk) > before

    def test_voiding_the_last_crop_seen_judges_the_weeds_after_it_anew(self, desk: Desk) -> None:
        crop = desk.visit(at=days_ago(500))
        weeds = desk.visit(photos=[jpeg(51)], observation=_observed(WEEDS))
        assert "abandonment_suspected" in codes(desk.chief.record(weeds))
        voided = decided(desk.officer, crop, "void", reason="photo_wrong_plot")
        found = desk.chief.record(weeds)
        assert "last_crop_unknown" in codes(found)
        assert "abandonment_suspected" not in codes(found)
        [row] = [row for row in desk.queue()["records"] if row["id"] == weeds]
        assert "last_crop_unknown" in {one["code"] for one in row["findings"]}
        decided(desk.officer, crop, seen=voided["id"])
        assert "abandonment_suspected" in codes(desk.chief.record(weeds))
        db.session.rollback()
        causes = db.session.query(VerdictRow.cause).filter_by(inspection_id=weeds)
        assert [cause for (cause,) in causes.order_by(VerdictRow.id)] == [
            "received",
            "reviewed",
            "reviewed",
        ]


def _observed(seen: dict[str, Any]) -> dict[str, Any]:
    return {
        "trees": None,
        "permanent_water": "unknown",
        "hardened": "unknown",
        "woody_regrowth": "unknown",
        "fallow_document": None,
        "note": "",
        **seen,
    }


class TestRequests:
    ASKED = ({"role": "closeup", "photo": sha256(PHOTOS[1]), "why": "photo_unclear"},)

    def returned(self, desk: Desk) -> str:
        record = desk.visit(at=days_ago(1))
        decided(desk.officer, record, "return", requests=list(self.ASKED), note="近景看不清")
        return record

    def reshot(self, desk: Desk, record: str, photo: bytes = PHOTOS[2], **fields: Any) -> str:
        photos = [{**make_claim("", "", [photo])["photos"][0], "role": "closeup"}]
        desk.chief.phone.send(photo)
        claim = make_claim(desk.plot_id, desk.chief.person_id, photos=[])
        made = new_id()
        sent = desk.chief.put({**claim, "photos": photos, "reshoot_of": record, **fields}, made)
        assert sent.status_code == 201, sent.json
        return made

    def test_a_return_asks_the_one_who_was_there(self, desk: Desk) -> None:
        mate = inspector(desk.chief.client, "mate", ("inspector", "511703001"))
        record = self.returned(desk)
        assert desk.pack()["requests"] == [
            {
                "inspection_id": record,
                "finished_at": desk.chief.record(record)["finished_at"],
                "note": "近景看不清",
                "photos": list(self.ASKED),
            }
        ]
        assert mate.get("pack").json["plots"][0]["requests"] == []
        assert desk.officer.get("pack").json["plots"][0]["requests"] == []

    def test_it_comes_with_the_changes_alone(self, desk: Desk) -> None:
        record = desk.visit(at=days_ago(1))
        since = desk.chief.get("pack").json["cursor"]
        assert desk.chief.get("pack", since=since).json["plots"] == []
        decided(desk.officer, record, "return")
        changed = desk.chief.get("pack", since=since).json
        assert changed["full"] is False
        assert [one["inspection_id"] for one in changed["plots"][0]["requests"]] == [record]

    def test_a_phone_that_changes_hands_gets_the_other_person_s_requests(self, desk: Desk) -> None:
        self.returned(desk)
        mate = inspector(desk.chief.client, "mate", ("inspector", "511703001"))
        since = mate.get("pack").json["cursor"]
        told = desk.chief.get("pack", since=since)
        assert told.json["full"] is True
        assert len(told.json["plots"][0]["requests"]) == 1
        etag = mate.get("pack").headers["ETag"]
        again = desk.chief.client.get(
            "/api/v1/pack", headers={**desk.chief.headers, "If-None-Match": etag}
        )
        assert again.status_code == 200

    def test_a_re_shoot_answers_it(self, desk: Desk) -> None:
        record = self.returned(desk)
        made = self.reshot(desk, record)
        assert desk.pack()["requests"] == []
        found = codes(desk.chief.record(made))
        assert not found & {"photo_set_incomplete", "reshoot_of_unknown"}
        assert desk.page(record)["reshoots"] == [made]
        assert desk.page(record)["state"] == "returned"
        assert desk.page(made)["reshoot_of"] == record
        [row] = [row for row in desk.queue()["records"] if row["id"] == made]
        assert row["reshoot_of"] == record
        decided(desk.officer, made)
        assert desk.page(made)["state"] == "accepted"

    def test_what_the_original_lacked_too_is_still_lacking(self, desk: Desk) -> None:
        record = desk.visit(photos=PHOTOS[:2], at=days_ago(1))
        asked = [{"role": "closeup", "photo": sha256(PHOTOS[1]), "why": "photo_unclear"}]
        decided(desk.officer, record, "return", requests=asked)
        verdict = desk.chief.record(self.reshot(desk, record))["verdict"]
        [lacking] = [one for one in verdict["findings"] if one["code"] == "photo_set_incomplete"]
        assert lacking["facts"] == {"missing": "opposite"}

    def test_returned_once_more_it_asks_once_more(self, desk: Desk) -> None:
        record = self.returned(desk)
        self.reshot(desk, record)
        [last] = desk.page(record)["decisions"]
        decided(desk.officer, record, "return", seen=last["id"])
        assert [one["inspection_id"] for one in desk.pack()["requests"]] == [record]

    def test_a_voided_re_shoot_answers_nothing(self, desk: Desk) -> None:
        record = self.returned(desk)
        decided(desk.officer, self.reshot(desk, record), "void", reason="photo_wrong_plot")
        assert [one["inspection_id"] for one in desk.pack()["requests"]] == [record]

    def test_a_re_shoot_can_be_returned_itself(self, desk: Desk) -> None:
        made = self.reshot(desk, self.returned(desk))
        asked = [{"role": "closeup", "photo": sha256(PHOTOS[2]), "why": "too_far"}]
        decided(desk.officer, made, "return", requests=asked)
        assert [one["inspection_id"] for one in desk.pack()["requests"]] == [made]

    def test_taken_again_twice_it_still_is_one_picture(self, desk: Desk) -> None:
        made = self.reshot(desk, self.returned(desk))
        decided(desk.officer, made, "return", requests=[{**self.ASKED[0], "photo": None}])
        again = self.reshot(desk, made, photo=jpeg(61))
        assert "photo_set_incomplete" not in codes(desk.chief.record(again))

    def test_re_shoots_that_name_each_other_in_a_ring_are_kept(self, desk: Desk) -> None:
        first = new_id()
        second = self.reshot(desk, first)
        desk.chief.phone.send(PHOTOS[0])
        claim = make_claim(desk.plot_id, desk.chief.person_id, [PHOTOS[0]])
        assert desk.chief.put({**claim, "reshoot_of": second}, first).status_code == 201
        third = self.reshot(desk, first, photo=jpeg(62))
        assert "reshoot_of_unknown" not in codes(desk.chief.record(third))

    def test_accepting_after_all_takes_the_request_back(self, desk: Desk) -> None:
        record = self.returned(desk)
        [last] = desk.page(record)["decisions"]
        decided(desk.officer, record, seen=last["id"])
        assert desk.pack()["requests"] == []

    def test_a_re_shoot_of_nothing_is_kept_and_told(self, desk: Desk) -> None:
        made = self.reshot(desk, new_id())
        found = codes(desk.chief.record(made))
        assert {"photo_set_incomplete", "reshoot_of_unknown"} <= found

    def test_a_re_shoot_on_another_plot_answers_nothing(self, desk: Desk) -> None:
        record = self.returned(desk)
        made = self.reshot(desk, record, plot_id=make_plot("0002"))
        assert "reshoot_of_unknown" in codes(desk.chief.record(made))
        assert [one["inspection_id"] for one in desk.pack()["requests"]] == [record]
        assert desk.page(record)["reshoots"] == []

    def test_a_record_does_not_answer_itself(self, desk: Desk) -> None:
        made = new_id()
        photo = PHOTOS[0]
        desk.chief.phone.send(photo)
        claim = make_claim(desk.plot_id, desk.chief.person_id, [photo])
        sent = desk.chief.put({**claim, "reshoot_of": made}, made)
        assert sent.status_code == 201
        assert "reshoot_of_unknown" in codes(sent.json)
        assert desk.page(made)["reshoots"] == []

    def test_null_and_nothing_say_that_it_is_none(self, desk: Desk) -> None:
        record = desk.visit(reshoot_of=None)
        assert "reshoot_of_unknown" not in codes(desk.chief.record(record))
