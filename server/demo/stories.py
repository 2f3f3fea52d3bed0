"""The story of each invented plot: what is grown on it, and what becomes of some of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from server.demo.district import DemoPlot
from server.demo.seasons import Rotation, Sown, Standing, soon_sown, standing

Turn = Literal[
    "weeds", "orchard", "between_citrus", "between_trees", "pond", "timber", "shrubs", "herbs",
    "greenhouse", "building", "bare", "fallow", "restored", "mixed",
]  # fmt: skip
PADDY: tuple[tuple[int, Rotation], ...] = (
    (30, (Sown("rice"), Sown("rapeseed"))),
    (34, (Sown("rice"),)),
    (10, (Sown("rice"), Sown("rice_ratoon"))),
    (9, (Sown("rice"), Sown("wheat"))),
    (9, (Sown("rice"), Sown("zhacai", 100, "vegetable"))),
    (8, (Sown("lotus", 100, "vegetable"),)),
)
DRY: tuple[tuple[int, Rotation], ...] = (
    (24, (Sown("wheat", 60), Sown("maize", 50), Sown("sweet_potato", 60))),
    (20, (Sown("potato"), Sown("maize"))),
    (14, (Sown("maize", 60), Sown("soybean", 40), Sown("broad_bean", 90))),
    (13, (Sown("rapeseed"), Sown("sweet_potato"))),
    (8, (Sown("broad_bean", 80), Sown("maize", 70), Sown("sweet_potato", 40))),
    (6, (Sown("vegetable", 70, "vegetable"), Sown("maize", 30))),
    (6, (Sown("vegetable", 90, "vegetable"),)),
    (4, (Sown("rapeseed"), Sown("maize", 80, "silage"))),
    (3, (Sown("forage", 100, "silage"),)),
    (2, (Sown("potato", 70), Sown("maize", 70, None))),
)
TURNS_PADDY: dict[Turn | None, int] = {
    None: 80, "weeds": 7, "pond": 4, "restored": 3, "between_trees": 2, "building": 1, "fallow": 2,
    "mixed": 1,
}  # fmt: skip
TURNS_DRY: dict[Turn | None, int] = {
    None: 60, "weeds": 11, "orchard": 7, "between_citrus": 3, "between_trees": 3, "timber": 2,
    "shrubs": 2, "herbs": 3, "greenhouse": 2, "building": 1, "bare": 1, "fallow": 2, "restored": 4,
    "mixed": 1,
}  # fmt: skip
NOTES = (
    "户主外出务工，由邻居代耕。",
    "田埂垮了一小段，已告诉组长。",
    "上一季油菜已收。",
    "野猪拱过一角，补种了。",
    "水沟淤了，天干时水上不来。",
    "村里合作社托管。",
    "户主说下月请人来犁。",
    "边上栽了几窝南瓜。",
)


@dataclass(frozen=True, slots=True)
class Story:
    rotation: Rotation
    turn: Turn | None
    turned_on: date
    later_days: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What one sees on a day: the observation as the claim writes it, and how it looks."""

    observation: dict[str, Any]
    look: str


def story_of(plot: DemoPlot, first: date, last: date) -> Story:
    """The same story for the same plot and days."""
    rng = random.Random(f"story {plot.village.division_code} {plot.number}")
    paddy = plot.land_class == "0101"
    rotations = PADDY if paddy else DRY
    rotation = rng.choices([r for _, r in rotations], [weight for weight, _ in rotations])[0]
    turns = TURNS_PADDY if paddy else TURNS_DRY
    turn = rng.choices(list(turns), list(turns.values()))[0]
    # most turned early enough that a plot shows before and after
    part = rng.uniform(-0.3, 0.75)
    turned_on = first + timedelta(days=round((last - first).days * part))
    return Story(rotation, turn, turned_on, rng.randrange(-7, 9))


def seen_on(plot: DemoPlot, story: Story, day: date, rng: random.Random) -> Sight:
    """What an inspector who looks well writes down on that day."""
    turned = story.turn is not None and day >= story.turned_on
    months = (day - story.turned_on).days // 30
    sight: Sight | None = None
    if story.turn == "restored":
        sight = _weeds(11) if not turned else None
    elif turned:
        sight = _turned(plot, story, months, day, rng)
    sight = sight or _grown(plot, story, day, rng)
    if rng.random() < 0.09:
        sight.observation["note"] = rng.choice(NOTES)
    return sight


