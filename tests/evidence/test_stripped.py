"""A citizen's picture is written anew: what is seen stays, nothing else does."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from server.evidence.media import media_type_of
from server.evidence.stripped import MOST_PIXELS, Stripped, stripped
from tests.evidence.pictures import HTML, cut_jpeg_with_preview, degrees, position
from tests.makers import jpeg, landscape

SECRET = b"SECRET-OF-THE-PHONE"


def made(data: bytes, side_px: int = 1_600) -> Stripped | None:
    return stripped(io.BytesIO(data), media_type_of(data[:32]) or "", side_px)


def told(kind: str) -> bytes:
    """With everything that a picture can say beside what it shows, and something after its end."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825).update(position(degrees(31, 7), degrees(107, 27)))
    extra = {
        "JPEG": {"comment": SECRET, "xmp": b"<x>" + SECRET + b"</x>"},
        "WEBP": {"xmp": b"<x>" + SECRET + b"</x>"},
        "PNG": {},
    }[kind]
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(landscape(1, 400, 200)))
    picture.save(out, kind, exif=exif, icc_profile=SECRET * 20, **extra)
    return out.getvalue() + (SECRET if kind == "JPEG" else b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_file_is_left(kind: str) -> None:
    data = told(kind)
    assert SECRET in data or kind == "PNG"
    clean = made(data)
    assert clean is not None
    assert (clean.width_px, clean.height_px) == (200, 400)
    assert SECRET not in clean.data
    assert clean.data.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(clean.data)) as copy:
        assert copy.format == "JPEG"
        assert dict(copy.getexif()) == {}
        assert not {"comment", "icc_profile", "exif", "xmp", "photoshop", "mp"} & set(copy.info)
    # before the picture itself: after it such bytes may stand by chance
    head = clean.data[: clean.data.index(b"\xff\xda")]
    assert b"\xff\xfe" not in head
    assert not any(bytes([0xFF, 0xE0 + n]) in head for n in range(1, 16))


def test_the_same_bytes_give_the_same_picture() -> None:
    data = landscape(3)
    assert made(data) == made(data)


def test_the_long_side_is_bounded() -> None:
    clean = made(jpeg(1, 2_400, 1_200))
    assert clean is not None
    assert (clean.width_px, clean.height_px) == (1_600, 800)


def test_what_is_no_picture_is_not_read() -> None:
    assert made(HTML) is None
    assert made(cut_jpeg_with_preview()) is None


def test_a_bomb_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    Image.new("L", (300, 300)).save(out, "PNG")
    monkeypatch.setitem(MOST_PIXELS, "image/png", 300 * 300 - 1)
    assert made(out.getvalue()) is None
