"""What a reporter does about a reward and a contact; and the figures that are everybody's."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel

from server.api.contract import Strict, answer, reads
from server.api.doorkeeping import holding_receipt, tipoff_id
from server.api.published import published_as_json
from server.api.reward_shapes import PublishedOut
from server.api.tell_shapes import ReportOut, report_answer
from server.claims import Uuid
from server.jobs.contact_deleting import delete_contact
from server.jobs.reward_claiming import claim
from server.models.base import db, now
from server.models.tipoff_bulletin import bulletins_published

tell_rewards = APIBlueprint("tell_rewards", __name__, url_prefix="/api/v1/tell")


class ClaimBody(Strict):
    id: Uuid
    not_staff: bool


class DeletionBody(Strict):
    id: Uuid


class PublishedPage(BaseModel):
    bulletins: list[PublishedOut]


@tell_rewards.post("/report/claim")
@tell_rewards.doc(responses={404: "none is owed", 409: "not now, or too late"})
@tell_rewards.output(ReportOut)
@holding_receipt()
@reads(ClaimBody, max_bytes=1_000)
def claim_reward(body: ClaimBody) -> Any:
    """Claims the reward; the report then has the code that it is paid by."""
    claim(tipoff_id(), body.id, body.not_staff, now())
    return report_answer()


@tell_rewards.post("/report/contact/delete")
@tell_rewards.doc(responses={404: "none was left"})
@tell_rewards.output(ReportOut)
@holding_receipt()
@reads(DeletionBody, max_bytes=1_000)
def forget_contact(body: DeletionBody) -> Any:  # noqa: ARG001  the same for every act of a reporter
    """Deletes the contact that was left, for good."""
    delete_contact(tipoff_id(), "asked")
    return report_answer()


@tell_rewards.get("/bulletins")
@tell_rewards.output(PublishedPage)
def bulletin_list() -> Response:
    """Published figures of tip-offs, the newest period first."""
    rows = bulletins_published(db.session())
    return answer({"bulletins": [published_as_json(row) for row, _ in rows]})
