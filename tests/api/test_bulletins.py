"""Published figures: each tip-off once, in the period in which it ended, and small ones hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.models.base import db, writing
from server.models.division import Division, SameArea
from server.models.tipoff import Tipoff
from server.rules.day import CHINA
from tests.api.records import Inspector, code_of, inspector
from tests.api.rewarding import CODES, office_of
from tests.api.tipoffs import make_matter
from tests.clock import held_clock

TOWN, OTHER = "511703001", "511703002"


def at(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 10, tzinfo=CHINA)


@pytest.fixture
def desk(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> Inspector:
    found = office_of(client).desk
    held_clock(monkeypatch).is_at(at(11, 3))
    with writing() as session:
        for code, name in ((TOWN, "甲街道"), (OTHER, "丁街道"), ("511771001", "甲街道")):
            session.add(Division(code=code, name=name))
        for code in (TOWN, "511771001"):
            session.add(SameArea(code=code, family=TOWN))
    # nine found true, three dismissed, in September and October
    for number in range(9):
        code = f"{TOWN if number % 2 else '511771001'}001"
        make_matter(
            found.person_id, came_at=at(8, 20), ended_at=at(9, 1 + number), division_code=code
        )
    for _ in range(3):
        ended = {"check": None, "state": "dismissed", "ended_at": at(10, 31)}
        make_matter(found.person_id, came_at=at(10, 1), division_code=TOWN + "001", **ended)
    make_matter(found.person_id, came_at=at(10, 1), ended_at=at(11, 1))
    return found


def shown(figures: dict[str, Any], *path: str) -> int | None:
    for name in path:
        figures = next(one for one in figures["below"] if one["name"] == name)
    count: int | None = figures["count"]
    return count


def test_a_draft_shows_what_would_be_published(desk: Inspector) -> None:
    page = desk.get("tipoff-bulletins").json
    assert [one["period"] for one in page["waiting"]] == ["2026-09", "2026-07"]
    draft = desk.get("tipoff-bulletins/2026-09/draft").json
    assert (draft["first_day"], draft["last_day"]) == ("2026-09-01", "2026-10-31")
    figures = draft["figures"]
    assert figures["count"] == 12
    # both codes of the township are one row
    assert shown(figures, TOWN) == 12
    assert shown(figures, TOWN, "new_orchard") == 12
    outcomes = {
        name: shown(figures, TOWN, "new_orchard", name)
        for name in ("true", "dismissed", "withdrawn", "not_shown")
    }
    # three alone would be the rest of twelve
    assert outcomes == {"true": None, "dismissed": None, "withdrawn": None, "not_shown": None}
    assert shown(figures, OTHER) == 0
    assert draft["names"][TOWN] == "甲街道"


def test_published_figures_stay_and_are_everybodys(client: FlaskClient, desk: Inspector) -> None:
    published = desk.post("tipoff-bulletins/2026-09", {"note": "本期为试点数据。"})
    assert published.status_code == 201
    [one] = client.get("/api/v1/tell/bulletins").json["bulletins"]
    assert (one["period"], one["figures"]["count"], one["threshold"]) == ("2026-09", 12, 5)
    assert one["note"] == "本期为试点数据。"
    assert "published_by" not in one
    # what comes afterwards does not alter it, and it is not published twice
    with writing() as session:
        session.query(Tipoff).first().withdrawn_at = at(11, 2)  # type: ignore[union-attr]
    again = desk.post("tipoff-bulletins/2026-09", {})
    assert code_of(again) == (409, "bulletin_published")
    assert code_of(desk.get("tipoff-bulletins/2026-09/draft")) == (409, "bulletin_published")
    db.session.rollback()
    [same] = client.get("/api/v1/tell/bulletins").json["bulletins"]
    assert same == one
    assert [row["period"] for row in desk.get("tipoff-bulletins").json["waiting"]] == ["2026-07"]


def test_a_small_period_says_that_it_is_small(desk: Inspector) -> None:
    figures = desk.get("tipoff-bulletins/2026-07/draft").json["figures"]
    assert (figures["count"], figures["below"]) == (None, [])


@pytest.mark.parametrize(
    ("period", "refused"),
    [
        ("2026-11", (409, "bulletin_too_early")),
        ("2026-10", (404, "bulletin_unknown")),
        ("x", (404, "bulletin_unknown")),
    ],
)
def test_periods_that_are_none_or_not_over(
    desk: Inspector, period: str, refused: tuple[int, str]
) -> None:
    assert code_of(desk.get(f"tipoff-bulletins/{period}/draft")) == refused
    assert code_of(desk.post(f"tipoff-bulletins/{period}", {})) == refused


def test_only_who_has_the_whole_district_publishes(client: FlaskClient, desk: Inspector) -> None:
    assert desk.get("tipoff-bulletins").json["may_publish"]
    part = inspector(client, "part", ("officer", CODES[0]))
    assert not part.get("tipoff-bulletins").json["may_publish"]
    clerk = inspector(client, "clerk", ("officer", TOWN))
    assert clerk.get("tipoff-bulletins").json["waiting"] == []
    for refused in (
        part.get("tipoff-bulletins/2026-09/draft"),
        part.post("tipoff-bulletins/2026-09", {}),
    ):
        assert code_of(refused) == (403, "whole_district_needed")
