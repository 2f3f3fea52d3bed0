"""A dossier made by hand: one plot with whatever records a test asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import rfc8785

from server.evidence.package.dossier import BoundaryVersion, Dossier, Json, PhotoFile, Record
from tests.makers import LAT, LON, make_claim, square

NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
"""Noon in China."""
PLOT_ID, PERSON_ID = "p" * 36, "q" * 36
VERDICT: Json = {
    "edition": "2023.1",
    "position": {
        "class": "inside",
        "distance_m": 0.0,
        "edge_m": 12.5,
        "boundary_version": 1,
        "nearest": [],
        "looks_in": "yes",
    },
    "cultivated": {"answer": "yes", "clause": "bare", "row": 22},
    "farmable": {"answer": "unknown", "clause": "bare", "row": 22},
    "grain": {
        "answer": "yes",
        "clause": "bare",
        "level": "standing",
        "year": 2026,
        "crops": ["rice"],
        "share_percent": 100,
    },
    "land_class": "0101",
    "attribute": "LS",
    "findings": [],
    "owed_photos": [],
}


def a_claim(*photos: bytes, **fields: Any) -> Json:
    return make_claim(PLOT_ID, PERSON_ID, photos, at=NOON, **fields)


def a_record(number: int, claim: Json, verdict: Json = VERDICT, **fields: Any) -> Record:
    text = rfc8785.dumps(claim).decode()
    told: dict[str, Any] = {
        "id": f"record-{number}",
        "claim": text,
        "claim_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "person_name": "王田长",
        "finished_at": NOON + timedelta(days=number),
        "received_at": NOON + timedelta(days=number, minutes=5),
        "device_skew_s": None,
        "late": False,
        "channel": "sent",
        "seal": "none",
        "nonce": "none",
        "manifest": None,
        "signature": None,
        "device_key": None,
        "receipts": ({"photos": [photo["sha256"] for photo in claim["photos"]]},),
        "verdicts": (a_verdict(verdict),),
        "rivals": (),
        "state": "open",
        "decisions": (),
        "comments": (),
    }
    return Record(**{**told, **fields})


def a_verdict(body: Json, current: bool = True, cause: str = "received") -> Json:
    return {
        "judged_at": "2026-07-02T04:00:00.000000Z",
        "cause": cause,
        "edition": "2023.1",
        "boundary_version": 1,
        "current": current,
        "body": body,
    }


def a_dossier(
    records: Sequence[Record] = (), photos: Sequence[PhotoFile] = (), **plot: Any
) -> Dossier:
    told = {
        "id": PLOT_ID,
        "scheme": "GBT21010-2017",
        "survey_year": 2022,
        "division_code": "511703001001",
        "number": "0001",
        "village": "乙湾村",
        "place": "王家坡",
        "household": "张某",
        "land_class": "0103",
        "attribute": None,
        "basic_farmland": True,
        "net_area_mu": "8.61",
        "gross_area_mu": "10.13",
        "boundary_version": 1,
        "years": [],
        **plot,
    }
    return Dossier(
        plot=told,
        boundaries=(BoundaryVersion(1, NOON, Decimal("6750.00"), square(LON, LAT)),),
        records=tuple(records),
        photos=tuple(photos),
        fallows=(),
        documents=(),
        editions={},
        server_keys={},
        log_head=None,
        as_of=NOON,
    )
