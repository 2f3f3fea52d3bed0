"""Smaller pictures: upright, without metadata, never from what must not be decoded."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from server.evidence.derived import LONG_SIDE_PX, Size, derive
from server.evidence.media import media_type_of
from tests.evidence.pictures import (
    HTML,
    cut_jpeg_with_preview,
    degrees,
    jpeg_of,
    picture,
    png_of,
    position,
)
from tests.makers import jpeg


def made(data: bytes, size: Size = "small") -> bytes | None:
    return derive(io.BytesIO(data), media_type_of(data[:32]) or "", size)


@pytest.mark.parametrize("size", list(LONG_SIDE_PX))
def test_the_long_side(size: Size) -> None:
    small = made(jpeg(1, 2400, 1800), size)
    assert small is not None
    with Image.open(io.BytesIO(small)) as copy:
        assert max(copy.size) == LONG_SIDE_PX[size]
        assert copy.width / copy.height == pytest.approx(4 / 3, abs=0.01)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_small_pictures_stay_small(kind: str) -> None:
    small = made(picture(kind))
    assert small is not None
    with Image.open(io.BytesIO(small)) as copy:
        assert (copy.size, copy.format) == ((40, 30), "JPEG")


def test_turned_upright_and_nothing_told(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SecretMaker"
    exif.get_ifd(0x8825).update(position(degrees(31), degrees(107)))
    out = io.BytesIO()
    Image.new("RGB", (400, 200), (200, 10, 10)).save(
        out, "JPEG", exif=exif, comment=b"secret", icc_profile=b"secret" * 30, xmp=b"<secret/>"
    )
    small = made(out.getvalue())
    assert small is not None
    with Image.open(io.BytesIO(small)) as copy:
        assert copy.size == (180, 360)
        assert dict(copy.getexif()) == {}
        assert not {"comment", "icc_profile", "exif", "xmp"} & set(copy.info)
    assert b"ecret" not in small


@pytest.mark.parametrize(
    "data",
    [
        HTML,
        png_of(50_000, 50_000),
        png_of(300, 300),
        jpeg_of(50_000, 50_000),
        cut_jpeg_with_preview(),
        jpeg()[:-100],
    ],
    ids=["html", "bomb", "empty-png", "huge", "cut-with-preview", "cut"],
)
def test_what_cannot_be_read_gives_none(data: bytes) -> None:
    assert made(data) is None


@pytest.mark.parametrize("name", ["heic-iphone.heic", "Landscape_6.jpg"])
def test_real_photos_stand_upright(shared_data: Path, name: str) -> None:
    small = made((shared_data / "photos" / name).read_bytes())
    assert small is not None
    with Image.open(io.BytesIO(small)) as copy:
        assert copy.width > copy.height
