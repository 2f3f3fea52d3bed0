"""A problem as the phone sends it, a check as the desk asks for it, and a step as either takes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from server.claims import (
    NOTE_MAX,
    PHOTOS_MAX,
    DeviceIn,
    FixIn,
    Moment,
    Part,
    Plain,
    Sha256,
    Uuid,
)
from server.rules.problem import Kind, Level, Outcome

CORNERS_MAX = 500
"""Far more than anybody walks or taps; a body of the largest outline has 20 kB [P]."""
Lon = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Lat = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


class PlaceIn(Part):
    lon: Lon
    lat: Lat


class OutlineIn(Part):
    how: Literal["walked", "drawn"]
    corners: list[PlaceIn] = Field(min_length=3, max_length=CORNERS_MAX)


class ProblemPhotoIn(Part):
    sha256: Sha256
    taken_at: Moment
    fix: FixIn | None


class ProblemIn(Part):
    kind: Kind
    plot_id: Uuid | None
    person_id: Uuid
    device: DeviceIn
    found_at: Moment
    place: PlaceIn
    fix: FixIn | None
    outline: OutlineIn | None
    photos: list[ProblemPhotoIn] = Field(max_length=PHOTOS_MAX)
    note: Plain = Field(max_length=NOTE_MAX)
    stopped: bool
    """On the spot, by who found it."""
    reported: bool
    """Whether sending it reports it, too."""

    @model_validator(mode="after")
    def photos_differ(self) -> ProblemIn:
        if len({photo.sha256 for photo in self.photos}) != len(self.photos):
            raise ValueError("one photo is named twice")
        return self


class CheckIn(Part):
    """What the office wants looked at: a plot, a point, or both."""

    kind: Kind
    plot_id: Uuid | None
    place: PlaceIn | None
    division_code: str | None = Field(
        pattern=r"^(\d{9}|\d{12}|\d{19})$",
        description="township, village or group of a point that has no plot near",
    )
    sees_from: Level = Field(description="the lowest level that may know of it")
    note: Plain = Field(min_length=1, max_length=NOTE_MAX, description="what is to be looked at")
    photos: list[Sha256] = Field(max_length=PHOTOS_MAX)
    at_once: bool = Field(description="false: at the next hour at which checks go out")

    @model_validator(mode="after")
    def says_where_and_each_photo_once(self) -> CheckIn:
        if self.plot_id is None and self.place is None:
            raise ValueError("neither plot nor place")
        if len(set(self.photos)) != len(self.photos):
            raise ValueError("one photo is named twice")
        return self


class StepIn(Part):
    id: Uuid
    seen: int = Field(ge=1, le=1_000_000, description="place of the last event that was seen")
    step: Literal[
        "stop",
        "report",
        "dispatch",
        "dismiss",
        "verify",
        "rectify",
        "recheck",
        "accept",
        "send_back",
        "reopen",
        "extend",
    ]
    note: Plain = Field(max_length=NOTE_MAX)
    photos: list[Sha256] = Field(max_length=PHOTOS_MAX)
    place: PlaceIn | None
    days: int | None = Field(ge=1, le=365, description="working days, of an extension alone")
    # phones hold steps of before there were looks on the spot
    outcome: Outcome | None = Field(default=None, description="of a look on the spot")
    inspection_id: Uuid | None = Field(
        default=None, description="an inspection of the plot made since, which shows it"
    )
    outline: OutlineIn | None = Field(default=None, description="the area on which it is so")
    fix: FixIn | None = Field(default=None, description="where the look was taken from")
