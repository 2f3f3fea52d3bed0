"""Rows 7 to 13 of the decision table: trees and shrubs, with crops between them or without."""

from __future__ import annotations

from server.rules.claim import Trees
from server.rules.limits import Limits
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


def forest(scene: Scene) -> Cultivation | None:
    """7: timber or bamboo with a canopy of a fifth and more."""
    trees = scene.trees
    if trees is None or trees.kind not in {"timber", "bamboo"} or trees.canopy_percent is None:
        return None
    if trees.canopy_percent < scene.limits.forest_canopy_percent:
        return None
    land_class = "0302" if trees.kind == "bamboo" else "0301"
    return suggest(7, "no", "no", "forest", land_class, None, look("trees_by_consent"))


def shrub(scene: Scene) -> Cultivation | None:
    """8: shrubs over two fifths of the ground."""
    trees = scene.trees
    if trees is None or trees.kind != "shrub":
        return None
    if trees.canopy_percent is None:
        return suggest(8, "unknown", "unknown", "canopy_unknown", None, None, ask("canopy_missing"))
    if trees.canopy_percent >= scene.limits.shrub_cover_percent:
        return suggest(8, "no", "no", "shrub", "0305", None, look("trees_by_consent"))
    return None


def sparse_forest(scene: Scene) -> Cultivation | None:
    """9: sparse trees, or young ones planted in rows, unless interplanting (12) is proven."""
    trees = scene.trees
    if trees is None or trees.kind not in {"timber", "bamboo"}:
        return None
    canopy = trees.canopy_percent
    between = _between(scene)
    if canopy is None and (not trees.young_in_rows or between != "no"):
        return suggest(9, "unknown", "unknown", "canopy_unknown", None, None, ask("canopy_missing"))
    sparse = canopy is not None and canopy >= scene.limits.sparse_canopy_percent
    if not sparse and not trees.young_in_rows:
        return None
    if between != "no":
        return None
    return suggest(9, "no", "unknown", "sparse_forest", "0307", None, look("trees_by_consent"))


def _between(scene: Scene) -> Answer:
    """Whether row 12 is proven here: a crop between the trees on an intact plough layer."""
    return scene.seen.plough_layer if planted(scene) else "no"


def orchard(scene: Scene) -> Cultivation | None:
    """10 and 11: fruit, tea, mulberry by canopy and by plants per mu, joined by the setting."""
    trees = scene.trees
    if trees is None or trees.kind not in {"fruit", "tea", "mulberry"}:
        return None
    canopy = _canopy_over(trees, scene.limits)
    plants = _plants_over(trees, scene.limits)
    land_class = {"fruit": "0201", "tea": "0202", "mulberry": "0204"}[trees.kind]
    over: tuple[Answer, Answer] = (canopy, plants)
    if scene.limits.orchard_either:
        is_orchard = "yes" if "yes" in over else "unknown" if "unknown" in over else "no"
    else:
        is_orchard = "no" if "no" in over else "unknown" if "unknown" in over else "yes"
    if is_orchard == "no":
        return None
    if is_orchard == "yes":
        row, clause = (10, "orchard_canopy") if canopy == "yes" else (11, "orchard_plants")
        return suggest(row, "no", "no", clause, land_class, None, look("trees_by_consent"))
    if canopy == "unknown":
        return suggest(
            10, "unknown", "unknown", "canopy_unknown", None, None, ask("canopy_missing")
        )
    if trees.plants_per_mu is None:
        return suggest(
            11, "unknown", "unknown", "plants_unknown", None, None, ask("plants_missing")
        )
    return suggest(
        11,
        "unknown",
        "unknown",
        "plants_table_missing",
        None,
        None,
        Finding("plants_table_missing", "review", {"species": trees.species or trees.kind}),
    )


def _canopy_over(trees: Trees, limits: Limits) -> Answer:
    if trees.canopy_percent is None:
        return "unknown"
    return "yes" if trees.canopy_percent > limits.orchard_canopy_percent else "no"


def _plants_over(trees: Trees, limits: Limits) -> Answer:
    reasonable = dict(limits.reasonable_plants_per_mu).get(trees.species or "")
    if trees.plants_per_mu is None or reasonable is None:
        return "unknown"
    limit = reasonable * limits.orchard_plants_percent / 100
    return "yes" if trees.plants_per_mu > limit else "no"


def interplanted(scene: Scene) -> Cultivation | None:
    """12: trees below every limit, a crop sown between, plough layer intact."""
    if scene.trees is None or not planted(scene):
        return None
    if scene.seen.plough_layer == "yes":
        grain = any(crop.answer == "yes" for crop in scene.crops)
        return suggest(
            12,
            "yes",
            "yes",
            "interplanted",
            cultivated_class(scene),
            "LLJZ" if grain else attribute(scene),
        )
    if scene.seen.plough_layer == "unknown":
        clause, finding = "interplanted_layer_unknown", ask("plough_layer_missing")
    else:
        clause, finding = "interplanted_layer_stripped", look("layer_stripped")
    return suggest(12, "unknown", "unknown", clause, cultivated_class(scene), None, finding)


def trees_without_crop(scene: Scene) -> Cultivation | None:
    """13: trees below every limit and no crop this year: to be seen again next season."""
    if scene.trees is None:
        return None
    return suggest(
        13,
        "unknown",
        scene.seen.plough_layer,
        "trees_without_crop",
        cultivated_class(scene),
        "WG",
        look("trees_without_crop"),
    )


WOODY: tuple[Row, ...] = (
    forest,
    shrub,
    sparse_forest,
    orchard,
    interplanted,
    trees_without_crop,
)
