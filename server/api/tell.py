"""The citizens' door: telling of a fact without an account, and opening a receipt. No session, no cookie."""

from __future__ import annotations

import hashlib
import hmac
import time
import uuid
from typing import Any

import orjson
from apiflask import APIBlueprint
from flask import Response, current_app
from sqlalchemy import select

from server.api.contract import answer, body_bytes, read_json, reads, setting, takes
from server.api.doorkeeping import (
    TOKEN_S,
    chain_of,
    check_work,
    count,
    fresh_work,
    give_back,
    spend,
    stop_after,
    ticket_for,
    token_for,
)
from server.api.tell_shapes import (
    DoorOut,
    OpenedOut,
    OpeningBody,
    PlacesOut,
    ReceiptOut,
    WorkBody,
    WorkOut,
)
from server.claims import canonical
from server.jobs.rewarding import announced
from server.jobs.tipoff_intake import known_tipoff, take_in
from server.models.base import db, now
from server.models.public_place import public_places
from server.models.tipoff import Tipoff
from server.models.tipoff_page import owed_photos
from server.refusals import Refusal
from server.rules.problem import KINDS
from server.rules.tipoff import AGAINST
from server.rules.tipoff_report import (
    ANSWER_WORDS_MAX,
    LONG_SIDE_PX,
    PHOTOS_IN_ALL_MAX,
    PHOTOS_MAX,
    REASON_WORDS_MAX,
    WHERE_WORDS_MAX,
    WORDS_MAX,
    shortcomings,
)
from server.tipoff_claim import APART, ReportIn

tell = APIBlueprint("tell", __name__, url_prefix="/api/v1/tell")

PLACES = "xuntian.public_places"
PLACES_FOR_S = 600
"""How long the names of villages are told from memory: anybody may ask for them, as often as they like."""
NOBODYS = "0" * 64
"""Compared with where a code is unknown, so that neither time nor words tell which codes there are."""


@tell.get("/door")
@tell.output(DoorOut)
def door() -> Response:
    """What may be told, and how much of it."""
    return answer(
        {
            "kinds": KINDS,
            "against": AGAINST,
            "words_max": WORDS_MAX,
            "where_words_max": WHERE_WORDS_MAX,
            "photos_max": PHOTOS_MAX,
            "photos_in_all_max": PHOTOS_IN_ALL_MAX,
            "photo_max_bytes": setting().tell_photo_max_bytes,
            "long_side_px": LONG_SIDE_PX,
            "answer_words_max": ANSWER_WORDS_MAX,
            "reason_words_max": REASON_WORDS_MAX,
            "token_minutes": TOKEN_S // 60,
            "contact_days": setting().contact_keep_days,
            "rewards": announced(db.session(), now()),
        }
    )


@tell.get("/places")
@tell.output(PlacesOut)
def place_list() -> Response:
    """Names of villages with the middle of their plots, to 100 m."""
    at, told = current_app.extensions.get(PLACES, (0.0, None))
    if told is None or time.monotonic() - at > PLACES_FOR_S:
        told = [
            {"township": one.township, "village": one.village, "lon": one.lon, "lat": one.lat}
            for one in public_places(db.session())
        ]
        current_app.extensions[PLACES] = (time.monotonic(), told)
    return answer({"places": told})


@tell.post("/work")
@tell.output(WorkOut)
@reads(WorkBody, max_bytes=1_000)
def ask_for_work(body: WorkBody) -> Response:
    """A puzzle for the phone, good for one report or one opening within half an hour."""
    challenge, bits = fresh_work(body.ticket)
    return answer({"challenge": challenge, "bits": bits})


@tell.put("/reports/<uuid:report_id>")
@tell.doc(
    responses={403: "work not done", 409: "other content, code or work taken", 429: "too many"}
)
@takes(ReportIn)
@tell.output(ReceiptOut, status_code=201)
def put_report(report_id: uuid.UUID) -> Response:
    """Takes one tip-off in; the same once more gets the stored answer with 200."""
    tipoff_id = str(report_id)
    raw = body_bytes(setting().tell_report_max_bytes)
    body = read_json(ReportIn, raw)
    wrong = shortcomings(
        body.kind,
        body.words,
        body.where_words,
        body.place is not None,
        body.place_how,
        len(body.photos),
    )
    if wrong:
        raise Refusal("body_invalid", fields=wrong)
    digest = _digest(raw)
    kept = known_tipoff(tipoff_id, digest)
    if kept is not None:
        return _receipt(kept, 200)
    check_work(body.work)
    count("reports")
    spend(body.work)
    try:
        made = take_in(tipoff_id, body, digest, chain_of(body.ticket) or str(uuid.uuid4()))
    except BaseException:
        give_back(body.work)
        raise
    return _receipt(made.tipoff, made.status)


@tell.post("/openings")
@tell.doc(responses={403: "wrong receipt, or work not done", 429: "too many"})
@tell.output(OpenedOut, status_code=201)
@reads(OpeningBody, max_bytes=2_000)
def open_receipt(body: OpeningBody) -> Response:
    """Opens a receipt for half an hour. A wrong code and a wrong key are one and the same refusal."""
    check_work(body.work)
    stop_after("wrong_openings")
    count("openings")
    spend(body.work)
    session = db.session()
    session.rollback()
    row = session.execute(
        select(Tipoff.id, Tipoff.key_sha256).where(Tipoff.code == body.code)
    ).first()
    derived = hashlib.sha256(bytes.fromhex(body.key)).hexdigest()
    same = hmac.compare_digest(derived, NOBODYS if row is None else row.key_sha256)
    if row is None or not same:
        count("wrong_openings")
        raise Refusal("tell_receipt_wrong")
    return answer(token_for(row.id), 201)


def _digest(raw: bytes) -> str:
    try:
        said = orjson.loads(raw)
        told = {name: value for name, value in said.items() if name not in APART}
        return canonical(orjson.dumps(told))[1]
    except ValueError as error:
        raise Refusal("body_not_json") from error


def _receipt(kept: Tipoff, status: int) -> Response:
    told: dict[str, Any] = {
        "code": kept.code,
        "received_at": kept.received_at,
        **token_for(kept.id),
        "ticket": ticket_for(kept.chain_id),
        "owed": owed_photos(db.session(), kept.id),
    }
    return answer(told, status)
