"""An officer changes a rule at the desk: sees what it alters, adopts it, and it holds everywhere."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.served import JourneyServer
from tests.journeys.settings_tour import limit
from tests.journeys.world import World, with_visits


def test_a_limit_is_changed(world: World, server: JourneyServer, desk: Desk) -> None:
    with_visits(world)
    before = _verdicts(world.data_dir)
    desk.sign_in(world, world.head_login)
    _preview(desk, "accuracy_unknown_above_m", "2")
    desk.sees("desk.settings.would", plots=2, records=3)
    assert _verdicts(world.data_dir) == before
    assert _editions(world.data_dir) == []

    # another draft is not the one that was seen
    limit(desk, "stubble_days").fill("90")
    desk.sees("desk.settings.look_again")
    expect(desk.button("desk.settings.adopt_reason")).to_have_count(0)
    desk.button("desk.settings.look").click()
    desk.page.get_by_label(desk.say("desk.settings.reason_needed")).fill("镇上会议定的")
    desk.button("desk.settings.adopt").click()
    desk.button("desk.settings.sure_yes", plots=2).click()
    desk.sees("desk.settings.did", plots=2, records=3)

    ((edition, reason),) = _editions(world.data_dir)
    assert reason == "镇上会议定的"
    after = _verdicts(world.data_dir)
    assert after[: len(before)] == [(body, 0) for body, _ in before]
    assert len(after) == 2 * len(before)
    table = desk.page.get_by_role("table", name=desk.say("desk.settings.history"))
    expect(table.get_by_role("row")).to_have_count(3)
    expect(table.get_by_role("row").nth(1)).to_contain_text(edition)
    expect(table.get_by_role("row").nth(1)).to_contain_text("孙局长")
    desk.sees("desk.settings.differs")
    desk.page.goto(f"{desk.url}/desk/plots/{world.plot_id}")
    desk.sees("verdict.position_unknown")


def test_the_second_officer_is_told_of_the_first(
    world: World, server: JourneyServer, desk: Desk
) -> None:
    desk.sign_in(world, world.head_login)
    _preview(desk, "stubble_days", "90")
    desk.sees("desk.settings.would_none")
    desk.page.get_by_label(desk.say("desk.settings.reason_needed")).fill("second")
    with Desk(desk.playwright, desk.url) as other:
        other.sign_in(world, world.head_login)
        _preview(other, "stubble_days", "80")
        other.page.get_by_label(other.say("desk.settings.reason_needed")).fill("first")
        other.button("desk.settings.adopt").click()
        other.button("desk.settings.sure_yes").click()
        other.sees("desk.settings.did", plots=0)
    desk.button("desk.settings.adopt").click()
    desk.button("desk.settings.sure_yes").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("edition_superseded")
    assert [reason for _, reason in _editions(world.data_dir)] == ["first"]


def _preview(desk: Desk, name: str, value: str) -> None:
    desk.go("desk.nav.settings")
    desk.button("desk.settings.do_change").click()
    limit(desk, name).fill(value)
    desk.button("desk.settings.look").click()
    expect(desk.page.locator("#preview-title")).to_be_visible()


def _rows(data_dir: Path, query: str) -> list[tuple[str, str]]:
    connection = sqlite3.connect(data_dir / "xuntian.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def _verdicts(data_dir: Path) -> list[tuple[str, str]]:
    return _rows(data_dir, "SELECT body, current FROM verdict ORDER BY id")


def _editions(data_dir: Path) -> list[tuple[str, str]]:
    return _rows(data_dir, "SELECT id, reason FROM edition ORDER BY adopted_at")
