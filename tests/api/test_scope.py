"""The whole URL map, walked by everybody: nobody reads or writes outside their area."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from server.models.base import db, writing
from server.models.decision import Comment, Decision
from server.models.device import DeviceKey
from server.models.edition import EditionRow
from server.models.export import Export
from server.models.fallow import Fallow, FallowEnd
from server.models.grid import Grid, GridPost
from server.models.inspection import Inspection, Rival
from server.models.message import Message, PushSubscription
from server.models.operator import OperatorStep, PlotOperator
from server.models.paper import PaperPatrol, PaperSighting, PaperVoid
from server.models.person import Person, SignIn
from server.models.photo import Photo
from server.models.plot import Plot
from server.models.plot_import import PlotImport
from server.models.problem import Problem
from server.models.reward import RewardBudget, RewardEvent, RewardTerms
from server.models.second_look import Look, SecondLook
from server.models.suggestion import SuggestionAnswer
from server.models.tipoff import Matter, MatterEvent, TipoffBoxes
from server.models.tipoff_bulletin import TipoffBulletin
from server.models.track import Track, TrackBasis
from tests.api.checks import make_check
from tests.api.matters import make_matter
from tests.api.problems import PROBLEM, found, make_problem, make_step
from tests.api.records import OTHER_RECORD, RECORD, Inspector, inspector, new_id
from tests.api.reviewing import decided, decision, sample
from tests.api.tracks import make_track, make_track_basis
from tests.api.tus import metadata
from tests.makers import jpeg, make_claim, make_person, make_plot, sha256
from tests.signing import PhoneKey

PHOTO = jpeg(1)
OTHER_PHOTO = jpeg(2)
CONTRACT = b"%PDF-1.7 a contract"
OPEN = {
    "sessions.sign_in",
    "shell.healthz",
    "shell.page",
    "openapi.spec",
    "uploads.abilities",
    "keys.key_list",
    "tell.door",
    "tell.place_list",
    "tell.ask_for_work",
    "tell.put_report",
    "tell.open_receipt",
    "tell_report.report_page",
    "tell_rewards.bulletin_list",
    "tell_rewards.claim_reward",
    "tell_rewards.forget_contact",
    "tell_report.put_photo",
    "tell_report.put_answer",
    "tell_report.withdraw",
    "tell_report.revisit",
}
"""What anybody may ask; it tells nothing of anyone. Citizens' doors know no person: test_tell*.py."""
FALLOW = "01926f00-0000-4000-8000-0000000000fa"
SECRET = "李家秘密坡"
"""A place name of the other area, which no answer may hold."""
APPROVAL = {
    "first_on": "2026-01-01",
    "last_on": "2026-12-31",
    "authority": SECRET,
    "document": SECRET,
    "file": base64.b64encode(b"%PDF-1.7").decode(),
}

TRACK_BASIS = make_track_basis()
"""No secret: whoever it may concern is told."""
TRACK = make_track()
GRID = {
    "code": "G1",
    "name": "李家网格",
    "level": "grid",
    "area_prefix": "511703001001",
    "whole_area": True,
}


@dataclass
class World:
    """A plot with a record and its photo in 511703, and people of there and of elsewhere."""

    plot_id: str
    begun: str
    key_id: str
    decision_id: str
    second_look_id: str
    export_id: str
    paper_patrol_id: str
    grid_id: str
    suggestion_id: str
    browser_id: str
    case_id: str
    track_id: str
    matter_id: str
    tipoff_id: str
    people: dict[str, Inspector]


def paper(plot_id: str, id_: str) -> dict[str, Any]:
    return {
        "id": id_,
        "walked_on": "2026-01-05",
        "walker_name": SECRET,
        "sightings": [{"plot_id": plot_id, "cover": "weeds"}],
    }


