"""Size and end of a picture without decoding it; lies and bombs are kept and marked."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.evidence.exif import read_facts
from server.evidence.header import MAX_PIXELS, Unreadable, is_modest, read_header
from server.evidence.media import media_type_of
from tests.evidence.pictures import (
    HTML,
    cut_jpeg_with_preview,
    jpeg_of,
    picture,
    png_of,
    tiff_rationals,
    with_block,
    with_exif,
)
from tests.makers import jpeg

HEIF = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (jpeg(), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("WEBP"), "image/webp"),
        (HEIF, "image/heic"),
        (HTML, None),
        (b"", None),
        (b"RIFF....AVI ", None),
        (b"\0\0\0\x18ftypavif", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"PK\x03\x04", None),
        (b"GIF89a", None),
        (b"%PDF-1.7", None),
    ],
    ids=[
        "jpeg",
        "png",
        "webp",
        "heic",
        "html",
        "nothing",
        "avi",
        "avif",
        "svg",
        "zip",
        "gif",
        "pdf",
    ],
)
def test_the_kind_is_told_by_the_first_bytes(data: bytes, kind: str | None) -> None:
    assert media_type_of(data[:32]) == kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_reads_the_size_of_a_whole_picture(kind: str) -> None:
    data = picture(kind)
    header = read_header(io.BytesIO(data), f"image/{kind.lower()}")
    assert (header.width_px, header.height_px, header.decodable) == (40, 30, True)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_cut_off_picture_is_marked(kind: str) -> None:
    media_type = f"image/{kind.lower()}"
    assert read_facts(io.BytesIO(picture(kind)), "ab", media_type).readable
    assert not read_facts(io.BytesIO(picture(kind)[:-20]), "ab", media_type).readable


def test_a_preview_that_ends_does_not_end_the_picture() -> None:
    assert read_header(io.BytesIO(cut_jpeg_with_preview()), "image/jpeg").cut_off


@pytest.mark.parametrize("more", [5_000, 3_000_000], ids=["thumbnail", "film"])
def test_data_after_the_end_is_a_phones_habit(more: int) -> None:
    assert not read_header(io.BytesIO(jpeg() + bytes(more)), "image/jpeg").cut_off


def test_the_end_is_found_across_what_is_read_at_once() -> None:
    data = jpeg()
    scan = data.index(b"\xff\xda")
    for shift in range(3):
        filling = bytes((1 << 20) - (len(data) - scan) + shift)
        moved = data[:-2] + filling + data[-2:] + bytes(100_000)
        assert not read_header(io.BytesIO(moved), "image/jpeg").cut_off


@pytest.mark.parametrize(
    ("data", "kind"),
    [(png_of(50_000, 50_000), "image/png"), (jpeg_of(50_000, 50_000), "image/jpeg")],
    ids=["png", "jpeg"],
)
def test_a_bomb_is_measured_and_never_decoded(data: bytes, kind: str) -> None:
    header = read_header(io.BytesIO(data), kind)
    assert (header.width_px, header.height_px, header.decodable) == (50_000, 50_000, False)


def test_the_limit_itself_is_too_much() -> None:
    side = 10_000
    below, at = jpeg_of(side, MAX_PIXELS // side - 1), jpeg_of(side, MAX_PIXELS // side)
    assert read_header(io.BytesIO(below), "image/jpeg").decodable
    assert not read_header(io.BytesIO(at), "image/jpeg").decodable


@pytest.mark.parametrize("kind", ["image/jpeg", "image/png", "image/webp", "image/heic"])
@pytest.mark.parametrize(
    "body", [b"", HTML, bytes(5000), b"\xff" * 5000], ids=["empty", "html", "zeros", "ones"]
)
def test_a_beginning_without_a_picture_is_unreadable(kind: str, body: bytes) -> None:
    starts = {
        "image/jpeg": b"\xff\xd8\xff",
        "image/png": b"\x89PNG\r\n\x1a\n",
        "image/webp": b"RIFF\xff\xff\xff\xffWEBP",
        "image/heic": HEIF,
    }
    data = starts[kind] + body
    assert media_type_of(data[:32]) == kind
    with pytest.raises(Unreadable):
        read_header(io.BytesIO(data), kind)
    facts = read_facts(io.BytesIO(data), "ab", kind)
    assert (facts.readable, facts.width_px, facts.media_type) == (False, None, kind)


def folder(*entries: tuple[int, int, int, int]) -> bytes:
    packed = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<H", len(entries)) + packed + bytes(4)


ONE_ASCII = (0x10F, 2)


@pytest.mark.parametrize(
    "block",
    [
        b"II*\0" + struct.pack("<I", 8) + folder((*ONE_ASCII, 0xFFFFFFFF, 8)),
        b"II*\0" + struct.pack("<I", 8) + folder(*[(n, 2, 3_000, 8) for n in range(3_000)]),
        b"II*\0" + struct.pack("<I", 8) + folder((0x8769, 4, 1, 8), (0x8825, 4, 1, 8)),
        b"II*\0" + struct.pack("<I", 0xFFFFFFFF) + bytes(100),
        b"XX*\0" + bytes(100),
        b"II",
        b"II*\0" + bytes(1_100_000),
    ],
    ids=["count", "overlap", "loop", "far", "order", "short", "large"],
)
def test_hostile_exif_is_kept_from_the_libraries(block: bytes) -> None:
    far = block[4:8] == b"\xff" * 4
    assert is_modest(block) is far, "a folder beyond the block holds nothing"
    if len(block) < 60_000:
        data = with_block(block)
        facts = read_facts(io.BytesIO(data), "ab", "image/jpeg")
        assert facts.width_px == 320
        assert facts.exif_lat is None
        assert facts.readable is far


def test_a_chain_of_folders_ends() -> None:
    """Folders that follow each other are no part of the check: ExifRead's ration stops them."""
    chain = b"II*\0" + struct.pack("<I", 8)
    for _ in range(500):
        entries = [(0x8298 + n, 2, 50_000, 8) for n in range(8)]
        packed = b"".join(struct.pack("<HHII", *entry) for entry in entries)
        after = len(chain) + 2 + len(packed) + 4
        chain += struct.pack("<H", len(entries)) + packed + struct.pack("<I", after)
    first = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 0) + struct.pack("<I", 14)
    block = first + chain[8:].ljust(60_000, b"\0")
    assert is_modest(block)
    assert read_facts(io.BytesIO(with_block(block)), "ab", "image/jpeg").exif_lat is None


