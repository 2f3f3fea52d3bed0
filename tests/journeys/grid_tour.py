"""Divisions and grids on the desk, as axe and `make shots` see them."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.api.sheets import workbook
from tests.journeys.desk import Desk
from tests.journeys.world import World, with_grids


def empty_grid_tour(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.grids")
    desk.sees("grids.none")
    yield "grids-empty"
    desk.go("desk.nav.divisions")
    desk.sees("divisions.none")
    yield "divisions-empty"


def grid_tour(desk: Desk, world: World) -> Iterator[str]:
    grid_name = with_grids(world)
    desk.page.goto(f"{desk.url}/desk/grids/new")
    desk.button("grids.do_add").click()
    desk.sees("grids.wrong_empty")
    yield "grids-new-error"
    desk.go("desk.nav.grids")
    desk.sees("grids.to_mend")
    yield "grids-full"
    desk.page.get_by_role("link", name=grid_name, exact=True).click()
    desk.sees("grids.posts")
    for part in desk.page.locator(".desk-panel summary").all():
        part.click()
    desk.page.get_by_role("button", name=desk.say("desk.plots.do_search")).last.click()
    desk.page.get_by_label(desk.say("grids.which")).wait_for()
    yield "grids-one"
    desk.page.get_by_role("link", name=desk.say("grids.to_mend")).click()
    desk.page.get_by_text(desk.say("grids.take"), exact=True).first.wait_for()
    yield "grids-unassigned"
    desk.button("grids.take_all").click()
    desk.sees("grids.loose_none")
    yield "grids-mended"
    desk.button("grids.undo").click()
    desk.button("grids.take_all").wait_for()
    yield from _grids(desk)
    yield from _divisions(desk)
    yield from _people(desk)


def _grids(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.grids")
    desk.page.get_by_text(desk.say("sheets.title_grids")).click()
    fine = ("W-01", "乙湾村一网格", "网格", "511703001", "", "chief", "", "2026-01-05")
    wrong = ("W-02", "=1+1", "片", "511703001", "整片", "nobody", "", "")
    _bring(desk, workbook("grids", fine, wrong))
    desk.sees("sheets.faults")
    yield "grids-sheet-faults"
    _bring(desk, workbook("grids", fine))
    desk.button("sheets.apply").click()
    desk.page.get_by_role("link", name="乙湾村一网格", exact=True).wait_for()
    yield "grids-sheet-done"


def _divisions(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.divisions")
    desk.sees("divisions.why")
    desk.page.get_by_text(desk.say("sheets.title_divisions")).click()
    rows = [("511703001000", "斌郎街道", ""), ("511703001001", "乙湾村", "")]
    _bring(desk, workbook("divisions", *rows, ("51170300", "=1+1", "")))
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "divisions-faults"
    _bring(desk, workbook("divisions", *rows))
    desk.button("sheets.apply").click()
    desk.sees("sheets.done")
    desk.page.get_by_role("rowheader", name="乙湾村").first.wait_for()
    yield "divisions-full"


def _people(desk: Desk) -> Iterator[str]:
    desk.go("desk.nav.people")
    desk.page.get_by_text(desk.say("sheets.title_people")).click()
    _bring(desk, workbook("roles", ("zhang", "张三", "", "网格田长", "511703001001")))
    desk.button("sheets.apply").click()
    desk.sees("sheets.passwords")
    yield "people-passwords"


def _bring(desk: Desk, file: bytes) -> None:
    desk.page.locator("input[type=file]").set_input_files(
        {"name": "sheet.xlsx", "mimeType": "application/octet-stream", "buffer": file}
    )
    desk.button("sheets.look").click()
