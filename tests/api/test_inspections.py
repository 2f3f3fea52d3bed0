"""The corridor of one record: taken once, answered again, judged again, never changed."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import orjson
import pytest
import rfc8785
import shapely
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.api import keeping
from server.models.base import db, next_change, now, writing
from server.models.inspection import Inspection, InspectionPhoto, PlotYear, Rival, VerdictRow
from server.models.log import LogLine
from server.models.person import SignIn
from server.models.plot import Boundary, Plot
from tests.api.records import (
    OTHER_RECORD,
    RECORD,
    Inspector,
    code_of,
    codes,
    inspector,
    new_id,
    records_kept,
)
from tests.makers import (
    LON,
    jpeg,
    make_claim,
    make_fix,
    make_person,
    make_plot,
    packed,
    sha256,
    square,
    text,
)

PHOTOS = [jpeg(1), jpeg(2), jpeg(3)]


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def plot_id(chief: Inspector) -> str:
    return make_plot()


def sent(chief: Inspector, claim: dict[str, Any], record: str = RECORD) -> dict[str, Any]:
    response = chief.put(claim, record)
    assert response.status_code == 201, response.json
    answer: dict[str, Any] = response.json
    return answer


def test_a_visit_with_its_photos_is_judged_at_once(chief: Inspector, plot_id: str) -> None:
    for photo in PHOTOS:
        chief.phone.send(photo)
    claim = make_claim(plot_id, chief.person_id, PHOTOS)
    answer = sent(chief, claim)
    assert (answer["id"], answer["plot_id"], answer["person_name"]) == (RECORD, plot_id, "王田长")
    assert answer["claim"] == claim
    assert answer["late"] is False
    assert answer["verdict"]["position"]["class"] == "inside"
    assert answer["verdict"]["position"]["boundary_version"] == 1
    assert answer["verdict"]["cultivated"]["answer"] == "yes"
    assert answer["verdict"]["grain"]["answer"] == "yes"
    assert answer["verdict"]["owed_photos"] == []
    assert [photo["state"] for photo in answer["photos"]] == ["kept"] * 3
    assert [photo["position"]["class"] for photo in answer["photos"]] == ["inside"] * 3
    year = answer["verdict"]["grain"]["year"]
    assert [state["year"] for state in answer["years"]] == [year]
    assert answer["years"][0]["grain"]["inspections"] == [RECORD]


def test_the_receipt_is_over_the_canonical_form(chief: Inspector, plot_id: str) -> None:
    claim = make_claim(plot_id, chief.person_id)
    digest = hashlib.sha256(rfc8785.dumps(claim)).hexdigest()
    answer = sent(chief, claim)
    assert answer["claim_sha256"] == answer["receipt"]["claim_sha256"] == digest
    kept = db.session.get_one(Inspection, RECORD)
    assert hashlib.sha256(kept.claim.encode()).hexdigest() == digest
    assert orjson.loads(kept.claim) == claim


def test_the_receipt_lists_exactly_the_kept_photos(chief: Inspector, plot_id: str) -> None:
    chief.phone.send(PHOTOS[1])
    chief.phone.send(jpeg(9))
    answer = sent(chief, make_claim(plot_id, chief.person_id, PHOTOS))
    assert answer["receipt"]["photos"] == [sha256(PHOTOS[1])]
    assert [photo["state"] for photo in answer["photos"]] == ["owed", "kept", "owed"]
    assert answer["verdict"]["owed_photos"] == [sha256(PHOTOS[0]), sha256(PHOTOS[2])]


def test_the_same_record_again_gets_the_same_answer(chief: Inspector, plot_id: str) -> None:
    claim = make_claim(plot_id, chief.person_id, PHOTOS)
    first = sent(chief, claim)
    reordered = dict(reversed(claim.items()))
    again = chief.put_raw(orjson.dumps(reordered, option=orjson.OPT_INDENT_2))
    assert again.status_code == 200
    assert again.json == first
    assert chief.record() == first
    upper = chief.put(claim, RECORD.upper())
    assert (upper.status_code, upper.json) == (200, first)
    assert records_kept() == 1
    assert db.session.query(VerdictRow).count() == 1


def test_other_content_under_the_id_is_kept_beside_it(chief: Inspector, plot_id: str) -> None:
    claim = make_claim(plot_id, chief.person_id)
    first = sent(chief, claim)
    other = {**claim, "observation": {**claim["observation"], "note": "另一份"}}
    for _ in range(2):
        response = chief.put(other)
        assert code_of(response) == (409, "inspection_differs")
        digest = hashlib.sha256(rfc8785.dumps(other)).hexdigest()
        assert response.json["facts"] == {
            "kept_sha256": first["claim_sha256"],
            "sent_sha256": digest,
        }
    rival = db.session.query(Rival).one()
    assert orjson.loads(rival.claim) == other
    assert (rival.claim_sha256, rival.person_id) == (digest, chief.person_id)
    after = chief.record()
    assert after["rivals"] == [digest]
    assert {**after, "rivals": []} == first
    assert chief.put(claim).status_code == 200
    assert records_kept() == 1


def test_owed_photos_are_judged_when_they_land(chief: Inspector, plot_id: str) -> None:
    claim = make_claim(plot_id, chief.person_id, PHOTOS)
    first = sent(chief, claim)
    assert first["verdict"]["cultivated"] == {
        "answer": "unknown",
        "clause": "photos_owed",
        "row": first["verdict"]["cultivated"]["row"],
    }
    for photo in PHOTOS:
        chief.phone.send(photo)
    after = chief.record()
    assert after["verdict"]["cultivated"]["answer"] == "yes"
    assert after["verdict"]["owed_photos"] == []
    assert sorted(after["receipt"]["photos"]) == sorted(map(sha256, PHOTOS))
    assert after["claim_sha256"] == first["claim_sha256"]
    verdicts = db.session.scalars(select(VerdictRow).order_by(VerdictRow.id)).all()
    assert [row.cause for row in verdicts] == ["received", *["photo_landed"] * 3]
    assert [row.current for row in verdicts] == [False, False, False, True]
    assert verdicts[0].body["cultivated"]["answer"] == "unknown", "the old verdict is kept"


def test_a_photo_that_is_owed_lasts_at_once(
    chief: Inspector, plot_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that comes before its record may be made again from the vault: the record's commit lasts."""
    asked: list[bool] = []

    def remember(lasting: bool = True) -> AbstractContextManager[Session]:
        asked.append(lasting)
        return writing(lasting)

    monkeypatch.setattr(keeping, "writing", remember)
    chief.phone.send(PHOTOS[0])
    assert asked == [False]
    sent(chief, make_claim(plot_id, chief.person_id, PHOTOS))
    chief.phone.send(PHOTOS[1])
    assert asked == [False, False, True]


