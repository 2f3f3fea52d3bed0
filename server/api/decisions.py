"""What officers decide of records and say of them."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import Field

from server.api.access import actor, signed_in
from server.api.answers import CommentOut, DecisionOut
from server.api.contract import Strict, answer, reads
from server.claims import NOTE_MAX, PHOTOS_MAX, Plain, Sha256, Uuid, canonical_id
from server.jobs.reviewing import Officer, Wish, comment, decide
from server.rules.claim import PhotoRole
from server.rules.decided import DecisionKind, Reason
from server.rules.roles import who_may
from server.rules.verdict import Answer

decisions = APIBlueprint("decisions", __name__, url_prefix="/api/v1")


class RequestIn(Strict):
    role: PhotoRole
    photo: Sha256 | None
    why: Reason


class OverrideIn(Strict):
    cultivated: Answer | None = None
    farmable: Answer | None = None
    grain: Answer | None = None


class DecisionIn(Strict):
    id: Uuid
    seen: Uuid | None
    kind: DecisionKind
    reason: Reason | None = None
    note: Plain = Field(default="", max_length=NOTE_MAX)
    requests: list[RequestIn] = Field(default=[], max_length=PHOTOS_MAX)
    override: OverrideIn | None = None


class CommentIn(Strict):
    text: Plain = Field(min_length=1, max_length=NOTE_MAX)


@decisions.post("/inspections/<inspection_id>/decisions")
@decisions.doc(responses={403: "one's own record", 404: "unknown", 409: "another came first"})
@decisions.output(DecisionOut, status_code=201)
@signed_in(*who_may("review"))
@reads(DecisionIn)
def put_decision(inspection_id: str, body: DecisionIn) -> Response:
    """Decides a record; the same decision again gets the same answer with 200."""
    override = body.override.model_dump(exclude_none=True) if body.override else None
    new, told = decide(
        canonical_id(inspection_id),
        Wish(
            id=body.id,
            seen=body.seen,
            kind=body.kind,
            reason=body.reason,
            note=body.note,
            requests=[request.model_dump() for request in body.requests],
            override=override,
        ),
        _officer(),
    )
    return answer(told, 201 if new else 200)


@decisions.post("/inspections/<inspection_id>/comments")
@decisions.doc(responses={404: "unknown"})
@decisions.output(CommentOut, status_code=201)
@signed_in(*who_may("review"))
@reads(CommentIn)
def put_comment(inspection_id: str, body: CommentIn) -> Response:
    """Says something of a record that stays with it; it decides nothing."""
    told: dict[str, Any] = comment(canonical_id(inspection_id), body.text, _officer())
    return answer(told, 201)


def _officer() -> Officer:
    return Officer(actor().person_id, actor().areas(*who_may("review")))
