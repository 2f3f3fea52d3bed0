"""What the citizens' door answers, on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from server.api.contract import Strict, answer
from server.api.doorkeeping import tipoff_id
from server.api.reward_shapes import Announced, RewardTold
from server.claims import Plain
from server.jobs.rewarding import reward_told
from server.models.base import db, now
from server.models.tipoff import Tipoff
from server.models.tipoff_page import page_as_json, page_of
from server.rules.problem import Kind
from server.rules.tipoff import Against, PlainState
from server.tipoff_claim import AnswerIn, OpeningIn, RevisitIn, WithdrawalIn


class WorkBody(Strict):
    ticket: Plain | None = Field(
        default=None, max_length=200, description="of an earlier tip-off: less work"
    )


class OpeningBody(OpeningIn, Strict):
    """A receipt to be opened."""


class AnswerBody(AnswerIn, Strict):
    """What the reporter answers or adds."""


class WithdrawalBody(WithdrawalIn, Strict):
    """The tip-off is taken back."""


class RevisitBody(RevisitIn, Strict):
    """Whether the reply satisfies."""


class PictureBody(RootModel[bytes]):
    """The bytes of a JPEG, PNG or WebP."""

    model_config = ConfigDict(json_schema_extra={"format": "binary"})


class WorkOut(BaseModel):
    challenge: str
    bits: int = Field(description="leading zero bits of SHA-256(challenge + ':' + answer)")


class DoorOut(BaseModel):
    kinds: list[Kind]
    against: list[Against]
    words_max: int
    where_words_max: int
    photos_max: int = Field(description="in the report")
    photos_in_all_max: int = Field(description="with those added afterwards")
    photo_max_bytes: int
    long_side_px: int
    answer_words_max: int
    reason_words_max: int
    token_minutes: int
    contact_days: int = Field(description="a contact is deleted so long after the matter has ended")
    rewards: Announced


class PlaceOut(BaseModel):
    township: str
    village: str
    lon: float
    lat: float


class PlacesOut(BaseModel):
    places: list[PlaceOut]


class OpenedOut(BaseModel):
    token: str
    token_expires_at: datetime


class ReceiptOut(OpenedOut):
    code: str
    received_at: datetime
    ticket: str = Field(
        description="to be sent with a later tip-off from the same phone, if wished"
    )
    owed: list[str] = Field(description="SHA-256 of pictures that have not come yet")


class OwedOut(BaseModel):
    owed: list[str]


class SaidOut(BaseModel):
    words: str
    at: datetime


class QuestionOut(BaseModel):
    id: str
    words: str
    at: datetime
    answer: SaidOut | None


class TipoffPhotoOut(BaseModel):
    sha256: str
    state: Literal["kept", "owed"]


class ReportOut(BaseModel):
    code: str
    kind: Kind
    received_at: datetime
    state: PlainState
    withdrawn_at: datetime | None
    words: str
    where_words: str
    questions: list[QuestionOut]
    added: list[SaidOut] = Field(description="what the reporter added without being asked")
    photos: list[TipoffPhotoOut]
    reply: SaidOut | None
    may_answer: bool
    may_withdraw: bool
    may_revisit: bool
    may_reopen: bool
    satisfied: bool | None = Field(description="with the reply; null until the reporter said")
    contact: Literal["none", "kept", "deleted"]
    reward: RewardTold


def report_answer() -> Any:
    """The whole report of the receipt that the request holds, as it stands now."""
    session = db.session()
    session.rollback()
    tipoff = session.get_one(Tipoff, tipoff_id(), populate_existing=True)
    page = page_as_json(session, page_of(session, tipoff))
    return answer({**page, "reward": reward_told(session, tipoff, now())})
