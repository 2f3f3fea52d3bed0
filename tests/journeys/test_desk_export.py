"""Lists as files: a short one goes to the downloads at once, a long one is made by a worker."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Playwright, expect

from tests.bench.server import ROOT
from tests.journeys.desk import Desk
from tests.journeys.served import JourneyServer
from tests.journeys.world import World, with_visits


def dialog(desk: Desk) -> Locator:
    return desk.page.get_by_role("dialog", name=desk.say("exports.title"))


def choose(desk: Desk, format_: str) -> None:
    desk.button("exports.open").first.click()
    dialog(desk).get_by_label(desk.say(f"exports.format_{format_}")).check()


def do(desk: Desk) -> None:
    dialog(desk).get_by_role("button", name=desk.say("exports.do"), exact=True).click()


def test_what_is_filtered_is_downloaded(desk: Desk, world: World) -> None:
    desk.sign_in(world)
    desk.page.goto(f"{desk.url}/desk/plots?q=王家坡")
    rows = desk.page.get_by_role("table", name=desk.say("desk.plots.caption")).get_by_role("row")
    expect(rows).not_to_have_count(0)
    listed = rows.count() - 1
    choose(desk, "xlsx")
    expect(dialog(desk)).to_contain_text(desk.say("exports.will", count=listed))
    with desk.page.expect_download() as download:
        do(desk)
    expect(dialog(desk)).to_have_count(0)
    assert download.value.suggested_filename.startswith("巡田-图斑-")
    sheet = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).active
    assert sheet.max_row - 1 == listed
    assert {row[3] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"王家坡"}


@contextmanager
def a_worker(data_dir: Path) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "server", "work"],
        cwd=ROOT,
        env={**os.environ, "XUNTIAN_DATA_DIR": str(data_dir)},
    )
    try:
        yield
    finally:
        process.kill()
        process.wait(30)


def test_a_long_list_is_made_by_a_worker(playwright: Playwright, world: World) -> None:
    with_visits(world)
    server = JourneyServer(world.data_dir, {"XUNTIAN_EXPORT_AT_ONCE_ROWS": "0"})
    server.start()
    try:
        with Desk(playwright, server.url) as desk:
            desk.sign_in(world)
            desk.go("desk.nav.review")
            choose(desk, "csv")
            expect(dialog(desk)).to_contain_text(desk.say("exports.will_wait"))
            do(desk)
            dialog(desk).get_by_role("link", name=desk.say("exports.to_page")).click()
            desk.sees("exports.state_waiting")
            desk.sees("exports.waiting_since")
            with a_worker(world.data_dir):
                # without reload
                desk.sees("exports.state_done")
            with desk.page.expect_download() as download:
                desk.button("exports.download_which").click()
            text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
            assert text.count("\r\n") > 3
            desk.button("exports.delete_which").click()
            desk.sees("exports.state_expired")
            expect(desk.button("exports.download_which")).to_have_count(0)
    finally:
        server.stop()
