"""Every role at every door, of the area and of another one. A door that is not named here fails."""

from __future__ import annotations

from apiflask import APIFlask
from flask.testing import FlaskClient

from server.rules.roles import ROLES, Right, rights_of, who_may
from tests.api.records import inspector
from tests.api.test_scope import NO_SECRET, SECRET, World, ask, rules, state, world

__all__ = ["world"]

ANY: tuple[Right, ...] = ()
CAPTURE: tuple[Right, ...] = ("capture",)
SURVEY: tuple[Right, ...] = ("survey",)
REVIEW: tuple[Right, ...] = ("review",)
PEOPLE: tuple[Right, ...] = ("people",)
LIMITS: tuple[Right, ...] = ("limits",)
GRIDS: tuple[Right, ...] = ("grids",)
SHEETS: tuple[Right, ...] = ("divisions", "people", "grids")
PAPER: tuple[Right, ...] = ("paper",)
TIPOFFS: tuple[Right, ...] = ("tipoffs",)
EXPORTS: tuple[Right, ...] = (
    *("export", "people", "survey", "review", "paper", "grids"),
    *("tipoffs", "payments", "rewards", "openings"),
)
"""Which of them decides depends on the list that is asked for."""
REWARDS: tuple[Right, ...] = ("rewards",)

DOORS: dict[str, tuple[Right, ...]] = {
    "base_map.base_map": ANY,
    "bulletins.bulletin_list": ("tipoffs",),
    "bulletins.draft": ("tipoffs",),
    "bulletins.publish_bulletin": ("tipoffs",),
    "checks.put_check": ("checks",),
    "checks.waiting_checks": ("checks",),
    "checks.withdraw": ("checks",),
    "decisions.put_comment": REVIEW,
    "decisions.put_decision": REVIEW,
    "devices.device_list": ANY,
    "devices.register": CAPTURE,
    "devices.revoke": ANY,
    "divisions.division_list": ANY,
    "editions.adopt_edition": LIMITS,
    "editions.edition_list": LIMITS,
    "editions.edition_page": LIMITS,
    "editions.preview": LIMITS,
    "editions.rejudge": LIMITS,
    "exports.ask": EXPORTS,
    "exports.count_rows": EXPORTS,
    "exports.export_file": EXPORTS,
    "exports.export_list": EXPORTS,
    "exports.export_page": EXPORTS,
    "exports.remove": EXPORTS,
    "grids.add_grid": GRIDS,
    "grids.candidates": GRIDS,
    "grids.change_grid": GRIDS,
    "grids.close_grid": GRIDS,
    "grids.grid_list": ANY,
    "grids.grid_page": ANY,
    "grids.hand_over": GRIDS,
    "grids.loose_list": ANY,
    "grids.put_plots": GRIDS,
    "imports.apply_import": SURVEY,
    "imports.import_list": SURVEY,
    "imports.import_page": SURVEY,
    "imports.look": SURVEY,
    "fallows.end_fallow": REVIEW,
    "fallows.fallow_document": ANY,
    "fallows.fallow_list": ANY,
    "fallows.put_fallow": REVIEW,
    "inspections.get_inspection": ANY,
    "inspections.put_inspection": CAPTURE,
    "live.changes": ANY,
    "matters.matter_list": TIPOFFS,
    "matters.matter_page": TIPOFFS,
    "matters.matter_photo": TIPOFFS,
    "matters.put_matter_step": TIPOFFS,
    "messages.add_browser": ANY,
    "messages.change_settings": ANY,
    "messages.message_list": ANY,
    "messages.message_settings": ANY,
    "messages.read_messages": ANY,
    "messages.remove_browser": ANY,
    "messages.unread_count": ANY,
    "nonces.fresh": CAPTURE,
    "operators.add_case": REVIEW,
    "operators.add_operator": REVIEW,
    "operators.add_step": REVIEW,
    "operators.case_list": REVIEW,
    "operators.contract_file": REVIEW,
    "operators.one_case": REVIEW,
    "operators.plot_operators": REVIEW,
    "pack.field_pack": ANY,
    "packages.package": ("evidence",),
    "paper_patrols.enter_paper_patrol": PAPER,
    "paper_patrols.paper_patrol_list": PAPER,
    "paper_patrols.paper_patrol_page": PAPER,
    "paper_patrols.void_paper_patrol": PAPER,
    "payments.payment_list": ("payments",),
    "payments.put_payment": ("payments",),
    "people.add_person": PEOPLE,
    "people.deactivate": PEOPLE,
    "people.end_sessions": PEOPLE,
    "people.give_role": PEOPLE,
    "people.new_password": PEOPLE,
    "people.people_list": PEOPLE,
    "people.person_page": PEOPLE,
    "people.reactivate": PEOPLE,
    "people.take_role": PEOPLE,
    "photos.photo": ANY,
    "plots.plot_list": ANY,
    "plots.plot_page": ANY,
    "plots.village_list": ANY,
    "problems.problem_list": ANY,
    "problems.problem_page": ANY,
    "problems.put_problem": ANY,
    "problems.put_step": ANY,
    "rescues.take_rescue": CAPTURE,
    "rounds.coverage": ANY,
    "rounds.covered_plots": ANY,
    "rounds.pace": ANY,
    "rounds.put_pace": LIMITS,
    "reviews.review_page": REVIEW,
    "reviews.review_queue": REVIEW,
    "reward_terms.adopt": REWARDS,
    "reward_terms.budget_page": REWARDS,
    "reward_terms.put_budget": REWARDS,
    "reward_terms.terms_page": REWARDS,
    "rewards.opening_list": ("openings",),
    "rewards.put_decision": REWARDS,
    "rewards.reward_list": ("rewards", "identity"),
    "rewards.reward_page": ("rewards", "identity"),
    "rewards.see_contact": ("identity",),
    "search.search_all": ANY,
    "second_looks.draw_sample": REVIEW,
    "second_looks.put_look": REVIEW,
    "second_looks.sampled_record": REVIEW,
    "second_looks.sampled_records": REVIEW,
    "second_looks.second_look_list": REVIEW,
    "second_looks.second_look_page": REVIEW,
    "sessions.change_password": ANY,
    "sessions.me": ANY,
    "sessions.sign_out": ANY,
    "sheets.apply": SHEETS,
    "sheets.look": SHEETS,
    "sheets.template": SHEETS,
    "suggestions.own_suggestions": ANY,
    "suggestions.put_answer": PEOPLE,
    "suggestions.put_suggestion": ANY,
    "suggestions.suggestion_list": PEOPLE,
    "suggestions.suggestion_page": ANY,
    "tiles.plot_tile": ANY,
    "week.this_week": ANY,
    "tracks.my_track_basis": ANY,
    "tracks.own_tracks": ANY,
    "tracks.put_track": CAPTURE,
    "tracks.set_track_basis": ("tracking",),
    "tracks.track_basis_list": ("tracks", "tracking"),
    "tracks.track_list": ("tracks",),
    "tracks.track_page": ANY,
    "watch.plot_watch": ANY,
    "watch.standings": ANY,
    "uploads.append": CAPTURE,
    "uploads.by_another_name": CAPTURE,
    "uploads.create": CAPTURE,
    "uploads.offset": CAPTURE,
    "uploads.terminate": CAPTURE,
}
"""Endpoint → the rights of which it needs one; none where any signed-in person may knock."""
OWN = ("sessions.sign_out", "sessions.change_password")


