"""A whole invented county for measuring: hundreds of villages, an inspector each, rounds over every plot.

The land, the crops and the flaws are those of the small district (`district`, `stories`, `rounds`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from server.demo.district import DemoPlot, Village
from server.demo.people import DemoPerson
from server.demo.rounds import DAYS, FLAWS, UTC_OFFSET, Flaw, Visit

STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
FEATURES = "湾坪坡冲岩坝沟梁丘塘坎岭滩桥井垭台溪洞岗"
PLACES = ("堰塘边", "石板丘", "大田坎", "柏树坪", "井口上")
PITCH_M = 2_400
"""Between two villages: the terraces of one reach 700 m."""
TOWNSHIPS_OF_A_COUNTY = 20
FAMILIES = ("511703", "511771")
COMES_LATER: frozenset[Flaw | None] = frozenset({"landed_later"})
"""Photos that land after their record are the small demo's."""


@dataclass(frozen=True, slots=True)
class CountySize:
    """How much there is; tests take less."""

    townships: int = TOWNSHIPS_OF_A_COUNTY
    villages: int = 20
    """Of each township."""
    plots: int = 50
    """Of each village."""
    rounds: int = 10
    """Visits of each plot."""


def villages(size: CountySize) -> tuple[Village, ...]:
    return tuple(
        _village(township, place, size)
        for township in range(size.townships)
        for place in range(size.villages)
    )


def _village(township: int, place: int, size: CountySize) -> Village:
    family = FAMILIES[township % len(FAMILIES)]
    return Village(
        name=f"{STEMS[township % 20]}{FEATURES[place % 20]}村",
        division_code=f"{family}{100 + township // 2:03d}{201 + place:03d}",
        east_m=(township - size.townships / 2) * PITCH_M,
        north_m=(place - size.villages / 2) * PITCH_M,
        places=PLACES,
    )


def inspectors(known: Sequence[Village]) -> tuple[DemoPerson, ...]:
    """One for each village."""
    return tuple(
        DemoPerson(
            login=f"v{place:03d}",
            name=f"{village.name[:2]}某",
            title_zh=f"{village.name}田长",
            title_en=f"village chief of {village.name}",
            roles=(("inspector", village.division_code[:12]),),
            walks=(village.name,),
        )
        for place, village in enumerate(known)
    )


def visits_of(
    plots: Sequence[DemoPlot], person: DemoPerson, today: date, rounds: int
) -> Iterator[Visit]:
    """The village walked so many times in the two years before `today` (local), a day each time."""
    rng = random.Random(f"county {person.login} {today}")
    flaws = {flaw: weight for flaw, weight in FLAWS.items() if flaw not in COMES_LATER}
    step = DAYS // rounds
    for walk in range(rounds):
        day = today - timedelta(days=DAYS - walk * step - rng.randrange(step - 1))
        start = time(7, rng.randrange(60), rng.randrange(60))
        moment = datetime.combine(day, start, UTC) - UTC_OFFSET
        for plot in plots:
            yield Visit(plot, person, moment, rng.choices(list(flaws), list(flaws.values()))[0])
            moment += timedelta(seconds=rng.randint(280, 640))
