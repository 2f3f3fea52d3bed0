"""Files that must not be taken: bombs, traps and mistakes, each with the code it is refused by."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable

from tests.geodata.files import a_row, geojson, gpkg, rows_of, shapefile, shapefile_parts, zipped


def bomb() -> bytes:
    """60 MB of nothing in 60 kB."""
    return zipped({**shapefile_parts(rows_of(1)), "readme.txt": bytes(60_000_000)})


def lying_bomb() -> bytes:
    """Declares a size of ten bytes for a member that unpacks to much more."""
    data = bytearray(zipped({**shapefile_parts(rows_of(1)), "DLTB.cpg": bytes(2_000_000)}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    return bytes(data)


def many_members() -> bytes:
    return zipped({f"{number}.txt": b"" for number in range(5_001)})


def renamed(name: str) -> bytes:
    return zipped({name: b"x", **shapefile_parts(rows_of(1))})


def link() -> bytes:
    out = io.BytesIO(shapefile(rows_of(1)))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("secret.shp")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def encrypted() -> bytes:
    data = bytearray(shapefile(rows_of(1)))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


def nested() -> bytes:
    return zipped({"inner.zip": shapefile(rows_of(1))})


def without(*suffixes: str) -> bytes:
    parts = shapefile_parts(rows_of(1))
    return zipped({name: data for name, data in parts.items() if not name.endswith(suffixes)})


def short_table() -> bytes:
    parts = shapefile_parts(rows_of(3))
    return zipped({**parts, "DLTB.dbf": parts["DLTB.dbf"][:-80]})


def garbage_shapes() -> bytes:
    parts = shapefile_parts(rows_of(3))
    return zipped({**parts, "DLTB.shp": b"no shapes at all", "DLTB.shx": b"nor here"})


def broken_crc() -> bytes:
    data = bytearray(shapefile(rows_of(5)))
    place = data.index(b"PK\x03\x04") + 45
    data[place] ^= 0xFF
    return bytes(data)


def points() -> bytes:
    """A GeoJSON of points: readable, and no plots."""
    feature = a_row() | {"shape": {"type": "Point", "coordinates": [107.45, 31.12]}}
    return geojson([feature])


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty file": (lambda: b"", "import_file_wrong"),
    "text": (lambda: "这不是图斑".encode(), "import_file_wrong"),
    "picture": (lambda: b"\xff\xd8\xff\xe0" + bytes(100), "import_file_wrong"),
    "program": (lambda: b"\x7fELF" + bytes(100), "import_file_wrong"),
    "zip of a text": (lambda: zipped({"a.txt": b"hello"}), "import_file_wrong"),
    "zip in a zip": (nested, "import_file_wrong"),
    "other JSON": (lambda: b'{"hello": "world"}', "import_file_broken"),
    "cut JSON": (lambda: geojson(rows_of(2))[:-40], "import_file_broken"),
    "other database": (lambda: b"SQLite format 3\0" + bytes(2_000), "import_file_broken"),
    "cut GeoPackage": (lambda: gpkg(rows_of(2))[:9_000], "import_file_broken"),
    "cut zip": (lambda: shapefile(rows_of(2))[:-50], "import_file_broken"),
    "damaged member": (broken_crc, "import_file_broken"),
    "encrypted": (encrypted, "import_file_broken"),
    "no .dbf": (lambda: without(".dbf"), "import_file_broken"),
    "no .shx": (lambda: without(".shx"), "import_file_broken"),
    "short .dbf": (short_table, "import_file_broken"),
    "no shapes": (garbage_shapes, "import_file_broken"),
    "bomb": (bomb, "import_archive_too_large"),
    "lying bomb": (lying_bomb, "import_file_broken"),
    "too many members": (many_members, "import_archive_too_large"),
    "path upwards": (lambda: renamed("../../etc/cron.d/x"), "import_archive_unsafe"),
    "path upwards, backslashes": (lambda: renamed("..\\..\\x.shp"), "import_archive_unsafe"),
    "absolute path": (lambda: renamed("/etc/cron.d/x"), "import_archive_unsafe"),
    "drive letter": (lambda: renamed("C:\\Windows\\x.shp"), "import_archive_unsafe"),
    "symbolic link": (link, "import_archive_unsafe"),
}
