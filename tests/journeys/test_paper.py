"""A clerk enters a patrol made on paper; it stands on the plot's page as that, and is taken back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.paper_tour import WALKER, add_plot
from tests.journeys.world import World


def test_a_sheet_from_paper_to_the_plots_page(world: World, desk: Desk) -> None:
    desk.sign_in(world)
    desk.go("desk.nav.paper")
    desk.page.get_by_role("link", name=desk.say("paper.new")).click()
    desk.page.get_by_label(desk.say("paper.walker")).fill(WALKER)
    add_plot(desk, world.number)
    desk.page.get_by_label(desk.say("paper.cover_of", plot=world.number)).select_option("weeds")
    desk.button("paper.do").click()
    sheet = desk.page.get_by_role("region", name=desk.say("paper.thing"))
    expect(sheet.get_by_role("heading", level=1)).to_contain_text(WALKER)
    expect(desk.page.get_by_role("row").filter(has_text=WALKER)).to_be_visible()

    sheet.get_by_role("link", name=world.number).click()
    on_plot = desk.page.get_by_role("heading", name=desk.say("paper.on_plot", count=1))
    expect(on_plot).to_be_visible()
    desk.page.go_back()

    desk.button("paper.void").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label(desk.say("paper.void_reason")).fill("日期记错")
    dialog.get_by_role("button", name=desk.say("paper.void_do"), exact=True).click()
    expect(dialog).to_have_count(0)
    expect(sheet).to_contain_text("日期记错")
    expect(sheet.get_by_role("button", name=desk.say("paper.void"))).to_have_count(0)
