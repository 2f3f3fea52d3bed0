"""The zip a phone exports when it cannot send: photos into the vault, records through the corridor."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Literal

import orjson
from apiflask import APIBlueprint
from flask import Response, request
from pydantic import BaseModel
from sqlalchemy import select

from server.api.access import Actor, actor, signed_in
from server.api.contract import answer, setting
from server.api.corridor import Sender, receive
from server.api.keeping import keep_photo, kept_already
from server.claims import canonical_id
from server.evidence.media import HEAD_BYTES, media_type_of
from server.models.base import db, writing
from server.models.log import log
from server.models.person import Grant
from server.refusals import Refusal

rescues = APIBlueprint("rescues", __name__, url_prefix="/api/v1")

FORMAT = "xuntian-rescue-1"
MANIFEST_MAX_BYTES = 20_000_000


class RecordOut(BaseModel):
    id: str
    outcome: Literal["kept", "known", "refused"]
    code: str | None
    facts: dict[str, Any]


class PhotoOut(BaseModel):
    sha256: str
    outcome: Literal["kept", "known", "refused"]
    code: str | None


class RescueOut(BaseModel):
    records: list[RecordOut]
    photos: list[PhotoOut]


@rescues.post("/rescues")
@rescues.doc(responses={413: "too large", 422: "no rescue zip"})
@rescues.output(RescueOut)
@signed_in("inspector", "officer")
def take_in() -> Response:
    """Takes a rescue zip in as the request's body; answers with one line a photo and a record."""
    with tempfile.TemporaryFile(dir=setting().spool_dir) as file:
        _receive_body(file)
        try:
            with zipfile.ZipFile(file) as archive:
                return answer(_take_in(archive))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise Refusal("rescue_file_wrong") from error


def _receive_body(file: Any) -> None:
    most = setting().rescue_max_bytes
    if (request.content_length or 0) > most:
        raise Refusal("body_too_large", max_bytes=most)
    total = 0
    while piece := request.stream.read(1 << 18):
        total += len(piece)
        if total > most:
            raise Refusal("body_too_large", max_bytes=most)
        file.write(piece)


def _take_in(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest = _manifest(archive)
    me = actor()
    sender = Sender(
        me.person_id,
        me.areas("inspector", "officer"),
        _may_hand_in_for(me, str(manifest.get("person_id", ""))),
        "rescue",
    )
    photos = [_photo(archive, item) for item in _items(manifest, "photos")]
    records = [_record(item, sender) for item in _items(manifest, "records")]
    with writing() as session:
        log(
            session,
            me.person_id,
            "rescue",
            f"person:{manifest.get('person_id')}"[:100],
            records=len(records),
            photos=len(photos),
        )
    return {"records": records, "photos": photos}


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        entry = archive.getinfo("manifest.json")
        if entry.file_size > MANIFEST_MAX_BYTES:
            raise Refusal("rescue_file_wrong")
        manifest = orjson.loads(archive.read(entry))
    except (KeyError, orjson.JSONDecodeError) as error:
        raise Refusal("rescue_file_wrong") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Refusal("rescue_file_wrong")
    return manifest


def _items(manifest: dict[str, Any], name: str) -> list[dict[str, Any]]:
    items = manifest.get(name)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Refusal("rescue_file_wrong")
    return items


def _may_hand_in_for(me: Actor, person_id: str) -> frozenset[str]:
    """Oneself, and for an officer the people who work in the officer's area."""
    if person_id == me.person_id:
        return frozenset({me.person_id})
    theirs = db.session.scalars(select(Grant.area_prefix).where(Grant.person_id == person_id)).all()
    inside = any(area.startswith(mine) for area in theirs for mine in me.areas("officer"))
    return frozenset({me.person_id, person_id} if inside else {me.person_id})


def _photo(archive: zipfile.ZipFile, item: dict[str, Any]) -> dict[str, Any]:
    sha256 = str(item.get("sha256", ""))
    try:
        entry = archive.getinfo(str(item.get("file")))
    except KeyError:
        return {"sha256": sha256, "outcome": "refused", "code": "photo_unknown"}
    if entry.file_size > setting().photo_max_bytes:
        return {"sha256": sha256, "outcome": "refused", "code": "upload_too_large"}
    if kept_already(sha256, entry.file_size, actor().person_id):
        return {"sha256": sha256, "outcome": "known", "code": None}
    handle, name = tempfile.mkstemp(dir=setting().spool_dir)
    file = Path(name)
    try:
        digest = hashlib.sha256()
        with os.fdopen(handle, "wb") as out, archive.open(entry) as packed:
            head = packed.peek(HEAD_BYTES)[:HEAD_BYTES]  # type: ignore[attr-defined]
            while piece := packed.read(1 << 18):
                digest.update(piece)
                out.write(piece)
        media_type = media_type_of(head)
        if digest.hexdigest() != sha256:
            return {"sha256": sha256, "outcome": "refused", "code": "photo_hash_differs"}
        if media_type is None:
            return {"sha256": sha256, "outcome": "refused", "code": "photo_not_an_image"}
        keep_photo(file, sha256, entry.file_size, media_type, actor().person_id)
    except zipfile.BadZipFile:
        return {"sha256": sha256, "outcome": "refused", "code": "photo_hash_differs"}
    finally:
        file.unlink(missing_ok=True)
    return {"sha256": sha256, "outcome": "kept", "code": None}


def _record(item: dict[str, Any], sender: Sender) -> dict[str, Any]:
    record_id = str(item.get("id", ""))
    try:
        raw = orjson.dumps(item.get("claim"))
        received = receive(canonical_id(record_id), raw, sender, None)
    except Refusal as refusal:
        return {"id": record_id, "outcome": "refused", "code": refusal.code, "facts": refusal.facts}
    outcome = "kept" if received.status == 201 else "known"
    return {"id": record_id, "outcome": outcome, "code": None, "facts": {}}
