"""A problem from walk to closure over the API; what is sent twice, late, or without its photos."""

from __future__ import annotations

import uuid
from datetime import timedelta

import orjson
import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.jobs.problem_handling import pass_on
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.problem import Problem, late_untold
from tests.api.problems import (
    CORNERS,
    PROBLEM,
    found,
    make_problem,
    make_step,
    place,
    put,
    take,
    taken,
)
from tests.api.records import Inspector, code_of, inspector
from tests.makers import LAT, LON, jpeg, make_plot, sha256, square, text

PHOTO, LATER = jpeg(1), jpeg(2)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client, "chief", ("inspector", "511703001"))


@pytest.fixture
def township(client: FlaskClient) -> Inspector:
    return inspector(client, "clerk", ("township", "511703001"))


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


def kept() -> Problem:
    db.session.rollback()
    return db.session.get_one(Problem, PROBLEM, populate_existing=True)


def test_from_walk_to_closure(chief: Inspector, township: Inspector, officer: Inspector) -> None:
    plot_id = make_plot()
    chief.phone.send(PHOTO)
    told = found(chief, make_problem(chief.person_id, photos=[PHOTO]))
    assert (told["state"], told["level"], told["plot_id"]) == ("reported", "township", plot_id)
    assert [event["step"] for event in told["events"]] == ["find", "stop", "report"]
    assert told["events"][0]["photos"] == [{"sha256": sha256(PHOTO), "state": "kept"}]
    assert told["outline"]["type"] == "MultiPolygon"
    assert told["area_mu"] == "2.54"
    assert [plot["id"] for plot in told["plots"]] == [plot_id]
    assert [due["clock"] for due in told["clocks"]] == ["act", "close"]
    assert told["findings"] == []
    with township.get(f"photos/{sha256(PHOTO)}") as picture:
        assert picture.data == PHOTO

    assert taken(township, "dispatch", note="十日内恢复")["state"] == "dispatched"
    told = taken(township, "rectify", note="塘已回填")
    assert (told["state"], told["steps"]) == ("rectified", ["send_back"])
    chief.phone.send(LATER)
    assert "recheck" in chief.get(f"problems/{PROBLEM}").json["steps"]
    assert taken(chief, "recheck", [LATER], place=place())["state"] == "rechecked"
    told = taken(officer, "accept")
    assert (told["state"], told["clocks"], told["late"]) == ("closed", [], False)
    assert [event["person_name"] for event in told["events"]] == ["王田长"] * 7
    assert taken(officer, "reopen", note="又挖了")["state"] == "reported"

    actions = [line.action for line in db.session.query(LogLine).order_by(LogLine.seq)]
    assert [one for one in actions if one.startswith("problem_")] == [
        "problem_find",
        "problem_dispatch",
        "problem_rectify",
        "problem_recheck",
        "problem_accept",
        "problem_reopen",
    ]


def test_sent_twice_is_kept_once(chief: Inspector) -> None:
    make_plot()
    body = make_problem(chief.person_id)
    first = found(chief, body)
    again = put(chief, body)
    assert (again.status_code, again.json) == (200, first)
    other = put(chief, {**body, "note": "not the same"})
    assert code_of(other) == (409, "problem_differs")
    assert other.json["facts"]["kept_sha256"] == first["claim_sha256"]


def test_a_step_sent_twice_is_taken_once(chief: Inspector, township: Inspector) -> None:
    make_plot()
    found(chief, make_problem(chief.person_id))
    step = make_step("dispatch", 3, note="a")
    assert take(township, step).status_code == 201
    again = take(township, step)
    assert (again.status_code, len(again.json["events"])) == (200, 4)
    assert code_of(take(township, {**step, "note": "b"})) == (409, "problem_step_differs")
    assert code_of(take(township, make_step("rectify", 3, note="c"))) == (409, "problem_moved")


