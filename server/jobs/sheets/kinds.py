"""Every kind of sheet that can come in: its columns, an example row, what it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from server.api.contract import setting
from server.documents.tables import columns
from server.documents.tables.column import Table
from server.documents.tables.reading import SheetRow
from server.jobs.people import Changer
from server.jobs.sheets import divisions, grids, people
from server.jobs.sheets.fault import Fault
from server.passwords import HASHER, fresh_password
from server.rules.roles import Right


class Plan(Protocol):
    @property
    def counts(self) -> dict[str, int]:
        """new, changed, unchanged."""


@dataclass(frozen=True, slots=True)
class Password:
    """Of a new person, told once; only its hash is kept."""

    login: str
    name: str
    password: str


Secret = tuple[str, str]
"""A password and its hash."""


@dataclass(frozen=True, slots=True)
class Kind:
    right: Right
    """What who brings such a sheet must be allowed to, in every area that it names."""
    table: Table
    example: Mapping[str, str]
    look: Callable[[Session, Sequence[SheetRow], Changer], tuple[Any, list[Fault]]]
    apply: Callable[[Session, Any, Changer, list[Secret]], list[Password]]
    """In `writing()`, with the plan of a sheet without faults, and what was made ready for it."""
    ready: Callable[[Any], list[Secret]] = lambda _: []
    """What takes long, before anybody else's writes have to wait for it."""


def _look_at_divisions(
    session: Session, rows: Sequence[SheetRow], by: Changer
) -> tuple[Any, list[Fault]]:
    return divisions.look(session, rows, by.reaches)


def _apply_divisions(session: Session, plan: Any, by: Changer, _: list[Secret]) -> list[Password]:
    divisions.apply(session, plan, by.person_id)
    return []


def _apply_grids(session: Session, plan: Any, by: Changer, _: list[Secret]) -> list[Password]:
    grids.apply(session, plan, by)
    return []


def _secret() -> Secret:
    password = fresh_password(setting().password_min_length)
    return password, HASHER.hash(password)


def _passwords(plan: Any) -> list[Secret]:
    """One for each new person: 89 ms each, which nobody's record has to wait for."""
    return [_secret() for _ in range(plan.counts["new"])]


def _apply_people(session: Session, plan: Any, by: Changer, ready: list[Secret]) -> list[Password]:
    def secret() -> Secret:
        # somebody was taken away since they were counted
        return ready.pop() if ready else _secret()

    return [Password(*told) for told in people.apply(session, plan, by, secret)]


KINDS: Mapping[str, Kind] = {
    "people": Kind(
        "people",
        columns.ROLES,
        {
            "login": "zhangsan",
            "name": "张三",
            "phone": "13800000000",
            "role": "网格田长",
            "area": "511703001201",
        },
        people.look,
        _apply_people,
        _passwords,
    ),
    "grids": Kind(
        "grids",
        columns.GRIDS,
        {
            "grid_code": "W-0101",
            "grid_name": "乙湾村一网格",
            "grid_level": "网格",
            "area": "511703001201",
            "grid_plots": "整片",
            "chief": "zhangsan",
            "deputies": "lisi、wangwu",
            "chief_since": "2026-01-01",
        },
        grids.look,
        _apply_grids,
    ),
    "divisions": Kind(
        "divisions",
        columns.DIVISIONS,
        {
            "division_code": "511703001000",
            "division_name": "示例街道",
            "same_as": "511771001000",
        },
        _look_at_divisions,
        _apply_divisions,
    ),
}
