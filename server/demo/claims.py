"""One visit as the phone would send it: the claim, its photos to be drawn, and when it arrives."""

from __future__ import annotations

import hashlib
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import shapely

from server.demo.phones import phone_of
from server.demo.pictures import Shot
from server.demo.rounds import UTC_OFFSET, Visit
from server.demo.stories import Sight, Story, seen_on
from server.rules.datum import to_gcj02
from server.rules.edition import DEFAULT_EDITION
from server.rules.place import Plane, bearing_deg, plane_at

ROLES = ("overview", "closeup", "opposite")
APP_VERSION = "demo"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a plot lies for somebody who walks there."""

    plane: Plane
    shape: shapely.Geometry
    """Metres in the plane."""


@dataclass(frozen=True, slots=True)
class Record:
    inspection_id: str
    shots: tuple[Shot, ...]
    behind: int
    """How many of the last photos were not there when the record arrived."""
    caught_up_at: datetime | None
    """When those arrived; None where they are still owed."""
    received_at: datetime
    skew_s: float | None
    claim: Callable[[list[bytes]], dict[str, Any]]
    """Given the drawn photos, the claim that names them, sealed."""


def ground_of(shape: shapely.MultiPolygon) -> Ground:
    """`shape` in degrees."""
    west, south, east, north = shape.bounds
    plane = plane_at((west + east) / 2, (south + north) / 2)
    return Ground(plane, plane.shapes(shape))


def record_of(
    visit: Visit, story: Story, ground: Ground, plot_id: str, person_id: str, now: datetime
) -> Record:
    """The record of the visit; the same for the same visit, ids and now."""
    rng = random.Random(f"{visit.plot.village.name} {visit.plot.number} {visit.begun_at}")
    day = (visit.begun_at + UTC_OFFSET).date()
    sight = _flawed(seen_on(visit.plot, story, day, rng), visit, rng)
    spot = _spot(ground, visit, rng)
    skew_s = rng.uniform(-2.5, 2.5)
    if visit.flaw == "clock_wrong":
        skew_s = rng.choice((-1, 1)) * rng.uniform(900, 5400)
    shots, fixes = [], []
    # everything the device writes is by its own clock
    begun_at = moment = visit.begun_at + timedelta(seconds=skew_s)
    for place, role in enumerate(_roles(visit, rng)):
        moment += timedelta(seconds=rng.randint(22, 75), milliseconds=rng.randrange(1000))
        fix = _fix(ground, spot, visit, moment, rng)
        fixes.append(fix)
        heading_deg = _heading_deg(ground, spot, role, rng)
        shots.append(_shot(visit, sight.look, role, fix, heading_deg, moment, place, rng))
    finished_at = moment + timedelta(seconds=rng.randint(20, 70))
    received_at = _received_at(finished_at - timedelta(seconds=skew_s), visit, now, rng)
    later = visit.flaw == "landed_later"

    phone = phone_of(visit.person.login)

    def claim(photos: list[bytes]) -> dict[str, Any]:
        said = {
            "plot_id": plot_id,
            "person_id": person_id,
            "device": {"id": phone.device_id, "app_version": APP_VERSION},
            "boundary_version": 1,
            "edition": DEFAULT_EDITION.id,
            "started_at": _text(begun_at),
            "finished_at": _text(finished_at),
            "utc_offset_min": 480,
            "fix": fixes[0],
            "photos": [
                {
                    "sha256": hashlib.sha256(photo).hexdigest(),
                    "size_bytes": len(photo),
                    "media_type": "image/jpeg",
                    "role": shot.role,
                    "source": "gallery" if visit.flaw == "gallery" else "camera",
                    "taken_at": _text(shot.taken_at),
                    "fix": fix,
                    "heading_deg": shot.heading_deg,
                }
                for photo, shot, fix in zip(photos, shots, fixes, strict=True)
            ],
            "observation": sight.observation,
        }
        # a browser that hands in a file from the gallery is one too old to keep a key
        return said if visit.flaw == "gallery" else phone.sealed(inspection_id, said)

    inspection_id = _uuid7(finished_at, rng)
    return Record(
        inspection_id=inspection_id,
        shots=tuple(shots),
        behind=1 if later or visit.flaw == "owed" else 0,
        caught_up_at=min(received_at + timedelta(hours=rng.uniform(3, 30)), now) if later else None,
        received_at=received_at,
        skew_s=round(skew_s, 1),
        claim=claim,
    )


def _roles(visit: Visit, rng: random.Random) -> tuple[str, ...]:
    if visit.flaw == "set_incomplete":
        return ROLES[: rng.choice((1, 2))]
    return (*ROLES, "extra") if rng.random() < 0.05 else ROLES


def _flawed(sight: Sight, visit: Visit, rng: random.Random) -> Sight:
    observation = sight.observation
    if visit.flaw == "unseen":
        note = rng.choice(("大雾，看不清。", "路断了，过不去，远远看了一眼。"))
        empty = {**observation, "cover": "unseen", "crops": [], "trees": None, "note": note}
        return replace(sight, observation=empty, look="fog")
    if visit.flaw == "no_stage":
        crops = [{**crop, "stage": None} for crop in observation["crops"]]
        return replace(sight, observation={**observation, "crops": crops})
    return sight


def _spot(ground: Ground, visit: Visit, rng: random.Random) -> tuple[float, float]:
    """Where the inspector stands: by the edge and a little into the plot; metres in the plane."""
    parts = shapely.get_parts(ground.shape)
    part = max(parts, key=lambda one: one.area)
    edge = part.exterior.interpolate(rng.random(), normalized=True)
    inner = part.representative_point()
    into = rng.uniform(0.15, 0.8)
    east, north = edge.x + (inner.x - edge.x) * into, edge.y + (inner.y - edge.y) * into
    if visit.flaw == "outside":
        away_m = rng.uniform(70, 320)
        length = float(shapely.distance(edge, inner)) or 1.0
        east += (edge.x - inner.x) / length * away_m
        north += (edge.y - inner.y) / length * away_m
    return east, north


def _fix(
    ground: Ground,
    spot: tuple[float, float],
    visit: Visit,
    moment: datetime,
    rng: random.Random,
) -> dict[str, Any] | None:
    if visit.flaw == "no_fix":
        return None
    accuracy_m = min(38.0, 3.2 + rng.lognormvariate(1.1, 0.7))
    if visit.flaw == "weak_fix":
        accuracy_m = rng.uniform(55, 180)
    # the radius holds 95 %, which is 2.45 times the deviation of either axis
    east, north = (axis + rng.gauss(0, accuracy_m / 2.45) for axis in spot)
    plane = ground.plane
    lon = plane.lon + east / plane.east_m_per_deg
    lat = plane.lat + north / plane.north_m_per_deg
    if visit.flaw == "shifted":
        lon, lat = to_gcj02(lon, lat)
    age_ms = rng.randrange(120, 2600)
    if visit.flaw == "fix_old":
        age_ms = rng.randrange(70_000, 400_000)
    return {
        "lon": round(lon, 7),
        "lat": round(lat, 7),
        "accuracy_m": round(accuracy_m, 1),
        "datum": "WGS84",
        "source": "w3c",
        "taken_at": _text(moment - timedelta(milliseconds=age_ms)),
        "age_ms": age_ms,
        "altitude_m": round(rng.uniform(330, 560), 1),
    }


def _heading_deg(
    ground: Ground, spot: tuple[float, float], role: str, rng: random.Random
) -> float | None:
    """Into the plot, or away from it for the opposite view; some phones have no compass."""
    if rng.random() < 0.07:
        return None
    inner = max(shapely.get_parts(ground.shape), key=lambda one: one.area).representative_point()
    heading = bearing_deg(inner.x - spot[0], inner.y - spot[1]) + rng.gauss(0, 12)
    return round((heading + (180 if role == "opposite" else 0)) % 360, 1) % 360


def _shot(
    visit: Visit,
    look: str,
    role: str,
    fix: dict[str, Any] | None,
    heading_deg: float | None,
    moment: datetime,
    place: int,
    rng: random.Random,
) -> Shot:
    position = None if fix is None else (fix["lon"], fix["lat"], fix["accuracy_m"])
    if visit.flaw == "place_gap" and position is not None and place == 0:
        # a picture of another day, put into the set
        position = (position[0] + 0.004, position[1] + 0.003, position[2])
    return Shot(
        look=look,
        role=role,
        variant=rng.randrange(1 << 16),
        number=visit.plot.number,
        position=position,
        heading_deg=heading_deg,
        taken_at=moment,
    )


def _received_at(
    finished_at: datetime, visit: Visit, now: datetime, rng: random.Random
) -> datetime:
    """At once where there is signal on the ridge, in the evening at home, or days later."""
    chance = rng.random()
    if visit.flaw == "late":
        delay = timedelta(hours=rng.uniform(80, 260))
    elif chance < 0.5:
        delay = timedelta(seconds=rng.uniform(8, 900))
    elif chance < 0.92:
        delay = timedelta(hours=rng.uniform(2, 11))
    else:
        delay = timedelta(hours=rng.uniform(20, 60))
    return min(finished_at + delay, now)


def _uuid7(moment: datetime, rng: random.Random) -> str:
    """RFC 9562: milliseconds, version, chance."""
    milliseconds = int(moment.timestamp() * 1000)
    value = milliseconds << 80 | 7 << 76 | rng.getrandbits(12) << 64 | 2 << 62 | rng.getrandbits(62)
    return str(uuid.UUID(int=value))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
