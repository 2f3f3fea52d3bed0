"""Plain makers of people, plots, photos and claims; every argument has a usual value."""

from __future__ import annotations

import hashlib
import io
import random
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import orjson
import shapely
from PIL import Image

from server.models.base import next_change, now, writing
from server.models.person import Grant, Person, SignIn, new_token
from server.models.plot import Boundary, Plot
from server.passwords import HASHER

LON, LAT = 107.45, 31.12
"""The test vector of the district (domain E)."""
AREA = "511703001"
PASSWORD = "paddy-terrace-2026"


@cache
def password_hash() -> str:
    return HASHER.hash(PASSWORD)


def make_person(
    login: str = "chief",
    roles: Sequence[tuple[str, str]] = (("inspector", AREA),),
    name: str = "王田长",
    phone: str | None = None,
) -> str:
    """Stores a person with `PASSWORD`; answers the id."""
    person_id = str(uuid.uuid4())
    with writing() as session:
        session.add(
            Person(
                id=person_id,
                login=login,
                phone=phone,
                name=name,
                password_hash=password_hash(),
                active=True,
                failed_tries=0,
                created_at=now(),
                grants=[Grant(role=role, area_prefix=area) for role, area in roles],
            )
        )
    return person_id


def make_token(person_id: str, kind: str = "phone", expires_in: timedelta | None = None) -> str:
    """A session of that person without the cost of hashing the password."""
    token, digest = new_token()
    moment = now()
    with writing() as session:
        session.add(
            SignIn(
                id=str(uuid.uuid4()),
                token_sha256=digest,
                person_id=person_id,
                device_id="device-1",
                device_name="test",
                kind=kind,
                created_at=moment,
                used_at=moment,
                expires_at=moment + (expires_in or timedelta(days=7)),
            )
        )
    return token


def square(lon: float = LON, lat: float = LAT, side_deg: float = 0.0008) -> shapely.MultiPolygon:
    """A square round the point; 0.0008 degrees is about 76 by 89 m here."""
    half = side_deg / 2
    return shapely.MultiPolygon([shapely.box(lon - half, lat - half, lon + half, lat + half)])


def packed(shape: shapely.MultiPolygon) -> list[list[list[int]]]:
    """A straightforward packing, independent of the one under test."""
    polygons = []
    for polygon in shape.geoms:
        rings = []
        for ring in (polygon.exterior, *polygon.interiors):
            flat: list[int] = []
            before = (0, 0)
            for lon, lat in list(ring.coords)[:-1]:
                point = (round(lon * 1e7), round(lat * 1e7))
                flat += [point[0] - before[0], point[1] - before[1]]
                before = point
            rings.append(flat)
        polygons.append(rings)
    return polygons


def make_plot(
    number: str = "0001",
    shape: shapely.MultiPolygon | None = None,
    division_code: str = AREA + "001",
    **columns: Any,
) -> str:
    """Stores a plot of paddy with one boundary; answers the id."""
    shape = shape or square()
    plot_id = str(uuid.uuid4())
    west, south, east, north = shape.bounds
    with writing() as session:
        session.add(
            Plot(
                **{
                    "id": plot_id,
                    "scheme": "GBT21010-2017",
                    "survey_year": 2022,
                    "division_code": division_code,
                    "number": number,
                    "village": "乙湾村",
                    "place": "王家坡",
                    "household": "张某",
                    "land_class": "0101",
                    "attribute": None,
                    "basic_farmland": True,
                    "declared_area_m2": Decimal("6750.00"),
                    "ridge_area_m2": Decimal("1012.50"),
                    "net_area_m2": Decimal("5737.50"),
                    "attributes": {},
                    "boundary_version": 1,
                    "change": next_change(session),
                    **columns,
                }
            )
        )
        session.flush()
        session.add(
            Boundary(
                plot_id=plot_id,
                version=1,
                valid_from=now(),
                shape=shape,
                area_m2=Decimal("6750.00"),
                packed=orjson.dumps(packed(shape)).decode(),
                min_lon=west,
                min_lat=south,
                max_lon=east,
                max_lat=north,
            )
        )
    return plot_id


def jpeg(seed: int = 0, width: int = 320, height: int = 240) -> bytes:
    """A small JPEG whose bytes differ by seed."""
    picture = Image.effect_noise((width, height), 40 + seed % 50).convert("RGB")
    picture.putpixel((0, 0), (seed % 256, seed // 256 % 256, 7))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def make_fix(lon: float = LON, lat: float = LAT, **fields: Any) -> dict[str, Any]:
    return {
        "lon": lon,
        "lat": lat,
        "accuracy_m": 4.0,
        "datum": "WGS84",
        "source": "w3c",
        "taken_at": text(now()),
        "age_ms": 800,
        "altitude_m": None,
        **fields,
    }


def make_claim(
    plot_id: str,
    person_id: str,
    photos: Sequence[bytes] = (),
    fix: dict[str, Any] | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """A visit to a standing rice field with the asked-for photos."""
    moment = at or now()
    here = fix or make_fix(taken_at=text(moment))
    roles = ["overview", "closeup", "opposite", *["extra"] * len(photos)]
    return {
        "plot_id": plot_id,
        "person_id": person_id,
        "device": {"id": "device-1", "app_version": "test"},
        "boundary_version": 1,
        "edition": "2023.1",
        "started_at": text(moment - timedelta(minutes=2)),
        "finished_at": text(moment),
        "utc_offset_min": 480,
        "fix": here,
        "photos": [
            {
                "sha256": sha256(data),
                "size_bytes": len(data),
                "media_type": "image/jpeg",
                "role": role,
                "source": "camera",
                "taken_at": text(moment),
                "fix": here,
                "heading_deg": None,
            }
            for data, role in zip(photos, roles, strict=False)
        ],
        "observation": {
            "cover": "crop",
            "crops": [
                {"crop": "rice", "stage": "heading", "purpose": "grain", "share_percent": 100}
            ],
            "trees": None,
            "plough_layer": "yes",
            "permanent_water": "unknown",
            "hardened": "unknown",
            "woody_regrowth": "unknown",
            "fallow_document": None,
            "note": "",
        },
        **fields,
    }


def text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def landscape(seed: int = 0, width: int = 640, height: int = 480) -> bytes:
    """A JPEG with light and dark places like a real picture; another seed is another landscape."""
    rough = Image.frombytes("L", (12, 9), random.Random(seed).randbytes(108))
    picture = rough.resize((width, height), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    Image.blend(picture, Image.effect_noise((width, height), 60), 0.1).save(out, "JPEG", quality=88)
    return out.getvalue()
