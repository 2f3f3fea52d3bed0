"""Editions of the rules on the wire."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, field_validator

from server.api.contract import Strict
from server.claims import Plain
from server.rules.claim import Purpose, Stage
from server.rules.crop import Group
from server.rules.limit_facts import LIMIT_FACTS, Kind, Mark

ID = r"[0-9A-Za-z][0-9A-Za-z.\-]{0,19}"

Value = bool | int | float | str | list[Any]


class LimitDifference(BaseModel):
    name: str
    before: Any
    after: Any


class EditionSummary(BaseModel):
    id: str
    effective_from: date
    reason: str
    adopted_at: datetime | None = Field(description="null for the edition that is shipped")
    adopted_by: str | None = Field(description="a person's name; null for the command line")
    judged_at: datetime | None = Field(description="when every plot had been judged by it")
    limits_changed: list[LimitDifference]
    crops_changed: list[str]


class EditionList(BaseModel):
    in_force: str
    judged: bool = Field(description="false while plots still stand as the edition before said")
    may_adopt: bool
    editions: list[EditionSummary]


class InBothLanguages(BaseModel):
    zh: str
    en: str


class MarkOut(BaseModel):
    mark: Mark
    sentence: InBothLanguages


class LimitOut(BaseModel):
    name: str
    value: Any
    kind: Kind
    low: float | None
    high: float | None
    marks: list[MarkOut]
    group: InBothLanguages
    unit: InBothLanguages | None
    sentence: InBothLanguages


class CycleOut(BaseModel):
    """Windows of days "MM-DD", both ends included; they may wrap over New Year."""

    sow: list[str] | None
    transplant: list[str] | None
    standing: list[str]
    harvest: list[str]


class CropOut(BaseModel):
    code: str
    zh: str
    en: str
    local: list[str] = Field(description="names people use")
    grain: bool
    group: Group
    purposes: list[Purpose]
    ask_purpose: bool = Field(description="whether it is grain depends on the purpose")
    aquatic: bool
    cut_of: str | None = Field(description="the crop whose planting this is another cut of")
    cycles: list[CycleOut]
    usual_stage: list[Stage | None] = Field(description="January to December")
    mark: MarkOut


class CropDifference(BaseModel):
    code: str
    before: CropOut | None
    after: CropOut | None


class EditionOut(EditionSummary):
    in_force: bool
    limits: list[LimitOut]
    crops: list[CropOut]
    crop_differences: list[CropDifference] = Field(description="to the edition before")


class DraftBody(Strict):
    base: Plain = Field(max_length=20, description="id of the edition in force when it was begun")
    limits: dict[Annotated[str, Field(max_length=60)], Value] = Field(
        max_length=len(LIMIT_FACTS), description="those that are to change; the others stay"
    )


class SeenPreview(Strict):
    """As a preview answered it."""

    base: Plain = Field(max_length=20)
    rules_sha256: str = Field(pattern="^[0-9a-f]{64}$")
    changes_sha256: str = Field(pattern="^[0-9a-f]{64}$")
    plots: int = Field(ge=0, lt=2**53)
    records: int = Field(ge=0, lt=2**53)
    at: Plain = Field(max_length=40)
    signature: Plain = Field(max_length=200)


class AdoptBody(DraftBody):
    id: Plain = Field(max_length=20)
    effective_from: date
    reason: Plain = Field(min_length=1, max_length=500)
    preview: SeenPreview

    @field_validator("reason")
    @classmethod
    def says_something(cls, reason: str) -> str:
        if not reason.strip():
            raise ValueError("empty")
        return reason

    @field_validator("id")
    @classmethod
    def is_plain(cls, edition_id: str) -> str:
        if not re.fullmatch(ID, edition_id):
            raise ValueError("no id")
        return edition_id


class AnswerCount(BaseModel):
    answer: str
    before: str | None
    after: str | None
    count: int


class YearCount(AnswerCount):
    year: int


class TownshipCount(BaseModel):
    township: str
    plots: int
    records: int


class Alteration(BaseModel):
    plot_id: str
    number: str
    village: str
    inspection_id: str | None
    year: int | None
    answer: str
    before: list[str]
    after: list[str]


class AlterationsOut(BaseModel):
    plots: int
    records: int
    plots_altered: int
    records_altered: int
    answers: list[AnswerCount]
    years: list[YearCount]
    townships: list[TownshipCount]
    first: list[Alteration]


class ProgressOut(BaseModel):
    done: int
    of: int


class RefusedOut(BaseModel):
    code: str
    status: int
    facts: dict[str, Any]


class Line(BaseModel):
    """One line of a long answer: how far it is, or, as the last, what came of it."""

    told: Literal["progress", "altered", "refused"]
    progress: ProgressOut | None = None
    altered: AlterationsOut | None = None
    preview: SeenPreview | None = Field(
        default=None, description="to be given back when it is adopted"
    )
    refused: RefusedOut | None = None
