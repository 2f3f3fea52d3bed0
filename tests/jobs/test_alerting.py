"""The watch tells people: once for a plot, gathered for a person, and nothing that is over."""

from __future__ import annotations

from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from server.jobs import alerting
from server.jobs.queue import queue
from server.jobs.turning import turn_day
from server.models.base import db, now, writing
from server.models.division import SameArea
from server.models.grid import Grid, GridPost
from server.models.inspection import PlotYear
from server.models.log import LogLine
from server.models.message import Delivery, Message
from server.models.plot import Plot
from server.models.watch_alert import WatchAlert, WatchTelling
from tests.api.records import Inspector, inspector
from tests.clock import Clock, held_clock
from tests.makers import make_plot

VILLAGE, OTHER = "511703001001", "511703001002"


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = held_clock(monkeypatch)
    clock.is_on("2024-08-20")
    return clock


@pytest.fixture
def clerk(clock: Clock, client: FlaskClient) -> Inspector:
    return inspector(client, "clerk", ("township", "511703001"))


def inbox(who: Inspector) -> list[Any]:
    """Messages with their facts, the oldest first."""
    db.session.rollback()
    rows = db.session.scalars(
        select(Message)
        .where(Message.person_id == who.person_id)
        .order_by(Message.created_at, Message.kind)
    )
    return [(row.kind, row.facts["count"]) for row in rows]


def keep_grid(who: Inspector, *plots: str, post: str = "main") -> None:
    with writing() as session:
        grid = Grid(
            id=f"01926f00-0000-7000-8000-{len(plots):012d}",
            code=f"G{len(plots)}",
            name="甲",
            level="grid",
            area_prefix=VILLAGE,
            whole_area=False,
            created_at=now(),
        )
        session.add(grid)
        session.flush()
        session.add(
            GridPost(
                grid_id=grid.id,
                person_id=who.person_id,
                post=post,
                since=now().date(),
                reason="",
                written_by=who.person_id,
                written_at=now(),
            )
        )
        session.execute(update(Plot).where(Plot.id.in_(plots)).values(grid_id=grid.id))


def stands(plot_id: str, **columns: Any) -> None:
    with writing() as session:
        mine = update(PlotYear).where(PlotYear.plot_id == plot_id)
        session.execute(mine.values(**columns))


def list_of(who: Inspector, message: int = -1) -> Any:
    """The plots that a message opens."""
    facts = who.get("me/messages").json["messages"][message]["facts"]
    found = who.get("plots", alert=facts["alert"], alert_on=facts["day"]).json
    assert found["count"] == facts["count"]
    return sorted(plot["number"] for plot in found["plots"])


def test_each_is_told_once_of_what_is_theirs(
    client: FlaskClient, clock: Clock, clerk: Inspector
) -> None:
    plots = [make_plot(str(n), division_code=VILLAGE) for n in range(3)]
    make_plot("3", division_code=OTHER)
    make_plot("4", division_code="511703002001")
    village = inspector(client, "village", ("village_chief", VILLAGE))
    grid = inspector(client, "grid", ("grid_chief", VILLAGE))
    deputy = inspector(client, "deputy", ("grid_chief", VILLAGE))
    far = inspector(client, "far", ("township", "511703003"))
    county = inspector(client, "county", ("officer", "511703"))
    keep_grid(grid, *plots[:2])
    keep_grid(deputy, post="deputy")
    turn_day()
    assert inbox(clerk) == []
    clock.is_on("2024-08-21")
    assert turn_day().messages == 3
    assert inbox(clerk) == [("watch_last_chance", 4)]
    assert inbox(village) == [("watch_last_chance", 3)]
    assert inbox(grid) == [("watch_last_chance", 2)]
    assert inbox(deputy) == inbox(far) == inbox(county) == []
    clerk, grid = (Inspector(client, one.person_id) for one in (clerk, grid))
    assert list_of(clerk) == ["0", "1", "2", "3"]
    assert list_of(grid) == ["0", "1"]
    [told] = clerk.get("me/messages").json["messages"]
    assert told["facts"] == {
        "alert": "last_chance",
        "day": "2024-08-21",
        "year": 2024,
        "count": 4,
        "last_on": "2024-09-20",
        "days": 30,
    }


def test_a_village_chief_who_keeps_a_grid_there_counts_a_plot_once(
    client: FlaskClient, clock: Clock
) -> None:
    plots = [make_plot(str(n), division_code=VILLAGE) for n in range(2)]
    other = make_plot("3", division_code=OTHER)
    unseen = make_plot("4", division_code="511703002001")
    who = inspector(
        client, "both", ("village_chief", VILLAGE), ("inspector", VILLAGE), ("grid_chief", OTHER)
    )
    keep_grid(who, plots[0], other, unseen)
    clock.is_on("2024-08-21")
    turn_day()
    assert inbox(who) == [("watch_last_chance", 3)]
    assert list_of(Inspector(client, who.person_id)) == ["0", "1", "3"]


