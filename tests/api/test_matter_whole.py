"""From the citizen's phone over the desk and the field to the answer, and back again."""

from __future__ import annotations

import uuid

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.jobs.matter_clocks import keep_clock
from server.jobs.matter_release import release
from server.models.base import writing
from server.models.tipoff import Matter, Tipoff
from tests.api.citizens import Citizen
from tests.api.matters import covered, matter_of, step, stepped
from tests.api.problems import take
from tests.api.records import Inspector, code_of, inspector
from tests.clock import Clock, held_clock
from tests.makers import AREA, jpeg, landscape, make_plot, sha256

VILLAGE = AREA + "001"


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = held_clock(monkeypatch)
    held.is_on("2026-03-02")
    return held


@pytest.fixture
def desk(client: FlaskClient) -> Inspector:
    return inspector(client, "desk", ("officer", "511703"))


def only_matter(desk: Inspector) -> str:
    [row] = desk.get("matters", state="open").json["matters"]
    found: str = row["id"]
    return found


def as_of(clock: Clock) -> None:
    """The citizen's door has the real clock: what came through it came now."""
    with writing() as session:
        session.query(Tipoff).update({Tipoff.received_at: clock()})
        session.query(Matter).update({Matter.first_at: clock()})


def check_step(who: Inspector, check_id: str, step_: str, **said: object) -> None:
    seen = who.get(f"problems/{check_id}").json["last_place"]
    usual = {"note": "", "photos": [], "place": None, "days": None}
    body = {"id": str(uuid.uuid4()), "seen": seen, "step": step_, **usual, **said}
    response = take(who, body, check_id)
    assert response.status_code == 201, response.json


def test_told_asked_checked_answered_and_reopened(
    clock: Clock, client: FlaskClient, desk: Inspector
) -> None:
    plot_id, picture, seen = make_plot(), landscape(4), jpeg(9)
    citizen = Citizen(client)
    citizen.tell([picture])
    assert citizen.send(picture).status_code == 200
    assert citizen.report()["state"] == "received"
    as_of(clock)
    matter_id = only_matter(desk)
    keep_clock(matter_id)
    told = matter_of(desk, matter_id)
    [tipoff] = told["tipoff_list"]
    assert (told["plot_id"], tipoff["code_end"]) == (plot_id, "1936")
    assert [one["state"] for one in tipoff["pictures"]] == ["kept"]
    assert told["decide_by"] == "2026-03-04T16:00:00Z"

    stepped(desk, matter_id, "ask", words="有多少株？", tipoff_id=tipoff["id"])
    [question] = citizen.report()["questions"]
    assert question["words"] == "有多少株？"
    answered = citizen.post("answers", question_id=question["id"], words="三十来株", photos=[])
    assert answered.status_code in (200, 201), answered.json
    assert matter_of(desk, matter_id)["events"][-1]["words"] == "三十来株"
    assert desk.get("matters").json["matters"][0]["reporter_spoke"]

    covered(desk, matter_id, tipoff["id"], picture, [[0.2, 0.2, 0.4, 0.5]])
    named = [{"tipoff_id": tipoff["id"], "sha256": sha256(picture)}]
    queued = stepped(desk, matter_id, "queue", words="看果树", plot_id=plot_id, photos=named)
    assert queued["release_at"] == "2026-03-03T01:00:00Z"
    assert citizen.report()["state"] == "checking"
    clock.is_on("2026-03-03")
    release(matter_id, clock)

    chief = inspector(client, "chief", ("inspector", VILLAGE))
    [problem] = chief.get("problems").json["problems"]
    assert problem["found_at"] == "2026-03-03T01:00:00Z"
    chief.phone.send(seen)
    check_step(chief, problem["id"], "verify", outcome="yes", photos=[sha256(seen)], note="是果树")
    assert citizen.report()["state"] == "handling"
    check_step(desk, problem["id"], "dismiss", note="已移走")
    keep_clock(matter_id)
    assert matter_of(desk, matter_id)["waits_for_reply"]
    stepped(desk, matter_id, "reply", words="果树已移走。")
    report = citizen.report()
    assert (report["state"], report["reply"]["words"]) == ("answered", "果树已移走。")

    again = citizen.post("revisit", satisfied=False, reason="只移走了一半")
    assert again.status_code in (200, 201), again.json
    told = matter_of(desk, matter_id)
    assert (told["state"], told["reopened"], told["decide_by"]) == ("new", 1, None)
    keep_clock(matter_id)
    assert matter_of(desk, matter_id)["decide_by"] is not None
    stepped(desk, matter_id, "queue", words="再看一次", plot_id=plot_id, at_once=True, reason="急")
    told = matter_of(desk, matter_id)
    assert (told["state"], told["check"]) == ("dispatched", "reported")
    assert told["problem_id"] != problem["id"]
    assert citizen.report()["reply"] is None


def test_withdrawn_before_its_hour_nothing_goes_out(
    clock: Clock, client: FlaskClient, desk: Inspector
) -> None:
    plot_id = make_plot()
    citizen = Citizen(client)
    citizen.tell()
    as_of(clock)
    matter_id = only_matter(desk)
    stepped(desk, matter_id, "queue", words="看果树", plot_id=plot_id)
    assert citizen.post("withdraw").status_code in (200, 201)
    clock.is_on("2026-03-04")
    release(matter_id, clock)
    told = matter_of(desk, matter_id)
    assert (told["state"], told["problem_id"], told["steps"]) == (
        "withdrawn",
        None,
        ["mute", "unmute"],
    )
    assert code_of(step(desk, matter_id, "queue", words="x", plot_id=plot_id)) == (
        409,
        "matter_step_not_now",
    )


def test_what_comes_with_a_muted_chain_is_set_aside(
    clock: Clock, client: FlaskClient, desk: Inspector
) -> None:
    make_plot()
    citizen = Citizen(client)
    citizen.tell()
    matter_id = only_matter(desk)
    [tipoff] = matter_of(desk, matter_id)["tipoff_list"]
    stepped(desk, matter_id, "mute", words="多次不实", tipoff_id=tipoff["id"])
    again = Citizen(client, code="4718201937")
    again.ticket = citizen.ticket
    again.tell()
    [row] = desk.get("matters", state="set_aside").json["matters"]
    told = matter_of(desk, row["id"])
    assert told["tipoff_list"][0]["muted"]
    assert told["tipoff_list"][0]["of_chain"] == 2
    assert again.report()["state"] == "received"


def test_reporters_of_a_merged_matter_read_one_answer_and_nothing_of_each_other(
    clock: Clock, client: FlaskClient, desk: Inspector
) -> None:
    make_plot()
    first, second = Citizen(client), Citizen(client, code="4718201937", key=b"k" * 32)
    first.tell(words="甲说的")
    one_id = only_matter(desk)
    second.tell(words="乙说的")
    [other] = [row["id"] for row in desk.get("matters").json["matters"] if row["id"] != one_id]
    stepped(desk, one_id, "ask", words="只问甲")
    told = stepped(desk, other, "merge", other_id=one_id)
    assert [one["words"] for one in told["tipoff_list"]] == ["甲说的", "乙说的"]
    stepped(desk, other, "dismiss", words="内部", reply="这里批准休耕。")
    for citizen in (first, second):
        report = citizen.report()
        assert (report["state"], report["reply"]["words"]) == ("answered", "这里批准休耕。")
        assert "内部" not in str(report)
    assert [one["words"] for one in first.report()["questions"]] == ["只问甲"]
    assert second.report()["questions"] == []
    assert "乙说的" not in str(first.report())
