"""Cultivated features and farming conditions: the decision table of the domain's B4, row by row.

Rows are asked in the order of the table and the first that applies answers; only row 24 (nothing can
be told) stands in front of those that need evidence. Each row gives two answers, never one: whether the
plot shows cultivated features, and whether it could be farmed. All are suggestions to a person.
"""

from __future__ import annotations

from server.rules.idle import IDLE
from server.rules.scene import (
    Cultivation,
    Row,
    Scene,
    ask,
    attribute,
    cultivated_class,
    look,
    planted,
    suggest,
)
from server.rules.verdict import Answer, Finding
from server.rules.woody import WOODY


def cultivation(scene: Scene) -> Cultivation:
    for row in ROWS:
        found = row(scene)
        if found is not None:
            return found
    return suggest(24, "unknown", "unknown", "not_described", None, None, ask("describe_cover"))


def excluded(scene: Scene) -> Cultivation | None:
    """1: inside an exclusion layer, or as steep as the limit: no result, whatever grows."""
    if scene.excluded_by:
        layers = ", ".join(scene.excluded_by)
        return suggest(
            1,
            "no",
            "no",
            "excluded_layer",
            None,
            None,
            Finding("excluded_layer", "review", {"layers": layers}),
        )
    if scene.slope_deg is not None and scene.slope_deg >= scene.limits.slope_max_deg:
        return suggest(
            1,
            "no",
            "no",
            "slope_too_steep",
            None,
            None,
            Finding("slope_too_steep", "review", {"slope_deg": scene.slope_deg}),
        )
    return None


def nothing_to_tell(scene: Scene) -> Cultivation | None:
    """24: not seen, wrong place, photos missing."""
    if scene.seen.cover == "unseen":
        return suggest(24, "unknown", "unknown", "unseen", None, None, ask("unseen"))
    if scene.unproven is not None:
        return suggest(24, "unknown", "unknown", scene.unproven)
    return None


def built(scene: Scene) -> Cultivation | None:
    """2: building, hardened yard, road of 1.0 m and more, waste, mine."""
    hard = scene.seen.hardened == "yes" and scene.seen.cover in {"bare", "tilled", "weeds"}
    if scene.seen.cover == "building" or hard:
        return suggest(2, "no", "no", "built", None, None, look("built"))
    return None


def greenhouse(scene: Scene) -> Cultivation | None:
    """3: plastic house on the plough layer, nothing hardened; the cover's own words say both."""
    if scene.seen.cover != "greenhouse":
        return None
    if scene.seen.hardened == "yes" or scene.seen.plough_layer == "no":
        return None
    land_class = scene.land_class if scene.land_class in {"0102", "0103"} else "0103"
    return suggest(3, "yes", "yes", "greenhouse", land_class, attribute(scene))


def facility(scene: Scene) -> Cultivation | None:
    """4: livestock shed, factory greenhouse, hardened."""
    if scene.seen.cover in {"facility", "greenhouse"}:
        return suggest(4, "no", "no", "facility", "1202", None, look("facility"))
    return None


def pond(scene: Scene) -> Cultivation | None:
    """5: permanent water without crop. Winter paddy holds water too and is no pond."""
    if scene.crops or scene.seen.cover == "crop":
        return None
    if scene.seen.permanent_water == "yes":
        return suggest(5, "no", "no", "pond", "1104", None, look("pond_no_filling"))
    if scene.seen.cover != "pond":
        return None
    paddy = cultivated_class(scene) == "0101"
    if scene.seen.permanent_water == "no":
        if paddy:
            return suggest(18, "unknown", "yes", "winter_paddy", "0101", "WG")
        own = cultivated_class(scene)
        return suggest(18, "unknown", "unknown", "water_not_permanent", own, "WG")
    if paddy:
        return suggest(
            5, "unknown", "unknown", "water_unknown", None, None, ask("water_permanent_unknown")
        )
    return suggest(5, "no", "no", "pond", "1104", None, look("pond_no_filling"))


def paddy_crop(scene: Scene) -> Cultivation | None:
    """6: rice, lotus and other crops of the paddy; fish beside rice needs the pit measured."""
    aquatic = [kind for kind in scene.kinds if kind is not None and kind.aquatic]
    if not aquatic or not planted(scene):
        return None
    fish = scene.seen.permanent_water == "yes" and any(kind.grain for kind in aquatic)
    if fish or (scene.seen.cover == "pond" and any(kind.grain for kind in aquatic)):
        return suggest(
            6, "unknown", "yes", "rice_fish", "0101", attribute(scene), ask("rice_fish_pit")
        )
    return suggest(6, "yes", "yes", "paddy_crop", "0101", attribute(scene))


def nursery(scene: Scene) -> Cultivation | None:
    """14 and 15: nursery stock, turf, flowers, herbs; the plough layer decides."""
    herbs = bool(scene.kinds) and all(
        kind is not None and kind.group == "nursery" for kind in scene.kinds
    )
    if scene.seen.cover != "nursery" and not (herbs and planted(scene)):
        return None
    layer = scene.seen.plough_layer
    if layer == "no" or scene.seen.hardened == "yes":
        return suggest(15, "no", "no", "nursery_layer_stripped", None, None, look("layer_stripped"))
    if layer == "unknown":
        return suggest(
            14,
            "unknown",
            "unknown",
            "nursery_layer_unknown",
            None,
            None,
            ask("plough_layer_missing"),
        )
    return suggest(
        14,
        "yes",
        "yes",
        "nursery_temporary",
        cultivated_class(scene),
        "FLS",
        look("nursery_not_grain"),
    )


def crop_stands(scene: Scene) -> Cultivation | None:
    """16 and 17: a crop standing or its fresh stubble; grain or not decides the attribute."""
    if not planted(scene):
        return None
    # A crop on ground said to have no plough layer contradicts itself: somebody has to look.
    stripped = scene.seen.plough_layer == "no"
    farmable: Answer = "unknown" if stripped else "yes"
    findings = (look("layer_stripped"),) if stripped else ()
    kind = attribute(scene)
    number, clause = _CROP_ROWS[kind]
    return suggest(number, "yes", farmable, clause, cultivated_class(scene), kind, *findings)


_CROP_ROWS = {"LS": (16, "grain_crop"), "FLS": (17, "other_crop"), None: (17, "crop_not_told")}


def mixed(scene: Scene) -> Cultivation | None:
    """23: several parts, each to be judged alone."""
    if scene.seen.cover == "mixed":
        return suggest(23, "unknown", "unknown", "mixed", None, None, look("split_plot"))
    return None


ROWS: tuple[Row, ...] = (
    excluded,
    nothing_to_tell,
    built,
    greenhouse,
    facility,
    pond,
    paddy_crop,
    *WOODY,
    nursery,
    crop_stands,
    *IDLE,
    mixed,
)