def test_one_photo_may_be_owed_by_two_plots(chief: Inspector, plot_id: str) -> None:
    other = make_plot("0002", square(LON + 0.002))
    photo = [PHOTOS[0]]
    sent(chief, make_claim(plot_id, chief.person_id, photo))
    sent(chief, make_claim(other, chief.person_id, photo), OTHER_RECORD)
    chief.phone.send(PHOTOS[0])
    for record in (RECORD, OTHER_RECORD):
        assert chief.record(record)["verdict"]["owed_photos"] == []


def test_what_is_done_is_logged(chief: Inspector, plot_id: str) -> None:
    answer = sent(chief, make_claim(plot_id, chief.person_id))
    line = db.session.query(LogLine).filter_by(action="inspection_sent").one()
    assert (line.person_id, line.subject) == (chief.person_id, f"inspection:{RECORD}")
    assert line.facts == {"sha256": answer["claim_sha256"], "plot": plot_id}


def test_the_plot_shows_the_last_visit(chief: Inspector, plot_id: str) -> None:
    before = db.session.get_one(Plot, plot_id).change
    chief.phone.send(PHOTOS[0])
    claim = make_claim(plot_id, chief.person_id, PHOTOS[:1])
    sent(chief, claim)
    db.session.expire_all()
    plot = db.session.get_one(Plot, plot_id)
    assert text(plot.last_seen_at or now()) == claim["finished_at"]
    assert plot.last_crop == "rice"
    assert plot.verdict is not None
    assert plot.verdict["cultivated"] == "yes"
    assert plot.change > before


