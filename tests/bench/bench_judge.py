"""The rules for one record with three photos against a plot of 40 vertices with six neighbours."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import orjson
import shapely

from server.claims import stored_claim
from server.rules.edition import DEFAULT_EDITION
from server.rules.inspection import Ground, judge
from server.rules.scene import Earlier
from server.rules.seal import Seal
from server.rules.verdict import PhotoFacts
from tests.bench.figure import Figure, figure, percentile
from tests.makers import LAT, LON, make_claim

RUNS = 2_000


def terrace(lon: float, lat: float) -> shapely.MultiPolygon:
    ring = [
        (
            lon + 0.0005 * math.cos(step * math.tau / 40),
            lat + 0.0002 * math.sin(step * math.tau / 40),
        )
        for step in range(40)
    ]
    return shapely.MultiPolygon([shapely.Polygon(ring)])


def figures() -> list[Figure]:
    moment = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
    photos = [bytes([n]) * 10 for n in range(3)]
    person = plot = "00000000-0000-4000-8000-000000000000"
    claim = stored_claim(orjson.dumps(make_claim(plot, person, photos, at=moment)).decode(), person)
    facts = {
        photo.sha256: PhotoFacts(
            photo.sha256,
            "image/jpeg",
            2560,
            1920,
            True,
            exif_lon=LON,
            exif_lat=LAT,
            exif_taken_at=moment,
        )
        for photo in claim.photos
    }
    ground = Ground(
        plot_id=plot,
        boundary=terrace(LON, LAT),
        boundary_version=1,
        land_class="0101",
        basic_farmland=True,
        net_area_mu=Decimal("3.10"),
        neighbours=tuple((str(n), terrace(LON, LAT + 0.0004 * (n + 1))) for n in range(6)),
        slope_deg=None,
        excluded_by=(),
        accepted_on=None,
    )
    took = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        judge(
            claim,
            facts,
            ground,
            Earlier(None),
            DEFAULT_EDITION,
            moment + timedelta(hours=1),
            seal=Seal("good", "good"),
        )
        took.append((time.perf_counter() - begun) * 1000)
    return [figure("judge_ms", percentile(took, 0.5), "ms", "<= 2")]
