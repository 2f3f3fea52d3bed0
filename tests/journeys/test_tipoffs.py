"""The desk of tip-offs: covered and sent out without a mouse; merged; another officer in between."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from server.models.base import db
from server.models.person import Person
from server.models.tipoff import Matter, MatterEvent, TipoffBoxes
from tests.api.matters import stepped
from tests.api.records import Inspector
from tests.journeys.desk import Desk
from tests.journeys.tipoff_tour import with_tipoffs
from tests.journeys.words import of_code
from tests.journeys.world import World


def test_covered_and_sent_out_without_a_mouse(world: World, desk: Desk) -> None:
    first, _ = with_tipoffs(world)
    desk.sign_in(world, world.head_login)
    desk.page.goto(f"{desk.url}/desk/tipoffs/{first}")
    press(desk.page.locator(".tipoff-card .desk-thumb").first)
    dialog = desk.page.get_by_role("dialog", name=desk.say("matters.cover"))
    dialog.locator(".stage img").wait_for()
    press(dialog.get_by_role("button", name=desk.say("matters.cover_add")))
    for side, value in (("left", "10"), ("top", "20"), ("right", "50.5"), ("bottom", "70")):
        dialog.get_by_label(desk.say(f"matters.cover_{side}"), exact=True).fill(value)
    press(dialog.get_by_role("button", name=desk.say("matters.cover_save")))
    dialog.get_by_role("img", name=desk.say("matters.cover_preview")).wait_for()
    desk.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    looked_at = desk.page.locator(".tipoff-card .desk-thumb").first
    expect(looked_at).to_contain_text(desk.say("matters.picture_shown"))
    press(desk.button("matters.do_queue"))
    desk.page.get_by_label(desk.say("matters.note")).fill("看是不是新栽的果树。")
    expect(desk.page.get_by_role("checkbox").first).to_be_checked()
    press(desk.button("matters.confirm"))
    expect(
        desk.page.get_by_role("status").filter(has_text=of_code("matter_step", "queue"))
    ).to_be_visible()
    app = world.app()
    with app.app_context():
        matter = db.session.get_one(Matter, first)
        assert (matter.state, matter.problem_id) == ("queued", None)
        queued = db.session.query(MatterEvent).filter_by(matter_id=first, step="queue").one()
        assert len(queued.facts["photos"]) == 1
        boxes = {tuple(row.boxes[0]) for row in db.session.query(TipoffBoxes) if row.shown}
        assert (0.1, 0.2, 0.505, 0.7) in boxes


def test_merged_and_apart_again(world: World, desk: Desk) -> None:
    first, _ = with_tipoffs(world)
    desk.sign_in(world, world.head_login)
    desk.page.goto(f"{desk.url}/desk/tipoffs/{first}")
    desk.button("matters.merge").first.click()
    desk.button("matters.merge_sure").click()
    cards = desk.page.locator(".tipoff-card")
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("1936")
    desk.button("matters.split").click()
    desk.page.get_by_label(desk.say("matters.words_split")).fill("不是同一块地。")
    desk.button("matters.confirm").click()
    expect(cards).to_have_count(1)


def test_a_step_that_another_officer_took_first_is_shown(world: World, desk: Desk) -> None:
    first, _ = with_tipoffs(world)
    desk.sign_in(world, world.head_login)
    desk.page.goto(f"{desk.url}/desk/tipoffs/{first}")
    desk.button("matters.do_dismiss").click()
    desk.page.get_by_label(desk.say("matters.words_dismiss")).fill("批准休耕")
    desk.page.get_by_label(desk.say("matters.dismiss_reply")).fill("这块地批准休耕。")
    app = world.app()
    with app.app_context():
        head = head_of(world, app.test_client())
        stepped(head, first, "set_aside", words="先等等")
    desk.button("matters.confirm").click()
    expect(desk.page.get_by_text(of_code("refusal", "matter_moved"))).to_be_visible()
    standing = desk.page.locator(".matter-panel .standing").first
    expect(standing).to_contain_text(of_code("matter_state", "set_aside"))
    expect(desk.page.get_by_label(desk.say("matters.dismiss_reply"))).to_have_value(
        "这块地批准休耕。"
    )
    desk.button("matters.confirm").click()
    expect(
        desk.page.get_by_role("status").filter(has_text=of_code("matter_step", "dismiss"))
    ).to_be_visible()


def press(control: Locator) -> None:
    """As somebody does who has no mouse."""
    control.focus()
    control.press("Enter")


def head_of(world: World, client: object) -> Inspector:
    head_id = db.session.query(Person.id).filter(Person.login == world.head_login).scalar()
    return Inspector(client, head_id, "desk")  # type: ignore[arg-type]
