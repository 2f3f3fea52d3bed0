"""Checks that the office asks for on the desk, for whatever reason."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel

from server.api.access import actor, signed_in
from server.api.contract import answer, body_bytes, read_json, setting, takes
from server.claims import canonical, canonical_id
from server.jobs.checks import take_check
from server.jobs.problem_intake import Doer
from server.problem_claim import CheckIn
from server.refusals import Refusal
from server.rules.roles import who_may

checks = APIBlueprint("checks", __name__, url_prefix="/api/v1")


class CheckOut(BaseModel):
    id: str


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
    status = take_check(found_id, body, text, digest, Doer(actor().person_id, actor().grants))
    return answer({"id": found_id}, status)