def test_every_door_is_known(app: APIFlask) -> None:
    there = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint in DOORS}
    asked = {rule.endpoint for rule, _ in rules(app)} | {"uploads.offset"}
    assert asked == there == set(DOORS)


def test_a_role_is_stopped_at_every_door_it_has_no_right_to(
    app: APIFlask, client: FlaskClient, world: World
) -> None:
    here = {role: inspector(client, f"{role}-here", (role, "511703")) for role in ROLES}
    before = state()
    for role, who in here.items():
        for rule, method in rules(app):
            needed = DOORS[rule.endpoint]
            if not needed or role in who_may(*needed):
                continue
            response = ask(world, who, rule, method, who.headers)
            told = (role, method, rule.rule, response.status)
            assert response.status_code == 403, told
            assert response.json["code"] == "role_not_allowed", told
            assert role not in response.json["facts"]["needed"], told
    assert state() == before


def test_a_role_reads_behind_every_door_it_has_a_right_to(
    app: APIFlask, client: FlaskClient, world: World
) -> None:
    for role in ROLES:
        who = inspector(client, f"{role}-here", (role, "511703"))
        for rule, method in rules(app):
            needed = DOORS[rule.endpoint]
            if method != "GET" or (needed and role not in who_may(*needed)):
                continue
            with ask(world, who, rule, method, who.headers) as response:
                told = (role, rule.rule, response.status)
                assert response.status_code < 500, told
                if response.mimetype == "application/problem+json":
                    assert response.json["code"] != "role_not_allowed", told
        assert SECRET in who.get(f"plots/{world.plot_id}").text, role


def test_no_role_of_another_area_reads_or_changes_anything(
    app: APIFlask, client: FlaskClient, world: World
) -> None:
    far = {role: inspector(client, f"{role}-far", (role, "511702")) for role in ROLES}
    before = state()
    chief = world.people["chief"].person_id
    for role, who in far.items():
        for rule, method in rules(app):
            if rule.endpoint in OWN:
                continue
            response = ask(world, who, rule, method, who.headers)
            told = (role, method, rule.rule, response.status)
            assert response.status_code < 500, told
            if rule.arguments and rule.endpoint not in NO_SECRET:
                assert response.status_code in (403, 404, 405), told
            for secret in (SECRET, chief, world.decision_id):
                assert secret.encode() not in response.data, told
            response.close()
    assert state() == before


def test_every_right_is_needed_at_some_door() -> None:
    needed = {right for rights in DOORS.values() for right in rights}
    held = {right for role in ROLES for right in rights_of(role)}
    assert held - needed <= {"read"}
