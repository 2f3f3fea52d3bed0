"""Pictures that go along with a check: coded anew, so that they carry nothing of whose they are.

Those of a tip-off and those that the desk adds look alike in every byte but what they show.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import current_app
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from server.evidence.covered import cover
from server.evidence.exif import read_facts
from server.evidence.vault import Vault, photo_key
from server.models.photo import Photo, facts_as_json, hold_photos, kept_of
from server.refusals import Refusal


def bare_pictures(session: Session, hashes: Sequence[str]) -> list[bytes]:
    """Kept photos, coded anew without what they carried.

    Raises Refusal problem_photos_owed, photo_unreadable.
    """
    owed = set(hashes) - kept_of(session, list(hashes))
    if owed:
        raise Refusal("problem_photos_owed", count=len(owed))
    found = []
    for sha256 in hashes:
        media_type = session.get_one(Photo, sha256).media_type
        with _vault().open(photo_key(sha256)) as file:
            bare = cover(file, media_type, ())
        if bare is None:
            raise Refusal("photo_unreadable")
        found.append(bare)
    return found


def keep_picture(data: bytes) -> str:
    """Puts a picture where photos lie; its hash. Its row comes after it (`name_pictures`)."""
    sha256 = hashlib.sha256(data).hexdigest()
    spool: Path = current_app.extensions["xuntian.config"].spool_dir
    spool.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=spool, delete=False) as fresh:
        fresh.write(data)
    try:
        _vault().put(Path(fresh.name), photo_key(sha256), "image/jpeg")
    finally:
        Path(fresh.name).unlink(missing_ok=True)
    return sha256


def name_pictures(
    session: Session, hashes: Sequence[str], pictures: Sequence[bytes], person_id: str, at: datetime
) -> None:
    """The rows of pictures that lie there, as of a moment.

    They count as compared: what a citizen's picture looks like must not become a finding of an
    inspector's record, which would tell that there was one.
    """
    hold_photos(session, hashes)
    known = set(session.scalars(select(Photo.sha256).where(Photo.sha256.in_(hashes))))
    rows = []
    for sha256, data in dict(zip(hashes, pictures, strict=True)).items():
        if sha256 in known:
            continue
        with _vault().open(photo_key(sha256)) as picture:
            facts = read_facts(picture, sha256, "image/jpeg")
        rows.append(
            {
                "sha256": sha256,
                "size_bytes": len(data),
                "media_type": "image/jpeg",
                "width_px": facts.width_px,
                "height_px": facts.height_px,
                "facts": facts_as_json(facts),
                "received_at": at,
                "received_by": person_id,
                "compared": True,
            }
        )
    if rows:
        session.execute(insert(Photo), rows)


def _vault() -> Vault:
    found: Vault = current_app.extensions["xuntian.vault"]
    return found
