"""The clocks of a stored problem, by the terms that are set here and the days that are worked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import current_app

from server.jobs.working_days import known_workday
from server.models.problem import Problem
from server.rules.problem import CLOSED
from server.rules.problem_clock import Due, Terms, Times, running, working_days_left


def terms() -> Terms:
    config = current_app.extensions["xuntian.config"]
    return Terms(
        report_hours=config.problem_report_hours,
        act_working_days=config.problem_act_working_days,
        close_working_days=config.problem_close_working_days,
        extensions=config.problem_extensions,
        extension_working_days=config.problem_extension_working_days,
    )


def clocks_of(problem: Problem) -> tuple[Due, ...]:
    """Those that run, the nearest end first."""
    state: Any = problem.state
    times = Times(
        state=state,
        found_at=problem.found_at,
        reported_at=problem.reported_at,
        acted_at=problem.acted_at,
        extra_working_days=problem.extra_working_days,
    )
    return running(times, terms(), known_workday)


def keep_clocks(problem: Problem) -> None:
    """What lists and the worker ask for, after any step."""
    found = clocks_of(problem)
    problem.open = problem.state not in CLOSED
    problem.due_at = found[0].at if found else None


def due_as_json(due: Due, moment: datetime) -> dict[str, Any]:
    return {
        "clock": due.clock,
        "at": due.at,
        "day": due.day,
        "late": due.at <= moment,
        "working_days_left": working_days_left(due, moment, known_workday),
        "holidays_known": due.holidays_known,
    }