def test_the_place_gives_the_plot_and_the_division(chief: Inspector) -> None:
    inside = make_plot("0001")
    make_plot("0002", square(LON + 0.0015), "511703001002")
    point = make_problem(chief.person_id, corners=None)
    assert found(chief, point)["plot_id"] == inside
    near = make_problem(chief.person_id, corners=None, place=place(LON + 0.0021))
    told = found(chief, near, str(uuid.uuid4()))
    assert (told["plot_id"], told["division_code"]) == (None, "511703001002")
    assert told["findings"] == ["no_plot"]
    far = make_problem(chief.person_id, corners=None, place=place(2.35, 48.85))
    told = found(chief, far, str(uuid.uuid4()))
    assert (told["division_code"], told["plots"]) == ("511703001", [])
    assert told["findings"] == ["outside_district", "no_plot"]


def test_an_outline_over_two_plots_names_both_and_belongs_to_the_larger_share(
    chief: Inspector,
) -> None:
    small = make_plot("0001", square(LON - 0.0008))
    large = make_plot("0002")
    corners = [(lon - 0.0003, lat) for lon, lat in CORNERS]
    told = found(chief, make_problem(chief.person_id, corners=corners))
    assert told["plot_id"] == large
    assert {plot["id"] for plot in told["plots"]} == {small, large}


def test_a_crossing_outline_is_kept_and_said(chief: Inspector) -> None:
    make_plot()
    bow = [CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]]
    told = found(chief, make_problem(chief.person_id, corners=bow))
    assert told["findings"] == ["outline_crosses"]


def test_an_outline_of_ten_thousand_points_is_refused(chief: Inspector) -> None:
    many = [(LON + 1e-6 * one, LAT) for one in range(10_000)]
    refused = put(chief, make_problem(chief.person_id, corners=many))
    assert code_of(refused) in ((413, "body_too_large"), (422, "body_invalid"))


def test_a_photo_that_never_arrives_is_owed_and_stops_the_acceptance(
    chief: Inspector, township: Inspector, officer: Inspector
) -> None:
    make_plot()
    told = found(chief, make_problem(chief.person_id, photos=[PHOTO]))
    assert told["events"][0]["photos"][0]["state"] == "owed"
    assert code_of(officer.get(f"photos/{sha256(PHOTO)}")) == (404, "photo_unknown")
    taken(township, "dispatch", note="a")
    taken(township, "rectify", note="b")
    taken(chief, "recheck", [LATER])
    seen = officer.get(f"problems/{PROBLEM}").json["last_place"]
    assert code_of(take(officer, make_step("accept", seen))) == (409, "problem_photos_owed")
    chief.phone.send(LATER)
    assert taken(officer, "accept")["state"] == "closed"


def test_what_a_step_lacks_is_named(chief: Inspector, township: Inspector) -> None:
    make_plot()
    found(chief, make_problem(chief.person_id))
    refused = take(township, make_step("dispatch", 3))
    assert code_of(refused) == (422, "body_invalid")
    assert refused.json["facts"]["fields"] == {"note": "missing"}


def test_more_time_moves_the_end(chief: Inspector, officer: Inspector) -> None:
    make_plot()
    before = found(chief, make_problem(chief.person_id))["clocks"][-1]
    told = taken(officer, "extend", note="雨季", days=5)
    assert told["clocks"][-1]["working_days_left"] == before["working_days_left"] + 5
    assert told["extensions_left"] == 1
    taken(officer, "extend", note="雨季", days=5)
    assert "extend" not in officer.get(f"problems/{PROBLEM}").json["steps"]
    refused = take(officer, make_step("extend", 5, note="c", days=5))
    assert code_of(refused) == (409, "problem_extended_enough")


