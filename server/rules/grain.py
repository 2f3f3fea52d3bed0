"""Whether what one record shows is grain (domain C1), for which year, at which level of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from server.rules.claim import CropSeen, Observation, Purpose
from server.rules.crop import Crop
from server.rules.edition import Edition, by_code
from server.rules.limits import Limits
from server.rules.season import Timing, harvest_timing
from server.rules.verdict import Answer, Grain, GrainLevel, Judged

STANDING = frozenset({"emerged", "tillering", "vegetative", "heading", "ripening"})
NO_CROP_COVERS = frozenset(
    {
        "tilled",
        "weeds",
        "fruit_trees",
        "timber_trees",
        "shrubs",
        "nursery",
        "pond",
        "facility",
        "building",
        "bare",
        "fallow",
    }
)
"""Covers under which a record without crops says that none grows."""


@dataclass(frozen=True, slots=True)
class CropGrain:
    """What the rules make of one crop of one record."""

    crop: str
    planting: str
    """The crop whose planting it is: a ratoon shares that of its rice."""
    answer: Answer
    """Whether it is grain by crop and purpose, whatever its stage."""
    clause: str
    level: GrainLevel
    failed: bool
    share_percent: int | None
    timing: Timing


def is_grain(crop: Crop | None, purpose: Purpose | None, limits: Limits) -> Judged:
    """Grain by kind and harvest purpose; a grey crop without a purpose cannot be told."""
    if crop is None:
        return Judged("unknown", "grain_crop_unknown")
    if not crop.grain:
        return _NOT_GRAIN.get(crop.code) or _NOT_GRAIN_GROUP[crop.group]
    if crop.group == "tuber":
        return Judged("yes", "grain_tubers")
    if purpose == "silage":
        return Judged("no", "not_grain_silage")
    if purpose == "vegetable":
        return Judged("no", "not_grain_vegetable_use")
    if purpose == "fresh" and crop.group == "bean" and not limits.fresh_beans_count:
        return Judged("no", "not_grain_fresh_beans")
    if purpose == "fresh" and crop.code == "maize":
        if limits.fresh_maize_counts:
            return Judged("yes", "grain_fresh_maize")
        return Judged("no", "not_grain_fresh_maize")
    if purpose is None and crop.ask_purpose:
        return Judged("unknown", "grain_purpose_unknown")
    if crop.group == "bean":
        return Judged("yes", "grain_beans")
    return Judged("yes", "grain_cereals")


_NOT_GRAIN = {
    "lotus": Judged("no", "not_grain_lotus"),
    "cassava": Judged("no", "not_grain_cassava"),
    "taro": Judged("no", "not_grain_taro_yam"),
    "yam": Judged("no", "not_grain_taro_yam"),
}
_NOT_GRAIN_GROUP = {
    "oil": Judged("no", "not_grain_oil"),
    "sugar": Judged("no", "not_grain_sugar"),
    "fibre": Judged("no", "not_grain_fibre"),
    "vegetable": Judged("no", "not_grain_vegetable"),
    "forage": Judged("no", "not_grain_forage"),
    "nursery": Judged("no", "not_grain_nursery"),
    "other": Judged("no", "not_grain_other"),
    "cereal": Judged("no", "not_grain_other"),
    "bean": Judged("no", "not_grain_other"),
    "tuber": Judged("no", "not_grain_other"),
}


def level_of(seen: CropSeen, cover: str) -> GrainLevel:
    """harvested by stage or stubble; standing once the seedlings show (见苗); else none."""
    if seen.stage == "failed":
        return "none"
    if seen.stage == "harvested" or cover == "stubble":
        return "harvested"
    return "standing" if seen.stage in STANDING else "none"


def crops_of(observation: Observation, day: date, edition: Edition) -> tuple[CropGrain, ...]:
    """Each crop named by the record, in its order; `day` is the local day of the visit."""
    catalogue = by_code(edition.crops)
    found = []
    for seen in observation.crops:
        crop = catalogue.get(seen.crop)
        kind = is_grain(crop, seen.purpose, edition.limits)
        stage = "harvested" if observation.cover == "stubble" else seen.stage
        timing = (
            harvest_timing(crop, day, stage, edition.limits)
            if crop
            else Timing(day.year, None, None)
        )
        found.append(
            CropGrain(
                crop=seen.crop,
                planting=(crop.cut_of if crop else None) or seen.crop,
                answer=kind.answer,
                clause=kind.clause,
                level=level_of(seen, observation.cover),
                failed=seen.stage == "failed",
                share_percent=seen.share_percent,
                timing=timing,
            )
        )
    return tuple(found)


def grain_of(
    observation: Observation, crops: Sequence[CropGrain], day: date, unproven: str | None
) -> Grain:
    """The record's grain answer from its crops; `unproven` is the clause of evidence it lacks."""
    counting = [crop for crop in crops if crop.answer == "yes" and crop.level != "none"]
    named = counting or [crop for crop in crops if crop.answer != "no"]
    # Two crops of one visit may count for two years (wheat sown under maize stubble): the record
    # speaks for the earlier harvest, the year's fold looks at each crop.
    year = min((crop.timing.year for crop in named), default=day.year)
    counted = [crop for crop in counting if crop.timing.year == year]
    codes = tuple(crop.crop for crop in counted)
    share = _share(counted)
    if unproven is not None:
        return Grain("unknown", unproven, "none", year, codes, share)
    if observation.cover == "unseen":
        return Grain("unknown", "unseen", "none", year, codes, share)
    if counted:
        level: GrainLevel = (
            "harvested" if any(crop.level == "harvested" for crop in counted) else "standing"
        )
        return Grain("yes", counted[0].clause, level, year, codes, share)
    for crop in crops:
        if crop.answer == "unknown":
            return Grain("unknown", crop.clause, "none", year)
    for crop in crops:
        if crop.answer == "yes" and not crop.failed:
            return Grain("unknown", "grain_stage_unknown", "none", year, (crop.crop,))
    if any(crop.failed and crop.answer == "yes" for crop in crops):
        return Grain("no", "grain_failed", "none", year)
    if crops:
        return Grain("no", crops[0].clause, "none", year)
    if observation.cover in NO_CROP_COVERS:
        return Grain("no", "no_crop_seen", "none", year)
    return Grain("unknown", "grain_crop_unknown", "none", year)


def _share(crops: Sequence[CropGrain]) -> int | None:
    """Intercrops add up, two cuts of one planting do not; None where a share was not said."""
    of_planting: dict[str, int] = {}
    for crop in crops:
        if crop.share_percent is None:
            return None
        of_planting[crop.planting] = max(of_planting.get(crop.planting, 0), crop.share_percent)
    return min(100, sum(of_planting.values())) if of_planting else None
