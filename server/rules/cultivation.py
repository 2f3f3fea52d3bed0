"""Cultivated features and farming conditions: the decision table of the domain's B4, row by row.

Rows are asked in the order of the table and the first that applies answers; only row 24 (nothing can
be told) stands in front of those that need evidence. Each row gives two answers, never one: whether the
plot shows cultivated features, and whether it could be farmed. All are suggestions to a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from server.rules.claim import Observation, Trees
from server.rules.crop import Crop
from server.rules.grain import CropGrain
from server.rules.limits import Limits
from server.rules.season import on
from server.rules.verdict import Answer, Finding, Judged


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the table asks about."""

    seen: Observation
    crops: Sequence[CropGrain]
    kinds: Sequence[Crop | None]
    """Catalogue entries of the crops, in the same order."""
    land_class: str | None
    excluded_by: tuple[str, ...]
    slope_deg: float | None
    unproven: str | None
    """Clause of the evidence that is missing: position, photos."""
    day: date
    last_crop_seen_on: date | None
    limits: Limits

    @property
    def has_crop(self) -> bool:
        """Whether the record says that a sown crop stands, stood, or left its stubble."""
        return self.seen.cover in {"crop", "stubble"} or any(
            crop.level != "none" or crop.failed for crop in self.crops
        )

    @property
    def trees(self) -> Trees | None:
        """The trees described, or what the cover says of them."""
        if self.seen.trees is not None:
            return self.seen.trees
        kind = _KIND_OF_COVER.get(self.seen.cover)
        return kind and Trees(kind, None, None, None, None)


_KIND_OF_COVER = {"fruit_trees": "fruit", "timber_trees": "timber", "shrubs": "shrub"}


@dataclass(frozen=True, slots=True)
class Cultivation:
    cultivated: Judged
    farmable: Judged
    land_class: str | None = None
    attribute: str | None = None
    findings: tuple[Finding, ...] = ()


def cultivation(scene: Scene) -> Cultivation:
    for row in ROWS:
        found = row(scene)
        if found is not None:
            return found
    return _row(24, "unknown", "unknown", "not_described", None, None, _ask("describe_cover"))


def _row(
    row: int,
    cultivated: Answer,
    farmable: Answer,
    clause: str,
    land_class: str | None = None,
    attribute: str | None = None,
    *findings: Finding,
) -> Cultivation:
    return Cultivation(
        Judged(cultivated, clause, row),
        Judged(farmable, clause, row),
        land_class,
        attribute,
        findings,
    )


def _ask(code: str) -> Finding:
    return Finding(code, "question")


def _look(code: str) -> Finding:
    return Finding(code, "review")


