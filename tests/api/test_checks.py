"""Checks that the office asks for: in, kept from whom they concern, and looked at on the spot."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from PIL import ExifTags, Image
from werkzeug.test import TestResponse

from server.jobs.check_asking import release_check
from server.jobs.checks import Check, raise_check
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.plot import Plot
from server.models.problem import Problem
from server.rules.day import CHINA
from tests.api.checks import CHECK, ask_check, asked, make_check
from tests.api.problems import CORNERS, PROBLEM, found, make_problem, make_step, place, take, taken
from tests.api.records import RECORD, Inspector, code_of, inspector, new_id
from tests.makers import LAT, LON, jpeg, make_claim, make_plot, sha256

PHOTO = jpeg(1)
OTHER = jpeg(2)
UNKNOWN = (404, "problem_unknown")
OUTLINE = {"how": "walked", "corners": [place(*one) for one in CORNERS]}


@pytest.fixture
def people(client: FlaskClient) -> dict[str, Inspector]:
    return {
        name: inspector(client, name, *grants)
        for name, *grants in (
            ("grid chief", ("grid_chief", "511703001001")),
            ("village chief", ("village_chief", "511703001001")),
            ("inspector", ("inspector", "511703001")),
            ("township", ("township", "511703001")),
            ("officer of the township", ("officer", "511703001")),
            ("finance", ("finance", "511703")),
            ("county", ("officer", "511703")),
            ("bureau", ("resources_bureau", "511703")),
            ("discipline", ("discipline", "511703")),
            ("committee", ("committee", "511703")),
            ("elsewhere", ("officer", "511771")),
        )
    }


FIELD = ("grid chief", "village chief", "inspector", "finance")
TOWNSHIP = ("township", "officer of the township")
COUNTY = ("county", "bureau")
KEPT_FROM = {
    "field": (),
    "township": FIELD,
    "county": FIELD + TOWNSHIP,
    "committee": FIELD + TOWNSHIP + ("bureau",),
}


@pytest.mark.parametrize("sees_from", KEPT_FROM)
def test_who_knows_of_a_check(people: dict[str, Inspector], sees_from: str) -> None:
    plot_id = make_plot()
    county = people["county"]
    county.phone.send(PHOTO)
    plot = db.session.get_one(Plot, plot_id)
    before = plot.change
    told = asked(county, make_check(plot_id, sees_from=sees_from, photos=[sha256(PHOTO)]))
    ((shown,),) = [[one["sha256"] for one in event["photos"]] for event in told["events"]]
    assert (told["state"], told["origin"], told["sees_from"]) == ("reported", "office", sees_from)
    assert told["level"] == ("township" if sees_from == "field" else sees_from)
    for name, who in people.items():
        listed = who.get("problems").json
        page = who.get(f"problems/{CHECK}")
        picture = who.get(f"photos/{shown}")
        pack = who.get("pack")
        watched = [row for row in pack.json["plots"] if row.get("problem")]
        if name in KEPT_FROM[sees_from] or name == "elsewhere":
            assert listed == {"problems": [], "counts": {"states": {}, "late": 0}, "next": None}
            assert code_of(page) == UNKNOWN
            assert code_of(picture) == (404, "photo_unknown")
            assert code_of(take(who, make_step("verify", 1, [PHOTO], outcome="yes"), CHECK)) == (
                UNKNOWN
            )
            assert CHECK not in pack.text
            assert sees_from == "field" or not watched
        else:
            assert [row["id"] for row in listed["problems"]] == [CHECK], name
            assert page.status_code == 200
            assert picture.status_code == 200
        picture.close()
    db.session.rollback()
    moved = db.session.get_one(Plot, plot_id, populate_existing=True).change > before
    assert moved is (sees_from == "field")
    for who in people.values():
        shown = [row for row in who.get("pack").json["plots"] if row.get("problem")]
        assert bool(shown) is (sees_from == "field" and who is not people["elsewhere"])


@pytest.mark.parametrize("sees_from", ["township", "county", "committee"])
def test_what_is_done_about_a_kept_check_shows_nowhere_in_the_field(
    people: dict[str, Inspector], sees_from: str
) -> None:
    plot_id = make_plot(accepted_on=now().date() - timedelta(days=400))
    county, committee, chief = people["county"], people["committee"], people["village chief"]
    asked(county, make_check(plot_id, sees_from=sees_from))
    before = chief.get("pack").json
    committee.phone.send(PHOTO)
    taken(committee, "verify", [PHOTO], CHECK, outcome="yes")
    taken(committee, "dispatch", problem_id=CHECK, note="责令恢复")
    now_ = chief.get("pack").json
    assert now_["cursor"] == before["cursor"]
    assert [row["relapsed_on"] for row in now_["plots"]] == [None]
    assert chief.get("live", since=chief.get("live").json["cursor"]).json["plots"] == []
    week = chief.get("week").json
    assert {figure["duty"]: figure["count"] for figure in week["figures"]}["problems_late"] == 0
    assert committee.get(f"plots/{plot_id}").json["relapse"] is None


def test_what_is_done_about_a_check_for_all_marks_the_plot(people: dict[str, Inspector]) -> None:
    plot_id = make_plot(accepted_on=now().date() - timedelta(days=400))
    chief = people["village chief"]
    asked(people["county"], make_check(plot_id))
    taken(people["township"], "dispatch", problem_id=CHECK, note="请去看")
    assert chief.get(f"plots/{plot_id}").json["relapsed_on"] is None
    chief.phone.send(PHOTO)
    taken(chief, "verify", [PHOTO], CHECK, outcome="yes")
    assert chief.get(f"plots/{plot_id}").json["relapsed_on"] is not None


def test_a_look_from_the_list_to_the_outcome(people: dict[str, Inspector]) -> None:
    plot_id = make_plot()
    asked(people["county"], make_check(plot_id))
    chief = people["village chief"]
    (row,) = chief.get("problems", checks=True).json["problems"]
    assert (row["asked"], row["may_verify"], row["person_name"]) == (
        "请看一看是不是新栽了果树",
        True,
        None,
    )
    chief.phone.send(PHOTO)
    step = make_step("verify", 1, [PHOTO], outcome="yes", outline=OUTLINE, place=place())
    response = take(chief, step, CHECK)
    assert response.status_code == 201, response.json
    told = response.json
    assert (told["state"], told["verified"]) == ("verified", "yes")
    assert Decimal(told["verified_mu"]) > Decimal("2.5")
    assert told["verified_mu"] == told["events"][-1]["facts"]["area_mu"]
    assert told["may_verify"] is False
    assert [due["clock"] for due in told["clocks"]] == ["close"]
    assert take(chief, step, CHECK).status_code == 200
    assert code_of(take(chief, {**step, "outcome": "no", "outline": None}, CHECK)) == (
        409,
        "problem_step_differs",
    )
    kept = db.session.get_one(Problem, CHECK, populate_existing=True)
    assert kept.verified_mu == Decimal(told["verified_mu"])
    line = db.session.query(LogLine).filter(LogLine.action == "problem_verify").one()
    assert line.facts["outcome"] == "yes"
    assert taken(people["township"], "rectify", problem_id=CHECK, note="已移走")["state"] == (
        "rectified"
    )


@pytest.mark.parametrize("outcome", ["no", "cannot_tell"])
def test_what_is_not_so_is_dismissed_or_looked_at_again(
    people: dict[str, Inspector], outcome: str
) -> None:
    plot_id = make_plot()
    asked(people["county"], make_check(plot_id))
    chief, township = people["village chief"], people["township"]
    chief.phone.send(PHOTO)
    told = taken(chief, "verify", [PHOTO], CHECK, outcome=outcome)
    assert (told["state"], told["verified"], told["verified_mu"]) == ("reported", outcome, None)
    assert told["may_verify"] is False
    taken(township, "dispatch", problem_id=CHECK, note="请再看一次")
    assert chief.get(f"problems/{CHECK}").json["may_verify"] is True
    taken(chief, "verify", [PHOTO], CHECK, outcome=outcome)
    ended = taken(township, "dismiss", problem_id=CHECK, note="没有新栽")
    assert (ended["state"], ended["verified"]) == ("dismissed", outcome)
    again = taken(people["county"], "reopen", problem_id=CHECK, note="又有人看见")
    assert (again["state"], again["level"], again["verified"]) == ("reported", "township", None)


def test_what_a_look_lacks_is_refused(people: dict[str, Inspector]) -> None:
    plot_id = make_plot()
    asked(people["county"], make_check(plot_id))
    chief = people["village chief"]

    def fields(**said: object) -> object:
        response = take(chief, make_step("verify", 1, **said), CHECK)
        assert code_of(response) == (422, "body_invalid")
        return response.json["facts"]["fields"]

    assert fields(outcome="yes") == {"photos": "missing"}
    assert fields() == {"photos": "missing", "outcome": "missing"}
    assert fields(outcome="no", outline=OUTLINE) == {
        "photos": "missing",
        "outline": "not_of_step",
    }
    assert fields(outcome="yes", inspection_id=new_id()) == {"inspection_id": "not_of_plot_since"}
    owed = take(chief, make_step("verify", 1, [PHOTO], outcome="yes"), CHECK)
    assert code_of(owed) == (409, "problem_photos_owed")


def test_an_inspection_made_since_shows_it(people: dict[str, Inspector]) -> None:
    plot_id = make_plot()
    chief = people["inspector"]
    chief.phone.send(PHOTO)
    assert chief.put(make_claim(plot_id, chief.person_id, [PHOTO])).status_code == 201
    asked(people["county"], make_check(plot_id))
    before = take(chief, make_step("verify", 1, outcome="yes", inspection_id=RECORD), CHECK)
    assert before.json["facts"]["fields"] == {"inspection_id": "not_of_plot_since"}
    with writing() as session:
        session.get_one(Problem, CHECK).found_at = now() - timedelta(days=30)
    told = taken(chief, "verify", problem_id=CHECK, outcome="yes", inspection_id=RECORD)
    verdict = told["events"][-1]["verdict"]
    assert set(verdict) == {"cultivated", "farmable"}
    assert told["events"][0]["verdict"] is None


def test_nobody_verifies_what_they_asked_for_or_found(people: dict[str, Inspector]) -> None:
    plot_id = make_plot()
    county, chief = people["county"], people["inspector"]
    asked(county, make_check(plot_id))
    county.phone.send(PHOTO)
    chief.phone.send(PHOTO)
    own = (403, "problem_own_find")
    assert code_of(take(county, make_step("verify", 1, [PHOTO], outcome="yes"), CHECK)) == own
    found(chief, make_problem(chief.person_id))
    assert code_of(take(chief, make_step("verify", 3, [PHOTO], outcome="yes"))) == own
    told = taken(people["bureau"], "verify", [PHOTO], PROBLEM, outcome="yes")
    assert (told["state"], told["origin"]) == ("verified", "patrol")


def test_a_check_is_taken_once(people: dict[str, Inspector]) -> None:
    body = make_check(make_plot())
    county = people["county"]
    asked(county, body)
    assert ask_check(county, body).status_code == 200
    assert code_of(ask_check(county, {**body, "note": "x"})) == (409, "problem_differs")
    assert code_of(ask_check(people["bureau"], body)) == (403, "problem_of_other_person")
    lines = db.session.query(LogLine).filter(LogLine.subject == f"problem:{CHECK}").all()
    assert [(line.action, line.facts["origin"]) for line in lines] == [("problem_find", "office")]


@pytest.mark.parametrize("name", ["officer of the township", "township", "village chief"])
def test_below_a_county_nobody_asks_for_checks(people: dict[str, Inspector], name: str) -> None:
    body = make_check(make_plot())
    assert code_of(ask_check(people[name], body)) == (403, "role_not_allowed")


def test_where_a_check_lies(people: dict[str, Inspector]) -> None:
    plot_id = make_plot(division_code="511703001001")
    county = people["county"]
    on = asked(county, make_check(None, place=place()))
    assert (on["plot_id"], on["division_code"]) == (plot_id, "511703001001")
    near = asked(county, make_check(None, place=place(LON + 0.002)), new_id())
    assert (near["plot_id"], near["division_code"], near["findings"]) == (
        None,
        "511703001001",
        ["no_plot"],
    )
    far = make_check(None, place=place(LON + 0.1, LAT))
    assert ask_check(county, far, new_id()).json["facts"]["fields"] == {"division_code": "missing"}
    outside = ask_check(county, {**far, "division_code": "511771001"}, new_id())
    assert outside.json["facts"]["fields"] == {"division_code": "out_of_bounds"}
    told = asked(county, {**far, "division_code": "511703001"}, new_id())
    assert (told["plot_id"], told["division_code"]) == (None, "511703001")
    nowhere = ask_check(county, make_check(None), new_id())
    assert code_of(nowhere) == (422, "body_invalid")
    assert code_of(ask_check(people["elsewhere"], make_check(plot_id), new_id())) == (
        404,
        "plot_unknown",
    )


def test_a_check_that_something_else_raised_looks_like_one_of_the_desk(
    people: dict[str, Inspector],
) -> None:
    plot_id = make_plot()
    county, chief = people["county"], people["village chief"]
    body = make_check(plot_id)
    of_desk = asked(county, body)
    with writing() as session:
        check = Check(
            kind="new_orchard",
            plot_id=plot_id,
            division_code=of_desk["division_code"],
            lon=of_desk["lon"],
            lat=of_desk["lat"],
            sees_from="field",
            note=body["note"],
            person_id=county.person_id,
            photos=[],
        )
        raised = raise_check(session, check, now())
    ids = (CHECK, raised)
    own = {"id", "claim_sha256", "found_at", "received_at", "due_at", "clocks", "events"}
    pages = [chief.get(f"problems/{one}").json for one in ids]
    bare = [{k: v for k, v in page.items() if k not in own} for page in pages]
    assert bare[0] == bare[1]
    assert set(pages[0]) == set(pages[1])
    events = [page["events"] for page in pages]
    bare = [[{k: v for k, v in e.items() if k not in ("id", "at")} for e in one] for one in events]
    assert bare[0] == bare[1]
    assert all(len(page["claim_sha256"]) == 64 for page in pages)
    assert len({id_[14] for id_ in ids}) == 1


def test_pictures_of_the_desk_carry_no_more_than_those_of_anybody(
    people: dict[str, Inspector],
) -> None:
    county, chief = people["county"], people["village chief"]
    exif, out = Image.Exif(), io.BytesIO()
    exif[ExifTags.Base.Model] = "Redmi 9A"
    Image.open(io.BytesIO(jpeg(3))).save(out, "JPEG", exif=exif)
    sent = out.getvalue()
    assert b"Exif" in sent
    body = make_check(make_plot(), photos=[sha256(sent)])
    assert code_of(ask_check(county, body)) == (409, "problem_photos_owed")
    county.phone.send(sent)
    (photo,) = asked(county, body)["events"][0]["photos"]
    assert photo["sha256"] != sha256(sent)
    with chief.get(f"photos/{photo['sha256']}") as picture:
        assert b"Exif" not in picture.data
    assert code_of(chief.get(f"photos/{sha256(sent)}")) == (404, "photo_unknown")


def test_a_kept_check_is_not_named_in_a_file(people: dict[str, Inspector]) -> None:
    asked(people["county"], make_check(make_plot(), sees_from="county"))
    counted = {
        name: people[name].post("exports/count", {"list": "problems"}).json
        for name in ("county", "officer of the township")
    }
    assert [one["count"] for one in counted.values()] == [1, 0]


def test_a_complaint_that_the_office_raises_is_the_committees(
    people: dict[str, Inspector],
) -> None:
    told = asked(people["county"], make_check(make_plot(), kind="forced_clearing"))
    assert (told["sees_from"], told["level"], told["steps"]) == ("committee", "committee", [])
    assert code_of(people["bureau"].get(f"problems/{CHECK}")) == UNKNOWN
    assert people["discipline"].get(f"problems/{CHECK}").json["person_name"] is None


def test_a_check_waits_for_the_hour_at_which_checks_go_out(people: dict[str, Inspector]) -> None:
    plot_id = make_plot()
    county, chief = people["county"], people["village chief"]
    body = make_check(plot_id, at_once=False)
    told = ask_check(county, body)
    assert told.status_code == 201
    release_at = datetime.fromisoformat(told.json["release_at"])
    assert release_at.astimezone(CHINA).strftime("%H:%M:%S") in ("09:00:00", "15:00:00")
    assert ask_check(county, body).json == told.json
    assert code_of(ask_check(county, {**body, "note": "x"})) == (409, "problem_differs")
    assert code_of(ask_check(people["bureau"], body)) == (403, "problem_of_other_person")
    before = chief.get("pack").json["cursor"]
    for who in people.values():
        assert code_of(who.get(f"problems/{CHECK}")) == UNKNOWN
    for name in ("county", "bureau", "committee"):
        (row,) = people[name].get("checks").json["checks"]
        assert (row["id"], row["number"], row["note"]) == (CHECK, "0001", body["note"])
    for name in ("officer of the township", "elsewhere"):
        assert people[name].get("checks").json == {"checks": []}
    for name in ("township", "village chief", "discipline"):
        assert code_of(people[name].get("checks")) == (403, "role_not_allowed")
    release_check(CHECK, clock=lambda: release_at - timedelta(seconds=1))
    assert code_of(chief.get(f"problems/{CHECK}")) == UNKNOWN
    assert chief.get("pack").json["cursor"] == before
    for _ in range(2):
        release_check(CHECK, clock=lambda: release_at + timedelta(minutes=7))
    page = chief.get(f"problems/{CHECK}").json
    assert datetime.fromisoformat(page["found_at"]) == release_at
    assert {datetime.fromisoformat(one["at"]) for one in page["events"]} == {release_at}
    assert county.get("checks").json == {"checks": []}
    assert ask_check(county, body).json == {"id": CHECK, "release_at": None}


@pytest.mark.parametrize(("sees_from", "read"), [("county", True), ("committee", False)])
def test_a_waiting_check_is_kept_from_whom_it_will_be_kept(
    people: dict[str, Inspector], sees_from: str, read: bool
) -> None:
    body = make_check(make_plot(), at_once=False, sees_from=sees_from)
    assert ask_check(people["county"], body).status_code == 201
    assert len(people["county"].get("checks").json["checks"]) == 1
    assert len(people["bureau"].get("checks").json["checks"]) == read
    assert len(people["committee"].get("checks").json["checks"]) == 1


def test_a_waiting_check_is_taken_back(people: dict[str, Inspector]) -> None:
    body = make_check(make_plot(), at_once=False)
    county = people["county"]

    def take_back(who: Inspector) -> TestResponse:
        return who.client.delete(f"/api/v1/checks/{CHECK}", headers=who.headers)

    ask_check(county, body)
    for name in ("elsewhere", "officer of the township"):
        assert code_of(take_back(people[name])) == UNKNOWN
    assert take_back(people["bureau"]).status_code == 204
    assert code_of(take_back(people["bureau"])) == UNKNOWN
    release_check(CHECK, clock=lambda: now() + timedelta(days=30))
    assert code_of(county.get(f"problems/{CHECK}")) == UNKNOWN
    lines = db.session.query(LogLine).filter(LogLine.subject == f"check:{CHECK}")
    assert [line.action for line in lines.order_by(LogLine.seq)] == ["check_ask", "check_withdraw"]