def test_a_code_that_means_the_same_area_is_theirs_too(clock: Clock, clerk: Inspector) -> None:
    with writing() as session:
        session.add_all(
            [
                SameArea(code="511703001", family="511703001"),
                SameArea(code="511771001", family="511703001"),
            ]
        )
    make_plot("1", division_code="511771001001")
    clock.is_on("2024-08-21")
    turn_day()
    assert inbox(clerk) == [("watch_last_chance", 1)]


def test_days_go_by(clock: Clock, clerk: Inspector) -> None:
    make_plot(division_code=VILLAGE)
    for day in ("2024-08-21", "2024-08-22", "2024-09-05", "2024-09-06", "2024-09-07", "2024-09-17"):
        clock.is_on(day)
        turn_day()
        turn_day()
    assert inbox(clerk) == [
        ("watch_last_chance", 1),
        ("watch_days_left", 1),
        ("watch_days_left", 1),
    ]


def test_after_days_off_nothing_stale_is_told(clock: Clock, clerk: Inspector) -> None:
    late, gone = make_plot("1", division_code=VILLAGE), make_plot("2", division_code=VILLAGE)
    turn_day()
    clock.is_on("2024-09-18")
    stands(gone, watch="missed", turns_on=None)
    turn_day()
    assert inbox(clerk) == [("watch_days_left", 1), ("watch_missed", 1)]
    clock.is_on("2024-12-01")
    turn_day()
    assert len(inbox(clerk)) == 2
    stands(late, abandonment="severe", turns_on=None)
    clock.is_on("2024-12-02")
    turn_day()
    assert inbox(clerk)[2:] == [("watch_severe", 1)]


def test_a_state_that_comes_back_is_not_told_again(clock: Clock, clerk: Inspector) -> None:
    plot_id = make_plot(division_code=VILLAGE)
    turn_day()
    for day, state in (
        ("2024-10-07", "missed"),
        ("2024-10-08", "met_planted"),
        ("2024-10-09", "missed"),
    ):
        clock.is_on(day)
        stands(plot_id, watch=state, turns_on=None)
        turn_day()
    assert inbox(clerk) == [("watch_missed", 1)]


def test_who_is_killed_in_the_middle_has_told_nobody(
    clock: Clock, clerk: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_plot(division_code=VILLAGE)
    clock.is_on("2024-08-21")
    with monkeypatch.context() as broken:
        broken.setattr(alerting, "tell_each", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            turn_day()
    assert inbox(clerk) == []
    assert db.session.scalar(select(func.count()).select_from(WatchAlert)) == 0
    db.session.rollback()
    queue().work_off()
    assert inbox(clerk) == [("watch_last_chance", 1)]
    assert queue().work_off() == 0


def test_who_comes_at_the_same_moment_finds_the_day_told(
    clock: Clock, clerk: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_plot(division_code=VILLAGE)
    clock.is_on("2024-08-21")
    turn_day()
    real, missed = Session.get, [WatchTelling]

    def late(session: Session, entity: Any, *told: Any, **how: Any) -> Any:
        """The first look is from before the other one's commit."""
        return missed.pop() and None if entity in missed else real(session, entity, *told, **how)

    monkeypatch.setattr(Session, "get", late)
    assert alerting.tell_of_watch() == 0
    assert missed == []
    assert inbox(clerk) == [("watch_last_chance", 1)]


def test_a_day_without_news_is_told_as_such(clock: Clock, clerk: Inspector) -> None:
    make_plot(division_code=VILLAGE)
    turn_day()
    db.session.rollback()
    [line] = db.session.scalars(select(LogLine).where(LogLine.action == "watch_told"))
    assert (line.subject, line.facts) == ("day:2024-08-20", {"plots": 0, "messages": 0})


def test_it_waits_for_the_end_of_the_quiet_hours(
    app: APIFlask, clock: Clock, clerk: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "xuntian.webhooks", {"wecom": None})
    make_plot(division_code=VILLAGE)
    clock.is_on("2024-08-21", hour=0)
    turn_day()
    [delivery] = db.session.scalars(select(Delivery))
    assert (delivery.channel, delivery.due_at.hour) == ("wecom", 23)


def test_what_is_switched_off_stays_in_the_inbox(
    app: APIFlask,
    client: FlaskClient,
    clock: Clock,
    clerk: Inspector,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(app.extensions, "xuntian.webhooks", {"wecom": None})
    off = {"kind": "watch_last_chance", "channel": "wecom", "wanted": False}
    changed = client.put(
        "/api/v1/me/message-settings",
        json={"choices": [off], "language": "zh"},
        headers=clerk.headers,
    )
    assert changed.status_code == 200, changed.json
    make_plot(division_code=VILLAGE)
    clock.is_on("2024-08-21")
    turn_day()
    assert db.session.scalars(select(Delivery)).all() == []
    assert inbox(clerk) == [("watch_last_chance", 1)]


def test_an_alert_is_asked_for_with_its_day(clerk: Inspector) -> None:
    assert clerk.get("plots", alert="missed").status_code == 422
    assert clerk.get("plots", alert="fine", alert_on="2024-08-21").status_code == 422
    assert clerk.get("plots", alert="missed", alert_on="2024-08-21").json["count"] == 0