@pytest.fixture
def world(client: FlaskClient) -> World:
    chief = inspector(client, "chief", ("inspector", "511703001"))
    plot_id = make_plot("0001", place=SECRET)
    chief.phone.send(PHOTO)
    assert chief.put(make_claim(plot_id, chief.person_id, [PHOTO])).status_code == 201
    key = PhoneKey()
    assert chief.register(key).status_code == 201
    found(chief, make_problem(chief.person_id, note=SECRET))
    begun = chief.phone.create(OTHER_PHOTO, OTHER_PHOTO[:100]).headers["Location"]
    officer = inspector(client, "officer", ("officer", "511703"))
    accepted = decided(officer, RECORD)
    drawn = officer.post("second-looks", sample("2026"))
    assert drawn.status_code == 201
    exported = officer.post("exports", {"list": "plots", "format": "csv"})
    assert exported.status_code == 201
    on_paper = officer.post("paper-patrols", paper(plot_id, new_id()))
    assert on_paper.status_code == 201
    grid = officer.post("grids", GRID)
    assert grid.status_code == 201
    path = f"/api/v1/plots/{plot_id}/fallows/{FALLOW}"
    assert client.put(path, json=APPROVAL, headers=officer.headers).status_code == 200
    suggestion = {"id": OTHER_RECORD, "kind": "complaint", "text": SECRET}
    assert chief.post("suggestions", suggestion).status_code == 201
    answer = {"id": RECORD, "text": SECRET}
    assert officer.post(f"suggestions/{OTHER_RECORD}/answers", answer).status_code == 201
    contract = base64.b64encode(CONTRACT).decode()
    farmer = {"kind": "household", "name": SECRET, "from_day": "2020-01-01", "contract": contract}
    path = f"plots/{plot_id}/operators"
    assert officer.post(path, {"id": OTHER_RECORD, **farmer}).status_code == 201
    case = {"id": OTHER_RECORD, "step_id": OTHER_RECORD, "left_on": "2024-01-01", "note": SECRET}
    assert officer.post(f"plots/{plot_id}/operator-cases", case).status_code == 201
    assert officer.post("track-bases", TRACK_BASIS).status_code == 201
    path = f"/api/v1/tracks/{OTHER_RECORD}"
    assert client.put(path, json=TRACK, headers=chief.headers).status_code == 201
    endpoint = "https://a.push.apple.com/1"
    with writing() as session:
        sign_in = session.query(SignIn).filter(SignIn.person_id == chief.person_id).first()
        assert sign_in is not None
        browser = PushSubscription(
            id=OTHER_RECORD,
            person_id=chief.person_id,
            sign_in_id=sign_in.id,
            endpoint=endpoint,
            endpoint_sha256=sha256(endpoint.encode()),
            p256dh="",
            auth="",
            created_at=sign_in.created_at,
        )
        session.add(browser)
    matter_id, tipoff_id = make_matter(words=SECRET, pictures=[PHOTO], plot_id=plot_id)
    return World(
        plot_id,
        begun.rsplit("/", 1)[-1],
        key.key_id,
        accepted["id"],
        drawn.json["id"],
        exported.json["id"],
        on_paper.json["id"],
        grid.json["id"],
        OTHER_RECORD,
        OTHER_RECORD,
        OTHER_RECORD,
        OTHER_RECORD,
        matter_id,
        tipoff_id,
        {
            "chief": chief,
            "officer": officer,
            "inspector elsewhere": inspector(client, "far", ("inspector", "511771001")),
            "officer elsewhere": inspector(client, "desk", ("officer", "511771")),
            "officer of a part": inspector(client, "part", ("officer", "511703001002")),
            "nobody": Inspector(client, make_person("nobody", [])),
        },
    )


SHEETS = {"sheets.template", "sheets.look", "sheets.apply"}
NO_SECRET = {"editions.edition_page", "tiles.plot_tile", *SHEETS}
"""What every officer may read, for the rules are the same for all and every phone carries them; sheets,
of which every row is held against the areas of who brings it (tests/api/test_divisions.py); and
tiles, which are there for all and hold nothing for those who may see none of the plots."""
TILE = {"z": "14", "x": "13082", "y": "6700"}
"""Where the plot lies."""


