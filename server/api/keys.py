"""The server's public keys, with which anybody can check a receipt."""

from __future__ import annotations

from datetime import datetime

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel

from server.api.contract import answer
from server.jobs.signing import signer
from server.models.base import db
from server.models.server_key import server_keys

keys = APIBlueprint("keys", __name__, url_prefix="/api/v1")


class ServerKeyOut(BaseModel):
    key_id: str
    public_key: str
    valid_from: datetime


class ServerKeys(BaseModel):
    keys: list[ServerKeyOut]


@keys.get("/keys")
@keys.output(ServerKeys)
def key_list() -> Response:
    """Every key this server has signed with, as PEM, oldest first; open to anybody."""
    signer()
    return answer(
        {
            "keys": [
                {
                    "key_id": key.key_id,
                    "public_key": key.public_key,
                    "valid_from": key.valid_from,
                }
                for key in server_keys(db.session())
            ]
        }
    )
