"""The year of one plot, folded from its judged records (domain C3): grain and cultivated features.

Nothing is kept between calls: the same records, acceptance, limits and day give the same year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from server.rules.claim import Claim, Cover
from server.rules.edition import Edition
from server.rules.grain import NO_CROP_COVERS, CropGrain, crops_of
from server.rules.inspection import local_day
from server.rules.limits import Limits
from server.rules.season import on, within
from server.rules.verdict import Answer, GrainLevel, Judged

UNPROVEN = frozenset(
    {
        "position_outside",
        "position_unknown",
        "photos_owed",
        "no_photo",
        "photos_unreadable",
        "unseen",
    }
)
Span = tuple[date, date]
"""First and last day, both included."""
LASTING_ROWS = frozenset({2, 4, 5, 7, 8, 10, 11})
"""Rows of the decision table whose cover no crop of the same year goes with; weeds are soon ploughed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one judged record gives to the year."""

    inspection_id: str
    day: date
    """Local day of the visit."""
    cover: Cover
    cultivated: Judged
    crops: tuple[CropGrain, ...]
    unproven: str | None
    """Clause of the evidence it lacks; such a record proves nothing, neither for nor against."""
    woody: bool = False
    """Whether shrubs or saplings were seen coming up."""


@dataclass(frozen=True, slots=True)
class YearState:
    year: int
    cultivated: Judged
    cultivated_by: tuple[str, ...]
    """Inspections the answer rests on."""
    grain: Judged
    level: GrainLevel
    share_percent: int | None
    grain_by: tuple[str, ...]
    missing: tuple[str, ...]
    """Codes of what would bring an answer, keys of server/words/*.json under "missing"."""
    without: bool = False
    """Whether what was seen leaves no room for grain; "no" is said of it only once the year is over."""


@dataclass(slots=True)
class _Planting:
    """One planting of a grain crop through the year."""

    name: str
    clause: str
    crop: str
    level: GrainLevel
    share_percent: int | None
    core: tuple[date, date] | None
    """From standing to harvest: two plantings that share time are intercrops."""
    by: list[str]
    visits: set[str]


def seen_of(
    inspection_id: str,
    claim: Claim,
    verdict: Mapping[str, Any],
    edition: Edition,
    received_at: datetime,
    device_skew_s: float | None = None,
) -> Seen:
    """A kept record for the fold; `verdict` is its JSON (`verdict_as_json`)."""
    day = local_day(claim, received_at, device_skew_s, edition.limits)
    said = verdict["cultivated"]
    clause = verdict["grain"]["clause"]
    return Seen(
        inspection_id=inspection_id,
        day=day,
        cover=claim.observation.cover,
        cultivated=Judged(said["answer"], said["clause"], said["row"]),
        crops=crops_of(claim.observation, day, edition),
        unproven=clause if clause in UNPROVEN else None,
        woody=claim.observation.woody_regrowth == "yes",
    )


def years_touched(seen: Seen) -> tuple[int, ...]:
    """Years whose state this record may change: of the visit and of each crop's harvest."""
    return tuple(sorted({seen.day.year, *(crop.timing.year for crop in seen.crops)}))


def year_state(
    year: int,
    records: Sequence[Seen],
    accepted_on: date | None,
    limits: Limits,
    today: date,
    fallow: Sequence[Span] = (),
) -> YearState:
    """The year of one plot from all its records, in any order; `today` is the local day.

    `fallow`: first and last days of the fallow that was approved with a document.
    """
    ordered = sorted(records, key=lambda seen: (seen.day, seen.inspection_id))
    touching = [seen for seen in ordered if year in years_touched(seen)]
    proven = [seen for seen in touching if seen.unproven is None]
    cultivated, cultivated_by = _cultivated(year, touching)
    plantings, withdrawn = _plantings(year, proven, limits)
    share, could_be = _share(plantings)
    share_known = all(planting.share_percent is not None for planting in plantings)
    by = tuple(dict.fromkeys(one for planting in plantings for one in planting.by))
    level: GrainLevel = "none"
    if plantings:
        level = "harvested" if any(p.level == "harvested" for p in plantings) else "standing"
    enough = share >= limits.grain_share_percent
    if plantings and enough:
        met = Judged("yes", plantings[0].clause)
        awaited = ("harvest_not_seen",) if level == "standing" else ()
        return YearState(year, cultivated, cultivated_by, met, level, share, by, awaited)
    told = share if share_known and plantings else None
    suspended = _suspended(year, accepted_on, proven, limits, fallow)
    if suspended is not None:
        return YearState(year, cultivated, cultivated_by, suspended, level, told, by, ())
    missing = _missing(year, touching, proven, plantings, share_known, withdrawn)
    small = could_be < limits.grain_share_percent
    without = small and _known_without(year, touching, proven, limits)
    if without and today.year > year:
        clause = "year_share_too_small" if plantings else "year_no_grain"
        shown = by or tuple(seen.inspection_id for seen in proven if seen.day.year == year)
        return YearState(
            year, cultivated, cultivated_by, Judged("no", clause), level, told, shown, missing, True
        )
    clause = "year_no_visit" if not touching else "year_open"
    return YearState(
        year,
        cultivated,
        cultivated_by,
        Judged("unknown", clause),
        level,
        told,
        by,
        missing,
        without,
    )


def _cultivated(year: int, touching: Sequence[Seen]) -> tuple[Judged, tuple[str, ...]]:
    """The latest record of the calendar year that could tell."""
    of_year = [seen for seen in touching if seen.day.year == year]
    for seen in reversed(of_year):
        if seen.cultivated.answer != "unknown":
            return seen.cultivated, (seen.inspection_id,)
    if of_year:
        return of_year[-1].cultivated, ()
    return Judged("unknown", "year_no_visit"), ()


def _plantings(year: int, proven: Sequence[Seen], limits: Limits) -> tuple[list[_Planting], bool]:
    """Grain plantings of the year that stand or were harvested, and whether one was withdrawn."""
    found: dict[str, _Planting] = {}
    withdrawn = False
    for seen in proven:
        for name in [name for name, planting in found.items() if _gone(planting, seen, limits)]:
            del found[name]
            withdrawn = True
        for crop in seen.crops:
            if crop.answer != "yes" or crop.timing.year != year:
                continue
            known = found.get(crop.planting)
            if crop.failed:
                if known is None or not _followed_by(known, crop):
                    withdrawn = True
                    if known is not None and known.level == "standing":
                        del found[crop.planting]
            elif crop.level != "none":
                found[crop.planting] = _grown(known, crop, seen)
    return list(found.values()), withdrawn and not found


def _grown(known: _Planting | None, crop: CropGrain, seen: Seen) -> _Planting:
    season = crop.timing.season
    core = (season.standing[0], season.harvest[0]) if season else None
    if known is None:
        return _Planting(
            crop.planting,
            crop.clause,
            crop.crop,
            crop.level,
            crop.share_percent,
            core,
            [seen.inspection_id],
            {seen.inspection_id},
        )
    shares = [share for share in (known.share_percent, crop.share_percent) if share is not None]
    known.level = "harvested" if "harvested" in (known.level, crop.level) else "standing"
    known.share_percent = max(shares, default=None)
    known.by.append(seen.inspection_id)
    known.visits.add(seen.inspection_id)
    return known


def _followed_by(planting: _Planting, crop: CropGrain) -> bool:
    """Whether a crop grew only after the planting's harvest: a second cut, autumn potatoes."""
    season = crop.timing.season
    if planting.core is None or season is None:
        return False
    return planting.core[1] <= season.standing[0]


def _gone(planting: _Planting, seen: Seen, limits: Limits) -> bool:
    """Whether a later visit shows the ground without a standing crop before it could be harvested."""
    if planting.level != "standing" or planting.core is None or seen.cover not in NO_CROP_COVERS:
        return False
    if any(crop.planting == planting.name for crop in seen.crops):
        return False
    return seen.day < planting.core[1] - timedelta(limits.season_tolerance_days)


def _share(plantings: Sequence[_Planting]) -> tuple[int, int]:
    """The greatest share under grain at one time that was shown, and that could have been.

    Percent, capped at 100. Intercrops add up; crops that follow each other may stand on the same
    ground and do not. What was not said may be anything: a share the whole plot, a time any.
    """
    shown = could_be = 0
    for one in plantings:
        surely = [it.share_percent for it in plantings if _at_one_time(one, it, unsaid=False)]
        maybe = [it.share_percent for it in plantings if _at_one_time(one, it, unsaid=True)]
        shown = max(shown, sum(share or 0 for share in surely))
        could_be = max(could_be, sum(100 if share is None else share for share in maybe))
    return min(100, shown), min(100, could_be)


def _at_one_time(one: _Planting, other: _Planting, unsaid: bool) -> bool:
    if one.visits & other.visits:
        return True
    if one.core is None or other.core is None:
        return unsaid
    return other.core[0] <= one.core[0] < other.core[1] or one.core[0] == other.core[0]


def _suspended(
    year: int,
    accepted_on: date | None,
    proven: Sequence[Seen],
    limits: Limits,
    fallow: Sequence[Span],
) -> Judged | None:
    """Years in which no grain is owed: before the first full year (A4), or approved fallow.

    Approved fallow frees the year whose whole main season it covers [P].
    """
    if accepted_on is not None and accepted_on > on(limits.first_year_cutoff, year):
        return Judged("unknown", "year_not_owed_yet")
    season = [on(day, year) for day in limits.main_season]
    if any(first <= season[0] and season[1] <= last for first, last in fallow):
        return Judged("unknown", "year_fallow")
    seen_fallow = False
    for judged in (seen.cultivated for seen in proven if seen.day.year == year):
        if judged.row == 19 and judged.answer == "yes":
            seen_fallow = True
        elif judged.answer == "no":
            seen_fallow = False
    return Judged("unknown", "year_fallow") if seen_fallow else None


def _missing(
    year: int,
    touching: Sequence[Seen],
    proven: Sequence[Seen],
    plantings: Sequence[_Planting],
    share_known: bool,
    withdrawn: bool,
) -> tuple[str, ...]:
    codes: list[str] = []
    if not touching:
        return ("no_visit",)
    lacking = {seen.unproven for seen in touching}
    if "photos_owed" in lacking:
        codes.append("photos_owed")
    if lacking & {"no_photo", "photos_unreadable"}:
        codes.append("photo_needed")
    if lacking & {"position_outside", "position_unknown"}:
        codes.append("position_needed")
    if "unseen" in lacking:
        codes.append("view_needed")
    crops = [crop for seen in proven for crop in seen.crops if crop.timing.year == year]
    if any(crop.clause == "grain_purpose_unknown" for crop in crops):
        codes.append("purpose_missing")
    if withdrawn:
        codes.append("crop_failed")
    if plantings:
        codes.append("share_too_small" if share_known else "share_unknown")
    elif proven:
        codes.append("no_grain_seen")
    return tuple(codes)


def _known_without(
    year: int, touching: Sequence[Seen], proven: Sequence[Seen], limits: Limits
) -> bool:
    """Whether what was seen leaves no room for grain."""
    for seen in touching:
        for crop in seen.crops:
            may_count: tuple[Answer, ...] = ("unknown", "yes") if seen.unproven else ("unknown",)
            if crop.timing.year == year and crop.answer in may_count:
                return False
        if seen.unproven == "photos_owed":
            return False
    telling = [seen for seen in proven if seen.day.year == year and seen.cover != "mixed"]
    if any(
        seen.cultivated.row in LASTING_ROWS and seen.cultivated.answer == "no" for seen in telling
    ):
        return True
    return any(within(limits.summer_grain_window, seen.day) for seen in telling) and any(
        within(limits.autumn_grain_window, seen.day) for seen in telling
    )


def year_as_json(state: YearState, edition_id: str) -> dict[str, Any]:
    """The year as docs/protocol.md writes it."""
    return {
        "year": state.year,
        "cultivated": {
            "answer": state.cultivated.answer,
            "clause": state.cultivated.clause,
            "inspections": list(state.cultivated_by),
        },
        "grain": {
            "answer": state.grain.answer,
            "clause": state.grain.clause,
            "level": state.level,
            "share_percent": state.share_percent,
            "inspections": list(state.grain_by),
        },
        "missing": list(state.missing),
        "edition": edition_id,
    }
