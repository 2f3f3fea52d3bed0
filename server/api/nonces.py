"""Nonces: what ties a record to the minutes after the server gave one."""

from __future__ import annotations

from datetime import datetime

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel

from server.api.access import actor, signed_in
from server.api.contract import answer, setting
from server.models.base import now, writing
from server.models.log import log
from server.models.nonce import issue
from server.rules.roles import who_may

nonces = APIBlueprint("nonces", __name__, url_prefix="/api/v1")


class NonceOut(BaseModel):
    nonce: str
    expires_at: datetime


@nonces.post("/nonces")
@nonces.output(NonceOut, status_code=201)
@signed_in(*who_may("capture"))
def fresh() -> Response:
    """A nonce for the person's next record; the first record that carries it uses it up."""
    me = actor()
    with writing() as session:
        given = issue(session, me.person_id, now(), setting().nonce_minutes)
        # in the chain the time of issue can no longer be changed
        log(session, me.person_id, "nonce_issued", f"nonce:{given.nonce}")
    return answer({"nonce": given.nonce, "expires_at": given.expires_at}, 201)
