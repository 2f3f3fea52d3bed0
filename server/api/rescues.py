"""The zip a phone exports when it cannot send: photos into the vault, the rest as if it were sent."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Literal

import orjson
from apiflask import APIBlueprint
from flask import Response, request
from pydantic import BaseModel, Field
from sqlalchemy import select

from server.api.access import Actor, actor, signed_in
from server.api.contract import answer, parsed_once, read_json, setting
from server.api.corridor import Sender, receive
from server.api.keeping import keep_photo, kept_already
from server.claims import canonical, canonical_id, is_id
from server.evidence.media import HEAD_BYTES, media_type_of
from server.jobs.problem_handling import take_step
from server.jobs.problem_intake import Doer, take_in
from server.models.base import db, writing
from server.models.log import log
from server.models.person import Grant
from server.problem_claim import ProblemIn, StepIn
from server.refusals import RETRY, Refusal
from server.rules.roles import who_may

rescues = APIBlueprint("rescues", __name__, url_prefix="/api/v1")

FORMAT = "xuntian-rescue-1"
MANIFEST_MAX_BYTES = 20_000_000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What the phone writes."""
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
"""RuntimeError: an encrypted entry."""
SHA256 = re.compile(r"[0-9a-f]{64}")


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
    problems: list[RecordOut] = Field(description="problems and re-checks of problems")
    photos: list[PhotoOut]


@rescues.post("/rescues")
@rescues.doc(responses={413: "too large", 422: "no rescue zip"})
@rescues.output(RescueOut)
@signed_in(*who_may("capture"))
def take_rescue() -> Response:
    """Takes a rescue zip in as the request's body; answers with one line a photo and a record."""
    with tempfile.TemporaryFile(dir=setting().spool_dir) as file:
        _receive_body(file)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise Refusal("rescue_file_wrong") from error
        with archive:
            return answer(_taken(archive))


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


