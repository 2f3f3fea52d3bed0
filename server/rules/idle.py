"""Rows 18 to 22 of the decision table: ground without a crop, and for how long (domain C4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from server.rules.claim import Observation
from server.rules.limits import Limits
from server.rules.scene import Cultivation, Row, Scene, ask, cultivated_class, look, suggest
from server.rules.season import on, within
from server.rules.verdict import Answer, Finding


def tilled(scene: Scene) -> Cultivation | None:
    """18: ploughed or levelled, or sown and not yet up: could be farmed, features pending."""
    sown = scene.seen.cover == "crop"
    layer = scene.seen.plough_layer
    if not sown and scene.seen.cover != "tilled" and (scene.seen.cover != "bare" or layer != "yes"):
        return None
    land_class = cultivated_class(scene)
    if sown:
        return suggest(18, "unknown", "yes", "sown_not_up", land_class, "WG")
    if layer == "no":
        return None
    if layer == "unknown":
        return suggest(
            18,
            "unknown",
            "unknown",
            "tilled_layer_unknown",
            land_class,
            "WG",
            ask("plough_layer_missing"),
        )
    return suggest(18, "unknown", "yes", "tilled", land_class, "WG")


def fallow(scene: Scene) -> Cultivation | None:
    """19: approved fallow with its document."""
    if scene.seen.cover != "fallow":
        return None
    land_class = cultivated_class(scene)
    if (scene.seen.fallow_document or "").strip():
        return suggest(19, "yes", "yes", "fallow", land_class, "XG")
    return suggest(
        19,
        "unknown",
        "unknown",
        "fallow_document_missing",
        land_class,
        None,
        ask("fallow_document_missing"),
    )


def asks_earlier(seen: Observation) -> bool:
    """Whether the table looks at what visits before this one saw."""
    return seen.cover == "weeds"


def weeds(scene: Scene) -> Cultivation | None:
    """20 and 21: weeds or saplings; how long ago a crop stood decides."""
    if not asks_earlier(scene.seen):
        return None
    land_class = cultivated_class(scene)
    since = scene.earlier.last_crop_seen_on
    layer = scene.seen.plough_layer
    if since is None:
        return suggest(
            20,
            "unknown",
            layer,
            "weeds_since_unknown",
            land_class,
            "WG",
            look("last_crop_unknown"),
        )
    months = whole_months(since, scene.day)
    facts = {"months": months, "last_crop_on": since.isoformat()}
    if months < scene.limits.abandoned_after_months:
        warning = (
            Finding("abandonment_warning", "question", facts)
            if missed_main_season(since, scene.day, scene.limits)
            else Finding("idle", "note", facts)
        )
        woody = scene.seen.woody_regrowth == "yes"
        farmable: Answer = "unknown" if woody and layer == "unknown" else "yes"
        return suggest(
            20,
            "yes",
            "no" if layer == "no" else farmable,
            "weeds_within_year",
            land_class,
            "WG",
            warning,
        )
    if not _seen_idle(scene):
        suspected = Finding("abandonment_suspected", "review", facts)
        return suggest(21, "unknown", layer, "abandoned_not_shown", land_class, "WG", suspected)
    severe = months >= scene.limits.severely_abandoned_after_months
    found = (
        Finding("abandoned_severely", "review", facts)
        if severe
        else Finding("abandoned", "review", facts)
    )
    return suggest(21, "no", layer, "abandoned", land_class, "WG", found)


def bare(scene: Scene) -> Cultivation | None:
    """22: bare soil or rubble without a plough layer."""
    if scene.seen.cover not in {"bare", "tilled"}:
        return None
    if scene.seen.plough_layer == "no":
        return suggest(22, "no", "no", "bare", "1206", None, look("layer_stripped"))
    return suggest(
        22, "unknown", "unknown", "bare_layer_unknown", None, None, ask("plough_layer_missing")
    )


def _seen_idle(scene: Scene) -> bool:
    """Whether the time since the last crop is known to be idle: saplings, or visits in both halves.

    Without them a crop may have grown unseen between two visits.
    """
    if scene.seen.woody_regrowth == "yes":
        return True
    return shown_idle((*scene.earlier.idle_seen_on, scene.day), scene.limits)


def shown_idle(days: Iterable[date], limits: Limits) -> bool:
    """Whether visits on these days saw both the winter crops' window and the main season's."""
    seen = tuple(days)
    windows = (limits.summer_grain_window, limits.autumn_grain_window)
    return all(any(within(window, day) for day in seen) for window in windows)


def whole_months(since: date, day: date) -> int:
    """Full calendar months from one day to a later one; negative before it."""
    months = (day.year - since.year) * 12 + day.month - since.month
    return months - 1 if day.day < since.day else months


def missed_main_season(since: date, day: date, limits: Limits) -> bool:
    """Whether one whole main season lies between the last crop and the day."""
    first, last = limits.main_season
    return any(
        since < on(first, year) and on(last, year) <= day
        for year in range(since.year, day.year + 1)
    )


IDLE: tuple[Row, ...] = (tilled, fallow, weeds, bare)
