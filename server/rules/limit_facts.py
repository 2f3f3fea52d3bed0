"""What a person must know of each limit to change it: group, unit, source, and what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any, Literal, get_type_hints

from server.rules.edition import A_COMMON_YEAR
from server.rules.limits import Limits
from server.rules.season import on

Group = Literal["position", "camera", "time", "photo", "together", "land", "grain", "idle", "visit"]
Kind = Literal["number", "integer", "flag", "day", "date", "days", "table"]
"""day: "MM-DD"; date: "YYYY-MM-DD"; days: two of "MM-DD"; table: rows of a name and a number."""
Mark = Literal["S", "V", "P", "U"]
"""Stated in the plan, read in a source, decided here, to be confirmed (docs/rules.md)."""
Wrong = Literal["unknown", "missing", "kind", "too_small", "too_large", "no_day", "order"]
"""What is wrong with a value; order: it contradicts another limit (`NOT_ABOVE`)."""

MOST_SPECIES = 100
MOST_LETTERS = 40
MOST_PLANTS_PER_MU = 100_000.0
MOST_NEAR_BITS = 12
"""Pairs of pictures that differ in more are not kept: real ones begin to agree by chance at 14."""


@dataclass(frozen=True, slots=True)
class LimitFact:
    group: Group
    unit: str
    """Key of server/words/limits under "unit"; empty where the value is no quantity."""
    marks: tuple[Mark, ...]
    low: float | None = None
    high: float | None = None
    """Both included, and wide: they stop slips of the hand, not decisions [P]."""


LIMIT_FACTS: Mapping[str, LimitFact] = {
    "edge_min_m": LimitFact("position", "m", ("P",), 0, 1_000),
    "edge_cap_m": LimitFact("position", "m", ("P",), 0, 1_000),
    "accuracy_unknown_above_m": LimitFact("position", "m", ("P",), 1, 1_000),
    "null_island_deg": LimitFact("position", "deg", ("V",), 0, 1),
    "nearest_plots": LimitFact("position", "plots", ("P",), 0, 20),
    "view_half_angle_deg": LimitFact("camera", "deg", ("P",), 1, 90),
    "compass_error_deg": LimitFact("camera", "deg", ("P",), 0, 180),
    "view_reach_m": LimitFact("camera", "m", ("P",), 1, 1_000),
    "view_depth_m": LimitFact("camera", "m", ("P",), 0, 1_000),
    "fix_age_max_s": LimitFact("time", "s", ("P",), 1, 86_400),
    "late_after_hours": LimitFact("time", "h", ("P",), 1, 8_784),
    "clock_skew_max_s": LimitFact("time", "s", ("P",), 1, 86_400),
    "clock_plausible_from": LimitFact("time", "", ("P",)),
    "photo_time_gap_max_s": LimitFact("photo", "s", ("P",), 1, 86_400),
    "photo_place_gap_max_m": LimitFact("photo", "m", ("P",), 1, 10_000),
    "photo_apart_max_m": LimitFact("photo", "m", ("P",), 1, 10_000),
    "shift_match_m": LimitFact("photo", "m", ("P",), 1, 1_000),
    "travel_max_kmh": LimitFact("together", "kmh", ("P",), 10, 1_000),
    "travel_free_m": LimitFact("together", "m", ("P",), 0, 100_000),
    "repeat_within_days": LimitFact("together", "days", ("P",), 0, 366),
    "same_stand_max_s": LimitFact("together", "s", ("P",), 0, 86_400),
    "near_photo_bits": LimitFact("together", "bits", ("P",), 0, MOST_NEAR_BITS),
    "near_photo_visit_hours": LimitFact("together", "h", ("P",), 0, 8_784),
    "slope_max_deg": LimitFact("land", "deg", ("S", "U"), 0, 90),
    "orchard_canopy_percent": LimitFact("land", "percent", ("V",), 0, 100),
    "orchard_plants_percent": LimitFact("land", "percent", ("V",), 0, 100),
    "orchard_either": LimitFact("land", "", ("P", "V")),
    "reasonable_plants_per_mu": LimitFact("land", "plants_per_mu", ("U",)),
    "forest_canopy_percent": LimitFact("land", "percent", ("V",), 0, 100),
    "sparse_canopy_percent": LimitFact("land", "percent", ("V",), 0, 100),
    "shrub_cover_percent": LimitFact("land", "percent", ("V",), 0, 100),
    "grain_share_percent": LimitFact("grain", "percent", ("P",), 1, 100),
    "fresh_maize_counts": LimitFact("grain", "", ("U",)),
    "fresh_beans_count": LimitFact("grain", "", ("U",)),
    "season_tolerance_days": LimitFact("grain", "days", ("P",), 0, 60),
    "stubble_days": LimitFact("grain", "days", ("P",), 0, 366),
    "ripening_lead_days": LimitFact("grain", "days", ("P",), 0, 366),
    "first_year_cutoff": LimitFact("grain", "", ("P",)),
    "summer_grain_window": LimitFact("grain", "", ("P",)),
    "autumn_grain_window": LimitFact("grain", "", ("P",)),
    "last_chance_notice_days": LimitFact("grain", "days", ("P",), 0, 183),
    "sown_unseen_days": LimitFact("grain", "days", ("P",), 0, 183),
    "contradiction_days": LimitFact("grain", "days", ("P",), 0, 60),
    "main_season": LimitFact("idle", "", ("P",)),
    "abandoned_after_months": LimitFact("idle", "months", ("P", "U"), 1, 120),
    "severely_abandoned_after_months": LimitFact("idle", "months", ("P", "V"), 1, 120),
    "visit_interval_days": LimitFact("visit", "days", ("P",), 1, 366),
}
NOT_ABOVE = (
    ("edge_min_m", "edge_cap_m"),
    ("sparse_canopy_percent", "forest_canopy_percent"),
    ("abandoned_after_months", "severely_abandoned_after_months"),
)
"""The first of each pair is at most the second."""

KINDS: Mapping[Any, Kind] = {
    float: "number",
    int: "integer",
    bool: "flag",
    tuple[str, str]: "days",
    tuple[tuple[str, float], ...]: "table",
}


def kind_of(name: str) -> Kind:
    """Raises KeyError where there is no such limit."""
    hint = get_type_hints(Limits)[name]
    if hint is str:
        return "date" if name == "clock_plausible_from" else "day"
    return KINDS[hint]


def shortcomings(limits: Mapping[str, Any]) -> dict[str, Wrong]:
    """Name → what is wrong, for `limits` as JSON; empty where they can be adopted."""
    wrong: dict[str, Wrong] = {name: "unknown" for name in limits if name not in LIMIT_FACTS}
    wrong |= {name: "missing" for name in LIMIT_FACTS if name not in limits}
    for name, fact in LIMIT_FACTS.items():
        if name in limits:
            told = _wrong_with(limits[name], kind_of(name), fact)
            if told is not None:
                wrong[name] = told
    for less, more in NOT_ABOVE:
        if less not in wrong and more not in wrong and limits[less] > limits[more]:
            wrong[less] = wrong[more] = "order"
    return wrong


def _wrong_with(value: Any, kind: Kind, fact: LimitFact) -> Wrong | None:
    match kind:
        case "flag":
            return None if isinstance(value, bool) else "kind"
        case "number" | "integer":
            return _wrong_number(value, kind, fact)
        case "table":
            return _wrong_table(value)
        case "date":
            return _wrong_date(value)
        case "day":
            return _wrong_day(value)
        case "days":
            if not isinstance(value, list | tuple) or len(value) != 2:
                return "kind"
            return _wrong_day(value[0]) or _wrong_day(value[1])


def _wrong_number(value: Any, kind: Kind, fact: LimitFact) -> Wrong | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "kind"
    if isinstance(value, float) and (kind == "integer" or not isfinite(value)):
        return "kind"
    if fact.low is not None and value < fact.low:
        return "too_small"
    return "too_large" if fact.high is not None and value > fact.high else None


def _wrong_date(value: Any) -> Wrong | None:
    try:
        return None if date.fromisoformat(value).isoformat() == value else "no_day"
    except (TypeError, ValueError):
        return "no_day"


def _wrong_day(value: Any) -> Wrong | None:
    """A day that every year has: 02-29 is none."""
    if not isinstance(value, str):
        return "no_day"
    try:
        return None if f"{on(value, A_COMMON_YEAR):%m-%d}" == value else "no_day"
    except ValueError:
        return "no_day"


def _wrong_table(value: Any) -> Wrong | None:
    if not isinstance(value, list | tuple) or len(value) > MOST_SPECIES:
        return "kind"
    for row in value:
        if not isinstance(row, list | tuple) or len(row) != 2 or not isinstance(row[0], str):
            return "kind"
        if not row[0].strip() or not row[0].isprintable() or len(row[0]) > MOST_LETTERS:
            return "kind"
        told = _wrong_number(row[1], "number", LimitFact("land", "", (), 1, MOST_PLANTS_PER_MU))
        if told is not None:
            return told
    return None if len({row[0] for row in value}) == len(value) else "kind"
