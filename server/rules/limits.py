"""Every threshold the rules use, with its unit in the name and its source beside it.

Sources as in the facts of the domain: [S] stated in the plan, [V] read in a source, [U] unverified and
to be confirmed, [P] decided here where the plan is silent. Days of the year are "MM-DD".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Limits:
    # Position (F4)
    edge_min_m: float = 10.0
    """Least distance to the plot that still counts as its edge [P]."""
    edge_cap_m: float = 30.0
    """Greatest distance to the plot that counts as its edge, however poor the fix [P]."""
    accuracy_unknown_above_m: float = 50.0
    """A fix worse than this tells no place [P]."""
    null_island_deg: float = 0.01
    """|lat| + |lon| below this is a blanked position, not a place [V46]."""
    nearest_plots: int = 3
    """How many other plots a verdict names [P]."""

    # Where the camera looks (indicative)
    view_half_angle_deg: float = 20.0
    """Half of the part of a phone's picture that surely shows the subject [P]."""
    compass_error_deg: float = 25.0
    """How far a phone's compass may be off in the field [P]."""
    view_reach_m: float = 100.0
    """Beyond this a photo shows no crop [P]."""
    view_depth_m: float = 3.0
    """Length of the line of sight that must lie in the plot [P]."""

    # Time
    fix_age_max_s: float = 60.0
    """An older fix may belong to another place [P]."""
    late_after_hours: float = 72.0
    """A record that arrives later than this is marked late [P]."""
    clock_skew_max_s: float = 300.0
    """Device clock against the server's (F13) [P]."""
    clock_plausible_from: str = "2020-01-01"
    """A device clock before this day was never set [P]."""

    # Photos
    photo_time_gap_max_s: float = 600.0
    """Time in the picture against the time the phone noted [P]."""
    photo_place_gap_max_m: float = 100.0
    """Place in the picture against the fix, beyond the accuracy of both [P]."""
    photo_apart_max_m: float = 200.0
    """Fix of one photo against the record's place [P]."""
    shift_match_m: float = 60.0
    """Two places that differ by a map shift agree this closely once it is undone (E2) [P]."""

    # Records beside each other (F13)
    travel_max_kmh: float = 150.0
    """Nobody travels faster between two plots of the district; motorways allow 120 [P]."""
    travel_free_m: float = 500.0
    """Of the way between two records this much is not counted: a first fix may be far off [P]."""
    repeat_within_days: int = 30
    """How far back the same coordinates to the last digit are looked for on other plots [P]."""
    same_stand_max_s: float = 600.0
    """One person repeats coordinates within this: a phone that lies still repeats its fix [P]."""
    near_photo_bits: int = 8
    """Of 64: pictures that differ in more, along rows or columns, are different ones [P, measured]."""
    near_photo_visit_hours: float = 24.0
    """Pictures that one person took of a plot within this may look alike: one visit [P]."""

    # Land classes (B)
    slope_max_deg: float = 25.0
    """From here on land is no result of restoration: 25 degrees and more [S 12]."""
    orchard_canopy_percent: float = 50.0
    """Above this orchard [V1]."""
    orchard_plants_percent: float = 70.0
    """Above this share of the reasonable number of plants orchard [V1]."""
    orchard_either: bool = True
    """True: either limit passed is orchard (strict reading [P]); False: only both (yearbook [V7])."""
    reasonable_plants_per_mu: tuple[tuple[str, float], ...] = ()
    """(species, plants per mu). The standard has no such table: the bureau gives it; empty is unknown."""
    forest_canopy_percent: float = 20.0
    """From here on forest [V6]."""
    sparse_canopy_percent: float = 10.0
    """From here on sparse forest [V6]."""
    shrub_cover_percent: float = 40.0
    """From here on shrub land [V6]."""

    # Grain year (C)
    grain_share_percent: int = 50
    """Share of the net area grain must cover; the plan is silent [P]."""
    fresh_maize_counts: bool = True
    """Sweet and waxy maize counts as maize [U]."""
    fresh_beans_count: bool = False
    """Green soybeans, broad beans and peas are vegetables [U]."""
    season_tolerance_days: int = 15
    """Altitude and weather move the calendar (C2)."""
    stubble_days: int = 60
    """How long stubble can be told after harvest [P]."""
    ripening_lead_days: int = 30
    """Ripening begins this long before the harvest window [P]."""
    first_year_cutoff: str = "06-30"
    """Accepted up to this day: grain is owed in the same year [P, A4]."""
    summer_grain_window: tuple[str, str] = ("02-01", "04-30")
    """A visit here sees winter crops (wheat, beans, spring potatoes): all stand [P after C2]."""
    autumn_grain_window: tuple[str, str] = ("07-01", "10-31")
    """A visit here sees main-season crops (rice, maize, sweet potatoes), or their stubble [P after C2]."""
    last_chance_notice_days: int = 30
    """So long before the last day on which grain can be sown for the year it is said [P]."""
    sown_unseen_days: int = 45
    """A crop seen sown is waited for so long; then somebody has to have seen it up [P]."""
    contradiction_days: int = 10
    """Grain seen standing, and no crop so soon after it, contradict each other [P]."""

    # Abandonment (C4)
    main_season: tuple[str, str] = ("04-01", "09-30")
    """The 大春 season: none of it with a crop is a warning [P]."""
    abandoned_after_months: int = 12
    """[P]; locally 常年撂荒 [U]."""
    severely_abandoned_after_months: int = 24
    """[P]; two years in 农村土地承包法 第六十四条 [V16]."""

    visit_interval_days: int = 30
    """A plot not seen for longer is due [P]."""


PhotoSet = Literal["overview", "closeup", "opposite"]
ASKED_PHOTOS: tuple[PhotoSet, ...] = ("overview", "closeup", "opposite")
"""The least set of one visit (F14) [P]."""
