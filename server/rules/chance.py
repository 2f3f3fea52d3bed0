"""When grain can still be sown or planted out for a year: the crop calendar read forwards.

A crop counts for the year of its harvest (domain C3): wheat sown in autumn is a chance of the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from server.rules.crop import Crop
from server.rules.limits import Limits
from server.rules.season import on, season_of

PADDY = "0101"


@dataclass(frozen=True, slots=True)
class Chance:
    crop: str
    first_on: date
    """The first day on which it is usually sown."""
    last_on: date
    """The last one on which it is sown, or planted out where seedlings are raised apart."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The chances of one year."""

    chances: tuple[Chance, ...]
    """The soonest gone first; a crop may have two."""
    main_on: date | None
    """The last day of those that begin before the main season's crops can be seen."""
    last_on: date | None
    """The last day of all; None where the catalogue knows no season of any grain."""

    def sowable(self, day: date) -> tuple[str, ...]:
        """Crops whose last day has not passed, each once, the soonest gone first."""
        return tuple(dict.fromkeys(one.crop for one in self.chances if one.last_on >= day))


def calendar_of(year: int, crops: Iterable[Crop], limits: Limits, wet: bool) -> Calendar:
    """`wet`: whether crops that stand in water can grow there (paddy, or land of no known class)."""
    found = []
    for crop in crops:
        if not crop.grain or crop.cut_of is not None or (crop.aquatic and not wet):
            continue
        for cycle in crop.cycles:
            season = season_of(cycle, year)
            last = season.transplant or season.sow
            if last is not None:
                found.append(Chance(crop.code, season.begins, last[1]))
    chances = tuple(sorted(found, key=lambda one: (one.last_on, one.crop)))
    main_seen = on(limits.autumn_grain_window[0], year)
    main = [one.last_on for one in chances if one.first_on < main_seen]
    return Calendar(chances, main[-1] if main else None, chances[-1].last_on if chances else None)


def may_be_wet(land_class: str | None) -> bool:
    return land_class is None or land_class == PADDY