STRANGERS = ["inspector elsewhere", "officer elsewhere", "officer of a part"]


def rules(app: APIFlask) -> Iterator[tuple[Rule, str]]:
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in OPEN:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule, method


def address(rule: Rule, world: World) -> str:
    """The rule filled with what is there in 511703."""
    of_contract = rule.endpoint == "operators.contract_file"
    values = {
        "plot_id": world.plot_id,
        "inspection_id": RECORD,
        "sha256": sha256(CONTRACT if of_contract else PHOTO),
        "upload_id": world.begun,
        "import_id": OTHER_RECORD,
        "key_id": world.key_id,
        "person_id": world.people["chief"].person_id,
        "role": "inspector",
        "area_prefix": "511703001",
        "edition_id": "2023.1",
        "second_look_id": world.second_look_id,
        "export_id": world.export_id,
        "paper_patrol_id": world.paper_patrol_id,
        "kind": "grids",
        "grid_id": world.grid_id,
        "fallow_id": FALLOW,
        "problem_id": PROBLEM,
        "suggestion_id": world.suggestion_id,
        "browser_id": world.browser_id,
        "case_id": world.case_id,
        "track_id": world.track_id,
        "reward_id": OTHER_RECORD,
        "payment_id": OTHER_RECORD,
        "period": "2026-09",
        "matter_id": world.matter_id,
        "tipoff_id": world.tipoff_id,
        **TILE,
    }
    parts = []
    for is_value, text in rule._trace:
        parts.append(values[text] if is_value else text.lstrip("|"))
    return "".join(parts)


