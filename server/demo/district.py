"""The invented district: six villages on terraced hills, and the survey's table of their plots.

Nothing of it is real: the villages are numbered by the heavenly stems, households are a surname with
某. Ridge coefficients by slope are invented too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import shapely

from server.demo.terraces import Hill, Terrace, clumped, cut_by_path, terraces, with_hole

EAST_M, NORTH_M = 36_447_538.0, 3_444_409.0
"""107.45E 31.12N in EPSG:4524 (domain E)."""
SURVEY_YEAR = 2024
PLOTS_PER_VILLAGE = 50
RIDGE_SHARE = {1: 0.0317, 2: 0.0742, 3: 0.1215, 4: 0.1687, 5: 0.1893}


@dataclass(frozen=True, slots=True)
class Village:
    name: str
    division_code: str
    """12 digits, or 19 as newer files write it: both are met in practice."""
    east_m: float
    north_m: float
    """From the middle of the district."""
    places: tuple[str, ...]


VILLAGES = (
    Village(
        "乙湾村", "511703001201", -1900, 900, ("堰塘湾", "石板丘", "大田坎", "柏树坪", "桐子林")
    ),
    Village("丙坪村", "511703001202", -250, 1350, ("长冲", "白果树", "磨子石", "瓦窑坪", "晒坝边")),
    Village(
        "丁坡村", "511703001203", 1500, 750, ("庙子梁", "黄泥包", "斑竹林", "沙地坡", "井口上")
    ),
    Village(
        "戊冲村",
        "5117710012010000000",
        -1600,
        -950,
        ("冲口", "牛角丘", "麻柳湾", "四方田", "梨树坪"),
    ),
    Village(
        "己岩村",
        "5117710012020000000",
        150,
        -550,
        ("岩脚下", "老屋基", "水井坎", "枇杷坡", "石坎上"),
    ),
    Village(
        "庚坝村",
        "5117710012030000000",
        1850,
        -1250,
        ("坝上", "蓑衣丘", "高坎子", "竹林边", "斜石坡"),
    ),
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱何罗高林郑梁谢唐邓冯蒋曾彭"
MARKS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class DemoPlot:
    number: str
    village: Village
    place: str
    household: str
    shape: shapely.MultiPolygon
    """EPSG:4524."""
    land_class: str
    attribute: str
    basic_farmland: bool
    slope_deg: float
    accepted_on: date | None

    @property
    def slope_grade(self) -> int:
        """Domain E [V4]."""
        bounds = (2, 6, 15, 25)
        return 1 + sum(self.slope_deg > bound for bound in bounds)


@cache
def plots(
    per_village: int = PLOTS_PER_VILLAGE,
    seed: str = "xuntian",
    villages: tuple[Village, ...] = VILLAGES,
) -> tuple[DemoPlot, ...]:
    """The same plots for the same arguments; no two overlap."""
    return tuple(
        plot
        for village in villages
        for plot in _village_plots(village, per_village, random.Random(f"{seed} {village.name}"))
    )


def _village_plots(village: Village, count: int, rng: random.Random) -> Iterator[DemoPlot]:
    pieces = _pieces(village, count, rng)
    households = [f"{name}某{mark}" for name in rng.sample(SURNAMES, 9) for mark in MARKS[:3]]
    homes = {place: rng.sample(households, 6) for place in village.places}
    places = _places(village, pieces, rng)
    # a survey numbers from the north-west
    order = sorted(
        range(len(pieces)), key=lambda i: (-round(_north(pieces[i]) / 40), _east(pieces[i]))
    )
    number = rng.randrange(11, 60)
    for i in order:
        shape, terrace = pieces[i]
        number += rng.choice((1, 1, 1, 1, 2, 3, 7))
        paddy = _paddy(terrace, rng)
        yield DemoPlot(
            number=f"{number:04d}",
            village=village,
            place=places[i],
            household=rng.choice(homes[places[i]]),
            shape=shape,
            land_class="0101" if paddy else rng.choices(("0103", "0102"), (92, 8))[0],
            attribute=rng.choices(("LS", "FLS", "LYFL", "WG", "LLJZ", "XG"), (52, 9, 21, 12, 4, 2))[
                0
            ],
            basic_farmland=rng.random() < (0.8 if paddy else 0.45),
            slope_deg=terrace.slope_deg,
            accepted_on=_accepted_on(rng),
        )


def _north(piece: tuple[shapely.MultiPolygon, Terrace]) -> float:
    return float(piece[0].centroid.y)


def _east(piece: tuple[shapely.MultiPolygon, Terrace]) -> float:
    return float(piece[0].centroid.x)


def _paddy(terrace: Terrace, rng: random.Random) -> bool:
    """Water comes together at the foot of the hill."""
    down = terrace.band / max(1, terrace.bands - 1)
    return terrace.slope_deg < 16 and rng.random() < 0.15 + 0.85 * down**1.6


def _accepted_on(rng: random.Random) -> date:
    """The district accepts by stages; most of 2023's came in the second half of the year."""
    stage_ends = (
        date(2023, 6, 30),
        date(2023, 8, 31),
        date(2023, 10, 31),
        date(2023, 12, 31),
        date(2024, 4, 30),
        date(2024, 6, 30),
        date(2024, 10, 31),
    )
    end = rng.choices(stage_ends, (10, 22, 24, 18, 10, 10, 6))[0]
    return end - timedelta(days=rng.randrange(2, 34))


