"""Opening an uploaded file of plots safely: nothing is written outside one temporary folder.

Members of an archive are never unpacked under their own names, so a hostile name has nowhere to go;
an archive that has such names is refused all the same. Archives inside archives are not opened.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from server.geodata.errors import Unreadable

Driver = Literal["ESRI Shapefile", "OpenFileGDB", "GPKG", "GeoJSON"]

MAX_UNPACKED_BYTES = 1_000_000_000
"""A FileGDB of a whole county is some hundred megabytes."""
MAX_MEMBERS = 5_000
"""A FileGDB of 50 layers has about 600 files."""
MAX_RATIO = 250
"""Space-padded DBF files shrink to a hundredth; deflate itself ends at 1,032."""
RATIO_FROM_BYTES = 50_000_000
SHAPEFILE_PARTS = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg"})
ARCHIVES = frozenset({".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"})


@dataclass(frozen=True, slots=True)
class Layer:
    """One polygon layer ready to be read."""

    path: Path
    driver: Driver
    name: str
    """As it is called in the file; the name of the .shp for a Shapefile."""


@dataclass(frozen=True, slots=True)
class _Member:
    info: zipfile.ZipInfo
    path: PurePosixPath

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


@contextmanager
def opened(file: Path, wanted: str | None = None) -> Iterator[Layer]:
    """The polygon layer of `file`, told apart by its content, not by its name.

    `wanted` names the layer where there are several. Raises Unreadable: import_file_wrong,
    import_file_broken, import_archive_unsafe, import_archive_too_large, import_needs_layer.
    The folder with the unpacked parts is gone when the context ends.
    """
    with tempfile.TemporaryDirectory(prefix="plots-") as name:
        yield _chosen(_layers(file, Path(name)), wanted)


def _layers(file: Path, folder: Path) -> list[Layer]:
    with file.open("rb") as stream:
        head = stream.read(512)
    if head.startswith(b"PK\x03\x04"):
        return _from_zip(file, folder)
    if head.startswith(b"SQLite format 3\0"):
        return _inner_layers(_beside(file, folder / "plots.gpkg"), "GPKG")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _inner_layers(_beside(file, folder / "plots.geojson"), "GeoJSON")
    raise Unreadable("import_file_wrong", found=[])


def _beside(file: Path, target: Path) -> Path:
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)
    return target


def _from_zip(file: Path, folder: Path) -> list[Layer]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = _members(archive)
            return _unpacked(archive, members, folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Unreadable("import_file_broken", why=str(error)[:200]) from error


def _members(archive: zipfile.ZipFile) -> list[_Member]:
    """Files of the archive with readable names, after every check that needs no unpacking."""
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise Unreadable("import_archive_too_large", members=len(infos), most=MAX_MEMBERS)
    members = []
    for info in infos:
        path = PurePosixPath(_name(info).replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or re.match(r"^[A-Za-z]:", str(path)):
            raise Unreadable("import_archive_unsafe", member=str(path)[:200])
        if stat.S_ISLNK(info.external_attr >> 16):
            raise Unreadable("import_archive_unsafe", member=str(path)[:200])
        if info.flag_bits & 0x1:
            raise Unreadable("import_file_broken", why="encrypted")
        hidden = path.parts[:1] == ("__MACOSX",) or path.name.startswith("._")
        if not info.is_dir() and not hidden:
            members.append(_Member(info, path))
    unpacked = sum(member.info.file_size for member in members)
    packed = sum(member.info.compress_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES or (
        unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * max(1, packed)
    ):
        raise Unreadable("import_archive_too_large", bytes=unpacked, most=MAX_UNPACKED_BYTES)
    return members


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; without the UTF-8 flag its bytes may be UTF-8 or GBK all the same."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _unpacked(archive: zipfile.ZipFile, members: list[_Member], folder: Path) -> list[Layer]:
    budget = _Budget(MAX_UNPACKED_BYTES)
    layers: list[Layer] = []
    for number, shp in enumerate(member for member in members if member.suffix == ".shp"):
        layers.append(_shapefile(archive, members, shp, folder / f"shapefile{number}", budget))
    databases = sorted({member.path.parent for member in members if member.suffix == ".gdbtable"})
    for number, parent in enumerate(databases):
        inside = [member for member in members if member.path.parent == parent]
        target = folder / f"database{number}.gdb"
        target.mkdir()
        for member in inside:
            if re.fullmatch(r"[A-Za-z0-9_.]{1,80}", member.path.name):
                _extract(archive, member, target / member.path.name, budget)
        layers += _inner_layers(target, "OpenFileGDB")
    for number, member in enumerate(members):
        if member.suffix == ".gpkg":
            target = folder / f"package{number}.gpkg"
            layers += _inner_layers(_extract(archive, member, target, budget), "GPKG")
        elif member.suffix in (".geojson", ".json"):
            target = folder / f"features{number}.geojson"
            layers += _inner_layers(_extract(archive, member, target, budget), "GeoJSON")
    if not layers:
        found = [str(member.path)[:100] for member in members[:10]]
        nested = any(member.suffix in ARCHIVES for member in members)
        raise Unreadable("import_file_wrong", found=found, nested=nested)
    return layers


def _shapefile(
    archive: zipfile.ZipFile, members: list[_Member], shp: _Member, folder: Path, budget: _Budget
) -> Layer:
    stem = str(shp.path.with_suffix("")).lower()
    parts = {
        member.suffix: member
        for member in members
        if str(member.path.with_suffix("")).lower() == stem and member.suffix in SHAPEFILE_PARTS
    }
    missing = sorted({".shp", ".shx", ".dbf"} - set(parts))
    if missing:
        raise Unreadable("import_file_broken", why=f"{shp.path.stem}: {', '.join(missing)}"[:200])
    folder.mkdir()
    for suffix, member in parts.items():
        _extract(archive, member, folder / f"plots{suffix}", budget)
    return Layer(folder / "plots.shp", "ESRI Shapefile", shp.path.stem)


@dataclass(slots=True)
class _Budget:
    """Bytes that may still be written; the sizes an archive declares are not believed."""

    left: int


def _extract(archive: zipfile.ZipFile, member: _Member, target: Path, budget: _Budget) -> Path:
    with archive.open(member.info) as packed, target.open("xb") as out:
        while piece := packed.read(1 << 18):
            budget.left -= len(piece)
            if budget.left < 0:
                raise Unreadable("import_archive_too_large", most=MAX_UNPACKED_BYTES)
            out.write(piece)
    return target


def _inner_layers(path: Path, driver: Driver) -> list[Layer]:
    import pyogrio
    from pyogrio.errors import DataSourceError

    try:
        found = pyogrio.list_layers(path)
    except DataSourceError as error:
        raise Unreadable("import_file_broken", why=_first_line(error)) from error
    polygons = [str(name) for name, kind in found if _holds_polygons(kind)]
    return [Layer(path, driver, name) for name in polygons]


def _holds_polygons(kind: object) -> bool:
    """Whether a layer of this OGR type can; a mixed layer is called Unknown, a table has none."""
    return isinstance(kind, str) and any(
        word in kind for word in ("Polygon", "Surface", "Unknown", "Collection")
    )


def _first_line(error: Exception) -> str:
    """GDAL's sentence without the path of the temporary folder."""
    return re.sub(r"(/[^\s'\";:]+)+", "…", str(error).split("\n")[0])[:200]


def _chosen(layers: list[Layer], wanted: str | None) -> Layer:
    names = [layer.name for layer in layers]
    if wanted is not None:
        for layer in layers:
            if layer.name == wanted:
                return layer
        raise Unreadable("import_needs_layer", layers=names)
    if not layers:
        raise Unreadable("import_file_wrong", found=[])
    if len(layers) > 1:
        raise Unreadable("import_needs_layer", layers=names)
    return layers[0]
