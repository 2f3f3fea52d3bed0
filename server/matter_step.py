"""A step that the desk takes with a matter of tip-offs, as it is sent."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from server.claims import NOTE_MAX, Part, Plain, Sha256, Uuid
from server.problem_claim import PlaceIn
from server.rules.matter import MOST_BOXES, DeskStep
from server.rules.problem import Kind
from server.rules.tipoff import Against

PICTURES_MAX = 12
"""That go along with one check [P]."""
Side = Annotated[float, Field(allow_inf_nan=False)]


class PictureIn(Part):
    tipoff_id: Uuid
    sha256: Sha256


class DeskStepIn(Part):
    id: Uuid
    seen: int = Field(ge=0, le=1_000_000, description="place of the last event that was seen")
    step: DeskStep
    words: Plain = Field(
        default="",
        max_length=NOTE_MAX,
        description="to the reporters of ask and reply, the note of queue to the field, else the"
        " desk's own reason, which no reporter reads",
    )
    reply: Plain = Field(
        default="", max_length=NOTE_MAX, description="what the reporters of a dismissal read"
    )
    reason: Plain = Field(
        default="", max_length=NOTE_MAX, description="why a check goes out at once"
    )
    tipoff_id: Uuid | None = Field(
        default=None, description="whom ask means, null for all; which one split takes out"
    )
    other_id: Uuid | None = Field(default=None, description="the matter that merge takes in")
    kind: Kind | None = None
    against: Against | None = None
    plot_id: Uuid | None = None
    place: PlaceIn | None = Field(
        default=None, description="of the check, or as the desk judges; null: the plot's middle"
    )
    photos: list[PictureIn] = Field(
        default=[], max_length=PICTURES_MAX, description="covered pictures that go along"
    )
    at_once: bool = False
    sha256: Sha256 | None = Field(default=None, description="the picture that redact is about")
    boxes: list[list[Side]] | None = Field(
        default=None,
        max_length=MOST_BOXES,
        description="[left, top, right, bottom] as shares; empty: looked at, nothing to cover",
    )
    shown: bool | None = Field(
        default=None, description="whether the covered picture may go along with the check"
    )