def body_for(rule: Rule, world: World, who: Inspector) -> Any:
    """A body that would do harm, were it taken."""
    claim = make_claim(world.plot_id, who.person_id, [PHOTO])
    if rule.endpoint == "inspections.put_inspection":
        return orjson.dumps(claim)
    if rule.endpoint in ("editions.preview", "editions.adopt_edition"):
        return orjson.dumps({"base": "2023.1", "limits": {"edge_cap_m": 600}})
    if rule.endpoint == "devices.revoke":
        return orjson.dumps({"reason": "harm"})
    if rule.endpoint == "people.give_role":
        return orjson.dumps({"role": "officer", "area_prefix": "511703001"})
    if rule.endpoint == "people.add_person":
        spy = {"login": "spy", "name": "spy", "role": "officer", "area_prefix": "511703001"}
        return orjson.dumps(spy)
    if rule.endpoint == "decisions.put_decision":
        return orjson.dumps(decision("void", reason="duplicate", seen=world.decision_id))
    if rule.endpoint == "paper_patrols.enter_paper_patrol":
        return orjson.dumps(paper(world.plot_id, new_id()))
    if rule.endpoint == "paper_patrols.void_paper_patrol":
        return orjson.dumps({"reason": "harm"})
    if rule.endpoint == "decisions.put_comment":
        return orjson.dumps({"text": "harm"})
    if rule.endpoint == "second_looks.draw_sample":
        return orjson.dumps(sample("harm"))
    if rule.endpoint == "exports.ask":
        return orjson.dumps({"list": "plots", "format": "geojson"})
    if rule.endpoint == "exports.count_rows":
        return orjson.dumps({"list": "records"})
    if rule.endpoint == "fallows.put_fallow":
        return orjson.dumps({**APPROVAL, "document": "harm"})
    if rule.endpoint == "fallows.end_fallow":
        return orjson.dumps({"reason": "harm"})
    if rule.endpoint == "second_looks.put_look":
        return orjson.dumps({"inspection_id": RECORD, "agrees": False})
    if rule.endpoint in ("grids.add_grid", "grids.change_grid"):
        return orjson.dumps({**GRID, "name": "harm", "whole_area": False})
    if rule.endpoint == "grids.put_plots":
        return orjson.dumps({"plots": [{"plot_id": world.plot_id, "grid_id": None}]})
    if rule.endpoint == "grids.hand_over":
        chief = world.people["chief"].person_id
        post = {"post": "main", "person_id": chief, "since": "2026-01-01", "reason": "harm"}
        return orjson.dumps(post)
    if rule.endpoint == "grids.close_grid":
        return orjson.dumps({"reason": "harm"})
    if rule.endpoint == "problems.put_problem":
        return orjson.dumps(make_problem(who.person_id, world.plot_id))
    if rule.endpoint == "checks.put_check":
        return orjson.dumps(make_check(world.plot_id, note="harm"))
    if rule.endpoint == "problems.put_step":
        return orjson.dumps(make_step("extend", 3, note="harm", days=3))
    if rule.endpoint == "suggestions.put_answer":
        return orjson.dumps({"id": world.plot_id, "text": "harm"})
    if rule.endpoint == "operators.add_operator":
        harm = {"kind": "company", "name": "harm", "from_day": "2020-01-01"}
        return orjson.dumps({"id": world.plot_id, **harm})
    if rule.endpoint == "operators.add_case":
        ids = {"id": world.plot_id, "step_id": world.plot_id}
        return orjson.dumps({**ids, "left_on": "2024-01-01"})
    if rule.endpoint == "operators.add_step":
        return orjson.dumps({"id": world.plot_id, "step": "dropped", "day": "2024-02-01"})
    if rule.endpoint == "rewards.put_decision":
        return orjson.dumps({"id": RECORD, "seen": 2, "step": "refuse", "reason": "harm"})
    if rule.endpoint == "rewards.see_contact":
        return orjson.dumps({"id": RECORD, "reason": "harm"})
    if rule.endpoint == "payments.put_payment":
        paid = {"seen": 4, "step": "pay", "payment_code": "2222222222", "voucher": "harm"}
        return orjson.dumps({"id": RECORD, "paid_on": "2026-01-01", **paid})
    if rule.endpoint == "reward_terms.put_budget":
        return orjson.dumps({"year": 2026, "seen": 0, "yuan": "1", "reason": "harm"})
    if rule.endpoint == "reward_terms.adopt":
        none = {"kinds": {}, "cap_yuan": None, "claim_days": 60, "staff_excluded": False}
        harm = {"seen": 0, "valid_from": "2100-01-01", "terms": none, "reason": "harm"}
        return orjson.dumps(harm)
    if rule.endpoint == "bulletins.publish_bulletin":
        return orjson.dumps({"note": "harm"})
    if rule.endpoint == "tracks.set_track_basis":
        return orjson.dumps({**TRACK_BASIS, "id": RECORD, "on": False})
    if rule.endpoint == "matters.put_matter_step":
        return orjson.dumps({"id": new_id(), "seen": 1, "step": "set_aside", "words": "harm"})
    if rule.endpoint == "tracks.put_track":
        return orjson.dumps({**TRACK, "ended_by": "limit"})
    if rule.endpoint == "messages.read_messages":
        return orjson.dumps({"until": "2100-01-01T00:00:00Z"})
    if rule.endpoint == "rescues.take_rescue":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            manifest = {
                "format": "xuntian-rescue-1",
                "person_id": world.people["chief"].person_id,
                "records": [{"id": OTHER_RECORD, "claim": claim}],
                "photos": [],
            }
            archive.writestr("manifest.json", orjson.dumps(manifest))
        return out.getvalue()
    return OTHER_PHOTO[100:]


