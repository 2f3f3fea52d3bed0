"""People at the desk, through the API: who sees whom, who may change what, and what is never done."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.jobs.people import Changer, deactivate, take_role
from server.models.base import db, writing
from server.models.log import LogLine
from server.models.person import Grant, Person
from server.refusals import Refusal
from tests.api.records import RECORD, Inspector, code_of, inspector
from tests.conftest import bearer
from tests.makers import PASSWORD, jpeg, make_claim, make_person, make_plot
from tests.signing import PhoneKey

NEW = {"login": "zhang", "name": "张田长", "role": "inspector", "area_prefix": "511703001"}
CHANGES = ("deactivate", "reactivate", "password", "end-sessions")


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


def lines(action: str) -> list[LogLine]:
    db.session.rollback()
    return db.session.query(LogLine).filter_by(action=action).order_by(LogLine.seq).all()


def sign_in(client: FlaskClient, login: str, password: str) -> Any:
    body = {"login": login, "password": password, "device": {"id": "d1"}}
    return client.post("/api/v1/sessions", json=body)


def delete(who: Inspector, path: str) -> Any:
    return who.client.delete(f"/api/v1/{path}", headers=who.headers)


def grants(person_id: str) -> set[tuple[str, str]]:
    db.session.rollback()
    rows = db.session.query(Grant).filter_by(person_id=person_id)
    return {(grant.role, grant.area_prefix) for grant in rows}


def is_active(person_id: str) -> bool:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Person, person_id).active


def test_an_officer_sees_the_people_of_the_area_and_no_others(
    client: FlaskClient, officer: Inspector
) -> None:
    chief = make_person("chief", phone="13800000001")
    make_person("far", [("inspector", "511771001")])
    make_person("above", [("officer", "5117")])
    both = make_person("both", [("inspector", "511703002"), ("inspector", "511771")])
    make_person("nothing", [])
    listed = officer.get("people").json
    assert [row["login"] for row in listed["people"]] == ["both", "chief", "officer"]
    assert listed["people"][0]["roles"] == [
        {"role": "inspector", "area_prefix": "511703002", "mine": True, "villages": []},
        {"role": "inspector", "area_prefix": "511771", "mine": False, "villages": []},
    ]
    assert listed["people"][1]["phone"] == "13800000001"
    assert listed["next"] is None
    may = {
        login: officer.get(f"people/{id_}").json["may"]
        for login, id_ in (("chief", chief), ("both", both), ("officer", officer.person_id))
    }
    assert may == {"chief": "all", "both": "roles", "officer": "nothing"}
    assert lines("people_read")[0].facts == {"count": 3}
    assert lines("person_read")[0].subject == f"person:{chief}"


def test_the_list_is_paged_and_searched(officer: Inspector) -> None:
    for at in range(3):
        make_person(f"p{at}", name=f"李{at}", phone=f"1380000000{at}")
    first = officer.get("people", limit=2).json
    rest = officer.get("people", limit=2, after=first["next"]).json
    logins = [row["login"] for row in (*first["people"], *rest["people"])]
    assert logins == ["officer", "p0", "p1", "p2"]
    for words, found in (
        ("李1", ["p1"]),
        ("P2", ["p2"]),
        ("李 0002", ["p2"]),
        ("%", []),
        ("_", []),
    ):
        assert [row["login"] for row in officer.get("people", q=words).json["people"]] == found


def test_an_inspector_sees_nobody(client: FlaskClient) -> None:
    chief = inspector(client)
    assert code_of(chief.get("people")) == (403, "role_not_allowed")
    assert code_of(chief.post("people", NEW)) == (403, "role_not_allowed")


def test_a_person_shows_sign_ins_and_the_keys_of_the_phones(
    client: FlaskClient, officer: Inspector
) -> None:
    chief, key, unused = inspector(client, "chief"), PhoneKey(), PhoneKey()
    chief.register(key, "红米 12")
    chief.register(unused)
    claim = make_claim(make_plot(), chief.person_id, [jpeg(1)])
    assert chief.put(key.sealed(RECORD, claim, chief.nonce())).status_code == 201
    officer.post(f"devices/{unused.key_id}/revoke", {"reason": "丢了"})
    told = officer.get(f"people/{chief.person_id}").json
    assert (told["open_sessions"], told["active"]) == (1, True)
    assert told["last_sign_in_at"]
    newest, oldest = told["keys"]
    assert (oldest["key_id"], oldest["name"]) == (key.key_id, "红米 12")
    assert oldest["last_used_at"]
    assert oldest["revoked_at"] is None
    assert newest["last_used_at"] is None
    assert (newest["revoke_reason"], newest["revoked_by_name"]) == ("丢了", "王田长")
    row = next(one for one in officer.get("people").json["people"] if one["login"] == "chief")
    assert row["devices"] == 1


def test_who_is_added_signs_in_with_the_password_that_is_told_once(
    client: FlaskClient, officer: Inspector
) -> None:
    added = officer.post("people", {**NEW, "phone": "13800000009", "name": "  张田长 "})
    assert added.status_code == 201
    assert added.headers["Cache-Control"] == "no-store"
    person, password = added.json["person"], added.json["password"]
    assert (person["name"], person["may"]) == ("张田长", "all")
    for login in ("zhang", "13800000009"):
        assert sign_in(client, login, password).json["person"]["id"] == person["id"]
    line = lines("person_added")[0]
    assert (line.person_id, line.subject) == (officer.person_id, f"person:{person['id']}")
    assert line.facts == {"role": "inspector", "area": "511703001"}
    told = officer.get(f"people/{person['id']}").text + officer.get("people").text
    assert password not in told + str([line.facts for line in db.session.query(LogLine)])


@pytest.mark.parametrize("area", ["511771001", "5117", "51"])
def test_nobody_is_put_where_the_officer_is_none(officer: Inspector, area: str) -> None:
    refused = officer.post("people", {**NEW, "area_prefix": area})
    assert code_of(refused) == (403, "person_area_outside")
    assert refused.json["facts"] == {"area_prefix": area}
    chief = make_person("chief")
    body = {"role": "officer", "area_prefix": area}
    assert code_of(officer.post(f"people/{chief}/roles", body)) == (403, "person_area_outside")
    assert grants(chief) == {("inspector", "511703001")}


@pytest.mark.parametrize(
    "taken",
    [{}, {"login": "ZHANG"}, {"login": "other", "phone": "13800000009"}, {"login": "13800000009"}],
)
def test_a_login_is_one_persons(officer: Inspector, taken: dict[str, str]) -> None:
    assert officer.post("people", {**NEW, "phone": "13800000009"}).status_code == 201
    assert code_of(officer.post("people", {**NEW, **taken})) == (409, "person_login_taken")
    assert db.session.query(Person).count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"login": "a"},
        {"login": "a b"},
        {"login": "a\x00b"},
        {"login": "x" * 61},
        {"name": "  "},
        {"name": "x\x00"},
        {"name": 7},
        {"phone": "not a number"},
        {"phone": ""},
        {"role": "king"},
        {"area_prefix": "5"},
        {"area_prefix": "5117%"},
        {"area_prefix": "５１１７０３"},
        {"area_prefix": "5117030010011"},
        {"password": "my own choice"},
        {"active": False},
    ],
    ids=str,
)
def test_what_is_no_person_is_refused(officer: Inspector, wrong: dict[str, Any]) -> None:
    assert code_of(officer.post("people", {**NEW, **wrong})) == (422, "body_invalid")
    assert db.session.query(Person).count() == 1


def test_roles_are_given_and_taken(officer: Inspector) -> None:
    chief = make_person("chief")
    body = {"role": "officer", "area_prefix": "511703001"}
    for _ in range(2):
        told = officer.post(f"people/{chief}/roles", body)
        assert (told.status_code, len(told.json["roles"])) == (200, 2)
    assert len(lines("person_granted")) == 1
    taken = delete(officer, f"people/{chief}/roles/inspector/511703001")
    assert taken.json["roles"] == [{**body, "mine": True, "villages": []}]
    assert delete(officer, f"people/{chief}/roles/inspector/511703001").status_code == 200
    assert len(lines("person_role_taken")) == 1
    last = delete(officer, f"people/{chief}/roles/officer/511703001")
    assert code_of(last) == (409, "person_last_role")
    assert grants(chief) == {("officer", "511703001")}


def test_roles_elsewhere_are_not_touched(officer: Inspector) -> None:
    both = make_person("both", [("inspector", "511703002"), ("officer", "511771")])
    refused = delete(officer, f"people/{both}/roles/officer/511771")
    assert code_of(refused) == (403, "person_area_outside")
    for change in CHANGES:
        refused = officer.post(f"people/{both}/{change}")
        assert code_of(refused) == (403, "person_beyond_area")
    assert is_active(both)
    assert delete(officer, f"people/{both}/roles/inspector/511703002").status_code == 200
    assert grants(both) == {("officer", "511771")}
    assert code_of(officer.get(f"people/{both}")) == (404, "person_unknown")


def test_nobody_changes_their_own_account(officer: Inspector) -> None:
    mine = f"people/{officer.person_id}"
    make_person("second", [("officer", "511703")])
    body = {"role": "inspector", "area_prefix": "511703001"}
    refused = [
        officer.post(f"{mine}/roles", body),
        delete(officer, f"{mine}/roles/officer/511703"),
        *(officer.post(f"{mine}/{change}") for change in CHANGES),
    ]
    assert [code_of(one) for one in refused] == [(403, "person_self")] * 6
    assert grants(officer.person_id) == {("officer", "511703")}
    assert is_active(officer.person_id)
    assert officer.get("me").status_code == 200


def test_who_is_not_of_the_area_is_unknown(officer: Inspector) -> None:
    for id_ in (
        make_person("far", [("officer", "511771")]),
        make_person("above", [("officer", "5117")]),
        make_person("nothing", []),
        str(uuid.uuid4()),
    ):
        body = {"role": "inspector", "area_prefix": "511703001"}
        refused = [
            officer.get(f"people/{id_}"),
            officer.post(f"people/{id_}/roles", body),
            delete(officer, f"people/{id_}/roles/inspector/511703001"),
            *(officer.post(f"people/{id_}/{change}") for change in CHANGES),
        ]
        assert [code_of(one) for one in refused] == [(404, "person_unknown")] * 7


def test_deactivated_is_out_at_once_and_comes_back_with_the_same_password(
    client: FlaskClient, officer: Inspector
) -> None:
    chief = inspector(client, "chief")
    for _ in range(2):
        told = officer.post(f"people/{chief.person_id}/deactivate").json
        assert (told["active"], told["open_sessions"]) == (False, 0)
    assert code_of(chief.get("me")) == (401, "sign_in_needed")
    assert code_of(sign_in(client, "chief", PASSWORD)) == (401, "sign_in_wrong")
    assert lines("person_deactivated")[0].facts == {"sessions": 1}
    assert officer.post(f"people/{chief.person_id}/reactivate").json["active"] is True
    assert code_of(chief.get("me")) == (401, "sign_in_needed"), "the old session stays ended"
    assert sign_in(client, "chief", PASSWORD).status_code == 201
    assert (len(lines("person_deactivated")), len(lines("person_reactivated"))) == (1, 1)


def test_a_new_password_signs_out_everywhere(client: FlaskClient, officer: Inspector) -> None:
    chief = inspector(client, "chief")
    told = officer.post(f"people/{chief.person_id}/password")
    assert told.headers["Cache-Control"] == "no-store"
    assert told.json["person"]["open_sessions"] == 0
    assert code_of(chief.get("me")) == (401, "sign_in_needed")
    assert code_of(sign_in(client, "chief", PASSWORD)) == (401, "sign_in_wrong")
    assert sign_in(client, "chief", told.json["password"]).status_code == 201
    assert lines("person_password")[0].facts == {"sessions": 1}


def test_a_new_password_ends_the_waiting_after_wrong_ones(
    client: FlaskClient, officer: Inspector, app: APIFlask
) -> None:
    chief = make_person("chief")
    for _ in range(app.extensions["xuntian.config"].sign_in_tries):
        sign_in(client, "chief", "wrong")
    assert code_of(sign_in(client, "chief", PASSWORD)) == (429, "sign_in_locked")
    password = officer.post(f"people/{chief}/password").json["password"]
    assert sign_in(client, "chief", password).status_code == 201


def test_sessions_are_ended_without_more(client: FlaskClient, officer: Inspector) -> None:
    chief = inspector(client, "chief")
    assert officer.post(f"people/{chief.person_id}/end-sessions").json["open_sessions"] == 0
    assert code_of(chief.get("me")) == (401, "sign_in_needed")
    assert sign_in(client, "chief", PASSWORD).status_code == 201
    assert lines("person_sessions_ended")[0].facts == {"sessions": 1}


def test_two_officers_cannot_put_each_other_out(app: APIFlask, client: FlaskClient) -> None:
    """At once: the second one finds that nobody would be left."""
    one = inspector(client, "one", ("officer", "511703"))
    two = inspector(client, "two", ("officer", "511703"))
    db.session.rollback()
    start, answers = threading.Barrier(2), []

    def put_out(token: str, person_id: str) -> None:
        with app.app_context():
            start.wait()
            answers.append(
                app.test_client().post(
                    f"/api/v1/people/{person_id}/deactivate", headers=bearer(token)
                )
            )
            db.session.remove()

    threads = [
        threading.Thread(target=put_out, args=pair)
        for pair in ((one.token, two.person_id), (two.token, one.person_id))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [is_active(one.person_id), is_active(two.person_id)].count(True) == 1
    codes = sorted(answer.status_code for answer in answers)
    # the slower one is refused: signed out already, or as the area's last officer
    assert codes[0] == 200
    assert codes[1] in (401, 409)


def test_the_last_officer_stays(officer: Inspector) -> None:
    """Where the one who asks has been put out between sign-in and the change."""
    second = make_person("second", [("officer", "511703001"), ("inspector", "511703001")])
    by = Changer(None, ("511703",))
    with writing() as session:
        session.get_one(Person, officer.person_id).active = False
    for change in (
        lambda session: deactivate(session, by, second),
        lambda session: take_role(session, by, second, "officer", "511703001"),
    ):
        with pytest.raises(Refusal) as refused, writing() as session:
            change(session)
        assert (refused.value.code, refused.value.facts) == (
            "person_last_officer",
            {"area_prefix": "511703001"},
        )
    assert is_active(second)
    assert len(grants(second)) == 2
