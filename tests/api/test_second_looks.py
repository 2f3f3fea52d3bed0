"""Second looks: a sample that can be drawn again, seen by others than who accepted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.models.base import db, now
from server.models.log import LogLine
from server.rules.sample import drawn
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.api.reviewing import AREA, Desk, decided, desk_of, sample
from tests.makers import jpeg, make_plot


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


def accepted(desk: Desk, many: int, **visit: Any) -> list[str]:
    records = [desk.visit(photos=[], **visit) for _ in range(many)]
    for record in records:
        decided(desk.officer, record)
    return records


def draw(who: Inspector, **fields: Any) -> Any:
    response = who.post("second-looks", sample(**fields))
    assert response.status_code == 201, response.json
    return response.json


def records_of(who: Inspector, second_look: str, **query: Any) -> list[Any]:
    response = who.get(f"second-looks/{second_look}/records", **query)
    assert response.status_code == 200, response.json
    records: list[Any] = response.json["records"]
    return records


def ids_of(who: Inspector, second_look: str) -> list[str]:
    return [record["inspection_id"] for record in records_of(who, second_look)]


def look(who: Inspector, second_look: str, record: str, agrees: bool = True, **more: Any) -> Any:
    return who.post(
        f"second-looks/{second_look}/looks", {"inspection_id": record, "agrees": agrees, **more}
    )


def test_a_share_of_each_township_is_drawn_and_kept(desk: Desk) -> None:
    here = accepted(desk, 5)
    mate = inspector(desk.chief.client, "mate", ("inspector", "511703002"))
    plot_id = make_plot("0002", division_code="511703002001")
    there = accepted(desk, 3, plot_id=plot_id, who=mate)
    desk.visit(photos=[])
    decided(desk.officer, desk.visit(photos=[]), "void")
    made = draw(desk.other, share_percent=40)
    assert [
        (one["code"], one["accepted"], one["sampled"], one["disagreement_percent"])
        for one in made["townships"]
    ] == [("511703001", 5, 2, None), ("511703002", 3, 2, None)]
    records = ids_of(desk.other, made["id"])
    assert records == [*drawn("2026", here, 40), *drawn("2026", there, 40)]
    assert desk.other.get(f"second-looks/{made['id']}").json == made
    again = draw(desk.other, share_percent=40)
    assert ids_of(desk.other, again["id"]) == records
    db.session.rollback()
    lines = db.session.query(LogLine).filter_by(action="second_look_drawn").all()
    assert [line.subject for line in lines] == [
        f"second_look:{made['id']}",
        f"second_look:{again['id']}",
    ]
    assert lines[0].facts == {"seed": "2026", "share_percent": 40, "area": AREA, "records": 4}


def test_what_is_decided_later_leaves_the_sample_as_it_was(desk: Desk) -> None:
    [record] = accepted(desk, 1)
    made = draw(desk.other)
    before = records_of(desk.other, made["id"])
    accepted(desk, 2)
    [last] = desk.page(record)["decisions"]
    decided(desk.officer, record, "void", seen=last["id"])
    assert desk.other.get(f"second-looks/{made['id']}").json == made
    assert records_of(desk.other, made["id"]) == before


def test_only_the_days_of_acceptance_count(desk: Desk) -> None:
    accepted(desk, 1)
    day = (now() + timedelta(hours=8)).date()
    [township] = draw(desk.other, **{"from": str(day), "to": str(day)})["townships"]
    assert township["sampled"] == 1
    before = str(day - timedelta(days=1))
    refused = desk.other.post("second-looks", sample("x", **{"from": before, "to": before}))
    assert code_of(refused) == (422, "second_look_empty")


def test_looks_make_the_rate_of_disagreement(desk: Desk) -> None:
    accepted(desk, 3)
    made = draw(desk.other)
    first, second, third = ids_of(desk.other, made["id"])
    assert look(desk.other, made["id"], first).status_code == 201
    look(desk.other, made["id"], second, agrees=False, note="是油菜，不是小麦")
    look(desk.other, made["id"], third)
    [township] = desk.other.get(f"second-looks/{made['id']}").json["townships"]
    assert (township["looked"], township["disagreed"]) == (3, 1)
    assert township["disagreement_percent"] == 33.3
    said = records_of(desk.other, made["id"])[1]["look"]
    assert said == {
        "person_name": "王田长",
        "at": said["at"],
        "agrees": False,
        "note": "是油菜，不是小麦",
    }
    # a look decides nothing
    assert desk.page(second)["state"] == "accepted"
    db.session.rollback()
    lines = db.session.query(LogLine).filter_by(action="second_look").all()
    assert [line.facts["agrees"] for line in lines] == [True, False, True]


def test_neither_who_accepted_nor_who_was_there_looks(desk: Desk) -> None:
    clerk = inspector(desk.chief.client, "clerk", ("inspector", "511703001"), ("officer", "511703"))
    [record] = accepted(desk, 1, who=clerk)
    made = draw(clerk)
    assert records_of(clerk, made["id"])[0]["may_look"] is False
    assert made["to_look"] is None
    assert code_of(look(clerk, made["id"], record)) == (403, "review_of_own")
    assert code_of(look(desk.officer, made["id"], record)) == (403, "look_of_acceptor")
    mine = records_of(desk.other, made["id"])[0]
    assert (mine["may_look"], mine["look"]) == (True, None)
    assert desk.other.get(f"second-looks/{made['id']}").json["to_look"] == record
    assert look(desk.other, made["id"], record).status_code == 201


def test_the_first_look_stands(desk: Desk) -> None:
    [record] = accepted(desk, 1)
    third = inspector(desk.chief.client, "third", ("officer", AREA))
    made = draw(desk.other)
    first = look(desk.other, made["id"], record, note="x")
    again = look(desk.other, made["id"], record, note="x")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    taken = look(third, made["id"], record, agrees=False)
    assert code_of(taken) == (409, "look_taken")
    assert code_of(look(desk.other, made["id"], record, agrees=False)) == (409, "look_taken")


def test_of_two_looks_at_once_one_stands(app: APIFlask, desk: Desk) -> None:
    [record] = accepted(desk, 1)
    third = inspector(desk.chief.client, "third", ("officer", AREA))
    made = draw(desk.other)
    gate = Barrier(2)

    def at_once(who: Inspector, agrees: bool) -> Any:
        client = app.test_client()
        gate.wait()
        return client.post(
            f"/api/v1/second-looks/{made['id']}/looks",
            json={"inspection_id": record, "agrees": agrees},
            headers=who.headers,
        )

    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(at_once, (desk.other, third), (True, False)))
    assert sorted(one.status_code for one in sent) == [201, 409]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"seed": ""}, "seed"),
        ({"share_percent": 0}, "share_percent"),
        ({"share_percent": 101}, "share_percent"),
        ({"area": "5117x"}, "area"),
        ({"area": "511771"}, "area"),
        ({"area": "51"}, "area"),
        ({"from": "tomorrow"}, "from"),
        ({"from": "1999-01-01"}, "from"),
        ({"to": "2021-01-01"}, "to"),
    ],
)
def test_a_sample_that_cannot_be_drawn(desk: Desk, fields: dict[str, Any], named: str) -> None:
    accepted(desk, 1)
    refused = desk.other.post("second-looks", sample(**fields))
    assert code_of(refused) == (422, "body_invalid")
    assert list(refused.json["facts"]["fields"]) == [named]


def test_what_is_not_there(desk: Desk) -> None:
    accepted(desk, 1)
    outside = desk.visit(photos=[jpeg(5)])
    made = draw(desk.other)
    assert code_of(look(desk.other, made["id"], outside)) == (404, "inspection_unknown")
    assert code_of(look(desk.other, new_id(), outside)) == (404, "second_look_unknown")
    assert code_of(desk.other.get(f"second-looks/{new_id()}")) == (404, "second_look_unknown")
    far = inspector(desk.chief.client, "far", ("officer", "511771"))
    assert code_of(far.get(f"second-looks/{made['id']}")) == (404, "second_look_unknown")


def test_the_list_newest_first_a_page_at_a_time(desk: Desk) -> None:
    accepted(desk, 1)
    made = [draw(desk.other, seed=seed)["id"] for seed in "abc"]
    first = desk.officer.get("second-looks", limit=2).json
    assert [one["id"] for one in first["second_looks"]] == made[:0:-1]
    rest = desk.officer.get("second-looks", limit=2, after=first["next"]).json
    assert [one["id"] for one in rest["second_looks"]] == made[:1]
    assert rest["next"] is None
    far = inspector(desk.chief.client, "far", ("officer", "511771"))
    assert far.get("second-looks").json == {"second_looks": [], "next": None}
    assert code_of(desk.officer.get("second-looks", after="x")) == (422, "body_invalid")


# A large sample comes in pages


def test_records_come_a_page_at_a_time_and_the_rate_is_of_all(desk: Desk) -> None:
    accepted(desk, 5)
    made = draw(desk.other)
    order = ids_of(desk.other, made["id"])
    look(desk.other, made["id"], order[4], agrees=False, note="x")
    path = f"second-looks/{made['id']}/records"
    pages, after = [], "0"
    while after:
        page = desk.other.get(path, limit=2, after=after).json
        pages.append([record["inspection_id"] for record in page["records"]])
        after = page["next"]
    assert pages == [order[:2], order[2:4], order[4:]]
    [township] = desk.other.get(f"second-looks/{made['id']}").json["townships"]
    assert (township["sampled"], township["disagreement_percent"]) == (5, 100.0)
    assert code_of(desk.other.get(path, after="x")) == (422, "body_invalid")


def test_what_is_left_to_look_at_leads_through_the_sample_and_ends(desk: Desk) -> None:
    accepted(desk, 3)
    made = draw(desk.other)
    first, second, third = ids_of(desk.other, made["id"])
    assert made["to_look"] == first
    told = look(desk.other, made["id"], second).json
    assert (told["inspection_id"], told["place"], told["to_look"]) == (second, 2, third)
    assert look(desk.other, made["id"], third).json["to_look"] == first
    shown = desk.other.get(f"second-looks/{made['id']}/records/{second}").json
    assert shown["to_look"] == first
    assert shown["look"]["agrees"] is True
    assert look(desk.other, made["id"], first).json["to_look"] is None
    assert desk.other.get(f"second-looks/{made['id']}").json["to_look"] is None


def test_a_record_outside_the_sample_or_the_area_is_unknown(desk: Desk) -> None:
    [record] = accepted(desk, 1)
    made = draw(desk.other)
    path = f"second-looks/{made['id']}/records"
    assert code_of(desk.other.get(f"{path}/{new_id()}")) == (404, "inspection_unknown")
    far = inspector(desk.chief.client, "far", ("officer", "511771"))
    for hidden in (path, f"{path}/{record}"):
        assert code_of(far.get(hidden)) == (404, "second_look_unknown")
