"""Checks that the office asks for on the desk, for whatever reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field

from server.api.access import actor, signed_in
from server.api.contract import answer, body_bytes, read_json, setting, takes
from server.claims import canonical, canonical_id
from server.jobs.check_asking import take_check, withdraw_check
from server.jobs.problem_intake import Doer
from server.models.base import db
from server.models.waiting_check import WaitingCheck, waiting_for
from server.problem_claim import CheckIn
from server.refusals import Refusal
from server.rules.problem import Kind, Level
from server.rules.roles import who_may

checks = APIBlueprint("checks", __name__, url_prefix="/api/v1")


class CheckOut(BaseModel):
    id: str
    release_at: datetime | None = Field(description="when it goes out; null where it is out")


class Waiting(BaseModel):
    id: str
    kind: Kind
    plot_id: str | None
    number: str | None
    village: str | None
    place: str | None
    division_code: str
    sees_from: Level
    note: str
    person_name: str
    asked_at: datetime
    release_at: datetime


class WaitingOut(BaseModel):
    checks: list[Waiting] = Field(description="the next to go out first; 200 at most")


@checks.put("/checks/<problem_id>")
@checks.doc(responses={404: "plot unknown", 409: "other content"})
@takes(CheckIn)
@checks.output(CheckOut, status_code=201)
@signed_in(*who_may("checks"))
def put_check(problem_id: str) -> Response:
    """Asks for one check, which is a problem from then on; the same once more gets 200.

    The id is a version 4 one: those of checks that come about otherwise are.
    """
    found_id = canonical_id(problem_id)
    raw = body_bytes(setting().claim_max_bytes)
    body = read_json(CheckIn, raw)
    try:
        text, digest = canonical(raw)
    except ValueError as error:
        raise Refusal("body_not_json") from error
    status = take_check(found_id, body, text, digest, _doer())
    db.session.rollback()
    waiting = db.session.get(WaitingCheck, found_id)
    return answer({"id": found_id, "release_at": waiting and waiting.release_at}, status)


@checks.get("/checks")
@checks.output(WaitingOut)
@signed_in(*who_may("checks"))
def waiting_checks() -> Response:
    """Checks that were asked for and have not gone out yet; none below a county."""
    found = waiting_for(db.session(), actor().person_id, actor().grants)
    return answer(
        {
            "checks": [
                {
                    **{name: getattr(check, name) for name in OF_CHECK},
                    "number": plot and plot.number,
                    "village": plot and plot.village,
                    "place": plot and plot.place,
                    "person_name": name_of,
                }
                for check, name_of, plot in found
            ]
        }
    )


@checks.delete("/checks/<uuid:problem_id>")
@checks.doc(responses={404: "unknown, or out already"})
@checks.output({}, status_code=204)
@signed_in(*who_may("checks"))
def withdraw(problem_id: Any) -> Response:
    """Takes one back that has not gone out yet."""
    withdraw_check(str(problem_id), _doer())
    return Response(status=204)


OF_CHECK = (
    "id",
    "kind",
    "plot_id",
    "division_code",
    "sees_from",
    "note",
    "asked_at",
    "release_at",
)


def _doer() -> Doer:
    return Doer(actor().person_id, actor().grants)
