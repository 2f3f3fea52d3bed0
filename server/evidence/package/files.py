"""The small files of a package, all but the photos: path → bytes."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import orjson
import rfc8785
import shapely

from server.evidence.package.dossier import BoundaryVersion, Dossier, Record, stamp
from server.evidence.seal import der_of

File = tuple[str, bytes]


def small_files(dossier: Dossier) -> Iterator[File]:
    yield "plot.json", rfc8785.dumps(dossier.plot)
    for version in dossier.boundaries:
        yield f"boundary-v{version.version}.geojson", _boundary(dossier.plot["id"], version)
    for edition_id, edition in dossier.editions.items():
        yield f"editions/{quote(edition_id, safe='')}.json", rfc8785.dumps(edition)
    for key_id, pem in dossier.server_keys.items():
        yield f"server-keys/{key_id}.pem", pem.encode()
    if dossier.fallows:
        yield "fallows.json", rfc8785.dumps(list(dossier.fallows))
    for record in dossier.records:
        for name, data in _record(record):
            yield f"inspections/{record.id}/{name}", data


def _boundary(plot_id: str, version: BoundaryVersion) -> bytes:
    feature = {
        "type": "Feature",
        "geometry": orjson.loads(shapely.to_geojson(version.shape)),
        "properties": {
            "plot_id": plot_id,
            "version": version.version,
            "valid_from": stamp(version.valid_from),
            "area_m2": str(version.area_m2),
            "crs": "EPSG:4490",
        },
    }
    return rfc8785.dumps(feature)


def _record(record: Record) -> Iterator[File]:
    yield "claim.json", record.claim.encode()
    yield "received.json", rfc8785.dumps(_received(record))
    yield "verdicts.json", rfc8785.dumps(list(record.verdicts))
    yield "review.json", rfc8785.dumps(_review(record))
    for name, receipt in zip(("receipt", "receipt-first"), record.receipts, strict=False):
        yield from signed_files(name, receipt)
    for rival in record.rivals:
        yield f"rivals/{rival.claim_sha256}.json", rival.claim.encode()
    if record.manifest is not None and record.signature is not None:
        yield "manifest.json", record.manifest.encode()
        yield "signature.txt", record.signature.encode()
        # bytes that are no signature have no DER: `received.json` says that it was found bad
        with suppress(ValueError):
            yield "signature.der", der_of(record.signature)
    if record.device_key is not None:
        yield "device-key.pem", record.device_key.encode()


def _received(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "person_name": record.person_name,
        "received_at": stamp(record.received_at),
        "device_skew_s": record.device_skew_s,
        "late": record.late,
        "channel": record.channel,
        "seal": record.seal,
        "nonce": record.nonce,
    }


def _review(record: Record) -> dict[str, Any]:
    return {
        "state": record.state,
        "decisions": list(record.decisions),
        "comments": list(record.comments),
    }


def signed_files(name: str, signed: dict[str, Any]) -> Iterator[File]:
    """What the server signed as the bytes it signed, and its signature as openssl takes it."""
    rest = {key: value for key, value in signed.items() if key != "signature"}
    yield f"{name}.json", rfc8785.dumps(rest)
    yield f"{name}.der", base64.b64decode(signed["signature"])