# whose


@pytest.mark.parametrize("division_code", ["511703002001", "5117", "999"])
def test_a_plot_of_another_area_is_unknown(chief: Inspector, division_code: str) -> None:
    plot_id = make_plot(division_code=division_code)
    response = chief.put(make_claim(plot_id, chief.person_id))
    assert code_of(response) == (404, "plot_unknown")
    assert response.json["facts"] == {"plot_id": plot_id}
    assert records_kept() == 0


def test_an_unknown_plot_is_refused(chief: Inspector) -> None:
    assert code_of(chief.put(make_claim(new_id(), chief.person_id))) == (404, "plot_unknown")


def test_another_persons_record_is_not_taken(chief: Inspector, plot_id: str) -> None:
    other = make_person("other")
    response = chief.put(make_claim(plot_id, other))
    assert code_of(response) == (403, "inspection_of_other_person")
    assert records_kept() == 0


def test_nobody_writes_under_another_persons_id(
    chief: Inspector, plot_id: str, client: FlaskClient
) -> None:
    first = sent(chief, make_claim(plot_id, chief.person_id))
    other = inspector(client, "other")
    response = other.put(make_claim(plot_id, other.person_id))
    assert code_of(response) == (403, "inspection_of_other_person")
    assert db.session.query(Rival).count() == 0
    assert chief.record() == first


def test_a_record_is_read_in_its_area_only(
    chief: Inspector, plot_id: str, client: FlaskClient
) -> None:
    sent(chief, make_claim(plot_id, chief.person_id))
    officer = inspector(client, "officer", ("officer", "5117"))
    assert officer.record()["id"] == RECORD
    stranger = inspector(client, "stranger", ("officer", "511771"))
    assert code_of(stranger.get(f"inspections/{RECORD}")) == (404, "inspection_unknown")
    assert code_of(chief.get(f"inspections/{OTHER_RECORD}")) == (404, "inspection_unknown")


def test_an_ended_session_loses_nothing(chief: Inspector, plot_id: str) -> None:
    claim = make_claim(plot_id, chief.person_id)
    with writing() as session:
        session.execute(update(SignIn).values(expires_at=now() - timedelta(seconds=1)))
    assert code_of(chief.put(claim)) == (401, "session_expired")
    again = Inspector(chief.client, chief.person_id)
    assert again.put(claim).status_code == 201


# clocks


def test_a_late_record_is_taken_and_marked(chief: Inspector, plot_id: str) -> None:
    moment = now() - timedelta(hours=73)
    answer = sent(chief, make_claim(plot_id, chief.person_id, at=moment))
    assert answer["late"] is True
    assert "late" in codes(answer)
    fresh = make_claim(plot_id, chief.person_id, at=now() - timedelta(hours=71))
    assert sent(chief, fresh, OTHER_RECORD)["late"] is False


@pytest.mark.parametrize(
    ("clock", "finding"),
    [
        ("1970-01-01T00:00:12Z", "clock_unset"),
        ("1969-12-31T16:00:00Z", "clock_unset"),
        ("2099-06-01T00:00:00Z", "clock_future"),
        ("0999-06-01T00:00:00Z", "clock_unset"),
        ("9998-12-31T00:00:00Z", "clock_future"),
        ("2027-01-01T00:00:00.123456789Z", "clock_future"),
    ],
)
def test_a_wrong_clock_is_a_finding(
    chief: Inspector, plot_id: str, clock: str, finding: str
) -> None:
    claim = make_claim(plot_id, chief.person_id, started_at=clock, finished_at=clock)
    answer = sent(chief, claim)
    assert finding in codes(answer)
    assert answer["claim"] == claim
    assert {state["year"] for state in answer["years"]} <= {now().year, now().year + 1}
    assert chief.get(f"plots/{plot_id}").status_code == 200
    assert chief.get("pack").status_code == 200


@pytest.mark.parametrize(
    "told", ["", "soon", "2026-11-25T08:00:00", "0001-01-01T00:00:00+14:00", "1e9"]
)
def test_a_device_time_that_says_nothing_is_ignored(
    chief: Inspector, plot_id: str, told: str
) -> None:
    response = chief.put(make_claim(plot_id, chief.person_id), Device_Time=told)
    assert response.status_code == 201


