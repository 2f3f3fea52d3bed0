"""Shapes of rewards that more than one blueprint gives."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from server.rules.problem import Kind


class SumOut(BaseModel):
    """An amount with its arithmetic; yuan and mu as exact text."""

    fixed_yuan: str | None
    per_mu_yuan: str | None
    mu: str | None
    by_area_yuan: str | None
    before_cap_yuan: str
    cap_yuan: str | None
    yuan: str


class RewardTold(BaseModel):
    """The reward as its reporter reads it."""

    answer: Literal["yes", "no", "cannot_tell"]
    reasons: list[
        Literal[
            "withdrawn",
            "no_terms",
            "kind_without_sum",
            "not_true",
            "check_open",
            "area_not_measured",
            "by_the_terms",
        ]
    ]
    state: (
        Literal["noticed", "claimed", "approved", "paid", "refused", "expired", "withdrawn"] | None
    )
    sum: SumOut | None
    expires_on: date | None = Field(description="the last day on which it may be claimed")
    expires_soon: bool
    staff_excluded: bool = Field(description="the claim declares that one is no staff")
    may_claim: bool
    payment_code: str | None
    paid_on: date | None
    refused_because: str | None


class AnnouncedLine(BaseModel):
    kind: Kind
    fixed_yuan: str | None
    per_mu_yuan: str | None


class Announced(BaseModel):
    """What is promised today; without any terms nothing is, and the page says: as announced."""

    announced: bool
    claim_days: int | None
    cap_yuan: str | None
    staff_excluded: bool
    lines: list[AnnouncedLine]


class FigureOutcome(BaseModel):
    name: Literal["true", "not_shown", "dismissed", "withdrawn"]
    count: int | None


class FigureKind(BaseModel):
    name: Kind
    count: int | None
    below: list[FigureOutcome]


class FigureTownship(BaseModel):
    name: str = Field(description="division code; empty for what nobody could place")
    count: int | None
    below: list[FigureKind]


class Figures(BaseModel):
    """Null is hidden: fewer than the threshold, or kept so that another cannot be computed."""

    count: int | None
    below: list[FigureTownship]


class PublishedOut(BaseModel):
    period: str = Field(description="“2026-09”: the month in which it begins")
    first_day: date
    last_day: date
    threshold: int
    figures: Figures
    names: dict[str, str] = Field(description="of the townships")
    note: str
