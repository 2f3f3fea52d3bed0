"""Who farms some of the demo's plots, and plots whose household has left at every step of their case."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import select

from server.jobs.operating import NewStep, NewTerm, Officer, open_case, take_step, write_down
from server.models.base import db
from server.models.inspection import Inspection, VerdictRow
from server.models.plot import Plot
from server.rules.day import china_day
from server.rules.operator import OperatorKind, Step

EVERY = 9
"""One plot in so many is farmed by somebody else than its household."""
WHO: tuple[tuple[OperatorKind, str], ...] = (
    ("cooperative", "乙湾种植专业合作社（演示）"),
    ("collective", "丙坪村集体经济组织（演示）"),
    ("company", "丰禾农业公司（演示）"),
)
LEFT_DAYS = 120
WAY: tuple[tuple[Step, int, str], ...] = (
    ("proposed", 95, "村里商量由谁来种"),
    ("agreed", 80, "户主电话里同意"),
    ("signed", 70, ""),
)
CASES = 5
"""One that was just opened, one at each step, and one that was followed up where a visit allows it."""


def write_operators(now: datetime, officer: Officer) -> None:
    """The same for the same plots and day."""
    plots = db.session.scalars(select(Plot).order_by(Plot.division_code, Plot.number)).all()
    today = china_day(now)
    for number, plot in enumerate(plots[::EVERY]):
        kind, name = WHO[number % len(WHO)]
        began = today - timedelta(days=500 + 7 * number)
        term = _term(plot, "usual", kind, name, began, entrusted=number % 2 == 0)
        write_down(plot.id, term, officer, partial(_same, now - timedelta(days=200)))
    for number, plot in enumerate(plots[4::EVERY][:CASES]):
        _case(now, plot, number, officer)


def _case(now: datetime, plot: Plot, steps: int, officer: Officer) -> None:
    """Opened, and taken so many steps on."""
    today = china_day(now)
    case_id = _id(f"case:{plot.division_code}:{plot.number}")
    left = NewStep(case_id, "left", today - timedelta(days=LEFT_DAYS), "全家进城，地没人种")
    at = now - timedelta(days=LEFT_DAYS - 5)
    open_case(case_id, plot.id, left, officer, partial(_same, at))
    kind, name = WHO[steps % len(WHO)]
    for step, ago, note in WAY[:steps]:
        day = today - timedelta(days=ago)
        term = _term(plot, "case", kind, name, day, entrusted=True) if step == "signed" else None
        proposed = (kind, name) if step == "proposed" else None
        one = NewStep(_id(f"{case_id}:{step}"), step, day, note, proposed, term)
        take_step(case_id, one, officer, partial(_same, now - timedelta(days=ago - 1)))
    seen = _good_visit(plot.id, today - timedelta(days=WAY[-1][1]))
    if steps > len(WAY) and seen is not None:
        inspection_id, day = seen
        done = NewStep(_id(f"{case_id}:followed"), "followed", day, "", None, None, inspection_id)
        take_step(case_id, done, officer, partial(_same, now))


def _good_visit(plot_id: str, since: date) -> tuple[str, date] | None:
    """A visit from that day on that saw the plot farmed, as the case asks for."""
    rows = db.session.execute(
        select(Inspection.id, Inspection.finished_at, VerdictRow.body)
        .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
        .where(
            Inspection.plot_id == plot_id,
            Inspection.decision_id.is_(None) | (Inspection.review_state == "accepted"),
        )
        .order_by(Inspection.finished_at)
    )
    for inspection_id, finished_at, body in rows:
        if china_day(finished_at) >= since and body["cultivated"]["answer"] == "yes":
            return inspection_id, china_day(finished_at)
    return None


def _term(
    plot: Plot, what: str, kind: OperatorKind, name: str, began: date, entrusted: bool
) -> NewTerm:
    named = f"operator:{what}:{plot.division_code}:{plot.number}"
    number = f"演示-{began.year}-{plot.number}"
    until = began.replace(year=began.year + 5, day=min(began.day, 28))
    return NewTerm(_id(named), kind, name, began, until, entrusted, number, None, "")


def _same(at: datetime) -> datetime:
    """A clock that stands."""
    return at


def _id(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{name}"))