def ask(world: World, who: Inspector, rule: Rule, method: str, headers: dict[str, str]) -> Any:
    return who.client.open(
        address(rule, world),
        method=method,
        data=body_for(rule, world, who) if method not in ("GET", "DELETE") else None,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "100",
            "Upload-Length": str(len(OTHER_PHOTO)),
            "Upload-Metadata": metadata(sha256(OTHER_PHOTO)),
            "X-HTTP-Method-Override": "DELETE",
            "Content-Type": "application/offset+octet-stream",
            **headers,
        },
    )


def state() -> dict[str, Any]:
    """What a stranger must not alter."""
    db.session.rollback()
    db.session.expire_all()
    return {
        "plots": [
            (plot.id, plot.place, plot.boundary_version, plot.change, plot.grid_id)
            for plot in db.session.query(Plot).order_by(Plot.id)
        ],
        "records": [
            (row.id, row.claim_sha256) for row in db.session.query(Inspection).order_by("id")
        ],
        "grids": [(row.name, row.closed_at) for row in db.session.query(Grid).order_by("id")],
        "posts": db.session.query(GridPost).count(),
        "decisions": db.session.query(Decision).count(),
        "comments": db.session.query(Comment).count(),
        "second looks": db.session.query(SecondLook).count(),
        "looks": db.session.query(Look).count(),
        "revoked": db.session.query(DeviceKey).filter(DeviceKey.revoked_at.is_not(None)).count(),
        "people": [
            (one.id, one.active, one.password_hash, [(g.role, g.area_prefix) for g in one.grants])
            for one in db.session.query(Person).order_by(Person.id)
        ],
        "ended": db.session.query(SignIn).filter(SignIn.ended_at.is_not(None)).count(),
        "editions": db.session.query(EditionRow).count(),
        "exports": [
            row.state
            for row in db.session.query(Export).join(Person).filter(Person.login == "officer")
        ],
        "problems": [
            (row.id, row.state, row.last_place) for row in db.session.query(Problem).order_by("id")
        ],
        "answers": db.session.query(SuggestionAnswer).count(),
        "operators": db.session.query(PlotOperator).count(),
        "steps": db.session.query(OperatorStep).count(),
        "terms": db.session.query(RewardTerms).count() + db.session.query(RewardBudget).count(),
        "rewards": db.session.query(RewardEvent).count(),
        "bulletins": db.session.query(TipoffBulletin).count(),
        "browsers": db.session.query(PushSubscription).count(),
        "unread": db.session.query(Message).filter(Message.read_at.is_(None)).count(),
        "rivals": db.session.query(Rival).count(),
        "tracks": [row.sha256 for row in db.session.query(Track).order_by("id")],
        "track bases": db.session.query(TrackBasis).count(),
        "paper": [
            db.session.query(table).count() for table in (PaperPatrol, PaperSighting, PaperVoid)
        ],
        "fallows": [db.session.query(Fallow).count(), db.session.query(FallowEnd).count()],
        "matters": [
            (row.id, row.state, row.last_place) for row in db.session.query(Matter).order_by("id")
        ],
        "matter events": db.session.query(MatterEvent).count(),
        "boxes": db.session.query(TipoffBoxes).count(),
        "photos": db.session.query(Photo).filter(Photo.sha256 == sha256(PHOTO)).count(),
    }


def test_nobody_who_is_not_signed_in_gets_anything(app: APIFlask, world: World) -> None:
    before = state()
    for rule, method in rules(app):
        for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic YTpi"}):
            response = ask(world, world.people["chief"], rule, method, headers)
            assert response.status_code == 401, (method, rule.rule)
    assert state() == before


