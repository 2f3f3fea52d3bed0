"""Rewards for tip-offs: the list, one with its steps, deciding, and opening a contact for one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field
from sqlalchemy import select

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.api.cursor import cursor_of, place_of
from server.api.reward_shapes import SumOut
from server.claims import NOTE_MAX, Plain, Uuid
from server.jobs.contact_opening import open_contact
from server.jobs.reward_deciding import Decision, decide, handled_by
from server.models.base import db
from server.models.contact import opening_count, openings_page
from server.models.division import names_of
from server.models.reward import (
    Reward,
    Wanted,
    events_of,
    reachable,
    reward_counts,
    rewards_page,
    short_code,
)
from server.models.tipoff import TipoffContact
from server.refusals import Refusal
from server.rules.problem import TOWNSHIP_DIGITS, Kind
from server.rules.reward import (
    CONTACT_NEEDED,
    Reason,
    State,
    Step,
    after,
    approval_refused,
    stands_apart,
)
from server.rules.roles import Right, who_may

rewards = APIBlueprint("rewards", __name__, url_prefix="/api/v1")
EITHER = who_may("rewards", "identity")
NO_STORE = "no-store"


class RewardsQuery(BaseModel):
    state: State | Literal[""] = Field(default="", description="empty = all")
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class RewardRow(BaseModel):
    """Who opens contacts sees neither kind nor place."""

    id: str
    state: State
    kind: Kind | None
    township: str | None
    sum_yuan: str | None
    payment_code: str | None = Field(description="its last four characters")
    worked_out_at: datetime
    expires_on: date | None
    contact: Literal["none", "kept", "deleted"] | None = Field(description="for who may open it")


class RewardPage(BaseModel):
    rewards: list[RewardRow]
    counts: dict[str, int]
    next: str | None


class RewardStepOut(BaseModel):
    step: Step
    at: datetime
    person_name: str | None = Field(description="null for the reporter and the worker")
    words: str


class RewardOut(RewardRow):
    matter_id: str | None
    reasons: list[Reason]
    terms_id: int | None
    sum: SumOut | None
    paid_on: date | None
    last_place: int
    steps: list[RewardStepOut]
    may: list[Literal["approve", "refuse", "open_contact"]]
    may_not_approve: Literal["reward_own_matter", "reward_approved_by_you"] | None


class RewardDecisionIn(Strict):
    id: Uuid
    seen: int = Field(ge=0, description="the last step that was seen")
    step: Literal["approve", "refuse"]
    reason: Plain = Field(default="", max_length=NOTE_MAX, description="of a refusal")


class ContactOpeningIn(Strict):
    id: Uuid
    reason: Plain = Field(min_length=1, max_length=500)


class ContactOut(BaseModel):
    name: str
    phone: str


class OpeningsQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class OpeningOut(BaseModel):
    id: str
    at: datetime
    person_name: str
    payment_code: str | None
    state: State
    reason: str


class OpeningPage(BaseModel):
    openings: list[OpeningOut]
    count: int
    next: str | None


@rewards.get("/rewards")
@rewards.input(RewardsQuery, location="query", arg_name="query")
@rewards.output(RewardPage)
@signed_in(*EITHER)
def reward_list(query: RewardsQuery) -> Response:
    """Rewards that one decides on; who opens contacts sees those that are on their way."""
    session, right = db.session(), _right()
    wanted = Wanted(actor().grants, right, _states(right, query.state))
    rows = rewards_page(session, wanted, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1][0] if len(rows) > query.limit else None
    names = _townships(row for row, _ in shown)
    counts = reward_counts(session, wanted)
    told = {
        "rewards": [_row(row, kept, right, names) for row, kept in shown],
        "counts": {
            state: count
            for state, count in counts.items()
            if right == "rewards" or state in CONTACT_NEEDED
        },
        "next": cursor_of(last.worked_out_at, last.id) if last else None,
    }
    return answer(told, Cache_Control=NO_STORE)


@rewards.get("/rewards/<uuid:reward_id>")
@rewards.doc(responses={404: "unknown"})
@rewards.output(RewardOut)
@signed_in(*EITHER)
def reward_page(reward_id: Any) -> Response:
    """One reward with its steps."""
    told = _told(str(reward_id))
    log_read("reward_read", f"reward:{reward_id}")
    return answer(told, Cache_Control=NO_STORE)


@rewards.post("/rewards/<uuid:reward_id>/steps")
@rewards.doc(responses={404: "unknown", 409: "not as it was seen, or the budget is spent"})
@rewards.output(RewardOut, status_code=201)
@signed_in(*who_may("rewards"))
@reads(RewardDecisionIn, max_bytes=16_000)
def put_decision(reward_id: Any, body: RewardDecisionIn) -> Response:
    """Approves, as the first or the second of two, or refuses."""
    me = actor()
    wish = Decision(body.id, body.seen, body.step, body.reason)
    decide(str(reward_id), wish, me.person_id, me.grants)
    return answer(_told(str(reward_id)), 201, Cache_Control=NO_STORE)


@rewards.post("/rewards/<uuid:reward_id>/contact")
@rewards.doc(responses={404: "unknown", 409: "not on its way", 410: "deleted", 503: "no key here"})
@rewards.output(ContactOut)
@signed_in(*who_may("identity"))
@reads(ContactOpeningIn, max_bytes=4_000)
def see_contact(reward_id: Any, body: ContactOpeningIn) -> Response:
    """Name and telephone of the reporter; the opening and its reason are written down first."""
    me = actor()
    found = open_contact(str(reward_id), body.id, body.reason, me.person_id, me.grants)
    return answer({"name": found.name, "phone": found.phone}, Cache_Control=NO_STORE)


@rewards.get("/contact-openings")
@rewards.input(OpeningsQuery, location="query", arg_name="query")
@rewards.output(OpeningPage)
@signed_in(*who_may("openings"))
def opening_list(query: OpeningsQuery) -> Response:
    """Who opened which reporter's contact, when and why; never the contact."""
    session, grants = db.session(), actor().grants
    rows = openings_page(session, grants, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    last = shown[-1] if len(rows) > query.limit else None
    told = {
        "openings": shown,
        "count": opening_count(session, grants),
        "next": cursor_of(last["at"], last["id"]) if last else None,
    }
    return answer(told, Cache_Control=NO_STORE)


def _right() -> Right:
    return "rewards" if actor().areas(*who_may("rewards")) else "identity"


def _states(right: Right, state: str) -> tuple[str, ...]:
    if right == "rewards":
        return (state,) if state else ()
    # an unknown one finds none
    return (
        (state,) if state in CONTACT_NEEDED else ("",) if state else tuple(sorted(CONTACT_NEEDED))
    )


def _townships(rows: Any) -> dict[str, str]:
    codes = {row.division_code[:TOWNSHIP_DIGITS] for row in rows}
    return dict(names_of(db.session(), codes))


def _row(row: Reward, kept: bool | None, right: Right, names: dict[str, str]) -> dict[str, Any]:
    decides = right == "rewards"
    code = row.division_code[:TOWNSHIP_DIGITS]
    contact = "none" if kept is None else "kept" if kept else "deleted"
    return {
        "id": row.id,
        "state": row.state,
        "kind": row.kind if decides else None,
        "township": names.get(code, code) if decides else None,
        "sum_yuan": None if row.sum_yuan is None else format(row.sum_yuan, "f"),
        "payment_code": short_code(row.payment_code),
        "worked_out_at": row.worked_out_at,
        "expires_on": row.expires_on,
        "contact": contact if actor().areas(*who_may("identity")) else None,
    }


def _told(reward_id: str) -> dict[str, Any]:
    session, right, me = db.session(), _right(), actor()
    session.rollback()
    row = session.get(Reward, reward_id, populate_existing=True)
    known = select(Reward.id).where(Reward.id == reward_id, reachable(me.grants, right))
    if (
        row is None
        or session.scalar(known) is None
        or (right != "rewards" and row.state not in CONTACT_NEEDED)
    ):
        raise Refusal("reward_unknown")
    contact = session.get(TipoffContact, row.tipoff_id)
    kept = None if contact is None else contact.sealed is not None
    decides = right == "rewards"
    barred = approval_refused(me.person_id, handled_by(session, row.matter_id), row.approved_by)
    opens = bool(me.areas(*who_may("identity"))) and stands_apart(me.grants) and kept
    possible = {"approve": decides and barred is None, "refuse": decides, "open_contact": opens}
    steps: tuple[Step, ...] = ("approve", "refuse", "open_contact")
    state: Any = row.state
    return {
        **_row(row, kept, right, _townships([row])),
        "matter_id": row.matter_id if decides else None,
        "reasons": row.reasons if decides else [],
        "terms_id": row.terms_id if decides else None,
        "sum": row.sum if decides else None,
        "paid_on": row.paid_on,
        "last_place": row.last_place,
        "steps": [
            {
                "step": event.step,
                "at": event.at,
                "person_name": name,
                "words": event.words if decides and event.step == "refuse" else "",
            }
            for event, name in events_of(session, row.id)
        ],
        "may": [step for step in steps if possible[step] and after(step, state)],
        "may_not_approve": barred if decides and after("approve", state) else None,
    }