def _places(
    village: Village, pieces: list[tuple[shapely.MultiPolygon, Terrace]], rng: random.Random
) -> list[str]:
    """Each plot belongs to the nearest of five spots that have a name."""
    spots = [piece[0].centroid for piece in rng.sample(pieces, min(5, len(pieces)))]
    named = list(zip(spots, village.places, strict=False))
    return [min(named, key=lambda spot: shape.distance(spot[0]))[1] for shape, _ in pieces]


def _pieces(
    village: Village, count: int, rng: random.Random
) -> list[tuple[shapely.MultiPolygon, Terrace]]:
    """Plots as the households hold them: some round a grave or a house, some of several parts."""
    kept: list[Terrace] = []
    for hill in _hills(village, rng):
        kept += clumped(terraces(hill), 0.86, rng)
    centre = rng.choice(kept).shape.centroid
    kept.sort(key=lambda terrace: centre.distance(terrace.shape))
    pieces: list[tuple[shapely.MultiPolygon, Terrace]] = []
    while len(pieces) < count:
        terrace = kept.pop(0)
        pieces.append((_formed(terrace, kept, rng), terrace))
    return pieces


def _hills(village: Village, rng: random.Random) -> Iterator[Hill]:
    faces = rng.uniform(0, 360)
    for place, (east_m, north_m) in enumerate(((-400, -40), (20, 330), (400, -60))):
        yield Hill(
            east_m=EAST_M + village.east_m + east_m + rng.uniform(-30, 30),
            north_m=NORTH_M + village.north_m + north_m + rng.uniform(-30, 30),
            height_m=rng.uniform(20, 50),
            radius_m=rng.uniform(215, 260),
            faces_deg=faces + rng.uniform(-40, 40),
            sweep_deg=rng.uniform(140, 215),
            seed=f"{village.name} {place} {rng.random()}",
        )


def _formed(terrace: Terrace, others: list[Terrace], rng: random.Random) -> shapely.MultiPolygon:
    """The terrace as one plot; a second terrace near by may belong to it and is taken from `others`."""
    shape, chance = terrace.shape, rng.random()
    if chance < 0.07:
        shape = with_hole(shape, rng.choice(("grave", "grave", "pond", "house")), rng)
    elif chance < 0.10:
        parts = cut_by_path(shape, rng)
        if parts is not None:
            return parts
    elif chance < 0.14:
        near = [other for other in others if 1 < shapely.distance(shape, other.shape) < 45]
        if near:
            second = rng.choice(near)
            others.remove(second)
            return shapely.MultiPolygon([shape, second.shape])
    return shapely.MultiPolygon([shape])
