"""Which grid a plot lies in, and which grid one that lies in none should have."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np

GridLevel = Literal["grid", "village", "township", "county"]
GRID_LEVELS: tuple[GridLevel, ...] = get_args(GridLevel)
Post = Literal["main", "deputy"]

FARTHEST_M = 5_000.0
"""A neighbour farther away says nothing about whose plot it is [P]."""
M_PER_DEGREE = 111_320.0
"""Of latitude, and of longitude at the equator; enough to compare distances of neighbours."""


@dataclass(frozen=True, slots=True)
class Covering:
    """What a grid of one level covers."""

    id: str
    code: str
    areas: tuple[str, ...]
    """All codes of the area of which it takes every plot; empty where it takes named plots alone."""


class GridsOfPlots:
    """Finds the grid of many plots, a few look-ups each."""

    def __init__(self, grids: Iterable[Covering], named: Mapping[str, str]) -> None:
        """`named`: plot id → id of the grid that names it."""
        self._named = named
        self._of_area: dict[str, str] = {}
        # two grids of one area are refused where they are made; the lower code wins all the same
        for grid in sorted(grids, key=lambda one: one.code, reverse=True):
            self._of_area.update(dict.fromkeys(grid.areas, grid.id))
        self._lengths = sorted({len(area) for area in self._of_area}, reverse=True)

    def grid_of(self, plot_id: str, division_code: str) -> str | None:
        """A grid that names the plot wins; then the one whose area is the longest beginning of the code."""
        named = self._named.get(plot_id)
        if named is not None:
            return named
        for length in self._lengths:
            found = self._of_area.get(division_code[:length])
            if found is not None:
                return found
        return None


@dataclass(frozen=True, slots=True)
class Near:
    """A plot that lies in a grid."""

    grid_id: str
    division_code: str
    lon: float
    lat: float


Why = Literal["village", "nearest"]
SAME_VILLAGE: Why = "village"
NEAREST: Why = "nearest"


@dataclass(frozen=True, slots=True)
class Proposal:
    grid_id: str
    why: Why
    distance_m: float


class Neighbours:
    """Plots with a grid, held so that many plots without one can be compared with all of them."""

    def __init__(self, others: Sequence[Near]) -> None:
        # the same grid for the same distance, whatever order they come in
        self._others = sorted(others, key=lambda one: one.grid_id)
        self._lon = np.array([one.lon for one in self._others])
        self._lat = np.array([one.lat for one in self._others])
        self._village = np.array([one.division_code[:12] for one in self._others], dtype=object)

    def proposal(self, division_code: str, lon: float, lat: float) -> Proposal | None:
        """The grid of the nearest plot of the same village, or else of the nearest one at all.

        None where there is no plot with a grid within `FARTHEST_M`.
        """
        if not self._others:
            return None
        east = (self._lon - lon) * M_PER_DEGREE * math.cos(math.radians(lat))
        metres = np.hypot(east, (self._lat - lat) * M_PER_DEGREE)
        village = np.where(self._village == division_code[:12], metres, np.inf)
        for distances, why in ((village, SAME_VILLAGE), (metres, NEAREST)):
            at = int(np.argmin(distances))
            if distances[at] <= FARTHEST_M:
                return Proposal(self._others[at].grid_id, why, float(distances[at]))
        return None


@dataclass(frozen=True, slots=True)
class Period:
    """One person's time at one post of a grid; `until` is the first day that is not theirs any more."""

    id: int
    person_id: str
    post: Post
    since: date
    until: date | None


HandOverWrong = Literal[
    "grid_before_the_last", "grid_same_person", "grid_post_ended", "grid_ends_too_early"
]


def hand_over_wrong(
    periods: Sequence[Period], post: Post, person_id: str | None, since: date, ends: int | None
) -> HandOverWrong | None:
    """What is wrong with closing `ends` and opening a period of `person_id` from `since`; None if nothing.

    There is one main chief at a time: who becomes it ends the one before. Deputies stand side by side, so
    `ends` names the one that goes.
    """
    open_ = [one for one in periods if one.until is None and one.post == post]
    closing = [one for one in open_ if one.id == ends or (post == "main" and ends is None)]
    if ends is not None and not closing:
        return "grid_post_ended"
    if any(one.since > since for one in closing):
        return "grid_ends_too_early"
    if post == "main":
        past = [one.until for one in periods if one.post == "main" and one.until is not None]
        if any(until > since for until in past):
            return "grid_before_the_last"
    staying = {one.person_id for one in periods if one.until is None and one not in closing}
    going = {one.person_id for one in closing}
    if person_id is not None and (person_id in staying or person_id in going):
        return "grid_same_person"
    return None
