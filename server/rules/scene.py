"""What the decision table of the domain's B4 asks about, and what each of its rows answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from server.rules.claim import Cover, Observation, TreeKind, Trees
from server.rules.crop import Crop
from server.rules.grain import CropGrain
from server.rules.limits import Limits
from server.rules.verdict import Answer, Finding, Judged


@dataclass(frozen=True, slots=True)
class Earlier:
    """What visits before this one saw on the plot."""

    last_crop_seen_on: date | None
    """The last day on which a crop stood or stubble was seen."""
    idle_seen_on: tuple[date, ...] = ()
    """Days since then on which a proven record showed the plot without a crop."""


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
    earlier: Earlier
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
        return Trees(kind, None, None, None, None) if kind else None


_KIND_OF_COVER: dict[Cover, TreeKind] = {
    "fruit_trees": "fruit",
    "timber_trees": "timber",
    "shrubs": "shrub",
}


@dataclass(frozen=True, slots=True)
class Cultivation:
    cultivated: Judged
    farmable: Judged
    land_class: str | None = None
    attribute: str | None = None
    findings: tuple[Finding, ...] = ()


CROP_ROWS = frozenset({6, 12, 14, 16, 17})
"""Rows that saw a crop, also under covers that are none."""
IDLE_ROWS = frozenset({13, 18, 20, 21, 22})
"""Rows that saw a plot without a crop, the evidence complete."""
Row = Callable[[Scene], Cultivation | None]
"""None where the row does not apply."""


def suggest(
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


def ask(code: str) -> Finding:
    return Finding(code, "question")


def look(code: str) -> Finding:
    return Finding(code, "review")


def planted(scene: Scene) -> bool:
    """A crop stands, stood and failed, or left stubble; a bare "sown" cannot be seen."""
    if not scene.has_crop:
        return False
    if scene.seen.cover == "stubble" or not scene.crops:
        return scene.seen.cover in {"crop", "stubble"}
    stages = {crop.stage for crop in scene.seen.crops}
    return stages != {"sown"}


def attribute(scene: Scene) -> str | None:
    answers = {crop.answer for crop in scene.crops}
    if "yes" in answers:
        return "LS"
    return "FLS" if answers == {"no"} else None


def cultivated_class(scene: Scene) -> str:
    """The plot's own class within 01, else dry land."""
    own = (scene.land_class or "")[:4]
    return own if own in {"0101", "0102", "0103"} else "0103"
