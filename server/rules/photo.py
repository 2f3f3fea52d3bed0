"""What the bytes of photos say beside the fix of the shutter: gaps are marked, absence never is.

Browsers take the position out of most pictures (domain F1): a picture without one proves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from math import hypot, isfinite

from server.rules.claim import Claim, ClaimPhoto, Fix
from server.rules.datum import other_readings
from server.rules.limits import ASKED_PHOTOS, Limits
from server.rules.place import Plane, Point, accuracy, is_missing, place_of
from server.rules.verdict import Finding, PhotoFacts


def arrived(claim: Claim, photos: Mapping[str, PhotoFacts]) -> dict[str, PhotoFacts]:
    """The photos of the record that are here under their own hash."""
    found = {}
    for photo in claim.photos:
        facts = photos.get(photo.sha256)
        if facts is not None and facts.sha256 == photo.sha256:
            found[photo.sha256] = facts
    return found


def set_findings(
    claim: Claim, here: Mapping[str, PhotoFacts], original: Collection[str] | None = None
) -> Iterable[Finding]:
    """Which of the asked-for pictures were never taken, or cannot be opened.

    `original`: roles of the pictures of the record that a re-shoot answers, which count as taken;
    None where it names none, or none of this plot.
    """
    roles = {photo.role for photo in claim.photos} | set(original or ())
    if claim.reshoot_of is not None and original is None:
        yield Finding("reshoot_of_unknown", "note")
    missing = [role for role in ASKED_PHOTOS if role not in roles]
    if missing:
        yield Finding("photo_set_incomplete", "question", {"missing": ", ".join(missing)})
    for photo in claim.photos:
        facts = here.get(photo.sha256)
        if facts is not None and not facts.readable:
            yield Finding("photo_unreadable", "question", {"role": photo.role}, photo.sha256)


def photo_findings(
    photo: ClaimPhoto, facts: PhotoFacts | None, claim: Claim, plane: Plane, limits: Limits
) -> Iterable[Finding]:
    """Gaps between the picture, its fix and the visit."""
    if photo.source == "gallery":
        yield Finding("photo_from_gallery", "note", {"role": photo.role}, photo.sha256)
    if not _in_visit(photo.taken_at, claim, limits):
        yield Finding("photo_outside_visit", "question", {"role": photo.role}, photo.sha256)
    if facts is None:
        return
    gap_s = _time_gap_s(photo, facts, claim.utc_offset_min)
    if gap_s is not None and gap_s > limits.photo_time_gap_max_s:
        minutes = round(gap_s / 60)
        yield Finding("photo_time_gap", "question", {"minutes": minutes}, photo.sha256)
    fix = claim.fix if is_missing(photo.fix, limits) else photo.fix
    if fix is None or is_missing(fix, limits):
        return
    exif = exif_fix(facts, photo.taken_at)
    if exif is None or is_missing(exif, limits):
        return
    gap_m = _apart_m(place_of(exif, plane), place_of(fix, plane))
    allowed_m = limits.photo_place_gap_max_m + (accuracy(fix) or 0) + (accuracy(exif) or 0)
    if gap_m <= allowed_m:
        return
    if _differ_by_shift(exif, fix, plane, limits):
        yield Finding("datum_shift", "review", {"distance_m": round(gap_m)}, photo.sha256)
    else:
        yield Finding("photo_place_gap", "review", {"distance_m": round(gap_m)}, photo.sha256)


def exif_fix(facts: PhotoFacts, taken_at: datetime) -> Fix | None:
    """The position written in the picture; its datum is never proven."""
    if facts.exif_lon is None or facts.exif_lat is None:
        return None
    return Fix(facts.exif_lon, facts.exif_lat, facts.exif_accuracy_m, "unknown", "exif", taken_at)


def _in_visit(taken_at: datetime, claim: Claim, limits: Limits) -> bool:
    slack_s = limits.photo_time_gap_max_s
    return (claim.started_at - taken_at).total_seconds() <= slack_s and (
        taken_at - claim.finished_at
    ).total_seconds() <= slack_s


def _time_gap_s(photo: ClaimPhoto, facts: PhotoFacts, utc_offset_min: int) -> float | None:
    """Seconds between the picture's own time and the phone's; local time is read in the visit's zone."""
    if facts.exif_taken_at is not None and facts.exif_taken_at.tzinfo is not None:
        return abs((facts.exif_taken_at - photo.taken_at).total_seconds())
    if facts.exif_local_time is None:
        return None
    try:
        local = datetime.fromisoformat(facts.exif_local_time)
    except ValueError:
        return None
    utc = photo.taken_at.replace(tzinfo=None) - (photo.taken_at.utcoffset() or timedelta())
    return abs((local.replace(tzinfo=None) - utc).total_seconds() - utc_offset_min * 60)


def _apart_m(one: Point, other: Point) -> float:
    metres = hypot(one[0] - other[0], one[1] - other[1])
    return metres if isfinite(metres) else 0.0


def _differ_by_shift(exif: Fix, fix: Fix, plane: Plane, limits: Limits) -> bool:
    """Whether reading one of the two in another datum brings them together (E2)."""
    return any(
        _apart_m(plane.point(*place), place_of(other, plane)) <= limits.shift_match_m
        for one, other in ((exif, fix), (fix, exif))
        for place in other_readings(one.lon, one.lat, one.datum).values()
    )