def test_a_late_one_goes_up_once_for_each_clock(
    app: APIFlask, chief: Inspector, township: Inspector, officer: Inspector
) -> None:
    make_plot()
    found(chief, make_problem(chief.person_id))
    queue = app.extensions["xuntian.queue"]
    queue.work_off()
    assert kept().level == "township"
    with writing() as session:
        problem = session.get_one(Problem, PROBLEM)
        problem.reported_at = now() - timedelta(days=12)
        problem.due_at = now() - timedelta(days=6)
    for _ in range(3):
        queue.work_off()
        pass_on(PROBLEM)
    told = officer.get(f"problems/{PROBLEM}").json
    assert (told["level"], told["late"], told["last_place"]) == ("county", True, 4)
    assert told["events"][-1]["step"] == "escalate"
    assert told["events"][-1]["person_name"] is None
    assert told["events"][-1]["facts"]["clock"] == "act"
    assert late_untold(db.session(), now()) == []
    page = officer.get("problems", late="true").json
    assert [row["id"] for row in page["problems"]] == [PROBLEM]
    assert page["counts"] == {"states": {"reported": 1}, "late": 1}
    # the township no longer decides, the county does, and the next clock runs
    assert code_of(take(township, make_step("dispatch", 4, note="a"))) == (
        403,
        "problem_step_not_yours",
    )
    told = taken(officer, "dispatch", note="限期整改")
    assert (told["late"], [due["clock"] for due in told["clocks"]]) == (False, ["close"])
    queue.work_off()
    assert kept().last_place == 5


def test_who_found_it_a_day_ago_and_did_not_report_is_late(app: APIFlask, chief: Inspector) -> None:
    make_plot()
    ago = text(now() - timedelta(hours=25))
    told = found(chief, make_problem(chief.person_id, found_at=ago, stopped=False, reported=False))
    assert (told["state"], told["late"]) == ("found", True)
    assert (told["clocks"][0]["clock"], told["clocks"][0]["late"]) == ("report", True)


def test_a_clock_that_runs_ahead_gives_no_more_time(chief: Inspector) -> None:
    make_plot()
    ahead = make_problem(chief.person_id, found_at=text(now() + timedelta(days=300)))
    told = found(chief, ahead)
    assert told["found_at"] <= told["received_at"]


def test_the_list_is_filtered_paged_and_counted(chief: Inspector, officer: Inspector) -> None:
    plot_id = make_plot()
    ids = [str(uuid.uuid4()) for _ in range(3)]
    for place_, (problem_id, kind) in enumerate(
        zip(ids, ("new_pond", "dumping", "dumping"), strict=True)
    ):
        moment = text(now() - timedelta(minutes=10 - place_))
        found(chief, make_problem(chief.person_id, kind=kind, found_at=moment), problem_id)
    first = officer.get("problems", limit=2).json
    assert [row["id"] for row in first["problems"]] == [ids[2], ids[1]]
    rest = officer.get("problems", limit=2, after=first["next"]).json
    assert ([row["id"] for row in rest["problems"]], rest["next"]) == ([ids[0]], None)
    assert len(officer.get("problems", kind="dumping").json["problems"]) == 2
    assert len(officer.get("problems", plot_id=plot_id).json["problems"]) == 3
    assert officer.get("problems", state="closed").json["problems"] == []
    assert officer.get("problems", state="closed").json["counts"]["states"] == {"reported": 3}
    assert officer.get("problems", mine="true").json["problems"] == []
    assert len(chief.get("problems", mine="true").json["problems"]) == 3
    assert code_of(officer.get("problems", after="x"))[0] == 422


def test_the_plots_cursor_moves_on(chief: Inspector, officer: Inspector) -> None:
    plot_id = make_plot()
    since = officer.get("live").json["cursor"]
    found(chief, make_problem(chief.person_id))
    assert plot_id in officer.get("live", since=since).json["plots"]


def test_the_stored_body_is_what_was_sent(chief: Inspector) -> None:
    make_plot()
    body = make_problem(chief.person_id)
    found(chief, body)
    assert orjson.loads(kept().claim) == body
