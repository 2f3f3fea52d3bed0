"""The invented land: the same every time, valid, without overlaps, and a file as the survey writes it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
import shapely

from server.demo.district import VILLAGES, plots
from server.demo.survey import write_survey
from server.geodata.dbf import read_dbf
from server.geodata.parcels import ReadOptions, read_parcels
from server.geodata.shapefile import Field, dbf

OVERLAP_M2 = 0.05
"""Corners of a plot cut in two by a path are rounded to the millimetre on their own."""


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("survey") / "survey.zip"
    write_survey(plots(), file)
    return file


def test_the_same_land_every_time() -> None:
    first = plots()
    plots.cache_clear()
    assert plots() == first


def test_fifty_plots_in_each_of_six_villages() -> None:
    counted = [sum(plot.village is village for plot in plots()) for village in VILLAGES]
    assert counted == [50] * 6


def test_numbers_are_unique_within_their_village() -> None:
    keys = {(plot.village.division_code, plot.number) for plot in plots()}
    assert len(keys) == len(plots())


def test_both_code_families_are_there() -> None:
    assert {village.division_code[:9] for village in VILLAGES} == {"511703001", "511771001"}


def test_shapes_are_valid_small_and_of_every_kind() -> None:
    shapes = [plot.shape for plot in plots()]
    assert all(shape.is_valid for shape in shapes)
    areas = sorted(shape.area for shape in shapes)
    assert areas[0] > 60
    assert areas[-1] < 6_000
    assert sum(len(shape.geoms) > 1 for shape in shapes) >= 5
    assert sum(len(part.interiors) for shape in shapes for part in shape.geoms) >= 5


def test_neighbours_share_edges_and_do_not_overlap() -> None:
    shapes = np.array([plot.shape for plot in plots()], dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    shared = shapely.intersection(shapes[one[pairs]], shapes[other[pairs]])
    assert shapely.area(shared).max() < OVERLAP_M2
    assert (shapely.length(shared) > 5).sum() > 100


def test_no_terrace_is_accepted_before_2023_or_after_2024() -> None:
    assert {plot.accepted_on.year for plot in plots()} == {2023, 2024}


def test_the_file_is_gbk_without_a_cpg(survey: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(survey) as archive:
        assert sorted(archive.namelist()) == ["DLTB.dbf", "DLTB.prj", "DLTB.shp", "DLTB.shx"]
        archive.extract("DLTB.dbf", tmp_path)
    column = next(one for one in read_dbf(tmp_path / "DLTB.dbf") if one.name == b"ZLDWMC")
    assert column.values[0] == "乙湾村".encode("gbk")
    with pytest.raises(UnicodeDecodeError):
        column.values[0].decode("utf-8")


def test_the_file_reads_back_as_what_was_invented(survey: Path) -> None:
    read = read_parcels(survey, ReadOptions())
    assert (read.epsg, read.crs_from) == (4524, "file")
    assert (read.encoding, read.encoding_from) == ("GB18030", "gb18030_strict")
    for row, plot in zip(read.rows, plots(), strict=False):
        assert (row.number, row.village, row.household) == (
            plot.number,
            plot.village.name,
            plot.household,
        )
        assert (row.accepted_on, row.slope_grade) == (plot.accepted_on, plot.slope_grade)
        assert row.declared_area_m2 - row.ridge_area_m2 == row.net_area_m2


def test_a_value_wider_than_its_field_is_refused() -> None:
    with pytest.raises(ValueError, match="TBBH"):
        dbf([Field("TBBH", "C", 4)], [["中文字"]])
