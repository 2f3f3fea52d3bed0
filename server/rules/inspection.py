"""The verdict over one record: position, cultivated features, farming conditions, grain, findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import hypot, isfinite

from shapely.geometry.base import BaseGeometry

from server.rules.claim import Claim, ClaimPhoto, Fix
from server.rules.cultivation import cultivation
from server.rules.edition import Edition, by_code
from server.rules.elsewhere import NOTHING_ELSEWHERE, Elsewhere, elsewhere_findings
from server.rules.grain import crops_of, grain_of
from server.rules.limits import Limits
from server.rules.photo import arrived, photo_findings, set_findings
from server.rules.place import (
    Site,
    accuracy,
    direction_to_boundary_deg,
    is_missing,
    looks_in,
    place_of,
    position,
    shifted_datum,
    site,
    tells_place,
)
from server.rules.scene import Earlier, Scene
from server.rules.seal import Seal, seal_findings
from server.rules.verdict import Finding, PhotoFacts, Position, Verdict

SKEW_TOLD_MIN = 10_000 * 366 * 24 * 60


@dataclass(frozen=True, slots=True)
class Ground:
    """The plot as it stood on the day; geometries in degrees, longitude first."""

    plot_id: str
    boundary: BaseGeometry
    boundary_version: int
    land_class: str | None
    basic_farmland: bool
    net_area_mu: Decimal | None
    neighbours: tuple[tuple[str, BaseGeometry], ...]
    slope_deg: float | None
    excluded_by: tuple[str, ...]
    """Names of exclusion layers it lies in."""
    accepted_on: date | None


def judge(
    claim: Claim,
    photos: Mapping[str, PhotoFacts],
    ground: Ground,
    earlier: Earlier,
    edition: Edition,
    received_at: datetime,
    device_skew_s: float | None = None,
    *,
    seal: Seal,
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
    original: Collection[str] | None = None,
) -> Verdict:
    """Judges any claim; never raises for one.

    `photos`: facts of those that arrived, by SHA-256; named and absent means owed. `received_at`: aware.
    `device_skew_s`: device clock minus server clock at sending, seconds; None where not told.
    `original`: roles of the pictures of the record that a re-shoot answers; None where there is none.
    """
    limits = edition.limits
    at = site(ground.boundary, ground.neighbours, ground.boundary_version)
    fix, heading_deg = record_fix(claim, limits)
    where = position(fix, at, limits)
    where = replace(where, looks_in=looks_in(fix, heading_deg, at, limits))
    here = arrived(claim, photos)
    owed = tuple(photo.sha256 for photo in claim.photos if photo.sha256 not in here)
    unproven = _unproven(where, here, owed)
    day = local_day(claim, received_at, device_skew_s, limits)
    crops = crops_of(claim.observation, day, edition)
    catalogue = by_code(edition.crops)
    table = cultivation(
        Scene(
            seen=claim.observation,
            crops=crops,
            kinds=[catalogue.get(crop.crop) for crop in crops],
            land_class=ground.land_class,
            excluded_by=ground.excluded_by,
            slope_deg=ground.slope_deg,
            unproven=unproven,
            day=day,
            earlier=earlier,
            limits=limits,
        )
    )
    late_by = _late_by(claim, received_at, device_skew_s, limits)
    findings = [
        *_time_findings(claim, received_at, device_skew_s, late_by, limits),
        *_place_findings(claim, fix, where, at, ground, limits),
        *set_findings(claim, here, original),
        *seal_findings(seal),
        *elsewhere_findings(claim, fix, elsewhere, limits),
    ]
    for photo in claim.photos:
        findings += photo_findings(photo, here.get(photo.sha256), claim, at.plane, limits)
        findings += _apart_findings(photo, fix, at, limits)
    findings += table.findings
    for crop, seen in zip(crops, claim.observation.crops, strict=True):
        if crop.crop not in catalogue:
            findings.append(Finding("crop_unknown", "question", {"crop": crop.crop}))
        elif crop.timing.usual is False:
            findings.append(
                Finding("out_of_season", "question", {"crop": crop.crop, "day": day.isoformat()})
            )
        if crop.clause == "grain_purpose_unknown":
            findings.append(Finding("purpose_missing", "question", {"crop": crop.crop}))
        if seen.stage is None and claim.observation.cover != "stubble":
            findings.append(Finding("stage_missing", "question", {"crop": crop.crop}))
    if claim.observation.cover in {"crop", "stubble"} and not crops:
        findings.append(Finding("crop_missing", "question"))
    if claim.observation.trees is not None:
        trees = claim.observation.trees
        if trees.canopy_percent is not None and trees.canopy_method is None:
            findings.append(Finding("canopy_method_missing", "question"))
    if claim.observation.note.strip():
        findings.append(Finding("has_note", "note"))
    return Verdict(
        edition=edition.id,
        position=where,
        cultivated=table.cultivated,
        farmable=table.farmable,
        grain=grain_of(claim.observation, crops, day, unproven),
        land_class=table.land_class,
        attribute=table.attribute,
        findings=tuple(findings),
        owed_photos=owed,
        late=late_by is not None,
    )


def photo_positions(claim: Claim, ground: Ground, limits: Limits) -> dict[str, Position]:
    """SHA-256 → where the fix of that photo lies; photos without one are "unknown"."""
    at = site(ground.boundary, version=ground.boundary_version)
    return {
        photo.sha256: replace(
            position(photo.fix, at, limits),
            looks_in=looks_in(photo.fix, photo.heading_deg, at, limits),
        )
        for photo in claim.photos
    }


def record_fix(claim: Claim, limits: Limits) -> tuple[Fix | None, float | None]:
    """The fix that stands for the record, and the heading taken with it.

    The overview's, else the record's own, else that of another photo: the first of them that tells a
    place, else the first there is.
    """
    overview = [photo for photo in claim.photos if photo.role == "overview"]
    others = [photo for photo in claim.photos if photo.role != "overview"]
    candidates = [
        *((photo.fix, photo.heading_deg) for photo in overview),
        (claim.fix, overview[0].heading_deg if overview else None),
        *((photo.fix, photo.heading_deg) for photo in others),
    ]
    there = [one for one in candidates if not is_missing(one[0], limits)]
    telling = (one for one in there if one[0] and tells_place(accuracy(one[0]), limits))
    return next(telling, there[0] if there else (None, None))


def local_day(
    claim: Claim, received_at: datetime, device_skew_s: float | None, limits: Limits
) -> date:
    """The day of the visit where it was made; of the receipt where no clock tells it."""
    moment = _made_at(claim, received_at, device_skew_s, limits) or received_at
    return (moment.astimezone(UTC) + timedelta(minutes=claim.utc_offset_min)).date()


def _made_at(
    claim: Claim, received_at: datetime, device_skew_s: float | None, limits: Limits
) -> datetime | None:
    """When the visit ended, a clock known to be wrong set right by its skew; None where it cannot be."""
    moment = claim.finished_at
    if device_skew_s is not None and abs(device_skew_s) > limits.clock_skew_max_s:
        moment = _shifted(moment, -device_skew_s) or moment
    return moment if _plausible(moment, received_at, limits) else None


def _shifted(moment: datetime, seconds: float) -> datetime | None:
    try:
        return moment + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return None


def _plausible(moment: datetime, received_at: datetime, limits: Limits) -> bool:
    begin = datetime.fromisoformat(limits.clock_plausible_from).replace(tzinfo=UTC)
    return begin <= moment <= received_at + timedelta(seconds=limits.clock_skew_max_s)


def _unproven(where: Position, here: Mapping[str, PhotoFacts], owed: tuple[str, ...]) -> str | None:
    """The clause of what evidence lacks, by which nothing can be told yet."""
    if where.class_ == "outside":
        return "position_outside"
    if where.class_ == "unknown":
        return "position_unknown"
    if owed:
        return "photos_owed"
    if not here:
        return "no_photo"
    if not any(facts.readable for facts in here.values()):
        return "photos_unreadable"
    return None


def _late_by(
    claim: Claim, received_at: datetime, device_skew_s: float | None, limits: Limits
) -> timedelta | None:
    """How long after the visit the record arrived, where that is late and a clock tells it."""
    made_at = _made_at(claim, received_at, device_skew_s, limits)
    if made_at is None or received_at - made_at <= timedelta(hours=limits.late_after_hours):
        return None
    return received_at - made_at


def _time_findings(
    claim: Claim,
    received_at: datetime,
    device_skew_s: float | None,
    late_by: timedelta | None,
    limits: Limits,
) -> Iterator[Finding]:
    if late_by is not None:
        yield Finding("late", "note", {"hours": round(late_by.total_seconds() / 3600)})
    if (
        device_skew_s is not None
        and isfinite(device_skew_s)
        and abs(device_skew_s) > limits.clock_skew_max_s
    ):
        # a clock that is off by more than its own years can tell is only told as far off as they reach
        minutes = round(max(-SKEW_TOLD_MIN, min(SKEW_TOLD_MIN, device_skew_s / 60)))
        yield Finding("clock_skew", "question", {"minutes": minutes})
    if claim.finished_at > received_at + timedelta(seconds=limits.clock_skew_max_s):
        yield Finding("clock_future", "review", {"finished_at": claim.finished_at.isoformat()})
    elif not _plausible(claim.finished_at, received_at, limits):
        yield Finding("clock_unset", "review", {"finished_at": claim.finished_at.isoformat()})
    if claim.finished_at < claim.started_at:
        yield Finding("visit_ends_before_start", "question")
    if claim.matched_at is not None:
        waited = max(claim.matched_at - claim.finished_at, timedelta())
        hours, minutes = divmod(round(waited.total_seconds() / 60), 60)
        yield Finding("matched_later", "note", {"hours": hours, "minutes": minutes})


def _place_findings(
    claim: Claim, fix: Fix | None, where: Position, at: Site, ground: Ground, limits: Limits
) -> Iterator[Finding]:
    if claim.boundary_version is not None and claim.boundary_version != ground.boundary_version:
        yield Finding(
            "boundary_changed",
            "note",
            {"phone": claim.boundary_version, "judged": ground.boundary_version},
        )
    if fix is None:
        yield Finding("no_fix", "question")
        return
    if fix.source == "map":
        yield Finding("fix_from_map", "review")
    if fix.datum in ("GCJ02", "BD09"):
        yield Finding("datum_named", "note", {"datum": fix.datum})
    if fix.age_ms is not None and fix.age_ms > limits.fix_age_max_s * 1000:
        yield Finding("fix_old", "question", {"seconds": round(fix.age_ms / 1000)})
    metres = accuracy(fix)
    if metres is None:
        yield Finding("accuracy_missing", "question")
    elif metres > limits.accuracy_unknown_above_m:
        yield Finding("accuracy_poor", "question", {"accuracy_m": round(metres)})
    if where.class_ not in ("outside", "edge") or where.distance_m is None:
        return
    inside_other = [near for near in where.nearest if near.distance_m == 0]
    if inside_other:
        yield Finding("in_other_plot", "question", {"plot_id": inside_other[0].plot_id})
    if where.class_ == "edge":
        return
    datum = shifted_datum(fix, at, limits)
    if datum is not None:
        yield Finding(
            "datum_shift", "review", {"datum": datum, "distance_m": round(where.distance_m)}
        )
    else:
        yield Finding(
            "outside",
            "question",
            {
                "distance_m": round(where.distance_m),
                "direction_deg": round(direction_to_boundary_deg(fix, at)) % 360,
            },
        )


def _apart_findings(
    photo: ClaimPhoto, fix: Fix | None, at: Site, limits: Limits
) -> Iterator[Finding]:
    """A photo taken elsewhere than the record stands."""
    if photo.fix is None or fix is None or photo.fix is fix or is_missing(photo.fix, limits):
        return
    one, other = place_of(photo.fix, at.plane), place_of(fix, at.plane)
    apart_m = hypot(one[0] - other[0], one[1] - other[1])
    allowed_m = limits.photo_apart_max_m + (accuracy(photo.fix) or 0) + (accuracy(fix) or 0)
    if apart_m > allowed_m:
        yield Finding("photo_elsewhere", "question", {"distance_m": round(apart_m)}, photo.sha256)
