"""What a crop of the district looks like on a day of the year (domain C2, our own days within it)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from server.rules.claim import Purpose, Stage
from server.rules.season import within


@dataclass(frozen=True, slots=True)
class Phase:
    first: str
    last: str
    """Days of the year "MM-DD", both included; may wrap over New Year."""
    stage: Stage
    look: str


def _phases(*told: tuple[str, str, Stage, str]) -> tuple[Phase, ...]:
    return tuple(Phase(*one) for one in told)


PHASES: dict[str, tuple[Phase, ...]] = {
    "rice": _phases(
        ("05-12", "06-05", "emerged", "rice_young"),
        ("06-06", "07-05", "tillering", "rice_green"),
        ("07-06", "07-22", "vegetative", "rice_green"),
        ("07-23", "08-12", "heading", "rice_green"),
        ("08-13", "09-10", "ripening", "rice_ripe"),
        ("09-11", "10-20", "harvested", "stubble"),
    ),
    "rice_ratoon": _phases(
        ("09-20", "10-12", "tillering", "rice_green"),
        ("10-13", "11-02", "ripening", "rice_ripe"),
        ("11-03", "12-01", "harvested", "stubble"),
    ),
    "maize": _phases(
        ("04-05", "05-01", "emerged", "seedlings"),
        ("05-02", "06-10", "vegetative", "maize"),
        ("06-11", "07-02", "heading", "maize"),
        ("07-03", "08-05", "ripening", "maize_ripe"),
        ("08-06", "09-15", "harvested", "stubble"),
    ),
    "sweet_potato": _phases(
        ("06-05", "07-05", "emerged", "seedlings"),
        ("07-06", "09-30", "vegetative", "vines"),
        ("10-01", "10-31", "ripening", "vines"),
        ("11-01", "12-05", "harvested", "tilled"),
    ),
    "soybean": _phases(
        ("05-10", "06-10", "emerged", "seedlings"),
        ("06-11", "07-20", "vegetative", "beans"),
        ("07-21", "08-15", "heading", "beans"),
        ("08-16", "09-30", "ripening", "beans_ripe"),
        ("10-01", "11-05", "harvested", "stubble"),
    ),
    "wheat": _phases(
        ("11-12", "12-15", "emerged", "seedlings"),
        ("12-16", "02-20", "tillering", "wheat"),
        ("02-21", "03-25", "vegetative", "wheat"),
        ("03-26", "04-20", "heading", "wheat"),
        ("04-21", "05-14", "ripening", "wheat_ripe"),
        ("05-15", "06-04", "harvested", "stubble"),
    ),
    "rapeseed": _phases(
        ("10-25", "12-05", "emerged", "seedlings"),
        ("12-06", "02-20", "vegetative", "leaves"),
        ("02-21", "04-02", "heading", "rape"),
        ("04-03", "05-05", "ripening", "rape_pods"),
        ("05-06", "05-28", "harvested", "stubble"),
    ),
    "potato": _phases(
        ("02-05", "03-05", "emerged", "seedlings"),
        ("03-06", "04-05", "vegetative", "leaves"),
        ("04-06", "04-25", "heading", "leaves"),
        ("04-26", "05-12", "ripening", "leaves"),
        ("05-13", "06-02", "harvested", "tilled"),
    ),
    "broad_bean": _phases(
        ("11-05", "12-05", "emerged", "seedlings"),
        ("12-06", "02-25", "vegetative", "beans"),
        ("02-26", "03-31", "heading", "beans"),
        ("04-01", "05-02", "ripening", "beans_ripe"),
        ("05-03", "05-26", "harvested", "stubble"),
    ),
    "zhacai": _phases(
        ("10-25", "02-20", "vegetative", "leaves"),
        ("02-21", "03-20", "harvested", "tilled"),
    ),
    "vegetable": _phases(("01-01", "12-31", "vegetative", "leaves")),
    "forage": _phases(("03-01", "11-30", "vegetative", "wheat")),
    "lotus": _phases(
        ("05-01", "09-15", "vegetative", "lotus"),
        ("09-16", "12-10", "ripening", "lotus_dry"),
    ),
}


@dataclass(frozen=True, slots=True)
class Sown:
    """One crop of a rotation."""

    crop: str
    share_percent: int = 100
    purpose: Purpose | None = "grain"


@dataclass(frozen=True, slots=True)
class Standing:
    sown: Sown
    stage: Stage
    look: str


Rotation = tuple[Sown, ...]
DAYS_OF_TILLAGE = 24


def standing(rotation: Rotation, day: date, later_days: int) -> list[Standing]:
    """What stands or left stubble on the day, harvested crops last; `later_days`: higher is later."""
    felt = day - timedelta(days=later_days)
    found = [
        Standing(sown, phase.stage, phase.look)
        for sown in rotation
        for phase in PHASES[sown.crop]
        if within((phase.first, phase.last), felt)
    ]
    return sorted(found, key=lambda one: one.stage == "harvested")


def soon_sown(rotation: Rotation, day: date, later_days: int) -> bool:
    """Whether the ground is being made ready for the next crop."""
    return bool(standing(rotation, day + timedelta(days=DAYS_OF_TILLAGE), later_days))
