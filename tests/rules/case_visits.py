"""Whole visits from the few words of a golden case; what is not said is the usual rice field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import shapely
from shapely.geometry import shape

from server.rules.claim import Claim, ClaimPhoto
from server.rules.edition import DEFAULT_EDITION, Edition
from server.rules.elsewhere import Alike, Elsewhere, Repeat, Reuse, Stand
from server.rules.inspection import Ground, judge
from server.rules.scene import Earlier
from server.rules.seal import Seal
from server.rules.verdict import PhotoFacts, Verdict
from tests.rules.cases import fix_of, observation_of

MOMENT = datetime(2026, 7, 10, 2, 0, tzinfo=UTC)
LON, LAT = 107.45, 31.12
SQUARE = shapely.MultiPolygon([shapely.box(107.4496, 31.1196, 107.4504, 31.1204)])
HERE = {
    "lon": LON,
    "lat": LAT,
    "accuracy_m": 4.0,
    "datum": "WGS84",
    "source": "w3c",
    "taken_at": MOMENT.isoformat(),
    "age_ms": 800,
    "altitude_m": None,
}
RICE = {
    "cover": "crop",
    "crops": [{"crop": "rice", "stage": "heading", "purpose": "grain", "share_percent": 100}],
    "plough_layer": "yes",
}
ROLES: list[dict[str, Any]] = [{"role": "overview"}, {"role": "closeup"}, {"role": "opposite"}]


@dataclass(frozen=True, slots=True)
class Visit:
    claim: Claim
    facts: dict[str, PhotoFacts]
    ground: Ground
    earlier: Earlier
    received_at: datetime
    skew_s: float | None
    seal: Seal
    elsewhere: Elsewhere

    def judged(self, edition: Edition = DEFAULT_EDITION) -> Verdict:
        return judge(
            self.claim,
            self.facts,
            self.ground,
            self.earlier,
            edition,
            self.received_at,
            self.skew_s,
            seal=self.seal,
            elsewhere=self.elsewhere,
            original=() if self.claim.reshoot_of else None,
        )


def visit(given: dict[str, Any]) -> Visit:
    fix = fix_of({**HERE, **given["fix"]} if given.get("fix") else given.get("fix", HERE))
    finished_at = datetime.fromisoformat(given.get("finished_at", MOMENT.isoformat()))
    photos, facts = [], {}
    for number, said in enumerate(given.get("photos", ROLES)):
        sha256 = f"{number:064x}"
        own = said.get("fix", fix)
        photos.append(
            ClaimPhoto(
                sha256=sha256,
                size_bytes=1_000_000,
                media_type="image/jpeg",
                role=said["role"],
                source=said.get("source", "camera"),
                taken_at=datetime.fromisoformat(said.get("taken_at", finished_at.isoformat())),
                fix=fix_of({**HERE, **own}) if isinstance(own, dict) else own,
                heading_deg=said.get("heading_deg"),
            )
        )
        if said.get("arrived", True):
            facts[sha256] = facts_of(sha256, said)
    plot = given.get("plot", {})
    last = plot.get("last_crop_seen_on")
    return Visit(
        claim=Claim(
            id="00000000-0000-7000-8000-000000000000",
            plot_id="plot",
            person_id="person",
            device_id="device",
            app_version="test",
            boundary_version=given.get("boundary_version", 1),
            edition=DEFAULT_EDITION.id,
            started_at=datetime.fromisoformat(
                given.get("started_at", (finished_at - timedelta(minutes=2)).isoformat())
            ),
            finished_at=finished_at,
            utc_offset_min=given.get("utc_offset_min", 480),
            fix=fix,
            photos=tuple(photos),
            observation=observation_of(given.get("observation", RICE)),
            reshoot_of=given.get("reshoot_of"),
            matched_at=(
                datetime.fromisoformat(given["matched_at"]) if "matched_at" in given else None
            ),
        ),
        facts=facts,
        ground=Ground(
            plot_id="plot",
            boundary=shape(plot["boundary"]) if "boundary" in plot else SQUARE,
            boundary_version=1,
            land_class=plot.get("land_class", "0101"),
            basic_farmland=True,
            net_area_mu=Decimal("8.60"),
            neighbours=tuple(
                (name, shape(boundary)) for name, boundary in plot.get("neighbours", {}).items()
            ),
            slope_deg=plot.get("slope_deg"),
            excluded_by=tuple(plot.get("excluded_by", ())),
            accepted_on=None,
        ),
        earlier=Earlier(date.fromisoformat(last) if last else None),
        received_at=datetime.fromisoformat(
            given.get("received_at", (finished_at + timedelta(hours=1)).isoformat())
        ),
        skew_s=given.get("device_skew_s"),
        seal=Seal(**{"state": "good", "nonce": "good", **given.get("seal", {})}),
        elsewhere=elsewhere_of(given.get("elsewhere", {})),
    )


def elsewhere_of(said: dict[str, Any]) -> Elsewhere:
    """Other records; times and places that are not said are those of the usual visit."""
    where = {"lon": LON, "lat": LAT, "accuracy_m": 4.0, "at": MOMENT.isoformat()}
    repeat = {"inspection_id": "other", "person_id": "person", "at": MOMENT.isoformat()}
    reuse = {
        "sha256": f"{0:064x}",
        "inspection_id": "other",
        "plot_id": "plot",
        "person_id": "person",
        "finished_at": MOMENT.isoformat(),
    }
    alike = {**reuse, "reshoot_of": None, "bits": 3, "mirrored": False}
    stands = {
        name: Stand(**_instants({**where, **said[name]}))
        for name in ("before", "after")
        if name in said
    }
    return Elsewhere(
        **stands,
        repeats=tuple(Repeat(**_instants({**repeat, **one})) for one in said.get("repeats", ())),
        reuses=tuple(Reuse(**_instants({**reuse, **one})) for one in said.get("reuses", ())),
        alike=tuple(Alike(**_instants({**alike, **one})) for one in said.get("alike", ())),
    )


def _instants(said: dict[str, Any]) -> dict[str, Any]:
    return {
        name: datetime.fromisoformat(value) if name in ("at", "finished_at") else value
        for name, value in said.items()
    }


def facts_of(sha256: str, said: dict[str, Any]) -> PhotoFacts:
    exif = dict(said.get("exif", {}))
    if "taken_at" in exif:
        exif["taken_at"] = datetime.fromisoformat(exif["taken_at"])
    return PhotoFacts(
        sha256,
        "image/jpeg",
        2560,
        1920,
        said.get("readable", True),
        **{f"exif_{name}": value for name, value in exif.items()},
    )
