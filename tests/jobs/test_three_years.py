"""Three years of a township of 300 plots, replayed through the API: each month's end against a plain count.

What each plot grows is drawn from a seed; an inspector comes in some months and sees what stands then.
The expected states are told by this file's own few rules about its own few crops, not by the server's.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from server.jobs.turning import turn_day
from server.models.base import db, now
from server.models.inspection import PlotYear
from tests.api.records import Inspector, new_id
from tests.api.tus import Phone
from tests.clock import Clock, held_clock
from tests.conftest import bearer
from tests.makers import make_claim, make_person, make_plot, make_token

PLOTS = 300
YEARS = (2023, 2024, 2025)
ACCEPTED = (None, date(2022, 9, 1), date(2023, 6, 30), date(2023, 8, 15), date(2024, 7, 1))


@dataclass(frozen=True)
class Growing:
    """One crop in one year as the field shows it; days are of the harvest year."""

    crop: str
    sown: date
    up: date
    reaped: date
    grain: bool


def growing(crop: str, year: int) -> Growing:
    """Well inside the calendar's windows, so that no day is a matter of opinion."""
    if crop == "wheat":
        return Growing(crop, date(year - 1, 11, 1), date(year - 1, 12, 5), date(year, 5, 15), True)
    if crop == "maize":
        return Growing(crop, date(year, 3, 25), date(year, 4, 12), date(year, 8, 5), True)
    if crop == "sweet_potato":
        return Growing(crop, date(year, 6, 5), date(year, 6, 20), date(year, 10, 25), True)
    if crop == "potato":
        return Growing(crop, date(year, 8, 28), date(year, 9, 12), date(year, 11, 20), True)
    assert crop == "rapeseed"
    return Growing(crop, date(year - 1, 9, 20), date(year - 1, 11, 5), date(year, 5, 5), False)


PLANS: tuple[tuple[str, ...], ...] = (
    ("maize",), ("sweet_potato",), ("wheat",), ("potato",), ("rapeseed",), ("rapeseed", "potato"),
    ("wheat", "sweet_potato"), (),
)  # fmt: skip


@dataclass
class Field:
    id: str
    accepted_on: date | None
    crops: list[Growing]
    eager: float
    """Chance of a visit in a month."""
    seen: list[tuple[date, str, Growing | None]] = field(default_factory=list)
    """Day, what it looked like, and of which crop."""

    def looks(self, day: date) -> tuple[str, Growing | None]:
        for crop in self.crops:
            if crop.sown <= day < crop.up:
                return "sown", crop
            if crop.up <= day < crop.reaped:
                return "standing", crop
            if crop.reaped <= day < crop.reaped + timedelta(20):
                return "stubble", crop
        return "weeds", None


def expected(plot: Field, year: int, today: date) -> str:
    """The state from what was seen, said as plainly as the rules of the plan can be."""
    seen = [one for one in plot.seen if one[0] <= today]
    grain = [
        (day, look)
        for day, look, crop in seen
        if crop is not None and crop.grain and crop.reaped.year == year and look != "sown"
    ]
    if any(look == "stubble" for _, look in grain):
        return "met_harvested"
    if grain:
        return "met_planted"
    if plot.accepted_on is not None and plot.accepted_on > date(year, 6, 30):
        return "not_owed"
    mine = [one for one in seen if one[0].year == year]
    looked = {
        "winter": any(date(year, 2, 1) <= day <= date(year, 4, 30) for day, _, _ in mine),
        "main": any(date(year, 7, 1) <= day <= date(year, 10, 31) for day, _, _ in mine),
        "late": any(day >= date(year, 9, 20) for day, _, _ in mine),
    }
    if today.year > year:
        return "missed" if looked["winter"] and looked["main"] else "cannot_tell"
    sown = [
        day
        for day, look, crop in seen
        if look == "sown" and crop is not None and crop.grain and crop.reaped.year == year
    ]
    if sown and today <= sown[-1] + timedelta(45):
        weeds_after = any(look == "weeds" and day > sown[-1] for day, look, _ in seen)
        if not weeds_after:
            return "on_course"
    if today > date(year, 10, 5):
        return "missed" if all(looked.values()) else "cannot_tell"
    if today >= date(year, 8, 21):
        return "last_chance"
    if today <= date(year, 6, 30):
        return "on_course"
    return "at_risk" if any(day >= date(year, 4, 1) for day, _, _ in mine) else "cannot_tell"


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return held_clock(monkeypatch)


def picture(seed: int) -> bytes:
    """As small as a picture can be, and unlike the others."""
    image = Image.new("RGB", (16, 12), (seed % 256, seed // 256 % 256, 90))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue() + seed.to_bytes(4, "big")


def observation(look: str, crop: Growing | None) -> dict[str, Any]:
    if crop is None:
        return {"cover": "weeds", "crops": []}
    stage = {"sown": "sown", "standing": "vegetative", "stubble": "harvested"}[look]
    named = {"crop": crop.crop, "stage": stage, "purpose": "grain", "share_percent": 100}
    return {"cover": "stubble" if look == "stubble" else "crop", "crops": [named]}


def fields(rng: random.Random) -> list[Field]:
    found = []
    for number in range(PLOTS):
        accepted = rng.choice(
            [None, date(2022, 9, 1), date(2023, 6, 30), date(2023, 8, 15), date(2024, 7, 1)]
        )
        crops = [growing(crop, year) for year in YEARS for crop in rng.choice(PLANS)]
        plot_id = make_plot(
            f"{number:04}", land_class="0103", accepted_on=accepted, basic_farmland=bool(number % 2)
        )
        found.append(Field(plot_id, accepted, crops, rng.choice([0.0, 0.1, 0.3])))
    return found


def agree(township: list[Field], year: int, today: date) -> None:
    db.session.rollback()
    rows = db.session.execute(select(PlotYear.plot_id, PlotYear.watch).where(PlotYear.year == year))
    found = {row.plot_id: row.watch for row in rows}
    wrong = {
        plot.id: (today, found[plot.id], expected(plot, year, today), plot.accepted_on, plot.seen)
        for plot in township
        if found[plot.id] != expected(plot, year, today)
    }
    assert wrong == {}


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_three_years(client: FlaskClient, clock: Clock) -> None:
    rng = random.Random(20261129)
    clock.is_on("2023-01-01")
    chief = make_person()
    township = fields(rng)
    visits = 0
    month_ends = [
        date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        for year in YEARS
        for month in range(1, 13)
    ]
    for end in month_ends:
        clock.is_on(end.replace(day=1))
        who = Inspector(client, chief)
        token = make_token(chief, expires_in=timedelta(days=40))
        who.headers, who.phone = bearer(token), Phone(client, token)
        planned = sorted(
            (end.replace(day=rng.randint(1, end.day)), index)
            for index, plot in enumerate(township)
            if rng.random() < plot.eager
        )
        for day, index in planned:
            plot = township[index]
            clock.is_on(day)
            look, crop = plot.looks(day)
            visits += 1
            photo = picture(visits)
            who.phone.send(photo)
            claim = make_claim(
                plot.id, chief, [photo], at=now(), observation=observation(look, crop)
            )
            response = who.put(claim, new_id())
            assert response.status_code == 201, response.json
            plot.seen.append((day, look, crop))
        clock.is_on(end, hour=23)
        turn_day()
        year = end.year
        agree(township, end.year, end)
    clock.is_on("2026-01-01")
    turn_day()
    for year in YEARS:
        agree(township, year, date(2026, 1, 1))
    assert visits > 1_200
