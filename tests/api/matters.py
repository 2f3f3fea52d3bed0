"""Matters of tip-offs as the intake leaves them, and steps as the desk sends them."""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from flask import current_app
from PIL import Image
from werkzeug.test import TestResponse

from server.evidence.picture_hash import picture_hash
from server.evidence.vault import tipoff_key
from server.jobs.matter_clocks import triage_due
from server.models.base import now, writing
from server.models.picture import signed
from server.models.tipoff import Matter, MatterEvent, Tipoff, TipoffPhoto, add_event
from server.rules.tipoff import triage_level
from tests.api.records import Inspector
from tests.makers import AREA, LAT, LON, sha256

WORDS = "坡上新栽了好多柑橘"


def make_matter(
    *,
    kind: Any = "new_orchard",
    against: Any = "owner",
    words: str = WORDS,
    lon: float | None = LON,
    lat: float | None = LAT,
    plot_id: str | None = None,
    division_code: str = AREA + "001",
    pictures: Sequence[bytes] = (),
    at: datetime | None = None,
    state: str = "new",
    code: str | None = None,
    chain_id: str | None = None,
    place_how: str = "map",
) -> tuple[str, str]:
    """A matter with one tip-off, whose pictures have arrived; the ids of both."""
    moment = at or now()
    matter_id, tipoff_id = str(uuid.uuid4()), str(uuid.uuid4())
    with writing() as session:
        matter = Matter(
            id=matter_id,
            kind=kind,
            against=against,
            level=triage_level(kind, against),
            plot_id=plot_id,
            division_code=division_code,
            lon=lon,
            lat=lat,
            state=state,
            first_at=moment,
            decide_by=triage_due(moment),
            reopened=0,
            last_place=0,
        )
        session.add(matter)
        session.flush()
        session.add(
            Tipoff(
                id=tipoff_id,
                code=code or str(uuid.uuid4().int)[:10],
                key_sha256="0" * 64,
                body_sha256="0" * 64,
                matter_id=matter_id,
                kind=kind,
                against=against,
                words=words,
                where_words="桥头往上走",
                lon=lon,
                lat=lat,
                accuracy_m=None,
                place_how=place_how,
                chain_id=chain_id or str(uuid.uuid4()),
                blocked=[],
                received_at=moment,
            )
        )
        session.flush()
        for place, picture in enumerate(pictures):
            session.add(_photo(tipoff_id, place, picture, moment))
        add_event(
            session,
            matter,
            MatterEvent(
                id=str(uuid.uuid4()),
                step="receive",
                tipoff_id=tipoff_id,
                at=moment,
                words="",
                facts={},
            ),
        )
    for picture in pictures:
        _into_vault(picture)
    return matter_id, tipoff_id


def _photo(tipoff_id: str, place: int, picture: bytes, moment: datetime) -> TipoffPhoto:
    hash_ = picture_hash(io.BytesIO(picture), "image/jpeg")
    with Image.open(io.BytesIO(picture)) as opened:
        width, height = opened.size
    return TipoffPhoto(
        tipoff_id=tipoff_id,
        sent_sha256=sha256(picture),
        place=place,
        kept_sha256=sha256(picture),
        width_px=width,
        height_px=height,
        hash_across=None if hash_ is None else signed(hash_.across),
        hash_down=None if hash_ is None else signed(hash_.down),
        received_at=moment,
    )


def _into_vault(picture: bytes) -> None:
    spool = current_app.extensions["xuntian.config"].spool_dir
    spool.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=spool, delete=False) as file:
        file.write(picture)
    vault = current_app.extensions["xuntian.vault"]
    vault.put(Path(file.name), tipoff_key(sha256(picture)), "image/jpeg")


def matter_of(who: Inspector, matter_id: str) -> dict[str, Any]:
    response = who.get(f"matters/{matter_id}")
    assert response.status_code == 200, response.json
    told: dict[str, Any] = response.json
    return told


def step(who: Inspector, matter_id: str, step_: str, **said: Any) -> TestResponse:
    """A step after the last one that stands."""
    if "seen" not in said:
        said["seen"] = matter_of(who, matter_id)["last_place"]
    body = {"id": str(uuid.uuid4()), "step": step_, **said}
    return who.post(f"matters/{matter_id}/steps", body)


def stepped(who: Inspector, matter_id: str, step_: str, **said: Any) -> dict[str, Any]:
    response = step(who, matter_id, step_, **said)
    assert response.status_code == 201, response.json
    told: dict[str, Any] = response.json
    return told


def covered(
    who: Inspector,
    matter_id: str,
    tipoff_id: str,
    picture: bytes,
    boxes: Sequence[Sequence[float]] = (),
    shown: bool = True,
) -> dict[str, Any]:
    said = {"tipoff_id": tipoff_id, "sha256": sha256(picture), "shown": shown}
    return stepped(who, matter_id, "redact", boxes=[list(box) for box in boxes], **said)
