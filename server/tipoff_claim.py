"""A tip-off as the citizen's page sends it, and what its reporter sends afterwards."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from server.claims import Part, Plain, Sha256, Uuid
from server.problem_claim import Lat, Lon
from server.rules.problem import Kind
from server.rules.tipoff import Against, PlaceHow
from server.rules.tipoff_report import (
    ANSWER_WORDS_MAX,
    PHOTOS_MAX,
    REASON_WORDS_MAX,
    WHERE_WORDS_MAX,
    WORDS_MAX,
)

APART = ("contact", "ticket", "work")
"""Members that are no part of what was told: sent again they may differ."""
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")]
OneLine = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$")]
"""A name or number: no line breaks."""


def _each_once(hashes: list[str]) -> list[str]:
    if len(set(hashes)) != len(hashes):
        raise ValueError("one photo is named twice")
    return hashes


Photos = Annotated[list[Sha256], Field(max_length=PHOTOS_MAX), AfterValidator(_each_once)]


class WorkDone(Part):
    challenge: Plain = Field(max_length=300)
    answer: str = Field(pattern=r"^[0-9]{1,15}$")


class ReportPlace(Part):
    lon: Lon
    lat: Lat
    accuracy_m: float | None = Field(ge=0, allow_inf_nan=False)


class ContactIn(Part):
    name: OneLine = Field(max_length=40)
    phone: OneLine = Field(min_length=5, max_length=30)


class ReportIn(Part):
    code: Code
    key_sha256: Sha256
    kind: Kind
    against: Against
    words: Plain = Field(max_length=WORDS_MAX)
    where_words: Plain = Field(max_length=WHERE_WORDS_MAX)
    place: ReportPlace | None
    place_how: PlaceHow
    photos: Photos
    contact: ContactIn | None
    ticket: Plain | None = Field(max_length=200)
    work: WorkDone


class OpeningIn(Part):
    code: Code
    key: Sha256
    work: WorkDone


class AnswerIn(Part):
    id: Uuid
    question_id: Uuid | None
    words: Plain = Field(max_length=ANSWER_WORDS_MAX)
    photos: Photos

    @model_validator(mode="after")
    def says_something(self) -> AnswerIn:
        if not self.words.strip() and not self.photos:
            raise ValueError("neither words nor photos")
        return self


class WithdrawalIn(Part):
    id: Uuid


class RevisitIn(Part):
    id: Uuid
    satisfied: bool
    reason: Plain = Field(max_length=REASON_WORDS_MAX)