def _taken(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest = _manifest(archive)
    me = actor()
    sender = _sender(me, str(manifest.get("person_id", "")))
    lines = _items(manifest, "photos")
    claims = _items(manifest, "records")
    # phones of before there were problems name none
    reports = _items({"problems": [], **manifest}, "problems")
    unpacked = _Unpacked(archive)
    photos = [_photo(unpacked, item) for item in lines]
    records = [_record(item, sender) for item in claims]
    doer = _doer(me, str(manifest.get("person_id", "")), sender)
    problems = [_problem(item, doer) for item in reports]
    with writing() as session:
        log(
            session,
            me.person_id,
            "rescue",
            f"person:{max(sender.may_hand_in_for - {me.person_id}, default=me.person_id)}",
            records=len(records),
            problems=len(problems),
            photos=len(photos),
        )
    return {"records": records, "problems": problems, "photos": photos}


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        entry = archive.getinfo("manifest.json")
        if entry.file_size > MANIFEST_MAX_BYTES or entry.compress_type not in METHODS:
            raise Refusal("rescue_file_wrong")
        data = archive.read(entry)
        # this reader bounds the depth, the one that sees keys told twice does not
        orjson.loads(data)
        manifest = parsed_once(data)
    except (KeyError, orjson.JSONDecodeError, *DAMAGED) as error:
        raise Refusal("rescue_file_wrong") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Refusal("rescue_file_wrong")
    return manifest


def _items(manifest: dict[str, Any], name: str) -> list[dict[str, Any]]:
    items = manifest.get(name)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Refusal("rescue_file_wrong")
    return items


def _sender(me: Actor, person_id: str) -> Sender:
    """Oneself, or for an officer a person who works in the officer's area, for plots there."""
    mine = frozenset({me.person_id})
    if person_id == me.person_id or not is_id(person_id):
        return Sender(me.person_id, me.areas(*who_may("capture")), mine, "rescue", me.name)
    theirs = db.session.scalars(select(Grant.area_prefix).where(Grant.person_id == person_id)).all()
    areas = me.areas(*who_may("review"))
    inside = any(area.startswith(prefix) for area in theirs for prefix in areas)
    hands_in_for = mine | {person_id} if inside else mine
    return Sender(me.person_id, areas, hands_in_for, "rescue", me.name)


class _Unpacked:
    """The photos of the zip, each unpacked once however often it is named, all within a bound."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.digests: dict[str, str] = {}
        """File → SHA-256 of what it held, "" where it could not be read."""
        self.left = setting().rescue_max_bytes

    def entry(self, name: str) -> zipfile.ZipInfo | None:
        try:
            return self.archive.getinfo(name)
        except KeyError:
            return None

    def digest(self, entry: zipfile.ZipInfo, out: BinaryIO) -> str:
        """Unpacks into `out`; answers the SHA-256, "" for a damaged entry."""
        digest = hashlib.sha256()
        found = ""
        try:
            if entry.compress_type in METHODS:
                with self.archive.open(entry) as packed:
                    while piece := packed.read(1 << 18):
                        digest.update(piece)
                        out.write(piece)
                found = digest.hexdigest()
        except DAMAGED:
            found = ""
        self.digests[entry.filename] = found
        self.left -= entry.file_size
        return found


def _photo(unpacked: _Unpacked, item: dict[str, Any]) -> dict[str, Any]:
    sha256 = str(item.get("sha256", ""))[:100]
    code = _keep(unpacked, sha256, str(item.get("file")))
    outcome = "refused" if code not in (None, "known") else code or "kept"
    return {"sha256": sha256, "outcome": outcome, "code": code if outcome == "refused" else None}


def _keep(unpacked: _Unpacked, sha256: str, name: str) -> str | None:
    """Takes one photo into the vault; "known" where it is there, or the code of a refusal."""
    entry = unpacked.entry(name)
    if entry is None:
        return "photo_unknown"
    if entry.file_size > min(setting().photo_max_bytes, unpacked.left):
        return "upload_too_large"
    if not SHA256.fullmatch(sha256) or unpacked.digests.get(entry.filename, sha256) != sha256:
        return "photo_hash_differs"
    if kept_already(sha256, entry.file_size, actor().person_id):
        return "known"
    handle, path = tempfile.mkstemp(dir=setting().spool_dir)
    file = Path(path)
    try:
        with os.fdopen(handle, "w+b") as out:
            if unpacked.digest(entry, out) != sha256:
                return "photo_hash_differs"
            size_bytes = out.tell()
            out.seek(0)
            media_type = media_type_of(out.read(HEAD_BYTES))
        if media_type is None:
            return "photo_not_an_image"
        keep_photo(file, sha256, size_bytes, media_type, actor().person_id)
    finally:
        file.unlink(missing_ok=True)
    return None


def _record(item: dict[str, Any], sender: Sender) -> dict[str, Any]:
    def take() -> int:
        raw = orjson.dumps(item.get("claim"))
        return receive(canonical_id(str(item.get("id", ""))), raw, sender, None).status

    return _line(item, take)


def _doer(me: Actor, person_id: str, sender: Sender) -> Doer:
    """Whose problems they are, with the roles that lie where the caller may hand in for them."""
    if person_id == me.person_id or person_id not in sender.may_hand_in_for:
        return Doer(me.person_id, me.grants)
    grants = db.session.execute(
        select(Grant.role, Grant.area_prefix).where(Grant.person_id == person_id)
    )
    inside = (
        (role, area)
        for role, area in grants
        if any(area.startswith(prefix) for prefix in sender.areas)
    )
    return Doer(person_id, tuple(inside))


def _problem(item: dict[str, Any], doer: Doer) -> dict[str, Any]:
    """`of`: the problem that it is a step of; without it, it is a problem."""

    def take() -> int:
        raw = orjson.dumps(item.get("body"))
        if item.get("of") is not None:
            step = read_json(StepIn, raw)
            return take_step(canonical_id(str(item["of"])), step, doer)
        body = read_json(ProblemIn, raw)
        text, digest = canonical(raw)
        return take_in(canonical_id(str(item.get("id", ""))), body, text, digest, doer)

    return _line(item, take)


def _line(item: dict[str, Any], take: Callable[[], int]) -> dict[str, Any]:
    id_ = str(item.get("id", ""))
    try:
        status = take()
    except Refusal as refusal:
        if refusal.code in RETRY:
            # the whole zip comes again: what was taken is known then
            raise
        return {"id": id_, "outcome": "refused", "code": refusal.code, "facts": refusal.facts}
    return {"id": id_, "outcome": "kept" if status == 201 else "known", "code": None, "facts": {}}
