"""Divisions from a sheet: code, name, and the other codes of the same area."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from server.documents.tables.reading import SheetRow
from server.jobs.gridding import regrid
from server.jobs.sheets.fault import Fault, shape_faults
from server.models.division import Division, SameArea
from server.models.log import log
from server.rules.division import beginning_of, parent_of

NEEDS_A_PARENT_FROM = 12
"""Who keeps a county or a township need not bring what lies above it."""


@dataclass(frozen=True, slots=True)
class DivisionPlan:
    new: dict[str, str]
    """Code → name."""
    renamed: dict[str, str]
    unchanged: int
    same: dict[str, tuple[str, ...]]
    """Code of a row → the other codes of its area; only where that changes."""

    @property
    def counts(self) -> dict[str, int]:
        changed = len(self.renamed.keys() | (self.same.keys() - self.new.keys()))
        return {"new": len(self.new), "changed": changed, "unchanged": self.unchanged}


def look(
    session: Session, rows: Sequence[SheetRow], reaches: Callable[[str], bool]
) -> tuple[DivisionPlan, list[Fault]]:
    """What the rows would change, and what is wrong with them; `reaches`: whether a code is one's own."""
    faults = list(shape_faults(rows, ("division_code", "division_name"), {"division_name": 60}))
    known = {row.code: row.name for row in session.execute(select(Division.code, Division.name))}
    of_row: dict[str, tuple[SheetRow, tuple[str, ...]]] = {}
    for row in rows:
        code = beginning_of(row.cells["division_code"])
        if code is None:
            if row.cells["division_code"]:
                faults.append(Fault(row.number, "code_wrong", {"code": row.cells["division_code"]}))
            continue
        if code in of_row:
            faults.append(
                Fault(row.number, "twice", {"code": code, "first": of_row[code][0].number})
            )
            continue
        others, wrong = _others(row, code, reaches)
        faults += wrong
        of_row[code] = (row, others)
    there = known.keys() | of_row.keys()
    for code, (row, others) in of_row.items():
        faults += _own_faults(row, code, reaches, there)
        faults += _same_faults(row, code, others, of_row)
    return _plan(session, of_row, known), sorted(faults, key=lambda fault: fault.row)


def _own_faults(
    row: SheetRow, code: str, reaches: Callable[[str], bool], there: Iterable[str]
) -> Iterator[Fault]:
    if not reaches(code):
        yield Fault(row.number, "area_outside", {"code": code})
    parent = parent_of(code)
    if parent and len(code) >= NEEDS_A_PARENT_FROM and parent not in set(there):
        yield Fault(row.number, "parent_unknown", {"code": code, "parent": parent})


def _same_faults(
    row: SheetRow,
    code: str,
    others: Sequence[str],
    of_row: dict[str, tuple[SheetRow, tuple[str, ...]]],
) -> Iterator[Fault]:
    """Rows of one area must tell the same codes, or only one of them tells any."""
    family = {code, *others}
    for other in others:
        said = of_row.get(other)
        if said and said[1] and {other, *said[1]} != family:
            yield Fault(row.number, "same_as_differs", {"code": code, "other": other})


def _others(
    row: SheetRow, code: str, reaches: Callable[[str], bool]
) -> tuple[tuple[str, ...], list[Fault]]:
    found, wrong = [], []
    for told in re.findall(r"[^\s,，、;；]+", row.cells["same_as"]):
        other = beginning_of(told)
        if other is None:
            wrong.append(Fault(row.number, "code_wrong", {"code": told}))
        elif len(other) != len(code) or other == code:
            wrong.append(Fault(row.number, "same_as_level", {"code": code, "other": other}))
        elif not reaches(other):
            wrong.append(Fault(row.number, "area_outside", {"code": other}))
        else:
            found.append(other)
    return tuple(sorted(set(found))), wrong


def _plan(
    session: Session,
    of_row: dict[str, tuple[SheetRow, tuple[str, ...]]],
    known: dict[str, str],
) -> DivisionPlan:
    before = _families(session)
    named = {code: row.cells["division_name"] for code, (row, _) in of_row.items()}
    told = _told(of_row)
    same = {
        code: others for code, others in told.items() if set(before.get(code, ())) != set(others)
    }
    new = {code: name for code, name in named.items() if code not in known}
    renamed = {code: name for code, name in named.items() if known.get(code, name) != name}
    touched = new.keys() | renamed.keys() | same.keys()
    return DivisionPlan(new, renamed, len(named.keys() - touched), same)


def _told(of_row: dict[str, tuple[SheetRow, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Code → others; what one row tells holds for the rows of the other codes too."""
    told = {code: others for code, (_, others) in of_row.items()}
    for code, (_, others) in of_row.items():
        for other in others:
            if not told.get(other):
                told[other] = tuple(sorted({code, *others} - {other}))
    return told


def _families(session: Session) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    for code, family in session.execute(select(SameArea.code, SameArea.family)):
        members.setdefault(family, []).append(code)
    return {
        code: tuple(sorted(set(codes) - {code})) for codes in members.values() for code in codes
    }


def apply(session: Session, plan: DivisionPlan, person_id: str | None) -> None:
    """Writes what the plan says, in `writing()`, with one line of the log a changed area."""
    for code, name in sorted((plan.new | plan.renamed).items()):
        session.merge(Division(code=code, name=name))
        action = "division_added" if code in plan.new else "division_renamed"
        log(session, person_id, action, f"division:{code}", name=name)
    touched = plan.same.keys() | {other for others in plan.same.values() for other in others}
    if touched:
        families = select(SameArea.family).where(SameArea.code.in_(touched))
        session.execute(delete(SameArea).where(SameArea.family.in_(families)))
    for family in {frozenset({code, *others}) for code, others in plan.same.items() if others}:
        session.add_all(SameArea(code=code, family=min(family)) for code in sorted(family))
    for code, others in sorted(plan.same.items()):
        log(session, person_id, "division_same_as", f"division:{code}", same_as=list(others))
    session.flush()
    if touched:
        # a grid of one code takes the plots of the others
        regrid(session, touched)
