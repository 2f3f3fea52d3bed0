"""What a photo says of itself: real ones by exiftool's truth, made ones case by case."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.TiffImagePlugin import IFDRational

from server.evidence import exif as module
from server.evidence.exif import read_facts
from server.evidence.media import media_type_of
from server.models.photo import facts_as_json
from server.rules.verdict import PhotoFacts
from tests.evidence.pictures import (
    EXIF,
    GPS,
    degrees,
    position,
    tiff_rationals,
    with_block,
    with_exif,
)


def facts(data: bytes) -> PhotoFacts:
    return read_facts(io.BytesIO(data), "ab", media_type_of(data[:32]) or "")


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


REAL = {
    "IMG_20180725_163423.jpg": {
        "exif_lat": 50.2996028,
        "exif_lon": 14.8202944,
        "exif_altitude_m": 252.0,
        "exif_taken_at": instant("2018-07-25T14:34:23"),
        "exif_local_time": "2018-07-25T16:34:23",
        "exif_heading_deg": None,
        "width_px": 4048,
        "height_px": 3036,
    },
    "heic-iphone.heic": {
        "exif_lat": 7.8314306,
        "exif_lon": 98.2966528,
        "exif_altitude_m": 12.8,
        "exif_taken_at": instant("2019-08-21T03:57:22.640000"),
        "exif_local_time": "2019-08-21T10:57:23",
        "exif_heading_deg": 163.67,
        "exif_accuracy_m": 10.7,
    },
    "xiaomi.heic": {
        "exif_lat": 47.2272889,
        "exif_lon": 39.6999922,
        "exif_altitude_m": 95.8,
        "exif_taken_at": instant("2023-04-27T16:43:45"),
    },
    "DSC00001.JPG": {
        "exif_lat": 45.5169031,
        "exif_lon": -122.572765,
        "exif_altitude_m": 70.3,
        "exif_taken_at": instant("2018-06-08T20:24:11"),
        "exif_local_time": "2018-06-08T13:24:10",
        "exif_datum": "WGS-84",
    },
    "Landscape_6.jpg": {"exif_lat": None, "exif_lon": None, "exif_taken_at": None},
}


@pytest.mark.parametrize("name", REAL)
def test_real_photos(shared_data: Path, name: str) -> None:
    said = facts((shared_data / "photos" / name).read_bytes())
    assert said.readable
    for field, truth in REAL[name].items():
        told = getattr(said, field)
        if isinstance(truth, float):
            tolerance = 1e-6 if field in ("exif_lat", "exif_lon") else 0.06
            assert told == pytest.approx(truth, abs=tolerance), field
        else:
            assert told == truth, field


@pytest.mark.parametrize("name", ["heic-iphone.heic", "IMG_20180725_163423.jpg"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.999])
def test_real_photos_cut_off(shared_data: Path, name: str, share: float) -> None:
    whole = (shared_data / "photos" / name).read_bytes()
    said = facts(whole[: int(len(whole) * share)])
    assert not said.readable


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_every_kind_tells_its_position(kind: str) -> None:
    said = facts(with_exif(position(degrees(31, 7, 12), degrees(107, 27, 0)), kind=kind))
    assert (said.exif_lat, said.exif_lon) == (pytest.approx(31.12), pytest.approx(107.45))


NO_NUMBER = IFDRational(0, 0)


@pytest.mark.parametrize(
    ("gps", "lat", "lon"),
    [
        (position(degrees(31.12), degrees(107.45)), 31.12, 107.45),
        (position(degrees(31, 7.2), degrees(107, 27)), 31.12, 107.45),
        (position(degrees(31.12), degrees(107.45), "S", "W"), -31.12, -107.45),
        (position(degrees(31.12), degrees(107.45), "n", "e"), 31.12, 107.45),
        (position(degrees(0), degrees(0)), None, None),
        (position(degrees(0, 0, 10), degrees(0, 0, 10)), None, None),
        (position(degrees(0), degrees(107.45)), 0.0, 107.45),
        (position((NO_NUMBER,) * 3, degrees(107)), None, None),
        (position(degrees(91), degrees(107)), None, None),
        (position(degrees(31), degrees(181)), None, None),
        (position(degrees(31), degrees(107), "", "E"), None, None),
        (position(degrees(31), degrees(107), "北", "E"), None, None),
        ({GPS.GPSLatitude: degrees(31), GPS.GPSLatitudeRef: "N"}, None, None),
        ({GPS.GPSLatitude: degrees(31), GPS.GPSLongitude: degrees(107)}, None, None),
    ],
    ids=[
        "decimal",
        "minutes",
        "south-west",
        "small-letters",
        "null-island",
        "near-null-island",
        "equator",
        "zero-denominators",
        "beyond-pole",
        "beyond-date-line",
        "empty-hemisphere",
        "odd-hemisphere",
        "no-longitude",
        "no-hemisphere",
    ],
)
def test_positions(gps: dict[int, Any], lat: float | None, lon: float | None) -> None:
    said = facts(with_exif(gps))
    assert said.exif_lat == (lat if lat is None else pytest.approx(lat))
    assert said.exif_lon == (lon if lon is None else pytest.approx(lon))


@pytest.mark.parametrize(
    ("rationals", "kind", "lat"),
    [
        ([(31, 1), (7, 1), (12, 1)], 5, 31.12),
        ([(1_336_588_800, 42_949_672), (0, 1), (0, 1)], 5, 31.1198844),
        ([(31, 1), (0, 0), (0, 1)], 5, None),
        ([(31, 0), (0, 1), (0, 1)], 5, None),
        ([(31, 1)], 5, 31.0),
        ([(-31, 1), (0, 1), (0, 1)], 10, None),
        ([(31, 1)] * 300, 5, None),
    ],
    ids=["usual", "large-denominator", "zero-zero", "infinite", "degrees-only", "signed", "many"],
)
def test_raw_rationals(rationals: list[tuple[int, int]], kind: int, lat: float | None) -> None:
    said = facts(with_block(tiff_rationals(rationals, kind)))
    if len(rationals) > 3:
        assert said.exif_lat == pytest.approx(31 + 31 / 60 + 31 / 3600)
    else:
        assert said.exif_lat == (lat if lat is None else pytest.approx(lat, abs=1e-6))


TAKEN = {EXIF.DateTimeOriginal: "2026:06:01 08:30:00"}


def gps_time(hour: float, minute: float, second: float, day: str) -> dict[int, Any]:
    return {GPS.GPSTimeStamp: degrees(hour, minute, second), GPS.GPSDateStamp: day}


@pytest.mark.parametrize(
    ("gps", "inner", "taken_at", "local"),
    [
        ({}, TAKEN, None, "2026-06-01T08:30:00"),
        ({}, {**TAKEN, EXIF.OffsetTimeOriginal: "+08:00"}, "2026-06-01T00:30:00+00:00", ...),
        ({}, {**TAKEN, EXIF.OffsetTimeOriginal: "-09:30"}, "2026-06-01T18:00:00+00:00", ...),
        ({}, {**TAKEN, EXIF.OffsetTimeOriginal: "   :  "}, None, ...),
        (gps_time(0, 29, 58.5, "2026:06:01"), TAKEN, "2026-06-01T00:29:58.500000+00:00", ...),
        (gps_time(24, 0, 0, "2026:06:01"), TAKEN, None, ...),
        (gps_time(0, 0, 0, "2026:13:01"), TAKEN, None, ...),
        (gps_time(0, 0, 0, ""), TAKEN, None, ...),
        (gps_time(23, 59, 60.5, "9999:12:31"), TAKEN, None, ...),
        ({}, {EXIF.DateTimeOriginal: "0000:00:00 00:00:00"}, None, None),
        ({}, {EXIF.DateTimeOriginal: "    :  :     :  :  "}, None, None),
        (
            {},
            {EXIF.DateTimeOriginal: "0001:01:01 00:00:00", EXIF.OffsetTimeOriginal: "+14:00"},
            None,
            "0001-01-01T00:00:00",
        ),
    ],
    ids=[
        "local-alone",
        "east",
        "west",
        "blank-offset",
        "gps",
        "hour-24",
        "month-13",
        "no-day",
        "end-of-time",
        "zeros",
        "blank",
        "beginning-of-time",
    ],
)
def test_times(
    gps: dict[int, Any], inner: dict[int, Any], taken_at: str | None, local: Any
) -> None:
    said = facts(with_exif(gps, inner))
    told = said.exif_taken_at
    assert (told.isoformat() if told else None) == taken_at
    if local is not ...:
        assert said.exif_local_time == local


@pytest.mark.parametrize(
    ("gps", "field", "value"),
    [
        ({GPS.GPSImgDirection: IFDRational(1637, 10)}, "exif_heading_deg", 163.7),
        ({GPS.GPSImgDirection: IFDRational(360)}, "exif_heading_deg", 0.0),
        ({GPS.GPSImgDirection: IFDRational(4000)}, "exif_heading_deg", None),
        ({GPS.GPSImgDirection: NO_NUMBER}, "exif_heading_deg", None),
        ({GPS.GPSHPositioningError: IFDRational(107, 10)}, "exif_accuracy_m", 10.7),
        ({GPS.GPSHPositioningError: NO_NUMBER}, "exif_accuracy_m", None),
        ({GPS.GPSAltitude: IFDRational(520)}, "exif_altitude_m", 520.0),
        ({GPS.GPSAltitude: IFDRational(3), GPS.GPSAltitudeRef: b"\x01"}, "exif_altitude_m", -3.0),
        ({GPS.GPSMapDatum: "WGS-84"}, "exif_datum", "WGS-84"),
        ({GPS.GPSMapDatum: "\t" + "x" * 500}, "exif_datum", "x" * 79),
    ],
)
def test_other_facts(gps: dict[int, Any], field: str, value: Any) -> None:
    told = getattr(facts(with_exif(gps)), field)
    assert told == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Redmi", "Note 12\0junk", "Redmi Note 12"),
        ("", "", None),
        ("a\x1b[31m\nb", "", "a[31mb"),
        ("x" * 70, "y" * 70, "x" * 70 + " " + "y" * 70),
    ],
)
def test_the_cameras_name_is_plain_text(make: str, model: str, camera: str | None) -> None:
    said = facts(with_exif(outer={EXIF.Make: make, EXIF.Model: model}))
    assert said.camera == camera
    json.dumps(facts_as_json(said))


def test_what_two_readers_read_differently_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_exif(position(degrees(31), degrees(107)), {**TAKEN})
    other = {"lat": [32], "lat_ref": "N", "lon": [107], "lon_ref": "E"}
    monkeypatch.setattr(module, "_exifread_tags", lambda _: other)
    said = facts(data)
    assert said.exif_lat is None
    assert said.exif_local_time == "2026-06-01T08:30:00", "told by one and denied by none"


@given(st.data())
def test_damaged_exif_never_raises_and_always_fits_the_database(data: st.DataObject) -> None:
    whole = with_exif(
        {**position(degrees(31, 7, 12), degrees(107, 27)), **gps_time(1, 2, 3, "2026:06:01")},
        {**TAKEN, EXIF.OffsetTimeOriginal: "+08:00"},
        {EXIF.Make: "maker", EXIF.Model: "model"},
    )
    damaged = bytearray(whole)
    end = whole.index(b"\xff\xdb")
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(30, end - 1))] = data.draw(st.integers(0, 255))
    said = facts(bytes(damaged))
    assert "\\u0000" not in json.dumps(facts_as_json(said))
