"""What the desk is told of matters of tip-offs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from server.api.contract import Strict
from server.claims import Plain
from server.matter_step import DeskStepIn
from server.rules.matter import DeskStep
from server.rules.problem import Kind, Level
from server.rules.problem import State as CheckState
from server.rules.same_fact import Reason
from server.rules.tipoff import Against, MatterState, MatterStep, PlaceHow
from server.rules.verdict import Answer


class MatterRow(BaseModel):
    id: str
    kind: Kind
    against: Against
    level: Level = Field(description="whose desk it lies on")
    state: MatterState
    check: CheckState | None = Field(description="of the check that went out")
    waits_for_reply: bool = Field(description="its check has ended, its reporters do not know yet")
    late: bool
    decide_by: datetime | None
    release_at: datetime | None = Field(description="the hour at which its check goes out")
    replied_at: datetime | None
    first_at: datetime = Field(description="when its first tip-off came, by the server's clock")
    plot_id: str | None
    number: str | None
    village: str | None
    place: str | None
    division_code: str = Field(description="empty where nobody could tell the place yet")
    lon: float | None
    lat: float | None
    tipoffs: int
    pictures: int
    reopened: int
    last_place: int = Field(description="of its last event, for the next step")
    reporter_spoke: bool = Field(description="the last step was a reporter's: an answer, a picture")


class MatterCounts(BaseModel):
    states: dict[str, int]
    open: int
    reply: int
    late: int


class MatterPage(BaseModel):
    matters: list[MatterRow]
    counts: MatterCounts = Field(description="of the filter without its state and lateness")
    next: str | None


class CoveredBoxes(BaseModel):
    boxes: list[list[float]]
    shown: bool
    at: datetime
    person_name: str


class TipoffPicture(BaseModel):
    sha256: str = Field(description="of the bytes as the reporter's page sent them")
    state: Literal["kept", "owed"]
    width_px: int | None
    height_px: int | None
    covered: CoveredBoxes | None = Field(description="null: nobody at the desk has looked at it")


class TipoffOut(BaseModel):
    id: str
    code_end: str = Field(description="the last four digits of the receipt's code")
    kind: Kind
    against: Against
    words: str
    where_words: str
    lon: float | None
    lat: float | None
    accuracy_m: float | None
    place_how: PlaceHow
    received_at: datetime
    withdrawn_at: datetime | None
    blocked: list[str] = Field(description="words in it that ask for a look first")
    muted: bool = Field(description="what comes with the same receipts is set aside")
    of_chain: int = Field(description="tip-offs that came with the same receipts, with this one")
    dismissed_of_chain: int
    may_split: bool
    pictures: list[TipoffPicture]


class MatterEventOut(BaseModel):
    id: str
    place: int
    step: MatterStep
    at: datetime
    person_name: str | None = Field(description="null: a reporter, or the worker")
    tipoff_id: str | None
    words: str
    facts: dict[str, Any]


class SpeaksOut(BaseModel):
    reason: Reason
    metres: int | None
    days: int | None
    pictures: int | None


class CandidatePicture(BaseModel):
    tipoff_id: str
    sha256: str


class CandidateOut(BaseModel):
    id: str
    kind: Kind
    against: Against
    state: MatterState
    first_at: datetime
    number: str | None
    village: str | None
    place: str | None
    lon: float | None
    lat: float | None
    tipoffs: int
    words: str = Field(description="of its first tip-off")
    pictures: list[CandidatePicture]
    speaks: list[SpeaksOut] = Field(description="why it may be the same fact, the strongest first")
    takes_in: bool = Field(description="it has gone out or will: this matter goes into it")
    may_merge: bool
    last_place: int


class NearPlotOut(BaseModel):
    id: str
    number: str
    village: str
    place: str
    distance_m: int
    cultivated: Answer
    grain: Answer
    geometry: dict[str, Any]


class MatterOut(MatterRow):
    merged_into: str | None
    problem_id: str | None = Field(description="the check that went out")
    sees_from: Level = Field(description="the lowest level that will know of its check")
    tipoff_list: list[TipoffOut] = Field(description="the first reporter first")
    events: list[MatterEventOut]
    candidates: list[CandidateOut]
    plots: list[NearPlotOut] = Field(description="under or near its place, the nearest first")
    steps: list[DeskStep] = Field(description="that the desk may take now")
    next_release_at: datetime | None = Field(description="when a check queued now would go out")


class DeskStepBody(DeskStepIn, Strict):
    """A step as it is sent."""


class MattersQuery(BaseModel):
    state: MatterState | Literal["open", "reply"] | None = None
    kind: Kind | None = None
    against: Against | None = None
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")
    late: bool = False
    after: Plain = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class PictureQuery(BaseModel):
    size: Literal["large", "small"] = "large"
    covered: bool = Field(default=False, description="as it goes along with the check")