@pytest.mark.parametrize("name", [*STRANGERS, "nobody"])
def test_a_stranger_neither_reads_nor_writes(app: APIFlask, world: World, name: str) -> None:
    who = world.people[name]
    before = state()
    names = [SECRET, sha256(PHOTO), world.people["chief"].person_id]
    for rule, method in rules(app):
        if rule.endpoint == "sessions.sign_out":
            continue
        headers = dict(who.headers)
        response = ask(world, who, rule, method, headers)
        assert response.status_code < 500, (method, rule.rule, response.data)
        if rule.arguments and rule.endpoint not in NO_SECRET:
            assert response.status_code in (403, 404, 405), (method, rule.rule, response.status)
        for secret in names:
            assert secret.encode() not in response.data, (method, rule.rule)
        response.close()
    assert state() == before
    chief = world.people["chief"]
    assert chief.phone.head(f"/api/v1/uploads/{world.begun}").headers["Upload-Offset"] == "100"


@pytest.mark.parametrize("name", ["chief", "officer"])
def test_people_of_the_area_read_it(world: World, name: str) -> None:
    who = world.people[name]
    assert SECRET in who.get("pack").text
    assert SECRET in who.get("plots").text
    assert SECRET in who.get(f"plots/{world.plot_id}").text
    assert who.record()["id"] == RECORD
    assert SECRET in who.get(f"problems/{PROBLEM}").text
    assert PROBLEM in who.get("problems").text
    with who.get(f"photos/{sha256(PHOTO)}") as response:
        assert response.data == PHOTO


@pytest.mark.parametrize("z", [14, 13])
def test_a_tile_holds_the_plots_of_ones_areas(world: World, z: int) -> None:
    x, y = (int(TILE[name]) >> 14 - z for name in "xy")
    for name, who in world.people.items():
        response = who.get(f"plots/tiles/{z}/{x}/{y}.mvt")
        assert response.status_code == 200
        assert bool(response.data) is (name in ("chief", "officer")), name


def test_an_upload_is_not_even_the_officers(world: World) -> None:
    officer = world.people["officer"]
    assert officer.phone.head(f"/api/v1/uploads/{world.begun}").status_code == 404


def test_only_officers_review(app: APIFlask, world: World) -> None:
    chief = world.people["chief"]
    before = state()
    reviews = [
        (rule, method)
        for rule, method in rules(app)
        if rule.endpoint.partition(".")[0] in ("reviews", "decisions", "second_looks")
    ]
    assert len(reviews) == 10
    for rule, method in reviews:
        response = ask(world, chief, rule, method, chief.headers)
        assert (response.status_code, response.json["code"]) == (403, "role_not_allowed")
    assert state() == before


def test_only_officers_import(app: APIFlask, world: World) -> None:
    imports = [(rule, method) for rule, method in rules(app) if rule.rule.startswith("/api/v1/imp")]
    assert imports
    for rule, method in imports:
        response = ask(world, world.people["chief"], rule, method, world.people["chief"].headers)
        assert (response.status_code, response.json["code"]) == (403, "role_not_allowed")
    with writing() as session:
        assert session.query(PlotImport).count() == 0


@pytest.mark.parametrize("name", ["chief", "nobody"])
def test_only_officers_see_and_change_people(app: APIFlask, world: World, name: str) -> None:
    asked = [
        (rule, method) for rule, method in rules(app) if rule.rule.startswith("/api/v1/people")
    ]
    assert len(asked) == 9
    before = state()
    for rule, method in asked:
        response = ask(world, world.people[name], rule, method, world.people[name].headers)
        assert (response.status_code, response.json["code"]) == (403, "role_not_allowed")
    assert state() == before


def test_only_officers_see_the_rules_and_only_those_of_all_plots_change_them(
    app: APIFlask, world: World
) -> None:
    of_rules = [(rule, method) for rule, method in rules(app) if "/editions" in rule.rule]
    assert len(of_rules) == 5
    for rule, method in of_rules:
        for name, code in (("chief", "role_not_allowed"), ("officer", "whole_district_needed")):
            who = world.people[name]
            response = ask(world, who, rule, method, who.headers)
            if method == "GET" and name == "officer":
                assert response.status_code == 200
            else:
                assert (response.status_code, response.json["code"]) == (403, code)
