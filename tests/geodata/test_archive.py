"""Archives from outside: what is refused, what is found in them, and that nothing stays behind."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from server.geodata import archive
from server.geodata.errors import Unreadable
from server.geodata.parcels import ReadOptions, read_parcels
from tests.geodata.files import geojson, gpkg, rows_of, shapefile, shapefile_parts, zipped
from tests.geodata.hostile import HOSTILE


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty and nobody else's."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def put(folder: Path, data: bytes) -> Path:
    file = folder / "upload"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files(
    tmp_path: Path, own_temp: Path, make: Callable[[], bytes], code: str
) -> None:
    file = put(tmp_path, make())
    with pytest.raises(Unreadable) as caught:
        read_parcels(file, ReadOptions())
    assert caught.value.code == code
    assert str(own_temp) not in str(caught.value.facts)
    assert list(own_temp.iterdir()) == []


def test_sizes_that_an_archive_declares_are_not_believed(
    tmp_path: Path, own_temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(tmp_path, shapefile(rows_of(50)))
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 5_000)
    monkeypatch.setattr(archive, "_members", lambda opened: _unchecked(opened))
    with pytest.raises(Unreadable) as caught:
        read_parcels(file, ReadOptions())
    assert caught.value.code == "import_archive_too_large"
    assert list(own_temp.iterdir()) == []


def _unchecked(opened: zipfile.ZipFile) -> list[archive._Member]:
    return [
        archive._Member(info, archive.PurePosixPath(info.filename)) for info in opened.infolist()
    ]


def test_gbk_member_names(tmp_path: Path) -> None:
    """Windows zips write names in GBK without saying so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in shapefile_parts(rows_of(2)).items():
            info = zipfile.ZipInfo("placeholder")
            info.filename = f"成果/{name}".encode("gbk").decode("cp437")
            info.flag_bits = 0
            made.writestr(info, data)
    data = out.getvalue()
    with archive.opened(put(tmp_path, data)) as layer:
        assert layer.name == "DLTB"
    assert len(read_parcels(put(tmp_path, data), ReadOptions()).rows) == 2


def test_names_differ_in_case_and_companions_of_other_systems_are_left_out(tmp_path: Path) -> None:
    parts = {name.upper(): data for name, data in shapefile_parts(rows_of(1)).items()}
    data = zipped({**parts, "__MACOSX/._DLTB.SHP": b"x", "DLTB.sbn": b"index"})
    assert len(read_parcels(put(tmp_path, data), ReadOptions()).rows) == 1


def test_two_shapefiles_are_asked_for_by_name(tmp_path: Path) -> None:
    data = zipped({**shapefile_parts(rows_of(1)), **shapefile_parts(rows_of(2), name="旱地")})
    with pytest.raises(Unreadable) as caught:
        read_parcels(put(tmp_path, data), ReadOptions())
    assert (caught.value.code, caught.value.facts["layers"]) == (
        "import_needs_layer",
        ["DLTB", "旱地"],
    )
    assert len(read_parcels(put(tmp_path, data), ReadOptions(layer="旱地")).rows) == 2


@pytest.mark.parametrize(
    "data",
    [zipped({"a.gpkg": gpkg(rows_of(2))}), zipped({"a.geojson": geojson(rows_of(2))})],
    ids=["GeoPackage", "GeoJSON"],
)
def test_other_formats_may_be_zipped(tmp_path: Path, data: bytes) -> None:
    assert len(read_parcels(put(tmp_path, data), ReadOptions()).rows) == 2


def test_a_file_is_told_by_its_content(tmp_path: Path, own_temp: Path) -> None:
    file = tmp_path / "harmless.jpg"
    file.write_bytes(b"\xef\xbb\xbf \n" + geojson(rows_of(1)))
    assert len(read_parcels(file, ReadOptions()).rows) == 1
    assert list(own_temp.iterdir()) == []
