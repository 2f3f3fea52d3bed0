"""Demo photos: a drawn field, plainly marked as a demo picture, with EXIF as a phone would write it."""

from __future__ import annotations

import base64
import io
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from functools import cache

from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageFont
from PIL.TiffImagePlugin import IFDRational

from server.demo.scenes import HEIGHT as SCENE_HEIGHT
from server.demo.scenes import VARIANTS, scene
from server.demo.scenes import WIDTH as SCENE_WIDTH

WIDTH, HEIGHT = 600, 450
QUALITY = 66
CLOUDS = (8, 7)
"""Across and down one picture."""
CLOUD_DARKEST = 195
"""Of 255: what the thickest lets through."""
MARK_SIZE = (116, 32)
MARK = (
    "c-p1VF-`<A3<Xe!pve|y(z+Ni9KmHO<|=c9loVSmG)u=-I6^u~jzA7T5ju*|nm99yv<(fe{G=}@`T+l#cwVRjaKO5Hk)p"
    "I8QYKl>G%FE+l|U_x-6i`=j;EDQl5$#jloRYWJ`9bwH7g?c8JP6_jc>Wpddc-1+SCXeeObBVS-HReWlwiE#l4O-r(q<<<A"
    "EFBB@YzP=;ayAGtWeX5IJlNgcyLi(!NNJ)Z>&^dS!=Z;aKU+6J&A-Lt|%;kBO|7GgtQB)K6Y%b-5Dv5bd`X`;{uM8Q2ui@"
    "S*bW`2k>qVQ&"
)
"""演示图片 as a bitmap of one bit a point: a fresh machine has no Chinese font."""
MARK_COLOUR = (150, 20, 20)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to be drawn."""

    look: str
    role: str
    variant: int
    """Chance: light, cut and side of the scene."""
    number: str
    """Of the plot."""
    position: tuple[float, float, float] | None
    """Longitude, latitude, accuracy in metres."""
    heading_deg: float | None
    taken_at: datetime


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


@cache
def mark() -> Image.Image:
    bits = zlib.decompress(base64.b85decode(MARK))
    return Image.frombytes("1", MARK_SIZE, bits)


def demo_photos(shots: Sequence[Shot], scale: float) -> list[bytes]:
    return [demo_photo(shot, scale) for shot in shots]


def demo_photo(shot: Shot, scale: float = 1.0) -> bytes:
    """A JPEG of the shot, marked across it in Chinese and English; its bytes differ from every other's.

    `scale` makes it smaller, for tests.
    """
    rng = random.Random(f"{shot.variant} {shot.role}")
    whole = scene(shot.look, shot.role, shot.variant % VARIANTS)
    left, top = rng.randrange(SCENE_WIDTH - WIDTH), rng.randrange(SCENE_HEIGHT - HEIGHT)
    picture = whole.crop((left, top, left + WIDTH, top + HEIGHT))
    if rng.random() < 0.5:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if shot.look != "fog":
        picture = _clouded(picture, random.Random(f"{shot.number} {shot.role} {shot.taken_at}"))
    _stamp(picture, shot)
    if scale != 1:
        picture = picture.resize((round(WIDTH * scale), round(HEIGHT * scale)))
    return _saved(picture, shot, QUALITY)


def taken_again(photo: bytes, shot: Shot) -> bytes:
    """What somebody sends who did not go: an older picture, its margin cut off, saved anew as `shot`."""
    with Image.open(io.BytesIO(photo)) as old:
        wide, high = old.width // 100, old.height // 100
        trimmed = old.crop((wide, high, old.width - wide, old.height - high))
        return _saved(trimmed, shot, QUALITY - 20)


def _saved(picture: Image.Image, shot: Shot, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, exif=exif_of(shot))
    return out.getvalue()


def _clouded(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Under passing clouds: no two pictures of a scene have the same light."""
    columns, rows = CLOUDS
    thick = bytes(rng.randrange(CLOUD_DARKEST, 256) for _ in range(columns * rows))
    clouds = Image.frombytes("L", CLOUDS, thick).resize(picture.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(picture, Image.merge("RGB", (clouds, clouds, clouds)))


def _stamp(picture: Image.Image, shot: Shot) -> None:
    local = shot.taken_at.astimezone(timezone(timedelta(hours=8)))
    draw = ImageDraw.Draw(picture)
    # at the top: phone and desk lay the watermark over the foot of a picture
    middle = 22
    draw.rectangle((0, 0, WIDTH, 2 * middle), fill=(255, 255, 255))
    draw.bitmap((16, middle - 17), mark(), fill=MARK_COLOUR)
    text = f"DEMO PICTURE  {shot.number}  {local:%Y-%m-%d %H:%M}"
    draw.text((146, middle), text, fill=MARK_COLOUR, font=_font(23), anchor="lm")


def exif_of(shot: Shot) -> Image.Exif:
    moment = shot.taken_at.astimezone(UTC)
    local = moment.astimezone(timezone(timedelta(hours=8)))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Xuntian demo"
    exif[ExifTags.Base.ImageDescription] = "DEMO PICTURE, not a real place"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = local.strftime("%Y:%m:%d %H:%M:%S")
    inner[ExifTags.Base.OffsetTimeOriginal] = "+08:00"
    if shot.position is None:
        return exif
    lon, lat, accuracy_m = shot.position
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = _sexagesimal(lat)
    gps[ExifTags.GPS.GPSLongitudeRef] = "E"
    gps[ExifTags.GPS.GPSLongitude] = _sexagesimal(lon)
    gps[ExifTags.GPS.GPSTimeStamp] = tuple(
        IFDRational(part) for part in (moment.hour, moment.minute, moment.second)
    )
    gps[ExifTags.GPS.GPSDateStamp] = moment.strftime("%Y:%m:%d")
    gps[ExifTags.GPS.GPSMapDatum] = "WGS-84"
    gps[ExifTags.GPS.GPSHPositioningError] = _rational(accuracy_m, 10)
    if shot.heading_deg is not None:
        gps[ExifTags.GPS.GPSImgDirectionRef] = "T"
        gps[ExifTags.GPS.GPSImgDirection] = _rational(shot.heading_deg, 10)
    return exif


def _sexagesimal(degrees: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    whole = int(degrees)
    minutes = int((degrees - whole) * 60)
    seconds = (degrees - whole - minutes / 60) * 3600
    return IFDRational(whole), IFDRational(minutes), _rational(seconds, 10_000)


def _rational(value: float, denominator: int) -> IFDRational:
    exact = Fraction(round(value * denominator), denominator)
    return IFDRational(exact.numerator, exact.denominator)
