"""The shapes of answers that more than one blueprint gives."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel

from server.rules.claim import PhotoRole
from server.rules.decided import DecisionKind, Reason, ReviewState
from server.rules.verdict import Answer


class YearAnswer(BaseModel):
    answer: str
    clause: str
    inspections: list[str]


class YearGrain(YearAnswer):
    level: str
    share_percent: int | None


class YearOut(BaseModel):
    year: int
    cultivated: YearAnswer
    grain: YearGrain
    missing: list[str]
    edition: str


class JudgedOut(BaseModel):
    answer: str
    clause: str
    row: int | None


class GrainOut(BaseModel):
    answer: str
    clause: str
    level: str
    year: int | None
    crops: list[str]
    share_percent: int | None


class FindingOut(BaseModel):
    code: str
    weight: str
    facts: dict[str, Any]
    photo: str | None


class VerdictOut(BaseModel):
    edition: str
    judged_at: datetime
    position: dict[str, Any]
    cultivated: JudgedOut
    farmable: JudgedOut
    grain: GrainOut
    land_class: str | None
    attribute: str | None
    findings: list[FindingOut]
    owed_photos: list[str]


class PhotoOut(BaseModel):
    sha256: str
    role: str
    state: str
    position: dict[str, Any] | None


class ReceiptOut(BaseModel):
    format: str
    inspection_id: str
    claim_sha256: str
    photos: list[str]
    received_at: datetime
    key_id: str
    signature: str


class OverrideOut(BaseModel):
    """Answers that an officer gave in place of the computed ones; those not named stand as computed."""

    cultivated: Answer | None = None
    farmable: Answer | None = None
    grain: Answer | None = None


class ReviewOut(BaseModel):
    state: ReviewState
    override: OverrideOut | None


class RequestOut(BaseModel):
    """One picture to be taken again: the one of the record, or one that it lacks."""

    role: PhotoRole
    photo: str | None
    why: Reason


class DecisionOut(BaseModel):
    id: str
    inspection_id: str
    person_id: str
    person_name: str
    at: datetime
    kind: DecisionKind
    reason: Reason | None
    note: str
    requests: list[RequestOut]
    override: OverrideOut | None


class CommentOut(BaseModel):
    id: int
    person_name: str
    at: datetime
    text: str


class BoundaryOut(BaseModel):
    version: int
    valid_from: datetime
    area_m2: str
    geometry: dict[str, Any]


class VisitPhoto(BaseModel):
    sha256: str
    role: str
    state: Literal["kept", "owed"]
    source: str
    taken_at: str
    fix: dict[str, Any] | None
    heading_deg: float | None


class InspectionOut(BaseModel):
    id: str
    plot_id: str
    person_id: str
    person_name: str
    received_at: datetime
    finished_at: datetime
    late: bool
    review: ReviewOut
    claim_sha256: str
    claim: dict[str, Any]
    photos: list[PhotoOut]
    verdict: VerdictOut
    years: list[YearOut]
    rivals: list[str]
    receipt: ReceiptOut
