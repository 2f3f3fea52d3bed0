"""The desk of tip-offs: listed, read, judged, joined, taken apart, answered."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.jobs.matter_clocks import keep_clock, tell_late
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.problem import Problem
from server.models.tipoff import Matter, Tipoff, muted_of
from server.rules.day import CHINA
from tests.api.matters import WORDS, covered, make_matter, matter_of, step, stepped
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.clock import Clock, held_clock
from tests.makers import AREA, LAT, LON, landscape, make_plot, sha256

PICTURE = landscape(1)


@pytest.fixture
def desk(client: FlaskClient) -> Inspector:
    return inspector(client, "desk", ("officer", "511703"))


@pytest.fixture
def board(client: FlaskClient) -> Inspector:
    return inspector(client, "board", ("committee", "511703"))


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = held_clock(monkeypatch)
    held.is_on("2026-03-03")
    return held


def ids(who: Inspector, **query: Any) -> list[str]:
    return [row["id"] for row in who.get("matters", **query).json["matters"]]


def test_the_list_its_filters_and_its_pages(desk: Inspector) -> None:
    first = now() - timedelta(hours=5)
    made = [
        make_matter(at=first + timedelta(hours=at), **said)[0]
        for at, said in enumerate(
            (
                {"kind": "new_pond"},
                {"against": "village"},
                {"state": "set_aside"},
                {"division_code": "511703002001"},
            )
        )
    ]
    assert ids(desk) == made[::-1]
    assert ids(desk, kind="new_pond") == made[:1]
    assert ids(desk, against="village") == [made[1]]
    assert ids(desk, state="set_aside") == [made[2]]
    assert ids(desk, area="511703002") == [made[3]]
    assert ids(desk, state="open") == made[::-1]
    assert ids(desk, late=True) == ids(desk, state="reply") == []
    told = desk.get("matters", kind="new_pond", state="dismissed").json
    assert (told["matters"], told["counts"]) == (
        [],
        {"states": {"new": 1}, "open": 1, "reply": 0, "late": 0},
    )
    page = desk.get("matters", limit=3).json
    assert [row["id"] for row in page["matters"]] == made[:0:-1]
    rest = desk.get("matters", limit=3, after=page["next"]).json
    assert ([row["id"] for row in rest["matters"]], rest["next"]) == (made[:1], None)
    assert WORDS not in desk.get("matters").text


def test_a_page_shows_what_was_told_and_what_lies_near(desk: Inspector) -> None:
    plot_id = make_plot("0047")
    make_plot("0048", division_code=AREA + "002", shape=None)
    matter_id, tipoff_id = make_matter(code="1234561936", pictures=[PICTURE])
    told = matter_of(desk, matter_id)
    [one] = told["tipoff_list"]
    assert (one["id"], one["code_end"], one["words"]) == (tipoff_id, "1936", WORDS)
    assert one["pictures"][0]["covered"] is None
    assert "123456" not in desk.get(f"matters/{matter_id}").text
    assert {plot["id"] for plot in told["plots"]} >= {plot_id}
    assert told["plots"][0]["distance_m"] == 0
    assert told["plots"][0]["grain"] == "unknown"
    assert told["sees_from"] == "field"
    assert told["events"][0]["step"] == "receive"
    with desk.get(f"matters/{matter_id}/photos/{tipoff_id}/{sha256(PICTURE)}") as picture:
        assert picture.status_code == 200
        assert picture.headers["Cache-Control"] == "private, no-store"


def test_every_look_is_a_line_of_the_log_and_tells_nothing_itself(desk: Inspector) -> None:
    matter_id, tipoff_id = make_matter(code="9876543210", pictures=[PICTURE])
    matter_of(desk, matter_id)
    desk.get(f"matters/{matter_id}/photos/{tipoff_id}/{sha256(PICTURE)}").close()
    desk.get(f"matters/{matter_id}/photos/{tipoff_id}/{sha256(PICTURE)}", size="small").close()
    stepped(desk, matter_id, "ask", words="机密问题", tipoff_id=tipoff_id)
    stepped(desk, matter_id, "set_aside", words="机密理由")
    db.session.rollback()
    subject = f"matter:{matter_id}"
    lines = db.session.query(LogLine).filter(LogLine.subject == subject).order_by("seq").all()
    actions = [line.action for line in lines]
    assert actions.count("matter_photo_read") == 1
    assert actions.count("matter_read") >= 3
    assert [one for one in actions if "read" not in one] == ["matter_ask", "matter_set_aside"]
    assert all(line.person_id == desk.person_id for line in lines)
    with db.session.no_autoflush:
        chain = db.session.query(Tipoff.chain_id).scalar()
    for line in lines:
        for secret in ("机密", WORDS, "9876543210", "3210", chain, str(LON), tipoff_id):
            assert secret not in str(line.facts)


def test_judging_and_what_it_needs(desk: Inspector) -> None:
    plot_id = make_plot()
    matter_id, _ = make_matter(lon=None, lat=None, division_code="")
    assert code_of(step(desk, matter_id, "judge")) == (422, "body_invalid")
    told = stepped(desk, matter_id, "judge", kind="new_pond", against="village", plot_id=plot_id)
    assert (told["kind"], told["against"], told["plot_id"]) == ("new_pond", "village", plot_id)
    assert (told["division_code"], told["sees_from"]) == (AREA + "001", "township")
    assert told["events"][-1]["facts"]["before"]["kind"] == "new_orchard"
    far = make_plot("0099", division_code="511771001001")
    assert code_of(step(desk, matter_id, "judge", plot_id=far)) == (404, "plot_unknown")


def test_what_is_judged_to_be_the_countys_own_leaves_its_desk(
    desk: Inspector, board: Inspector
) -> None:
    matter_id, _ = make_matter()
    left = step(desk, matter_id, "judge", against="county")
    assert (left.status_code, left.data) == (204, b"")
    assert code_of(desk.get(f"matters/{matter_id}")) == (404, "matter_unknown")
    assert (ids(desk), ids(board)) == ([], [matter_id])
    assert matter_of(board, matter_id)["level"] == "committee"


def test_a_step_that_was_lost_counts_once_and_another_is_told_apart(desk: Inspector) -> None:
    matter_id, _ = make_matter()
    body = {"id": new_id(), "seen": 1, "step": "set_aside", "words": "看不懂"}
    first = desk.post(f"matters/{matter_id}/steps", body)
    again = desk.post(f"matters/{matter_id}/steps", body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert len(again.json["events"]) == 2
    other = desk.post(f"matters/{matter_id}/steps", {**body, "words": "另一句"})
    assert code_of(other) == (409, "matter_step_differs")
    late = step(desk, matter_id, "restore", words="x", seen=1)
    assert code_of(late) == (409, "matter_moved")
    assert code_of(step(desk, matter_id, "queue", words="x", plot_id=make_plot())) == (
        409,
        "matter_step_not_now",
    )
    assert stepped(desk, matter_id, "restore", words="又看懂了")["state"] == "new"


def test_a_dismissal_says_why_and_what_the_reporter_reads(desk: Inspector) -> None:
    matter_id, _ = make_matter()
    lacking = step(desk, matter_id, "dismiss", words="批准休耕")
    assert lacking.json["facts"]["fields"] == {"reply": "missing"}
    told = stepped(desk, matter_id, "dismiss", words="内部：批准休耕", reply="这块地批准休耕。")
    assert (told["state"], told["decide_by"], told["replied_at"] is not None) == (
        "dismissed",
        None,
        True,
    )
    assert [(one["step"], one["words"]) for one in told["events"][1:]] == [
        ("dismiss", "内部：批准休耕"),
        ("reply", "这块地批准休耕。"),
    ]


def test_asking_one_or_all(desk: Inspector) -> None:
    matter_id, one = make_matter()
    other_id, two = make_matter()
    stepped(desk, matter_id, "merge", other_id=other_id)
    asked = stepped(desk, matter_id, "ask", words="是哪一年栽的？")["events"][2:]
    assert {event["tipoff_id"] for event in asked} == {one, two}
    asked = stepped(desk, matter_id, "ask", words="只问您", tipoff_id=two)["events"][-1]
    assert asked["tipoff_id"] == two
    with writing() as session:
        session.query(Tipoff).update({Tipoff.withdrawn_at: now()})
    assert code_of(step(desk, matter_id, "ask", words="x")) == (409, "matter_nobody_to_ask")


def test_candidates_are_merged_in_the_order_in_which_they_came(desk: Inspector) -> None:
    ago = now() - timedelta(days=3)
    late_id, second = make_matter(at=ago + timedelta(days=2), lat=LAT + 60 / 111_195)
    early_id, first = make_matter(at=ago, pictures=[PICTURE])
    make_matter(lat=LAT + 150 / 111_195, lon=LON + 0.01)
    told = matter_of(desk, late_id)
    [candidate] = told["candidates"]
    assert candidate["id"] == early_id
    assert [said["reason"] for said in candidate["speaks"]] == ["near", "days", "same_kind"]
    assert candidate["speaks"][0]["metres"] == 60
    assert candidate["pictures"] == [{"tipoff_id": first, "sha256": sha256(PICTURE)}]
    told = stepped(desk, late_id, "merge", other_id=early_id)
    assert [one["id"] for one in told["tipoff_list"]] == [first, second]
    assert [one["may_split"] for one in told["tipoff_list"]] == [True, False]
    assert told["first_at"] == told["tipoff_list"][0]["received_at"]
    assert told["candidates"] == []
    gone = matter_of(desk, early_id)
    assert (gone["state"], gone["merged_into"], gone["steps"]) == ("merged", late_id, [])
    assert early_id not in ids(desk)
    assert code_of(step(desk, late_id, "split", words="不是", tipoff_id=second)) == (
        409,
        "matter_split_first",
    )
    told = stepped(desk, late_id, "split", words="不是同一块", tipoff_id=first)
    assert [one["id"] for one in told["tipoff_list"]] == [second]
    back = matter_of(desk, early_id)
    assert (back["state"], back["merged_into"], back["tipoffs"]) == ("new", None, 1)
    assert set(ids(desk)) >= {early_id, late_id}


def test_a_copied_picture_makes_a_candidate_from_afar(desk: Inspector) -> None:
    here, _ = make_matter(pictures=[landscape(7)], at=now() - timedelta(days=200))
    there, _ = make_matter(pictures=[landscape(7)], lon=LON + 0.2, kind="new_pond")
    [candidate] = matter_of(desk, there)["candidates"]
    assert candidate["id"] == here
    assert [said["reason"] for said in candidate["speaks"]] == ["alike_photo", "days"]


def test_levels_are_not_mixed_by_merging(board: Inspector, desk: Inspector) -> None:
    mine, _ = make_matter()
    theirs, _ = make_matter(against="county")
    assert matter_of(desk, mine)["candidates"] == []
    assert code_of(step(desk, mine, "merge", other_id=theirs)) == (404, "matter_unknown")
    assert code_of(step(board, mine, "merge", other_id=theirs)) == (409, "matter_levels_differ")
    assert code_of(step(board, mine, "merge", other_id=mine)) == (422, "body_invalid")


def test_a_receipts_chain_is_muted_without_a_name(desk: Inspector) -> None:
    chain = str(uuid.uuid4())
    matter_id, tipoff_id = make_matter(chain_id=chain)
    make_matter(chain_id=chain, state="dismissed", lon=LON + 1)
    [one] = matter_of(desk, matter_id)["tipoff_list"]
    assert (one["muted"], one["of_chain"], one["dismissed_of_chain"]) == (False, 2, 1)
    told = stepped(desk, matter_id, "mute", words="多次不实", tipoff_id=tipoff_id)
    assert told["tipoff_list"][0]["muted"]
    assert muted_of(db.session(), [chain]) == {chain}
    assert chain not in desk.get(f"matters/{matter_id}").text
    told = stepped(desk, matter_id, "unmute", words="弄错了", tipoff_id=tipoff_id)
    assert not told["tipoff_list"][0]["muted"]


def test_pictures_are_looked_at_one_by_one(desk: Inspector) -> None:
    matter_id, tipoff_id = make_matter(pictures=[PICTURE])
    told = covered(desk, matter_id, tipoff_id, PICTURE, [[0.1, 0.1, 0.5, 0.5]], shown=False)
    kept = told["tipoff_list"][0]["pictures"][0]["covered"]
    assert (kept["boxes"], kept["shown"]) == ([[0.1, 0.1, 0.5, 0.5]], False)
    told = covered(desk, matter_id, tipoff_id, PICTURE)
    assert told["tipoff_list"][0]["pictures"][0]["covered"]["boxes"] == []
    said = {"tipoff_id": tipoff_id, "sha256": sha256(PICTURE), "shown": True}
    for boxes in ([[0.5, 0.1, 0.1, 0.5]], [[0, 0, 2, 1]], [[0, 0, 1]]):
        response = step(desk, matter_id, "redact", boxes=boxes, **said)
        assert code_of(response) == (422, "body_invalid")
    unknown = step(desk, matter_id, "redact", boxes=[], **{**said, "sha256": "0" * 64})
    assert code_of(unknown) == (422, "body_invalid")


def test_the_clock_of_triage_and_the_one_word_that_it_is_late(
    client: FlaskClient, clock: Clock, desk: Inspector, board: Inspector
) -> None:
    inspector(client, "part", ("officer", "511703001"))
    far = inspector(client, "far", ("officer", "511771"))
    matter_id, _ = make_matter()
    with writing() as session:
        session.get_one(Matter, matter_id).decide_by = None
    keep_clock(matter_id)
    row = desk.get("matters").json["matters"][0]
    # Tuesday, and two working days: until the end of Thursday
    assert row["decide_by"] == "2026-03-05T16:00:00Z"
    tell_late(matter_id, clock)
    assert desk.get("me/messages").json["messages"] == []
    clock.is_on("2026-03-06")
    tell_late(matter_id, clock)
    tell_late(matter_id, clock)
    for who, count in ((desk, 1), (board, 1), (far, 0)):
        told = who.get("me/messages").json["messages"]
        assert [one["kind"] for one in told] == ["matter_late"] * count
        assert all(one["facts"] == {"matter_id": matter_id} for one in told)
    part = Inspector(client, _person("part"))
    assert part.get("me/messages").json["messages"] == []
    assert ids(desk, late=True) == [matter_id]
    assert desk.get("matters").json["counts"]["late"] == 1


def _person(login: str) -> str:
    from server.models.person import Person

    found: str = db.session.query(Person.id).filter(Person.login == login).scalar()
    return found


def test_the_reply_is_owed_from_the_end_of_the_check(clock: Clock, desk: Inspector) -> None:
    matter_id, _ = make_matter(at=now() - timedelta(days=1))
    stepped(desk, matter_id, "queue", words="请看", plot_id=make_plot(), at_once=True, reason="急")
    keep_clock(matter_id)
    assert matter_of(desk, matter_id)["decide_by"] is None
    assert code_of(step(desk, matter_id, "reply", words="x")) == (409, "matter_step_not_now")
    check_id = matter_of(desk, matter_id)["problem_id"]
    ended(check_id)
    keep_clock(matter_id)
    told = matter_of(desk, matter_id)
    assert (told["waits_for_reply"], told["check"]) == (True, "closed")
    due = datetime.fromisoformat(told["decide_by"]).astimezone(CHINA)
    assert due.isoformat() == "2026-03-11T00:00:00+08:00"
    assert ids(desk, state="reply") == [matter_id]
    told = stepped(desk, matter_id, "reply", words="果树已移走，恢复种粮。")
    assert told["events"][-1]["tipoff_id"] is None
    assert (told["waits_for_reply"], told["decide_by"], told["late"]) == (False, None, False)
    assert ids(desk, state="reply") == ids(desk, state="open") == []
    assert ids(desk, state="dispatched") == [matter_id]
    late_id, late_one = make_matter()
    told = stepped(desk, matter_id, "merge", other_id=late_id)
    again = told["events"][-2]
    assert (again["step"], again["tipoff_id"], again["words"]) == (
        "reply",
        late_one,
        "果树已移走，恢复种粮。",
    )


def ended(check_id: str, state: str = "closed") -> None:
    """As the last step of a check leaves it."""
    with writing() as session:
        check = session.get_one(Problem, check_id)
        check.state, check.open, check.due_at = state, False, None


def test_the_export_is_of_ones_own_desk(desk: Inspector, board: Inspector) -> None:
    mine, _ = make_matter(words="=1+1")
    theirs, _ = make_matter(against="county")
    body = {"list": "matters", "format": "csv", "filter": {"matter_state": "open"}}
    for who, those in ((desk, [mine]), (board, [mine, theirs])):
        asked = who.post("exports", body)
        assert (asked.status_code, asked.json["total"]) == (201, len(those))
        with who.get(f"exports/{asked.json['id']}/file") as file:
            text = file.data.decode("utf-8-sig")
        assert all(one in text for one in those)
        assert (theirs in text) is (theirs in those)
        assert "'=1+1" in text


def test_the_week_counts_what_the_lists_hold(clock: Clock, desk: Inspector) -> None:
    make_matter()
    make_matter(state="set_aside")
    clock.is_on("2026-03-09")
    make_matter()
    told = {one["duty"]: one for one in desk.get("week").json["figures"]}
    assert (told["matters_late"]["count"], told["matters_new"]["count"]) == (2, 2)
    assert told["matters_late"]["nearest_on"] == "2026-03-06"
    for duty in ("matters_late", "matters_new", "matters_reply"):
        found = desk.get("matters", **told[duty]["filter"]).json["matters"]
        assert len(found) == told[duty]["count"]
