"""Who walked when: rounds of an inspector over neighbouring plots, from two years ago up to yesterday."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from server.demo.district import DemoPlot
from server.demo.people import DemoPerson

UTC_OFFSET = timedelta(hours=8)
DAYS = 730
BUSY_DAYS = 40
"""Before today, when rounds were closer together: some plots are fresh, some are overdue."""
NEVER_SEEN = 0.06
Flaw = Literal[
    "outside", "weak_fix", "shifted", "gallery", "late", "owed", "landed_later", "set_incomplete",
    "fix_old", "clock_wrong", "no_fix", "place_gap", "unseen", "no_stage",
]  # fmt: skip
FLAWS: dict[Flaw | None, float] = {
    None: 110, "outside": 2.6, "weak_fix": 2.4, "shifted": 1.6, "gallery": 1.6, "late": 3, "owed": 1.2,
    "landed_later": 1, "set_incomplete": 1.6, "fix_old": 1, "clock_wrong": 0.8, "no_fix": 0.8,
    "place_gap": 0.8, "unseen": 1.2, "no_stage": 1.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a round is made; a smaller demo has fewer."""

    days: tuple[int, int] = (12, 19)
    busy_days: tuple[int, int] = (4, 7)
    plots: tuple[int, int] = (5, 10)


USUAL = Pace()


@dataclass(frozen=True, slots=True)
class Visit:
    plot: DemoPlot
    person: DemoPerson
    begun_at: datetime
    """UTC."""
    flaw: Flaw | None


def visits(
    plots: Sequence[DemoPlot], people: Sequence[DemoPerson], today: date, pace: Pace
) -> list[Visit]:
    """All visits of the two years before `today` (local), in order of time; the same for the same day."""
    found = [
        visit for person in people if person.walks for visit in _walked(plots, person, today, pace)
    ]
    return sorted(found, key=lambda visit: (visit.begun_at, visit.person.login))


def _walked(
    plots: Sequence[DemoPlot], person: DemoPerson, today: date, pace: Pace
) -> Iterator[Visit]:
    rng = random.Random(f"rounds {person.login} {today}")
    mine = [plot for plot in plots if plot.village.name in person.walks and not _hidden(plot)]
    last_seen = dict.fromkeys(mine, today - timedelta(days=2 * DAYS))
    day = today - timedelta(days=DAYS - rng.randrange(4))
    while day < today and mine:
        for visit in _round(mine, last_seen, person, day, pace, rng):
            last_seen[visit.plot] = day
            yield visit
        busy = (today - day).days <= BUSY_DAYS
        step = rng.randint(*(pace.busy_days if busy else pace.days))
        day += timedelta(days=round(step * person.seldomer))


def _hidden(plot: DemoPlot) -> bool:
    """Nobody has been there yet."""
    return random.Random(f"hidden {plot.village.name} {plot.number}").random() < NEVER_SEEN


def _round(
    mine: Sequence[DemoPlot],
    last_seen: dict[DemoPlot, date],
    person: DemoPerson,
    day: date,
    pace: Pace,
    rng: random.Random,
) -> Iterator[Visit]:
    """From a plot that was not seen for long, on to others near by."""
    weights = [1 + ((day - last_seen[plot]).days / 10) ** 2 for plot in mine]
    here = rng.choices(mine, weights)[0]
    left = [plot for plot in mine if plot.village is here.village]
    first = time(rng.choice((7, 8, 8, 9, 14, 15)), rng.randrange(60), rng.randrange(60))
    moment = datetime.combine(day, first, UTC) - UTC_OFFSET
    for _ in range(rng.randint(*pace.plots)):
        yield Visit(here, person, moment, rng.choices(list(FLAWS), list(FLAWS.values()))[0])
        moment += timedelta(seconds=rng.randint(280, 640))
        left.remove(here)
        if not left:
            return
        here = min(left, key=lambda plot: _detour_m(here, plot, last_seen[plot], day))


def _detour_m(here: DemoPlot, plot: DemoPlot, last_seen: date, day: date) -> float:
    """The way to a plot, longer where it was seen a short while ago."""
    idle_days = min(240, (day - last_seen).days)
    return float(here.shape.distance(plot.shape)) + 240 - idle_days