def test_the_skew_of_the_phones_clock_is_kept(chief: Inspector, plot_id: str) -> None:
    ahead = now() + timedelta(hours=2)
    claim = make_claim(plot_id, chief.person_id, at=ahead)
    response = chief.put(claim, Device_Time=text(ahead))
    assert {"clock_skew", "clock_future"} <= codes(response.json)
    kept = db.session.get_one(Inspection, RECORD)
    assert kept.device_skew_s == pytest.approx(7200, abs=60)


# places


def test_swapped_degrees_are_kept_and_questioned(chief: Inspector, plot_id: str) -> None:
    swapped = make_fix(lon=31.12, lat=89.9)
    answer = sent(chief, make_claim(plot_id, chief.person_id, fix=swapped))
    assert answer["verdict"]["position"]["class"] == "outside"
    assert "outside" in codes(answer)


def test_swapped_degrees_out_of_range_are_named(chief: Inspector, plot_id: str) -> None:
    claim = make_claim(plot_id, chief.person_id)
    claim["fix"] = make_fix(lon=31.12, lat=107.45)
    response = chief.put(claim)
    assert code_of(response) == (422, "body_invalid")
    assert response.json["facts"]["fields"] == {"fix.lat": "less_than_equal"}


def test_no_fix_is_no_guilt(chief: Inspector, plot_id: str) -> None:
    claim = make_claim(plot_id, chief.person_id, PHOTOS[:1])
    claim["fix"] = claim["photos"][0]["fix"] = None
    answer = sent(chief, claim)
    assert answer["verdict"]["position"]["class"] == "unknown"
    assert answer["verdict"]["cultivated"]["answer"] == "unknown"
    assert answer["photos"][0]["position"]["class"] == "unknown"


def test_the_nearest_other_plots_are_named(chief: Inspector, plot_id: str) -> None:
    make_plot("0002", square(LON + 0.0012))
    answer = sent(chief, make_claim(plot_id, chief.person_id, fix=make_fix(lon=LON + 0.0012)))
    nearest = answer["verdict"]["position"]["nearest"]
    assert nearest[0]["number"] == "0002"
    assert nearest[0]["distance_m"] == 0
    assert "in_other_plot" in codes(answer)


# boundaries


def new_boundary(plot_id: str, shape: shapely.MultiPolygon, valid_from: Any) -> None:
    west, south, east, north = shape.bounds
    with writing() as session:
        plot = session.get_one(Plot, plot_id)
        plot.boundary_version += 1
        plot.change = next_change(session)
        session.add(
            Boundary(
                plot_id=plot_id,
                version=plot.boundary_version,
                valid_from=valid_from,
                shape=shape,
                area_m2=plot.declared_area_m2,
                packed=orjson.dumps(packed(shape)).decode(),
                min_lon=west,
                min_lat=south,
                max_lon=east,
                max_lat=north,
            )
        )


def test_a_record_is_judged_by_the_boundary_of_its_day(chief: Inspector, plot_id: str) -> None:
    before = now() - timedelta(hours=3)
    old = make_claim(plot_id, chief.person_id, at=before)
    new_boundary(plot_id, square(LON + 0.01), now() - timedelta(hours=2))
    answer = sent(chief, old)
    assert answer["verdict"]["position"]["class"] == "inside"
    assert answer["verdict"]["position"]["boundary_version"] == 1
    fresh = sent(chief, make_claim(plot_id, chief.person_id), OTHER_RECORD)
    assert fresh["verdict"]["position"]["class"] == "outside"
    assert fresh["verdict"]["position"]["boundary_version"] == 2
    assert "boundary_changed" in codes(fresh)


def test_rows_of_a_record_are_whole(chief: Inspector, plot_id: str) -> None:
    sent(chief, make_claim(plot_id, chief.person_id, PHOTOS))
    rows = db.session.scalars(select(InspectionPhoto).order_by(InspectionPhoto.place)).all()
    assert [(row.place, row.role) for row in rows] == [
        (0, "overview"),
        (1, "closeup"),
        (2, "opposite"),
    ]
    assert db.session.query(PlotYear).one().edition == "2023.1"
