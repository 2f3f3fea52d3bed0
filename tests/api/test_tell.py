"""The citizens' door: a report comes in, is found again by its receipt, and nothing else opens it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.api import doorkeeping
from server.api import tell as door
from server.config import Config
from server.jobs import tipoff_intake, tipoff_photos
from server.models.base import db
from server.models.log import LogLine
from server.models.tipoff import Matter, MatterEvent, MutedChain, Tipoff, events_of
from tests.api.citizens import CODE, KEY, Citizen, make_report, place
from tests.api.records import code_of
from tests.makers import LON, landscape, make_person, make_plot, sha256, square


@pytest.fixture
def config(config: Config) -> Config:
    """Two bits of work: what it costs is tested with the rule."""
    return replace(config, tell_work_bits=1)


@pytest.fixture
def citizen(client: FlaskClient) -> Citizen:
    return Citizen(client)


def kept(citizen: Citizen) -> tuple[Tipoff, Matter]:
    db.session.rollback()
    db.session.expire_all()
    tipoff = db.session.get_one(Tipoff, citizen.id)
    return tipoff, db.session.get_one(Matter, tipoff.matter_id)


def test_the_door_says_what_may_be_told(citizen: Citizen) -> None:
    response = citizen.ask("GET", "door")
    assert response.status_code == 200
    assert "new_orchard" in response.json["kinds"]
    assert response.json["against"] == ["owner", "village", "township", "county", "unknown"]
    assert response.json["rewards"]["announced"] is False
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_places_are_villages_with_a_blurred_middle(citizen: Citizen) -> None:
    make_plot()
    make_plot("0002", square(LON + 0.002))
    [told] = citizen.ask("GET", "places").json["places"]
    assert told == {"township": "", "village": "乙湾村", "lon": 107.451, "lat": 31.12}


def test_a_report_is_kept_with_a_matter_of_its_own(citizen: Citizen) -> None:
    plot_id = make_plot()
    receipt = citizen.tell()
    tipoff, matter = kept(citizen)
    assert (receipt["code"], receipt["owed"]) == (CODE, [])
    assert (tipoff.key_sha256, tipoff.words) == (sha256(KEY), "复耕的田里又栽了柑橘苗")
    assert (matter.state, matter.level, matter.plot_id) == ("new", "county", plot_id)
    assert (matter.division_code, matter.first_at) == ("511703001001", tipoff.received_at)
    [event] = events_of(db.session(), matter.id)
    assert (event.step, event.tipoff_id, event.person_id) == ("receive", tipoff.id, None)


def test_the_log_tells_of_the_matter_and_nothing_else(citizen: Citizen) -> None:
    citizen.tell()
    _, matter = kept(citizen)
    [line] = db.session.query(LogLine).all()
    assert (line.action, line.subject) == ("tipoff_receive", f"matter:{matter.id}")
    assert (line.person_id, line.facts) == (None, {})


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({"against": "village"}, "county"),
        ({"against": "township"}, "county"),
        ({"against": "county"}, "committee"),
        ({"kind": "forced_clearing"}, "committee"),
    ],
)
def test_it_lies_on_the_desk_that_is_not_complained_of(
    citizen: Citizen, fields: dict[str, str], level: str
) -> None:
    citizen.tell(**fields)
    assert kept(citizen)[1].level == level


@pytest.mark.parametrize(
    ("where", "division_code", "on_plot"),
    [
        (place(), "511703001001", True),
        (place(LON + 0.002), "511703001001", False),
        (place(LON + 0.05), "511703001", False),
        (place(120.0, 30.0), "", False),
        (None, "", False),
    ],
    ids=["on the plot", "beside it", "far from any plot", "out of the district", "words alone"],
)
def test_its_division_is_told_by_the_nearest_plot(
    citizen: Citizen, where: dict[str, Any] | None, division_code: str, on_plot: bool
) -> None:
    plot_id = make_plot()
    how = "position" if where else "words"
    citizen.tell(place=where, place_how=how, where_words="" if where else "乙湾村王家坡")
    _, matter = kept(citizen)
    assert matter.division_code == division_code
    assert matter.plot_id == (plot_id if on_plot else None)


def test_the_same_again_gets_the_same_receipt(citizen: Citizen) -> None:
    body = make_report()
    first = citizen.put(body)
    again = citizen.put({**body, "contact": {"name": "", "phone": "13800000000"}})
    assert (first.status_code, again.status_code) == (201, 200)
    assert {**first.json, "token": "", "token_expires_at": ""} == {
        **again.json,
        "token": "",
        "token_expires_at": "",
    }
    assert db.session.query(Tipoff).count() == 1
    assert db.session.query(MatterEvent).count() == 1


def test_a_lost_answer_costs_no_second_work(citizen: Citizen) -> None:
    body = {**make_report(), "work": citizen.work()}
    assert citizen.put(body).status_code == 201
    assert citizen.put(body).status_code == 200


def test_other_content_under_the_same_id_is_refused(citizen: Citizen) -> None:
    citizen.tell()
    assert code_of(citizen.put(make_report(words="不一样"))) == (409, "tell_differs")


def test_a_code_is_only_one_persons(client: FlaskClient, citizen: Citizen) -> None:
    citizen.tell()
    other = Citizen(client, key=b"another key")
    assert code_of(other.put(make_report(key=b"another key"))) == (409, "tell_code_taken")
    db.session.rollback()
    assert db.session.query(Matter).count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"place": None, "place_how": "words"}, {"place": "missing"}),
        ({"place": None, "where_words": "村口"}, {"place_how": "wrong"}),
        ({"kind": "other", "words": "  "}, {"words": "missing"}),
        ({"code": "12345"}, {"code": "string_pattern_mismatch"}),
        ({"words": "\0"}, {"words": "string_pattern_mismatch"}),
        ({"photos": [b"a", b"a"]}, {"photos": "value_error"}),
        ({"name": "张三"}, {"name": "extra_forbidden"}),
    ],
)
def test_what_says_nothing_is_named(
    citizen: Citizen, fields: dict[str, Any], wrong: dict[str, str]
) -> None:
    response = citizen.put(make_report(**fields))
    assert code_of(response) == (422, "body_invalid")
    assert response.json["facts"]["fields"] == wrong


def test_abuse_is_set_aside_and_kept(citizen: Citizen) -> None:
    citizen.tell(words="王 八 蛋，栽树的是他")
    tipoff, matter = kept(citizen)
    assert (matter.state, tipoff.blocked) == ("set_aside", ["王八蛋"])
    steps = [event.step for event in events_of(db.session(), matter.id)]
    assert steps == ["receive", "set_aside"]
    assert citizen.report()["state"] == "received"


def test_a_ticket_makes_a_chain_that_can_be_muted(client: FlaskClient, citizen: Citizen) -> None:
    citizen.tell()
    chain_id = kept(citizen)[0].chain_id
    again = Citizen(client, code="1000000002")
    again.ticket = citizen.ticket
    again.tell()
    assert kept(again)[0].chain_id == chain_id
    assert kept(again)[1].state == "new"
    muted = MutedChain(
        id=str(uuid.uuid4()),
        chain_id=chain_id,
        muted=True,
        reason="三次不实",
        person_id=make_person(),
        at=kept(again)[0].received_at,
    )
    db.session.add(muted)
    db.session.commit()
    third = Citizen(client, code="1000000003")
    third.ticket = citizen.ticket
    third.tell()
    assert kept(third)[1].state == "set_aside"
    stranger = Citizen(client, code="1000000004")
    stranger.ticket = "not.ours"
    stranger.tell()
    assert kept(stranger)[1].state == "new"


def test_work_must_be_ours_done_and_new(
    client: FlaskClient, citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up = {"challenge": "WzEsImFiIl0.aaaaaa.bbbbbb", "answer": "1"}
    assert code_of(citizen.put({**make_report(), "work": made_up})) == (403, "tell_work_wrong")
    done = citizen.work()
    assert citizen.put({**make_report(), "work": done}).status_code == 201
    other = Citizen(client, code="1000000002")
    spent = {**make_report(code="1000000002"), "work": done}
    assert code_of(other.put(spent)) == (409, "tell_work_spent")
    late = other.work()
    monkeypatch.setattr(doorkeeping, "CHALLENGE_S", -1)
    response = other.put({**make_report(code="1000000002"), "work": late})
    assert code_of(response) == (403, "tell_work_wrong")
    assert db.session.query(Tipoff).count() == 1


def test_work_is_given_back_where_the_code_is_taken(client: FlaskClient, citizen: Citizen) -> None:
    citizen.tell()
    other = Citizen(client, key=b"k")
    done = other.work()
    body = {**make_report(key=b"k"), "work": done}
    assert code_of(other.put(body)) == (409, "tell_code_taken")
    assert other.put({**body, "code": "1000000002"}).status_code == 201


def test_a_ticket_saves_half_the_work(citizen: Citizen) -> None:
    assert citizen.ask("POST", "work", json={}).json["bits"] == 2
    citizen.tell()
    assert citizen.ask("POST", "work", json={"ticket": citizen.ticket}).json["bits"] == 1


def test_a_receipt_opens_the_report(citizen: Citizen) -> None:
    citizen.tell(contact={"name": "李四", "phone": "13800000000"})
    citizen.token = ""
    assert citizen.open().status_code == 201
    told = citizen.report()
    assert told["code"] == CODE
    assert (told["state"], told["contact"]) == ("received", "kept")
    assert (told["questions"], told["reply"], told["satisfied"]) == ([], None, None)
    assert (told["may_answer"], told["may_withdraw"], told["may_revisit"]) == (True, True, False)


def test_without_a_good_token_nothing_opens(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen.tell()
    for header in ("", "Bearer x", f"Bearer {citizen.token}", "Receipt x", "Receipt "):
        response = citizen.ask("GET", "report", headers={"Authorization": header})
        assert code_of(response) == (401, "tell_token_over")
    challenge = citizen.work()["challenge"]
    response = citizen.ask("GET", "report", headers={"Authorization": f"Receipt {challenge}"})
    assert code_of(response) == (401, "tell_token_over")
    monkeypatch.setattr(doorkeeping, "TOKEN_S", -1)
    assert code_of(citizen.behind("GET")) == (401, "tell_token_over")


def test_an_officers_session_opens_no_receipt(app: APIFlask, citizen: Citizen) -> None:
    citizen.tell()
    for path in ("report", "report/answers", "report/withdraw", "report/revisit"):
        method = "GET" if path == "report" else "POST"
        response = citizen.ask(method, path, headers={"Authorization": "Bearer x"})
        assert code_of(response) == (401, "tell_token_over")


def test_two_at_once_are_one(citizen: Citizen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked before either was there: the primary key lets one through."""
    body = make_report()
    first = citizen.put(body).json
    # the other request had a session of its own
    db.session.remove()
    monkeypatch.setattr(door, "known_tipoff", lambda *_: None)
    again = citizen.put(body)
    assert (again.status_code, again.json["received_at"]) == (200, first["received_at"])
    db.session.remove()
    assert code_of(citizen.put(make_report(words="x"))) == (409, "tell_differs")
    db.session.rollback()
    assert db.session.query(Matter).count() == 1


def test_nobody_waits_for_the_sealing(
    app: APIFlask, citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite takes one write at a time: nothing slow is done while holding it."""
    held: list[bool] = []

    def watched(real: Any) -> Any:
        def call(*given: Any) -> Any:
            turn = getattr(db.engine.dialect, "_turn", None)
            held.append(turn is not None and turn.locked())
            return real(*given)

        return call

    monkeypatch.setattr(tipoff_intake, "sealed_contact", watched(tipoff_intake.sealed_contact))
    monkeypatch.setattr(tipoff_intake, "plots_touched", watched(tipoff_intake.plots_touched))
    monkeypatch.setattr(tipoff_photos, "stripped", watched(tipoff_photos.stripped))
    photo = landscape(1)
    citizen.tell([photo], contact={"name": "", "phone": "13800000000"})
    assert citizen.send(photo).status_code == 200
    assert held == [False, False, False]
