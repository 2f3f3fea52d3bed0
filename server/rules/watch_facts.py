"""What a plot's records give to the watch over one of its years; the day is not among it.

Small and kept with the year, so that the watch turns on a day without reading a record, and the
phone can do the same without network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from server.rules.abandonment import NOT_IDLE, Idle, idle_of
from server.rules.grain import NO_CROP_COVERS
from server.rules.grain_year import LASTING_ROWS, Seen, YearState
from server.rules.limits import Limits
from server.rules.verdict import Answer, GrainLevel

UNTELLING = frozenset({"mixed", "unseen"})
"""Covers that say neither that grain grows nor that none does."""


@dataclass(frozen=True, slots=True)
class WatchFacts:
    grain: Answer
    level: GrainLevel
    clause: str
    """Of the year's grain answer."""
    without: bool = False
    """Whether what was seen leaves no room for grain."""
    seen_on: date | None = None
    """The year's last day with a visit that could tell."""
    lasting: bool = False
    """Whether the last of them saw trees, a pond or a building."""
    other_crop: bool = False
    """Whether a crop that is no grain was seen in the year."""
    untold: bool = False
    """Whether grain may be there, but its share or purpose was not said."""
    sown_until: date | None = None
    """A crop was seen sown, and is waited for up to this day."""
    contradictory: bool = False
    """Whether visits contradict each other, and none came after them."""
    idle: Idle = NOT_IDLE


def facts_of(state: YearState, records: Sequence[Seen], limits: Limits) -> WatchFacts:
    """From the year's state and the plot's records, in any order."""
    ordered = sorted(records, key=lambda seen: (seen.day, seen.inspection_id))
    proven = [seen for seen in ordered if seen.unproven is None]
    telling = [
        seen for seen in proven if seen.day.year == state.year and seen.cover not in UNTELLING
    ]
    last = telling[-1] if telling else None
    return WatchFacts(
        grain=state.grain.answer,
        level=state.level,
        clause=state.grain.clause,
        without=state.without,
        seen_on=last.day if last else None,
        lasting=last is not None
        and last.cultivated.row in LASTING_ROWS
        and last.cultivated.answer == "no",
        other_crop=any(_saw_other_crop(seen) for seen in telling),
        untold=bool({"share_unknown", "purpose_missing"} & set(state.missing)),
        sown_until=_sown_until(state.year, proven, limits),
        contradictory=state.level != "harvested" and _contradictory(state.year, proven, limits),
        idle=idle_of(ordered, date(state.year, 12, 31), limits),
    )


def _saw_other_crop(seen: Seen) -> bool:
    return seen.cover == "nursery" or any(
        crop.answer == "no" and crop.level != "none" for crop in seen.crops
    )


def _sown_until(year: int, proven: Sequence[Seen], limits: Limits) -> date | None:
    """A crop that is down and not up is waited for, until a visit sees that nothing comes."""
    until: date | None = None
    for seen in proven:
        sown = [
            crop
            for crop in seen.crops
            if crop.answer != "no"
            and crop.level == "none"
            and not crop.failed
            and crop.timing.year == year
        ]
        if sown and seen.cover not in UNTELLING:
            until = seen.day + timedelta(limits.sown_unseen_days)
        elif seen.cover in NO_CROP_COVERS and seen.cover != "tilled":
            until = None
    return until


def _contradictory(year: int, proven: Sequence[Seen], limits: Limits) -> bool:
    """Whether the year's last visits are grain standing and, days later, no crop before its harvest."""
    last: date | None = None
    for one in proven:
        for crop in one.crops:
            season = crop.timing.season
            if (
                crop.timing.year != year
                or crop.answer != "yes"
                or crop.level != "standing"
                or season is None
            ):
                continue
            reaped = season.harvest[0] - timedelta(limits.season_tolerance_days)
            against = [
                other.day
                for other in proven
                if other.cover in NO_CROP_COVERS
                and 0 <= (other.day - one.day).days <= limits.contradiction_days
                and other.day < reaped
                and not any(it.planting == crop.planting for it in other.crops)
            ]
            # the first of them: what is seen after it says who was right
            if against:
                last = max(against[0], last or against[0])
    return last is not None and not any(
        seen.day > last and seen.cover not in UNTELLING for seen in proven
    )


def facts_as_json(facts: WatchFacts) -> dict[str, Any]:
    """Without what is as usual, and without grain, level and clause, which stand with the year."""
    said = {
        field.name: getattr(facts, field.name)
        for field in fields(WatchFacts)
        if field.name not in {"grain", "level", "clause", "idle"}
        and getattr(facts, field.name) != field.default
    }
    idle = {field.name: getattr(facts.idle, field.name) for field in fields(Idle)}
    known = {name: day for name, day in idle.items() if day is not None}
    plain = {name: _plain(value) for name, value in said.items()}
    return {**plain, "idle": {name: _plain(day) for name, day in known.items()}} if known else plain


def facts_from_json(
    said: Mapping[str, Any], grain: Answer, level: GrainLevel, clause: str
) -> WatchFacts:
    """The inverse of `facts_as_json`; what is not said is as usual."""
    values = {name: value for name, value in said.items() if name != "idle"}
    for name in DAYS & set(values):
        values[name] = date.fromisoformat(values[name])
    idle = {name: date.fromisoformat(day) for name, day in said.get("idle", {}).items()}
    return replace(WatchFacts(grain, level, clause), **values, idle=Idle(**idle))


DAYS = {field.name for field in fields(WatchFacts) if field.name.endswith(("_on", "_until"))}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