def test_two_exif_blocks_are_no_cameras() -> None:
    one = with_exif(outer={0x10F: "maker"})
    begin = one.index(b"\xff\xe1")
    segment = one[begin : begin + 2 + int.from_bytes(one[begin + 2 : begin + 4], "big")]
    assert read_header(io.BytesIO(one), "image/jpeg").exif
    doubled = read_header(io.BytesIO(one[:begin] + segment + one[begin:]), "image/jpeg")
    assert (doubled.exif, doubled.decodable) == (b"", False)


@given(st.binary(max_size=300), st.sampled_from(["jpeg", "png", "webp", "heic", "tiff"]))
def test_nothing_raises_but_unreadable(noise: bytes, kind: str) -> None:
    whole = {
        "jpeg": jpeg(),
        "png": picture("PNG"),
        "webp": picture("WEBP"),
        "heic": HEIF * 3,
        "tiff": with_block(tiff_rationals([(31, 1), (7, 1), (0, 1)])),
    }[kind]
    place = sum(noise[:2]) * 7 % len(whole)
    data = whole[:12] + (whole[:place] + noise + whole[place + len(noise) :])[12:]
    facts = read_facts(io.BytesIO(data), "ab", f"image/{kind}".replace("tiff", "jpeg"))
    assert facts.sha256 == "ab"
