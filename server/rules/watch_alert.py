"""What of a plot's grain year people are told unasked, and whose duty it is to be told.

Each alert is told once for a plot and a year. Only what holds on the day is told: after days without a
turn a plot whose last chance went by is missed, and nobody hears of the chance any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from server.rules.abandonment import Abandonment
from server.rules.grain_watch import WatchState
from server.rules.problem import level_of

AlertKind = Literal[
    "watch_last_chance",
    "watch_days_left",
    "watch_missed",
    "watch_warning",
    "watch_abandoned",
    "watch_severe",
]
"""Of messages; `watch_days_left` is told for each number of days that is set."""
LAST_YEAR_UNTIL = (1, 31)
"""Month and day up to which the year before is still told of: its misses are known on 1 January [P]."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one plot's year, as it is kept."""

    year: int
    state: WatchState
    clause: str
    last_chance_on: date | None
    abandonment: Abandonment


def alerts(standing: Standing, today: date, days_before: Iterable[int]) -> tuple[str, ...]:
    """Codes of what holds on the local day: last_chance, left_<days>, missed, warning, abandoned, severe.

    `days_before`: numbers of days before the last sowing day on which is told how few are left; the
    smallest that fits is meant, and takes the place of last_chance.
    """
    if standing.year < today.year and (
        standing.year + 1 < today.year or (today.month, today.day) > LAST_YEAR_UNTIL
    ):
        return ()
    found = [] if standing.state != "missed" else ["missed"]
    if _waits(standing) and standing.last_chance_on is not None:
        left = (standing.last_chance_on - today).days
        near = [days for days in days_before if left <= days]
        if left >= 0 and near:
            found.append(f"left_{min(near)}")
        elif left >= 0 and standing.state == "last_chance":
            found.append("last_chance")
    if standing.abandonment != "none" and standing.year == today.year:
        found.append(standing.abandonment)
    return tuple(found)


def _waits(standing: Standing) -> bool:
    """Whether no grain is known to be sown; a crop that was seen sown is waited for in peace."""
    if standing.state == "on_course":
        return standing.clause == "watch_open"
    return standing.state in ("last_chance", "at_risk", "cannot_tell")


KINDS: dict[str, AlertKind] = {
    "last_chance": "watch_last_chance",
    "missed": "watch_missed",
    "warning": "watch_warning",
    "abandoned": "watch_abandoned",
    "severe": "watch_severe",
}


def kind_of(alert: str) -> AlertKind:
    """The kind of message that tells it."""
    return KINDS.get(alert, "watch_days_left")


def keeps_area(role: str, area_prefix: str) -> bool:
    """Whether who holds the role there is told of every plot of the area.

    Village chiefs, and whoever handles for a township; the county sees the counts on the desk, and
    a grid's main chief is told by that post.
    """
    return role == "village_chief" or level_of(role, area_prefix) == "township"
