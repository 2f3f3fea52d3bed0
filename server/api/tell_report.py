"""Behind an opened receipt: the reporter's page of one tip-off, and what they may still do with it."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from server.api.contract import answer, reads, setting, takes
from server.api.doorkeeping import holding_receipt, tipoff_id
from server.api.patience import patient_body
from server.api.tell_shapes import (
    AnswerBody,
    OwedOut,
    PictureBody,
    ReportOut,
    RevisitBody,
    WithdrawalBody,
    report_answer,
)
from server.jobs import tipoff_answers, tipoff_photos
from server.models.base import db
from server.models.tipoff_page import owed_photos

tell_report = APIBlueprint("tell_report", __name__, url_prefix="/api/v1/tell/report")

NOT_NOW = "not now, or other content"


@tell_report.get("")
@tell_report.output(ReportOut)
@holding_receipt()
def report_page() -> Any:
    """The whole report as its reporter may read it."""
    return report_answer()


@tell_report.put("/photos/<sha256>")
@tell_report.doc(
    responses={404: "never named", 409: "not now", 415: "no picture", 460: "another picture"}
)
@takes(PictureBody, "image/jpeg")
@tell_report.output(OwedOut)
@holding_receipt("photos")
def put_photo(sha256: str) -> Response:
    """Takes one picture that was named in the report or in an answer; its metadata is not kept."""
    if tipoff_photos.is_owed(tipoff_id(), sha256):
        # a slow phone may take minutes: no database connection waits for it
        db.session.remove()
        data = patient_body(setting().tell_photo_max_bytes, sha256)
        tipoff_photos.keep(tipoff_id(), sha256, data)
    return answer({"owed": owed_photos(db.session(), tipoff_id())})


@tell_report.post("/answers")
@tell_report.doc(responses={404: "no such question", 409: NOT_NOW})
@tell_report.output(ReportOut)
@holding_receipt()
@reads(AnswerBody, max_bytes=16_000)
def put_answer(body: AnswerBody) -> Any:
    """Answers a question, or adds words and pictures without one."""
    tipoff_answers.add_answer(tipoff_id(), body)
    return report_answer()


@tell_report.post("/withdraw")
@tell_report.doc(responses={409: NOT_NOW})
@tell_report.output(ReportOut)
@holding_receipt()
@reads(WithdrawalBody, max_bytes=1_000)
def withdraw(body: WithdrawalBody) -> Any:
    """Takes the tip-off back, as long as it is not answered."""
    tipoff_answers.withdraw(tipoff_id(), body)
    return report_answer()


@tell_report.post("/revisit")
@tell_report.doc(responses={409: NOT_NOW})
@tell_report.output(ReportOut)
@holding_receipt()
@reads(RevisitBody, max_bytes=8_000)
def revisit(body: RevisitBody) -> Any:
    """Whether the reply satisfies; if not, with a reason, the matter is opened again, once."""
    tipoff_answers.revisit(tipoff_id(), body)
    return report_answer()
