"""Who farms a plot, and the cases of plots whose household has left, as axe and `make shots` see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import expect
from sqlalchemy import select

from server.models.base import db, now
from server.models.operator import OperatorCase, PlotOperator
from server.rules.day import china_day
from tests.journeys.desk import Desk
from tests.journeys.world import World


def empty_operator_tour(desk: Desk) -> Iterator[str]:
    desk.go("case.title")
    desk.sees("case.none")
    yield "cases-empty"


def operator_tour(desk: Desk, world: World) -> Iterator[str]:
    today = china_day(now())
    desk.page.goto(f"{desk.url}/desk/plots/{_farmed_by_its_household(world)}")
    desk.sees("operator.none")
    desk.button("operator.add").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("button", name=desk.say("operator.do"), exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    yield "operator-write"
    dialog.get_by_label(desk.say("operator.name"), exact=True).fill("张家")
    dialog.get_by_label(desk.say("operator.from_day"), exact=True).fill("2024-01-01")
    dialog.get_by_role("button", name=desk.say("operator.do"), exact=True).click()
    expect(dialog).to_have_count(0)
    section = desk.page.get_by_role("region", name=desk.say("operator.title"))
    expect(section).to_contain_text("张家")
    desk.button("operator.left").click()
    yield "operator-left"
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label(desk.say("operator.left_on")).fill(str(today - timedelta(days=60)))
    dialog.get_by_role("button", name=desk.say("operator.left_do"), exact=True).click()
    desk.sees("case.steps")
    _step(desk, "proposed", today - timedelta(days=50), name="乙湾村集体")
    _step(desk, "agreed", today - timedelta(days=40))
    panel = desk.page.get_by_role("region", name=desk.say("case.thing"))
    expect(panel.get_by_label(desk.say("operator.is_entrusted"))).to_be_visible()
    yield "case-sign"
    panel.get_by_label(desk.say("operator.from_day"), exact=True).fill("2026-01-01")
    panel.get_by_label(desk.say("operator.is_entrusted")).check()
    _step(desk, "signed", today - timedelta(days=30))
    yield "case-open"


def _farmed_by_its_household(world: World) -> str:
    """A plot of the chief's that nobody took over and nobody is looked for."""
    with world.app().app_context():
        others = {*db.session.scalars(select(PlotOperator.plot_id))}
        others.update(db.session.scalars(select(OperatorCase.plot_id)))
        db.session.remove()
        db.engine.dispose()
    return next(plot_id for plot_id in world.plot_ids if plot_id not in others)


def _step(desk: Desk, step: str, day: object, name: str | None = None) -> None:
    panel = desk.page.get_by_role("region", name=desk.say("case.thing"))
    panel.get_by_label(desk.say("case.next")).select_option(step)
    panel.get_by_label(desk.say("case.day"), exact=True).fill(str(day))
    if name:
        panel.get_by_label(desk.say("operator.name"), exact=True).fill(name)
    panel.get_by_role("button", name=desk.say("case.do"), exact=True).click()
    steps = panel.get_by_role("listitem").filter(has_text=desk.say(f"case.state_{step}"))
    expect(steps).to_be_visible()