def excluded(scene: Scene) -> Cultivation | None:
    """1: inside an exclusion layer, or as steep as the limit: no result, whatever grows."""
    if scene.excluded_by:
        layers = ", ".join(scene.excluded_by)
        return _row(
            1,
            "no",
            "no",
            "excluded_layer",
            None,
            None,
            Finding("excluded_layer", "review", {"layers": layers}),
        )
    if scene.slope_deg is not None and scene.slope_deg >= scene.limits.slope_max_deg:
        return _row(
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
        return _row(24, "unknown", "unknown", "unseen", None, None, _ask("unseen"))
    if scene.unproven is not None:
        return _row(24, "unknown", "unknown", scene.unproven)
    return None


def built(scene: Scene) -> Cultivation | None:
    """2: building, hardened yard, road of 1.0 m and more, waste, mine."""
    hard = scene.seen.hardened == "yes" and scene.seen.cover in {"bare", "tilled", "weeds"}
    if scene.seen.cover == "building" or hard:
        return _row(2, "no", "no", "built", None, None, _look("built"))
    return None


def greenhouse(scene: Scene) -> Cultivation | None:
    """3: plastic house on the plough layer, nothing hardened; the cover's own words say both."""
    if scene.seen.cover != "greenhouse":
        return None
    if scene.seen.hardened == "yes" or scene.seen.plough_layer == "no":
        return None
    land_class = scene.land_class if scene.land_class in {"0102", "0103"} else "0103"
    return _row(3, "yes", "yes", "greenhouse", land_class, _attribute(scene))


def facility(scene: Scene) -> Cultivation | None:
    """4: livestock shed, factory greenhouse, hardened."""
    if scene.seen.cover in {"facility", "greenhouse"}:
        return _row(4, "no", "no", "facility", "1202", None, _look("facility"))
    return None


def pond(scene: Scene) -> Cultivation | None:
    """5: permanent water without crop. Winter paddy holds water too and is no pond."""
    if scene.crops or scene.seen.cover == "crop":
        return None
    if scene.seen.permanent_water == "yes":
        return _row(5, "no", "no", "pond", "1104", None, _look("pond_no_filling"))
    if scene.seen.cover != "pond":
        return None
    paddy = (scene.land_class or "").startswith("0101")
    if scene.seen.permanent_water == "no":
        return _row(18, "unknown", "yes" if paddy else "unknown", "winter_paddy", "0101", "WG")
    if paddy:
        return _row(
            5, "unknown", "unknown", "water_unknown", None, None, _ask("water_permanent_unknown")
        )
    return _row(5, "no", "no", "pond", "1104", None, _look("pond_no_filling"))


def paddy_crop(scene: Scene) -> Cultivation | None:
    """6: rice, lotus and other crops of the paddy; fish beside rice needs the pit measured."""
    aquatic = [kind for kind in scene.kinds if kind is not None and kind.aquatic]
    if not aquatic or not _planted(scene):
        return None
    fish = scene.seen.permanent_water == "yes" and any(kind.grain for kind in aquatic)
    if fish or (scene.seen.cover == "pond" and any(kind.grain for kind in aquatic)):
        return _row(
            6, "unknown", "yes", "rice_fish", "0101", _attribute(scene), _ask("rice_fish_pit")
        )
    return _row(6, "yes", "yes", "paddy_crop", "0101", _attribute(scene))


def forest(scene: Scene) -> Cultivation | None:
    """7: timber or bamboo with a canopy of a fifth and more."""
    trees = scene.trees
    if trees is None or trees.kind not in {"timber", "bamboo"} or trees.canopy_percent is None:
        return None
    if trees.canopy_percent < scene.limits.forest_canopy_percent:
        return None
    land_class = "0302" if trees.kind == "bamboo" else "0301"
    return _row(7, "no", "no", "forest", land_class, None, _look("trees_by_consent"))


def shrub(scene: Scene) -> Cultivation | None:
    """8: shrubs over two fifths of the ground."""
    trees = scene.trees
    if trees is None or trees.kind != "shrub":
        return None
    if trees.canopy_percent is None:
        return _row(8, "unknown", "unknown", "canopy_unknown", None, None, _ask("canopy_missing"))
    if trees.canopy_percent >= scene.limits.shrub_cover_percent:
        return _row(8, "no", "no", "shrub", "0305", None, _look("trees_by_consent"))
    return None


def sparse_forest(scene: Scene) -> Cultivation | None:
    """9: sparse trees, or young ones planted in rows, unless interplanting (12) is proven."""
    trees = scene.trees
    if trees is None or trees.kind not in {"timber", "bamboo"}:
        return None
    canopy = trees.canopy_percent
    if canopy is None and not trees.young_in_rows:
        return _row(9, "unknown", "unknown", "canopy_unknown", None, None, _ask("canopy_missing"))
    sparse = canopy is not None and canopy >= scene.limits.sparse_canopy_percent
    if not sparse and not trees.young_in_rows:
        return None
    if canopy is not None and _between_proven(scene):
        return None
    return _row(9, "no", "unknown", "sparse_forest", "0307", None, _look("trees_by_consent"))


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
        return _row(row, "no", "no", clause, land_class, None, _look("trees_by_consent"))
    if canopy == "unknown":
        return _row(10, "unknown", "unknown", "canopy_unknown", None, None, _ask("canopy_missing"))
    if trees.plants_per_mu is None:
        return _row(11, "unknown", "unknown", "plants_unknown", None, None, _ask("plants_missing"))
    return _row(
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
    if scene.trees is None or not _planted(scene):
        return None
    if scene.seen.plough_layer == "yes":
        grain = any(crop.answer == "yes" for crop in scene.crops)
        return _row(
            12,
            "yes",
            "yes",
            "interplanted",
            _cultivated_class(scene),
            "LLJZ" if grain else _attribute(scene),
        )
    if scene.seen.plough_layer == "unknown":
        return _row(
            12,
            "unknown",
            "unknown",
            "interplanted_layer_unknown",
            _cultivated_class(scene),
            None,
            _ask("plough_layer_missing"),
        )
    return None


def trees_without_crop(scene: Scene) -> Cultivation | None:
    """13: trees below every limit and no crop this year: to be seen again next season."""
    if scene.trees is None:
        return None
    return _row(
        13,
        "unknown",
        scene.seen.plough_layer,
        "trees_without_crop",
        _cultivated_class(scene),
        "WG",
        _look("trees_without_crop"),
    )


def nursery(scene: Scene) -> Cultivation | None:
    """14 and 15: nursery stock, turf, flowers, herbs; the plough layer decides."""
    herbs = bool(scene.kinds) and all(
        kind is not None and kind.group == "nursery" for kind in scene.kinds
    )
    if scene.seen.cover != "nursery" and not (herbs and _planted(scene)):
        return None
    layer = scene.seen.plough_layer
    if layer == "no" or scene.seen.hardened == "yes":
        return _row(15, "no", "no", "nursery_layer_stripped", None, None, _look("layer_stripped"))
    if layer == "unknown":
        return _row(
            14,
            "unknown",
            "unknown",
            "nursery_layer_unknown",
            None,
            None,
            _ask("plough_layer_missing"),
        )
    return _row(
        14,
        "yes",
        "yes",
        "nursery_temporary",
        _cultivated_class(scene),
        "FLS",
        _look("nursery_not_grain"),
    )


def crop_stands(scene: Scene) -> Cultivation | None:
    """16 and 17: a crop standing or its fresh stubble; grain or not decides the attribute."""
    if not _planted(scene):
        return None
    land_class = _cultivated_class(scene)
    if any(crop.answer == "yes" for crop in scene.crops):
        return _row(16, "yes", "yes", "grain_crop", land_class, _attribute(scene))
    return _row(17, "yes", "yes", "other_crop", land_class, _attribute(scene))


def tilled(scene: Scene) -> Cultivation | None:
    """18: ploughed or levelled, or sown and not yet up: could be farmed, features pending."""
    sown = scene.seen.cover == "crop"
    layer = scene.seen.plough_layer
    if not sown and scene.seen.cover != "tilled" and (scene.seen.cover != "bare" or layer != "yes"):
        return None
    land_class = _cultivated_class(scene)
    if sown:
        return _row(18, "unknown", "yes", "sown_not_up", land_class, "WG")
    if layer == "no":
        return None
    if layer == "unknown":
        return _row(
            18,
            "unknown",
            "unknown",
            "tilled_layer_unknown",
            land_class,
            "WG",
            _ask("plough_layer_missing"),
        )
    return _row(18, "unknown", "yes", "tilled", land_class, "WG")


def fallow(scene: Scene) -> Cultivation | None:
    """19: approved fallow with its document."""
    if scene.seen.cover != "fallow":
        return None
    land_class = _cultivated_class(scene)
    if (scene.seen.fallow_document or "").strip():
        return _row(19, "yes", "yes", "fallow", land_class, "XG")
    return _row(
        19,
        "unknown",
        "unknown",
        "fallow_document_missing",
        land_class,
        None,
        _ask("fallow_document_missing"),
    )


def weeds(scene: Scene) -> Cultivation | None:
    """20 and 21: weeds or saplings; how long ago a crop stood decides."""
    if scene.seen.cover not in {"weeds", "shrubs"}:
        return None
    land_class = _cultivated_class(scene)
    since = scene.last_crop_seen_on
    layer = scene.seen.plough_layer
    if since is None:
        return _row(
            20,
            "unknown",
            layer,
            "weeds_since_unknown",
            land_class,
            "WG",
            _look("last_crop_unknown"),
        )
    months = whole_months(since, scene.day)
    facts = {"months": months, "last_crop_on": since.isoformat()}
    if months < scene.limits.abandoned_after_months:
        warning = (
            Finding("abandonment_warning", "question", facts)
            if _missed_main_season(since, scene.day, scene.limits)
            else Finding("idle", "note", facts)
        )
        woody = scene.seen.woody_regrowth == "yes"
        farmable: Answer = "unknown" if woody and layer == "unknown" else "yes"
        return _row(
            20,
            "yes",
            "no" if layer == "no" else farmable,
            "weeds_within_year",
            land_class,
            "WG",
            warning,
        )
    severe = months >= scene.limits.severely_abandoned_after_months
    found = (
        Finding("abandoned_severely", "review", facts)
        if severe
        else Finding("abandoned", "review", facts)
    )
    return _row(21, "no", layer, "abandoned", land_class, "WG", found)


def bare(scene: Scene) -> Cultivation | None:
    """22: bare soil or rubble without a plough layer."""
    if scene.seen.cover not in {"bare", "tilled"}:
        return None
    if scene.seen.plough_layer == "no":
        return _row(22, "no", "no", "bare", "1206", None, _look("layer_stripped"))
    return _row(
        22, "unknown", "unknown", "bare_layer_unknown", None, None, _ask("plough_layer_missing")
    )


def mixed(scene: Scene) -> Cultivation | None:
    """23: several parts, each to be judged alone."""
    if scene.seen.cover == "mixed":
        return _row(23, "unknown", "unknown", "mixed", None, None, _look("split_plot"))
    return None


ROWS: tuple[Callable[[Scene], Cultivation | None], ...] = (
    excluded,
    nothing_to_tell,
    built,
    greenhouse,
    facility,
    pond,
    paddy_crop,
    forest,
    shrub,
    sparse_forest,
    orchard,
    interplanted,
    trees_without_crop,
    nursery,
    crop_stands,
    tilled,
    fallow,
    weeds,
    bare,
    mixed,
)


def _planted(scene: Scene) -> bool:
    """A crop stands, stood and failed, or left stubble; a bare "sown" cannot be seen."""
    if not scene.has_crop:
        return False
    if scene.seen.cover == "stubble" or not scene.crops:
        return scene.seen.cover in {"crop", "stubble"}
    stages = {crop.stage for crop in scene.seen.crops}
    return stages != {"sown"}


def _between_proven(scene: Scene) -> bool:
    return _planted(scene) and scene.seen.plough_layer == "yes"


def _attribute(scene: Scene) -> str | None:
    answers = {crop.answer for crop in scene.crops}
    if "yes" in answers:
        return "LS"
    return "FLS" if answers == {"no"} else None


def _cultivated_class(scene: Scene) -> str:
    """The plot's own class within 01, else dry land."""
    own = (scene.land_class or "")[:4]
    return own if own in {"0101", "0102", "0103"} else "0103"


def whole_months(since: date, day: date) -> int:
    """Full calendar months from one day to a later one; negative before it."""
    months = (day.year - since.year) * 12 + day.month - since.month
    return months - 1 if day.day < since.day else months


def _missed_main_season(since: date, day: date, limits: Limits) -> bool:
    """Whether one whole main season lies between the last crop and the day."""
    first, last = limits.main_season
    return any(
        since < on(first, year) and on(last, year) <= day
        for year in range(since.year, day.year + 1)
    )
