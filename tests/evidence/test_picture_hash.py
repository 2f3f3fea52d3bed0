"""What a picture looks like: the same after it was saved anew, another for another picture."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageOps

from server.evidence.media import media_type_of
from server.evidence.picture_hash import PictureHash, picture_hash
from tests.evidence.pictures import HTML, jpeg_of, picture, png_of
from tests.makers import jpeg, landscape

NEAR = 8
"""`Limits.near_photo_bits`."""


def hashed(data: bytes) -> PictureHash:
    made = looked_at(data)
    assert made is not None
    return made


def looked_at(data: bytes) -> PictureHash | None:
    return picture_hash(io.BytesIO(data), media_type_of(data[:32]) or "")


def saved(image: Image.Image, quality: int = 85, kind: str = "JPEG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=quality, **how)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")


def bits_between(one: PictureHash, other: PictureHash) -> int:
    return max((one.across ^ other.across).bit_count(), (one.down ^ other.down).bit_count())


def trimmed(image: Image.Image, percent: int) -> Image.Image:
    """So much less of width and height, the same from both sides."""
    width, height = image.size
    aside, above = width * percent // 200, height * percent // 200
    return image.crop((aside, above, width - aside, height - above))


SAME: dict[str, Callable[[Image.Image], bytes]] = {
    "lower quality": lambda image: saved(image, 30),
    "smaller": lambda image: saved(image.resize((480, 360))),
    "a little cut off": lambda image: saved(trimmed(image, 2)),
    "brighter": lambda image: saved(ImageEnhance.Brightness(image).enhance(1.2)),
    "darker": lambda image: saved(ImageEnhance.Brightness(image).enhance(0.7)),
    "grey": lambda image: saved(image.convert("L")),
    "png": lambda image: saved(image, kind="PNG"),
    "webp": lambda image: saved(image, kind="WEBP"),
}


@pytest.mark.parametrize("how", list(SAME))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_saved_anew_it_is_nearly_the_same(how: str, seed: int) -> None:
    data = landscape(seed)
    assert bits_between(hashed(data), hashed(SAME[how](opened(data)))) <= NEAR


def test_mirrored_it_is_found_by_the_mirrored_hash() -> None:
    data = landscape(1)
    mirrored = hashed(saved(ImageOps.mirror(opened(data))))
    assert bits_between(hashed(data), mirrored) > NEAR
    assert bits_between(hashed(data).mirrored(), mirrored) <= NEAR
    assert hashed(data).mirrored().mirrored() == hashed(data)


@pytest.mark.parametrize("percent", [20, 40])
def test_a_heavy_cut_is_another_picture(percent: int) -> None:
    """Honestly: whoever cuts off a fifth is not found by this."""
    data = landscape(1)
    assert bits_between(hashed(data), hashed(saved(trimmed(opened(data), percent)))) > NEAR


def test_different_pictures_are_far_apart() -> None:
    hashes = [hashed(landscape(seed)) for seed in range(40)]
    nearest = min(
        bits_between(one, other)
        for place, one in enumerate(hashes)
        for mine in hashes[:place]
        for other in (mine, mine.mirrored())
    )
    assert nearest > NEAR


@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_the_orientation_is_applied_whichever_way_the_bytes_lie(turn: int) -> None:
    upright = opened(landscape(1))
    undone = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90,
              8: Image.Transpose.ROTATE_270}[turn]  # fmt: skip
    lying = upright if undone is None else upright.transpose(undone)
    exif = Image.Exif()
    exif[0x0112] = turn
    assert bits_between(hashed(saved(upright)), hashed(saved(lying, exif=exif))) <= 2


@pytest.mark.parametrize(
    "data",
    [
        saved(Image.new("RGB", (640, 480), (120, 130, 120))),
        saved(Image.linear_gradient("L").convert("RGB")),
        saved(Image.effect_noise((640, 480), 20)),
        picture("PNG"),
    ],
    ids=["fog", "dusk", "noise", "flat"],
)
def test_a_flat_picture_says_nothing(data: bytes) -> None:
    assert looked_at(data) is None


@pytest.mark.parametrize(
    "data", [HTML, png_of(50_000, 50_000), jpeg_of(50_000, 50_000), jpeg()[:-9]]
)
def test_what_cannot_be_read_says_nothing(data: bytes) -> None:
    assert looked_at(data) is None


def test_bits_from_the_upper_left_row_by_row() -> None:
    """Stripes that grow brighter to the right in the upper half, darker in the lower one."""
    image = Image.new("L", (720, 720))
    for column in range(9):
        for row in range(9):
            grey = 20 + 20 * (column if row < 4 else 8 - column) + 3 * row
            image.paste(grey, (column * 80, row * 80, column * 80 + 80, row * 80 + 80))
    made = hashed(saved(image, kind="PNG"))
    assert made.across >> 32 == 0xFFFFFFFF
    assert made.across & 0xFFFFFFFF < 1 << 32
    assert made.across & 0xFFFFFF == 0


def test_real_photos(shared_data: Path) -> None:
    """Each survives being saved anew, and none is near to another."""
    hashes = []
    for file in sorted((shared_data / "photos").iterdir()):
        data = file.read_bytes()
        made = hashed(data)
        copy = opened(data)
        copy.thumbnail((640, 640))
        assert bits_between(made, hashed(saved(copy, 60))) <= NEAR, file.name
        assert all(bits_between(made, other) > 14 for other in hashes), file.name
        hashes += [made, made.mirrored()]
    assert hashes
