"""Records of inspections: in, and out again."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response, request

from server.api.access import actor, signed_in
from server.api.answers import InspectionOut
from server.api.contract import answer, body_bytes, setting, takes
from server.api.corridor import Sender, receive, skew_of
from server.claims import ClaimIn, canonical_id
from server.jobs.signing import signer
from server.models.base import db, now
from server.models.inspection import Inspection
from server.models.plot import visible_plot
from server.models.visits import answer_of, told_of
from server.refusals import Refusal
from server.rules.roles import who_may

inspections = APIBlueprint("inspections", __name__, url_prefix="/api/v1")


@inspections.put("/inspections/<inspection_id>")
@takes(ClaimIn)
@inspections.output(InspectionOut, status_code=201)
@signed_in(*who_may("capture"))
def put_inspection(inspection_id: str) -> Response:
    """Takes one record in; the same record again gets the same answer with 200."""
    me = actor()
    received = receive(
        canonical_id(inspection_id),
        body_bytes(setting().claim_max_bytes),
        Sender(
            me.person_id,
            me.areas(*who_may("capture")),
            frozenset({me.person_id}),
            "sent",
            me.name,
        ),
        skew_of(request.headers.get("Device-Time"), now()),
    )
    return answer(received.answer, received.status)


@inspections.get("/inspections/<inspection_id>")
@inspections.output(InspectionOut)
@signed_in()
def get_inspection(inspection_id: str) -> Response:
    """The stored answer of one record in the person's areas."""
    sign = signer().signed
    session = db.session()
    found = session.get(Inspection, canonical_id(inspection_id))
    if found is None or visible_plot(session, found.plot_id, actor().areas()) is None:
        raise Refusal("inspection_unknown", id=inspection_id)
    return answer(answer_of(found, told_of(session, found), sign))