def _grown(plot: DemoPlot, story: Story, day: date, rng: random.Random) -> Sight:
    there = standing(story.rotation, day, story.later_days)
    if not there:
        return _idle(plot, story, day, rng)
    if there[0].stage == "harvested":
        return Sight(_observation("stubble", there[:1]), there[0].look)
    seen = [one for one in there if one.sown.crop != "rice" or one.stage != "harvested"]
    if rng.random() < 0.015:
        failed = Standing(seen[0].sown, "failed", "weeds")
        return Sight(_observation("crop", [failed], note="天干，苗基本死了。"), "seedlings")
    return Sight(_observation("crop", seen), seen[0].look)


def _idle(plot: DemoPlot, story: Story, day: date, rng: random.Random) -> Sight:
    if soon_sown(story.rotation, day, story.later_days):
        return Sight(_observation("tilled", plough_layer="yes"), "tilled")
    if plot.land_class == "0101":
        note = "冬水田，蓄水过冬。" if rng.random() < 0.2 else ""
        return Sight(_observation("pond", permanent_water="no", note=note), "winter_paddy")
    return Sight(_observation("weeds", plough_layer="yes"), "weeds_low")


def _weeds(months: int) -> Sight:
    woody = "yes" if months >= 10 else "no"
    look = "weeds_low" if months < 3 else "weeds"
    return Sight(_observation("weeds", plough_layer="yes", woody_regrowth=woody), look)


def _turned(
    plot: DemoPlot, story: Story, months: int, day: date, rng: random.Random
) -> Sight | None:
    """What the plot turned into; None where the crop still decides what is seen."""
    match story.turn:
        case "weeds":
            return _weeds(months)
        case "orchard":
            canopy = min(78, 22 + 4 * months)
            trees = _trees("fruit", "柑橘", canopy, 62)
            observation = _observation("fruit_trees", plough_layer="yes", trees=trees)
            return Sight(observation, "orchard_young" if canopy < 45 else "orchard")
        case "between_citrus":
            return _between(plot, story, day, _trees("fruit", "柑橘", 28, 36), rng)
        case "between_trees":
            return _between(plot, story, day, _trees("timber", "香椿", 6, 9), rng)
        case "pond":
            return Sight(_observation("pond", permanent_water="yes", note="养了鱼。"), "pond")
        case "timber":
            trees = _trees("timber", "巨桉", 38, 110)
            return Sight(_observation("timber_trees", trees=trees), "timber")
        case "shrubs":
            trees = _trees("shrub", None, 55, None)
            return Sight(_observation("shrubs", woody_regrowth="yes", trees=trees), "shrubs")
        case "herbs":
            herbs = [Standing(Sown("medicinal", 100, None), "vegetative", "leaves")]
            return Sight(_observation("nursery", herbs, plough_layer="yes"), "leaves")
        case "greenhouse":
            grown = [Standing(Sown("vegetable", 95, "vegetable"), "vegetative", "leaves")]
            return Sight(_observation("greenhouse", grown, plough_layer="yes"), "greenhouse")
        case "building":
            note = "堆了砖，打了水泥坝子。"
            return Sight(_observation("building", hardened="yes", note=note), "building")
        case "bare":
            return Sight(_observation("bare", plough_layer="no", note="取过土。"), "bare")
        case "fallow":
            document = f"演示休耕备案 {story.turned_on.year}-{plot.number}"
            return Sight(_observation("fallow", fallow_document=document), "weeds_low")
        case "mixed":
            return Sight(_observation("mixed", note="一半是菜地，一半是竹林。"), "shrubs")
    return None


def _between(
    plot: DemoPlot, story: Story, day: date, trees: dict[str, Any], rng: random.Random
) -> Sight:
    """A crop between trees."""
    sight = _grown(plot, story, day, rng)
    sight.observation.update(trees=trees, plough_layer="yes")
    return Sight(sight.observation, f"{sight.look}+trees")


def _trees(
    kind: str, species: str | None, canopy_percent: int, plants_per_mu: int | None
) -> dict[str, Any]:
    return {
        "kind": kind,
        "species": species,
        "canopy_percent": canopy_percent,
        "canopy_method": "visual",
        "plants_per_mu": plants_per_mu,
        "young_in_rows": False,
    }


def _observation(cover: str, crops: list[Standing] | None = None, **told: Any) -> dict[str, Any]:
    return {
        "cover": cover,
        "crops": [
            {
                "crop": one.sown.crop,
                "stage": one.stage,
                "purpose": one.sown.purpose,
                "share_percent": one.sown.share_percent,
            }
            for one in crops or ()
        ],
        "trees": None,
        "plough_layer": "unknown",
        "permanent_water": "unknown",
        "hardened": "unknown",
        "woody_regrowth": "unknown",
        "fallow_document": None,
        "note": "",
        **told,
    }
