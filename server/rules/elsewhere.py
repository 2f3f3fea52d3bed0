"""What records of other plots, days and people say against this one: marked for an officer, never dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from server.rules.claim import Claim, Fix
from server.rules.datum import to_wgs84
from server.rules.day import china_day
from server.rules.limits import Limits
from server.rules.place import accuracy, great_circle_m, tells_place
from server.rules.verdict import Finding


@dataclass(frozen=True, slots=True)
class Stand:
    """Where and when a record's fix stood: degrees WGS 84, device clock, `accuracy_m` as it said."""

    lon: float
    lat: float
    accuracy_m: float | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another plot's record with the same coordinates to the last digit, which came in before."""

    inspection_id: str
    person_id: str
    at: datetime
    """Device clock of its fix."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """Another record that names the same photo, which came in before."""

    sha256: str
    inspection_id: str
    plot_id: str
    person_id: str
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Alike:
    """Another record with a picture that looks like one of this record's, which came in before."""

    sha256: str
    """Of this record's photo."""
    inspection_id: str
    plot_id: str
    person_id: str
    finished_at: datetime
    reshoot_of: str | None
    bits: int
    """Of 64, in how many the two differ along rows or columns, whichever is more."""
    mirrored: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    before: Stand | None = None
    """Of the same person's record before this one, by the device's clock, if it tells a place."""
    after: Stand | None = None
    repeats: tuple[Repeat, ...] = ()
    reuses: tuple[Reuse, ...] = ()
    alike: tuple[Alike, ...] = ()
    """The most alike first."""


ALIKE = ("photo_nearly_same", "photo_mirrored")
"""Codes of findings that name a picture of another record to compare with."""
NOTHING_ELSEWHERE = Elsewhere()


def stand_of(fix: Fix | None) -> Stand | None:
    """Of a fix that is not missing."""
    if fix is None:
        return None
    return Stand(*to_wgs84(fix.lon, fix.lat, fix.datum), accuracy(fix), fix.taken_at)


def elsewhere_findings(
    claim: Claim, fix: Fix | None, elsewhere: Elsewhere, limits: Limits
) -> Iterator[Finding]:
    """`fix` stands for the record."""
    here = stand_of(fix)
    # a fix that tells no place tells no journey either, and a network's rough one repeats by itself
    if here is not None and tells_place(here.accuracy_m, limits):
        yield from _travel(here, elsewhere, limits)
        yield from _repeated(claim, here, elsewhere, limits)
    yield from _reused(claim, elsewhere)
    yield from alike_findings(claim, elsewhere, limits)


def _reused(claim: Claim, elsewhere: Elsewhere) -> Iterator[Finding]:
    """One finding a photo. The same visit told again, as a correction does, reuses nothing."""
    same = (claim.plot_id, claim.person_id, china_day(claim.finished_at))
    marked: set[str] = set()
    for reuse in elsewhere.reuses:
        day = china_day(reuse.finished_at)
        if (reuse.plot_id, reuse.person_id, day) != same and reuse.sha256 not in marked:
            marked.add(reuse.sha256)
            facts = {"inspection_id": reuse.inspection_id, "day": day.isoformat()}
            yield Finding("photo_reused", "review", facts, reuse.sha256)


def alike_findings(claim: Claim, elsewhere: Elsewhere, limits: Limits) -> Iterator[Finding]:
    """One a photo. Pictures of one visit may look alike, and one that was asked for lines up with the old."""
    marked: set[str] = set()
    for alike in elsewhere.alike:
        if alike.bits > limits.near_photo_bits or alike.sha256 in marked:
            continue
        same = (alike.plot_id, alike.person_id) == (claim.plot_id, claim.person_id)
        apart_s = abs((alike.finished_at - claim.finished_at).total_seconds())
        if same and apart_s <= limits.near_photo_visit_hours * 3600:
            continue
        marked.add(alike.sha256)
        asked = same and claim.reshoot_of in (alike.inspection_id, alike.reshoot_of or "")
        facts = {
            "inspection_id": alike.inspection_id,
            "day": china_day(alike.finished_at).isoformat(),
            "bits": alike.bits,
        }
        straight, mirrored = ALIKE
        code = mirrored if alike.mirrored else straight
        yield Finding(code, "note" if asked else "review", facts, alike.sha256)


def speed_kmh(one: Stand, other: Stand, limits: Limits) -> float:
    """Least speed between the two; a second at least lies between them.

    The accuracy of both and `travel_free_m` are taken off the way.
    """
    way_m = great_circle_m(one.lon, one.lat, other.lon, other.lat)
    free_m = limits.travel_free_m + (one.accuracy_m or 0.0) + (other.accuracy_m or 0.0)
    seconds = max(1.0, abs((other.at - one.at).total_seconds()))
    return max(0.0, way_m - free_m) / seconds * 3.6


def _travel(here: Stand, elsewhere: Elsewhere, limits: Limits) -> Iterator[Finding]:
    there = [stand for stand in (elsewhere.before, elsewhere.after) if stand is not None]
    fastest = max((speed_kmh(here, stand, limits) for stand in there), default=0.0)
    if fastest > limits.travel_max_kmh:
        yield Finding("impossible_travel", "review", {"kmh": round(fastest)})


def _repeated(claim: Claim, here: Stand, elsewhere: Elsewhere, limits: Limits) -> Iterator[Finding]:
    """The same person standing still between two plots is noted only: phones repeat such a fix."""
    still: list[Repeat] = []
    other: list[Repeat] = []
    for repeat in elsewhere.repeats:
        apart_s = abs((repeat.at - here.at).total_seconds())
        mine = repeat.person_id == claim.person_id and apart_s <= limits.same_stand_max_s
        (still if mine else other).append(repeat)
    if other:
        yield Finding("coordinates_repeated", "review", {"inspection_id": other[0].inspection_id})
    elif still:
        yield Finding("coordinates_repeated", "note", {"inspection_id": still[0].inspection_id})
