"""The calendar of crops: which year a crop seen on a day counts for, and whether the day is usual.

A crop counts for the calendar year of its harvest (domain C3). The calendar questions, it never refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from server.rules.claim import Stage
from server.rules.crop import Crop, Cycle
from server.rules.limits import Limits


@dataclass(frozen=True, slots=True)
class Season:
    """One passage of a crop through one cycle, in dates."""

    sow: tuple[date, date] | None
    transplant: tuple[date, date] | None
    standing: tuple[date, date]
    harvest: tuple[date, date]

    @property
    def begins(self) -> date:
        return (self.sow or self.transplant or self.standing)[0]


@dataclass(frozen=True, slots=True)
class Timing:
    year: int
    """Calendar year of the harvest, expected or past."""
    usual: bool | None
    """Whether the stage is usual on that day; None where the catalogue has no windows."""
    season: Season | None


def harvest_timing(crop: Crop, day: date, stage: Stage | None, limits: Limits) -> Timing:
    """The season a crop seen on `day` at `stage` belongs to. Total: never raises for 1902 to 9990.

    However odd the day, what still grows is not harvested in a year that is over, and what is
    harvested already was not harvested in a year to come.
    """
    if not crop.cycles:
        return Timing(day.year, None, None)
    seasons = sorted(
        (season_of(cycle, year) for cycle in crop.cycles for year in _harvest_years(day, stage)),
        key=lambda season: season.harvest[1],
    )
    gaps = [(_gap_days(season, day, stage, limits), season) for season in seasons]
    nearest_days = min(gap for gap, _ in gaps)
    season = next(season for gap, season in gaps if gap == nearest_days)
    return Timing(season.harvest[1].year, nearest_days <= limits.season_tolerance_days, season)


def _harvest_years(day: date, stage: Stage | None) -> tuple[int, ...]:
    if stage == "harvested":
        return day.year - 1, day.year
    if stage is None or stage == "failed":
        return day.year - 1, day.year, day.year + 1
    return day.year, day.year + 1


def _gap_days(season: Season, day: date, stage: Stage | None, limits: Limits) -> int:
    """Days between `day` and the time in which `stage` is usual; 0 within it."""
    first, last = season.begins, season.harvest[1]
    if stage == "sown":
        sowing = [span for span in (season.sow, season.transplant) if span]
        first, last = (sowing[0][0], sowing[-1][1]) if sowing else (first, first)
    elif stage in ("emerged", "tillering", "vegetative"):
        last = season.standing[1]
    elif stage == "heading":
        first = season.standing[0]
    elif stage == "ripening":
        first = season.harvest[0] - timedelta(limits.ripening_lead_days)
    elif stage == "harvested":
        first, last = season.harvest[0], season.harvest[1] + timedelta(limits.stubble_days)
    if day < first:
        return (first - day).days
    return max(0, (day - last).days)


def season_of(cycle: Cycle, harvest_year: int) -> Season:
    """The passage whose harvest ends in that year."""
    harvest_ends = on(cycle.harvest[1], harvest_year)
    harvest = (_last_before(cycle.harvest[0], harvest_ends), harvest_ends)
    standing = _span_before(cycle.standing, harvest[0])
    plants = _span_before(cycle.transplant, harvest[0]) if cycle.transplant else None
    sow = _span_before(cycle.sow, plants[0] if plants else harvest[0]) if cycle.sow else None
    return Season(sow, plants, standing, harvest)


def on(month_day: str, year: int) -> date:
    """The day "MM-DD" of a year; raises ValueError where there is none."""
    month, day = month_day.split("-")
    return date(year, int(month), int(day))


def _last_before(month_day: str, anchor: date) -> date:
    here = on(month_day, anchor.year)
    return here if here <= anchor else on(month_day, anchor.year - 1)


def _span_before(span: tuple[str, str], anchor: date) -> tuple[date, date]:
    """The span that begins last on or before the anchor."""
    first = _last_before(span[0], anchor)
    last = on(span[1], first.year)
    return first, last if last >= first else on(span[1], first.year + 1)


def within(window: tuple[str, str], day: date) -> bool:
    """Whether a day lies in a "MM-DD" window, which may wrap over New Year."""
    said = f"{day.month:02d}-{day.day:02d}"
    first, last = window
    return first <= said <= last if first <= last else said >= first or said <= last
