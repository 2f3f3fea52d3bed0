"""An officer brings files of plots in at the desk and takes plots out again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import orjson
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.files import ROWS, WRONG_ROWS
from tests.journeys.served import JourneyServer
from tests.journeys.words import of_code
from tests.journeys.world import World


def test_import_and_export(
    world: World, server: JourneyServer, desk: Desk, files: Path, tmp_path: Path
) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.imports")
    _dry_run(desk, files / "question.zip")
    desk.sees("desk.ask.crs")
    answer = desk.page.get_by_label(desk.say("desk.crs.plain", epsg=4545, meridian_deg=108))
    answer.check()
    desk.button("desk.ask.go_on").click()
    new = ROWS - WRONG_ROWS
    desk.sees("desk.report.will", new=new, quarantined=WRONG_ROWS)
    table = desk.page.get_by_role("table", name=desk.say("desk.report.rows"))
    expect(table.get_by_role("row")).to_have_count(ROWS + 1)
    expect(table).to_contain_text(of_code("import", "ring_self_crossing"))
    desk.button("desk.report.apply", count=new).click()
    desk.sees("desk.report.applied", new=new, quarantined=WRONG_ROWS)

    desk.go("desk.nav.plots")
    desk.sees("desk.plots.listed_all", count=len(world.plot_ids) + new)
    desk.page.get_by_label(desk.say("desk.plots.search")).fill("0401")
    desk.button("desk.plots.do_search").click()
    desk.sees("desk.plots.listed_all", count=1)
    desk.page.get_by_role("link", name="0401", exact=True).click()
    expect(desk.page.get_by_role("heading", level=1, name="0401")).to_be_visible()

    desk.go("desk.nav.plots")
    desk.sees("desk.plots.listed_all", count=len(world.plot_ids) + new)
    for format_ in ("gpkg", "geojson"):
        desk.button("exports.open").click()
        dialog = desk.page.get_by_role("dialog", name=desk.say("exports.title"))
        dialog.get_by_label(desk.say(f"exports.format_{format_}")).check()
        with desk.page.expect_download() as download:
            dialog.get_by_role("button", name=desk.say("exports.do"), exact=True).click()
        expect(dialog).to_have_count(0)
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert _count(file) == len(world.plot_ids) + new


def test_the_same_file_again_changes_nothing(
    world: World, server: JourneyServer, desk: Desk, files: Path
) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.imports")
    _dry_run(desk, files / "plots.zip")
    desk.button("desk.report.apply").click()
    desk.sees("desk.report.applied", new=ROWS - WRONG_ROWS)
    _dry_run(desk, files / "plots.zip")
    desk.sees("desk.report.nothing")


def test_wrong_file_is_said_so(
    world: World, server: JourneyServer, desk: Desk, files: Path
) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.imports")
    _dry_run(desk, files / "wrong.zip")
    expect(desk.page.get_by_role("alert")).not_to_be_empty()
    desk.sees("desk.imports.none")


def test_real_parcels(world: World, server: JourneyServer, desk: Desk, shared_data: Path) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.imports")
    _dry_run(desk, shared_data / "parcels" / "dltb_gbk_4524_nocpg.zip")
    desk.sees("desk.how.encoding_gb18030")
    desk.sees("desk.how.samples")
    rows = desk.page.get_by_role("table", name=desk.say("desk.report.rows")).get_by_role("row")
    expect(rows).to_have_count(100 + 1)


def _dry_run(desk: Desk, file: Path) -> None:
    desk.page.get_by_label(desk.say("desk.imports.choose")).set_input_files(file)
    desk.button("desk.imports.do").click()


def _count(file: Path) -> int:
    if file.suffix == ".geojson":
        return len(orjson.loads(file.read_bytes())["features"])
    connection = sqlite3.connect(file)
    try:
        (count,) = connection.execute('SELECT count(*) FROM "DLTB"').fetchone()
    finally:
        connection.close()
    return int(count)
