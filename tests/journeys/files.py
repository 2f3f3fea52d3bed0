"""Files on the office PC: surveys in GBK, one without .prj, one that is none, a phone's rescue."""

from __future__ import annotations

import json
import uuid
import zipfile
from decimal import Decimal
from pathlib import Path

import pyproj
import shapely

from server.config import Config
from server.geodata.area import geodesic_area_m2
from server.geodata.shapefile import Field, write_shapefile
from tests.journeys.world import PLACES, World
from tests.makers import AREA, LAT, LON, jpeg, make_claim, sha256, square

PREFIXED, PLAIN = 4524, 4545
"""The same zone round 108 E, with the zone's number before the easting and without."""
ROWS = 8
WRONG_ROWS = 1
FIELDS = (
    Field("TBBH", "C", 8),
    Field("DLBM", "C", 5),
    Field("ZLDWDM", "C", 19),
    Field("ZLDWMC", "C", 60),
    Field("TBMJ", "N", 15, 2),
    Field("KCMJ", "N", 15, 2),
    Field("TBDLMJ", "N", 15, 2),
    Field("DMMC", "C", 40),
    Field("SJNF", "N", 4),
)


def desk_files(folder: Path, world: World) -> Path:
    """Makes plots.zip, question.zip, wrong.zip and rescue.zip in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    survey(folder / "plots.zip", PREFIXED, first_number=301)
    survey(folder / "with-prj.zip", PLAIN, first_number=401)
    _without_prj(folder / "with-prj.zip", folder / "question.zip")
    with zipfile.ZipFile(folder / "wrong.zip", "w") as archive:
        archive.writestr("letter.docx", b"not a file of plots")
    rescue(folder / "rescue.zip", world)
    return folder


def survey(file: Path, epsg: int, first_number: int) -> None:
    """Eight plots in a row; the last one's boundary crosses itself."""
    rows, shapes = [], []
    to_metres = pyproj.Transformer.from_crs(4490, epsg, always_xy=True)
    for at in range(ROWS):
        lon, lat = LON + 0.15 + at * 0.0012, LAT + first_number / 40_000
        shape = square(lon, lat).geoms[0]
        if at >= ROWS - WRONG_ROWS:
            west, south, east, north = shape.bounds
            shape = shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])
        area = Decimal(f"{geodesic_area_m2(square(lon, lat)):.2f}")
        ridge = (area * Decimal("0.15")).quantize(Decimal("0.01"))
        rows.append(
            (
                f"{first_number + at:04d}",
                "0103",
                AREA + "001" + "0000000",
                "乙湾村",
                area,
                ridge,
                area - ridge,
                PLACES[at % len(PLACES)],
                2024,
            )
        )
        shapes.append(shapely.transform(shape, to_metres.transform, interleaved=False))
    write_shapefile(file, "DLTB", FIELDS, rows, shapes, epsg)


def _without_prj(file: Path, other: Path) -> None:
    with zipfile.ZipFile(file) as read, zipfile.ZipFile(other, "w") as archive:
        for name in read.namelist():
            if not name.endswith(".prj"):
                archive.writestr(name, read.read(name))


def rescue(file: Path, world: World) -> None:
    """What a phone exports: one record with three pictures."""
    photos = [jpeg(200 + seed, 640, 480) for seed in range(3)]
    manifest = {
        "format": "xuntian-rescue-1",
        "person_id": world.chief_id,
        "records": [
            {
                "id": str(uuid.uuid4()),
                "claim": make_claim(world.plot_ids[3], world.chief_id, photos),
            }
        ],
        "photos": [
            {
                "sha256": sha256(photo),
                "media_type": "image/jpeg",
                "file": f"photos/{sha256(photo)}",
            }
            for photo in photos
        ],
    }
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for photo in photos:
            archive.writestr(f"photos/{sha256(photo)}", photo)


def large_file(folder: Path) -> Path:
    """A picture one byte larger than the server takes; it holds no bytes on the disk."""
    file = folder / "large.jpg"
    with file.open("wb") as large:
        large.truncate(Config().photo_max_bytes + 1)
    return file
