"""Rules are changed as a new edition: previewed, adopted by one person at a time, then judged by."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server import create_app
from server.api import editions
from server.config import Config
from server.jobs import adopting, rejudging
from server.jobs.adopting import adopt
from server.jobs.rejudging import judge_everything_anew
from server.models.base import db, now
from server.models.edition import IN_FORCE, EditionRow, edition_in_force
from server.models.inspection import PlotYear, VerdictRow
from server.models.log import LogLine
from server.refusals import Refusal
from server.rules.draft import with_limits
from server.rules.edition import DEFAULT_EDITION
from server.rules.limit_facts import LIMIT_FACTS
from tests.api.records import RECORD, Inspector, code_of, inspector, new_id
from tests.api.test_inspections_storage import at_once
from tests.makers import LON, jpeg, make_claim, make_plot, square

TODAY = (datetime.now(UTC) + timedelta(hours=8)).date()
"""China's."""
WIDER = {"edge_cap_m": 600.0, "edge_min_m": 600.0}
"""Takes what was outside to the edge."""


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    """Of the whole district."""
    return inspector(client, "officer", ("officer", "511703"), ("officer", "5117"))


@pytest.fixture
def clerk(client: FlaskClient) -> Inspector:
    return inspector(client, "clerk", ("officer", "511703"))


@pytest.fixture
def plots(chief: Inspector) -> list[str]:
    """Two plots, each with one visit 480 m away from it."""
    made = []
    for at in range(2):
        plot_id = make_plot(f"000{at}", square(LON + at * 0.02))
        photo = jpeg(at + 1)
        chief.phone.send(photo)
        claim = make_claim(plot_id, chief.person_id, [photo], at=now() - timedelta(days=at))
        for fix in (claim["fix"], *(shot["fix"] for shot in claim["photos"])):
            fix["lon"] = LON + at * 0.02 + 0.005
        assert chief.put(claim, new_id()).status_code == 201
        made.append(plot_id)
    return made


def fresh() -> str:
    """A process reads an edition once by its id."""
    return f"t{uuid.uuid4().hex[:12]}"


def lines(response: TestResponse) -> list[dict[str, Any]]:
    assert response.mimetype == "application/x-ndjson", response.data
    return [orjson.loads(line) for line in response.data.splitlines()]


def previewed(who: Inspector, **limits: Any) -> dict[str, Any]:
    response = who.post("editions/preview", {"base": in_force(), "limits": limits})
    assert response.status_code == 200, response.json
    last = lines(response)[-1]
    assert last["told"] == "altered", last
    return last


def adopted(who: Inspector, body: dict[str, Any]) -> dict[str, Any]:
    """The last line; nothing is judged that is not read."""
    response = who.post("editions", body)
    assert response.status_code == 201, response.json
    return lines(response)[-1]


def in_force() -> str:
    db.session.rollback()
    return edition_in_force(db.session(), TODAY).id


def wish(limits: dict[str, Any], preview: dict[str, Any], /, **other: Any) -> dict[str, Any]:
    return {
        "base": preview["base"],
        "id": fresh(),
        "effective_from": TODAY.isoformat(),
        "reason": "the bureau decided so",
        "limits": limits,
        "preview": preview,
        **other,
    }


def kept() -> dict[str, Any]:
    db.session.rollback()
    db.session.expire_all()
    return {
        "editions": db.session.query(EditionRow).count(),
        "verdicts": [
            (row.inspection_id, row.current, row.edition, row.body)
            for row in db.session.query(VerdictRow).order_by(VerdictRow.id)
        ],
        "years": [
            (row.plot_id, row.year, row.edition, row.body)
            for row in db.session.query(PlotYear).order_by(PlotYear.plot_id, PlotYear.year)
        ],
    }


def positions() -> list[str]:
    return [body["position"]["class"] for _, current, _, body in kept()["verdicts"] if current]


def actions() -> list[str]:
    db.session.rollback()
    return [line.action for line in db.session.query(LogLine).order_by(LogLine.seq)]


class TestHistory:
    def test_the_shipped_edition_is_there_from_the_beginning(self, officer: Inspector) -> None:
        told = officer.get("editions").json
        assert (told["in_force"], told["judged"], told["may_adopt"]) == ("2023.1", True, True)
        (shipped,) = told["editions"]
        assert shipped["adopted_at"] is None
        assert shipped["limits_changed"] == []

    def test_an_edition_says_every_limit_in_both_languages(self, clerk: Inspector) -> None:
        told = clerk.get("editions/2023.1").json
        assert [limit["name"] for limit in told["limits"]] == list(LIMIT_FACTS)
        edge = told["limits"][0]
        assert (edge["value"], edge["low"], edge["high"]) == (10.0, 0, 1000)
        assert edge["unit"] == {"zh": "米", "en": "m"}
        assert all(edge["sentence"].values())
        assert edge["marks"] == [
            {"mark": "P", "sentence": {"zh": "本系统暂定", "en": "decided here"}}
        ]

    @pytest.mark.parametrize("path", ["editions", "editions/2023.1"])
    def test_inspectors_are_not_asked(self, chief: Inspector, path: str) -> None:
        assert code_of(chief.get(path)) == (403, "role_not_allowed")

    def test_an_unknown_edition(self, officer: Inspector) -> None:
        assert code_of(officer.get("editions/2099.1")) == (404, "edition_unknown")
        assert code_of(officer.post("editions/2099.1/rejudge")) == (404, "edition_unknown")

    @pytest.mark.usefixtures("plots")
    def test_what_differs_from_the_one_before_is_told(self, officer: Inspector) -> None:
        first = wish(WIDER, previewed(officer, **WIDER)["preview"])
        adopted(officer, first)
        limits = {"edge_min_m": 500, "stubble_days": 90}
        second = wish(limits, previewed(officer, **limits)["preview"], reason="too wide")
        adopted(officer, second)
        told = officer.get("editions").json
        assert [one["id"] for one in told["editions"]] == [second["id"], first["id"], "2023.1"]
        newest = told["editions"][0]
        assert (newest["reason"], newest["adopted_by"]) == ("too wide", "王田长")
        assert newest["limits_changed"] == [
            {"name": "edge_min_m", "before": 600.0, "after": 500},
            {"name": "stubble_days", "before": 60, "after": 90},
        ]
        page = officer.get(f"editions/{first['id']}").json
        assert page["in_force"] is False
        assert officer.get(f"editions/{second['id']}").json["in_force"] is True


@pytest.mark.usefixtures("plots")
class TestWhoMay:
    def test_only_officers_of_the_whole_district(
        self, clerk: Inspector, officer: Inspector
    ) -> None:
        before = kept()
        body = wish(WIDER, previewed(officer, **WIDER)["preview"])
        assert clerk.get("editions").json["may_adopt"] is False
        for response in (
            clerk.post("editions/preview", {"base": "2023.1", "limits": WIDER}),
            clerk.post("editions", body),
            clerk.post("editions/2023.1/rejudge"),
        ):
            assert code_of(response) == (403, "whole_district_needed")
        assert kept() == before

    def test_every_part_may_come_from_another_grant(self, client: FlaskClient) -> None:
        both = inspector(client, "both", ("officer", "511703"), ("officer", "511771"))
        assert both.get("editions").json["may_adopt"] is True
        mixed = inspector(client, "mixed", ("officer", "511703"), ("inspector", "511771"))
        assert mixed.get("editions").json["may_adopt"] is False


@pytest.mark.usefixtures("plots")
class TestPreview:
    def test_it_tells_what_alters_and_writes_nothing_but_a_log_line(
        self, officer: Inspector, plots: list[str]
    ) -> None:
        before = kept()
        response = officer.post("editions/preview", {"base": "2023.1", "limits": WIDER})
        *progress, last = lines(response)
        assert progress == [
            {"told": "progress", "progress": {"done": 1, "of": 2}},
            {"told": "progress", "progress": {"done": 2, "of": 2}},
        ]
        found = last["altered"]
        assert (found["plots"], found["records"]) == (2, 2)
        assert (found["plots_altered"], found["records_altered"]) == (2, 2)
        assert {
            "answer": "position",
            "before": "outside",
            "after": "edge",
            "count": 2,
        } in found["answers"]
        assert found["townships"] == [{"township": "511703001", "plots": 2, "records": 2}]
        assert {one["plot_id"] for one in found["first"]} == set(plots)
        assert {one["number"] for one in found["first"]} == {"0000", "0001"}
        assert last["preview"]["base"] == "2023.1"
        assert kept() == before
        assert actions()[-1] == "edition_previewed"

    def test_what_alters_nothing_says_so(self, officer: Inspector) -> None:
        found = previewed(officer, nearest_plots=4)["altered"]
        assert (found["plots_altered"], found["records_altered"]) == (0, 0)
        assert found["first"] == found["answers"] == found["years"] == found["townships"] == []

    @pytest.mark.parametrize(
        ("limits", "fields"),
        [
            ({"edge_cap_m": -1}, {"limits.edge_cap_m": "too_small"}),
            ({"edge_cap_m": "10"}, {"limits.edge_cap_m": "kind"}),
            ({"colour": "green"}, {"limits.colour": "unknown"}),
            ({"main_season": ["04-01", "04-31"]}, {"limits.main_season": "no_day"}),
            ({"edge_cap_m": 30}, {"limits": "unchanged"}),
            ({}, {"limits": "unchanged"}),
            (
                {"reasonable_plants_per_mu": [["\u0000", 1]]},
                {"limits.reasonable_plants_per_mu": "kind"},
            ),
        ],
        ids=str,
    )
    def test_a_draft_that_cannot_be(
        self, officer: Inspector, limits: dict[str, Any], fields: dict[str, str]
    ) -> None:
        response = officer.post("editions/preview", {"base": "2023.1", "limits": limits})
        assert code_of(response) == (422, "body_invalid")
        assert response.json["facts"]["fields"] == fields

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"[]",
            b'{"base": "2023.1"}',
            b'{"base": "2023.1", "limits": {"edge_cap_m": NaN}}',
            b'{"base": "2023.1", "limits": {"edge_cap_m": 1e999}}',
            b'{"base": "2023.1", "limits": {"edge_cap_m": 1, "edge_cap_m": 2}}',
            b'{"base": "2023.1\\u0000", "limits": {"edge_cap_m": 1}}',
            b'{"base": "2023.1", "limits": {"edge_cap_m": ' + b"[" * 5000 + b"]" * 5000 + b"}}",
            b'{"base": "2023.1", "limits": {"edge_cap_m": ' + b"9" * 5000 + b"}}",
            b'{"base": "2023.1", "limits": {}, "more": 1}',
            b'{"base": "2023.1", "limits": {"edge_cap_m": "' + b"x" * 70_000 + b'"}}',
        ],
        ids=lambda raw: repr(raw[:60]),
    )
    def test_what_is_no_draft(self, officer: Inspector, raw: bytes) -> None:
        response = officer.client.post(
            "/api/v1/editions/preview",
            data=raw,
            headers={**officer.headers, "Content-Type": "application/json"},
        )
        assert response.status_code in (400, 413, 422)
        assert code_of(response)[1] in ("body_not_json", "body_invalid", "body_too_large")

    def test_it_is_begun_from_the_edition_in_force(self, officer: Inspector) -> None:
        response = officer.post("editions/preview", {"base": "2022.1", "limits": WIDER})
        assert code_of(response) == (409, "edition_superseded")
        assert response.json["facts"] == {"base": "2022.1", "in_force": "2023.1"}


def test_there_may_be_no_record_at_all(officer: Inspector) -> None:
    assert previewed(officer, **WIDER)["altered"]["plots"] == 0


@pytest.mark.usefixtures("plots")
class TestAdopting:
    def test_it_alters_what_the_preview_said(self, officer: Inspector) -> None:
        before = kept()
        seen = previewed(officer, **WIDER)
        body = wish(WIDER, seen["preview"])
        response = officer.post("editions", body)
        assert response.status_code == 201
        assert response.headers["Location"].endswith(body["id"])
        assert lines(response)[-1] == {"told": "altered", "altered": seen["altered"]}
        after = kept()
        assert positions() == ["edge", "edge"]
        old = after["verdicts"][: len(before["verdicts"])]
        assert [one[3] for one in old] == [one[3] for one in before["verdicts"]]
        assert {row[2] for row in after["verdicts"][2:]} == {body["id"]}
        told = officer.get("editions").json
        assert (told["in_force"], told["judged"]) == (body["id"], True)
        assert actions()[-5:] == [
            "edition_previewed",
            "edition_adopted",
            "inspection_rejudged",
            "inspection_rejudged",
            "edition_judged",
        ]
        adopted = db.session.query(LogLine).filter(LogLine.action == "edition_adopted").one()
        assert adopted.person_id == officer.person_id
        assert adopted.facts == {
            "reason": body["reason"],
            "before": "2023.1",
            "preview_sha256": seen["preview"]["changes_sha256"],
        }
        assert previewed(officer, edge_cap_m=601)["altered"]["records_altered"] == 0

    def test_what_rests_on_an_older_record_alters_with_it(
        self, officer: Inspector, chief: Inspector
    ) -> None:
        """What may be an orchard is no crop; crops between trees are, and then the weeds are young."""
        plot_id = make_plot("0009")
        trees = {
            "kind": "fruit",
            "species": None,
            "canopy_percent": 40,
            "canopy_method": "visual",
            "plants_per_mu": None,
            "young_in_rows": False,
        }
        for days, cover in ((200, "fruit_trees"), (10, "weeds")):
            photo = jpeg(days)
            chief.phone.send(photo)
            claim = make_claim(plot_id, chief.person_id, [photo], at=now() - timedelta(days=days))
            claim["observation"]["cover"] = cover
            claim["observation"]["plough_layer"] = "yes"
            if cover == "fruit_trees":
                claim["observation"]["trees"] = trees
                claim["observation"]["crops"][0]["crop"] = "maize"
            else:
                claim["observation"]["crops"] = []
            assert chief.put(claim, new_id()).status_code == 201
        limits = {"orchard_either": False}
        seen = previewed(officer, **limits)
        response = officer.post("editions", wish(limits, seen["preview"]))
        assert lines(response)[-1]["altered"] == seen["altered"]
        assert seen["altered"]["records_altered"] == 2
        assert not any(step.change.any for step in judge_everything_anew(None))

    def test_nobody_adopts_unseen(self, officer: Inspector, client: FlaskClient) -> None:
        seen = previewed(officer, **WIDER)["preview"]
        other = inspector(client, "other", ("officer", "5117"))
        late = (now() - timedelta(hours=25)).isoformat()
        before = kept()
        for who, body in (
            (officer, wish({**WIDER, "stubble_days": 90}, seen)),
            (officer, wish(WIDER, {**seen, "signature": "x"})),
            (officer, wish(WIDER, {**seen, "plots": 0})),
            (officer, wish(WIDER, {**seen, "at": late})),
            (officer, wish(WIDER, {**seen, "at": "yesterday"})),
            (officer, wish(WIDER, {**seen, "base": "2022.1"}, base="2023.1")),
            (other, wish(WIDER, seen)),
        ):
            assert code_of(who.post("editions", body)) == (409, "edition_unseen"), body
        assert kept() == before

    def test_a_preview_holds_for_a_day(
        self, officer: Inspector, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        body = wish(WIDER, previewed(officer, **WIDER)["preview"])
        tomorrow = now() + timedelta(hours=25)
        monkeypatch.setattr(adopting, "now", lambda: tomorrow)
        assert code_of(officer.post("editions", body)) == (409, "edition_unseen")

    @pytest.mark.parametrize(
        ("other", "refusal"),
        [
            ({"id": "2023.1"}, (409, "edition_taken")),
            ({"id": "a b"}, (422, "body_invalid")),
            ({"id": ""}, (422, "body_invalid")),
            ({"id": "../x"}, (422, "body_invalid")),
            ({"reason": "  "}, (422, "body_invalid")),
            ({"reason": "\x00"}, (422, "body_invalid")),
            ({"effective_from": "2999-01-01"}, (422, "edition_in_future")),
            ({"effective_from": "soon"}, (422, "body_invalid")),
            ({"preview": None}, (422, "body_invalid")),
            ({"limits": {"edge_min_m": 601, "edge_cap_m": 600}}, (422, "body_invalid")),
        ],
        ids=str,
    )
    def test_what_cannot_be_adopted(
        self, officer: Inspector, other: dict[str, Any], refusal: Any
    ) -> None:
        body = wish(WIDER, previewed(officer, **WIDER)["preview"], **other)
        before = kept()
        assert code_of(officer.post("editions", body)) == refusal
        assert kept() == before

    def test_two_officers_at_once(
        self, app: APIFlask, officer: Inspector, client: FlaskClient
    ) -> None:
        """The second is told which edition came between, and nothing of theirs is written."""
        other = Inspector(
            app.test_client(), inspector(client, "other", ("officer", "5117")).person_id
        )
        hers = wish(WIDER, previewed(officer, **WIDER)["preview"])
        his = wish({"stubble_days": 90}, previewed(other, stubble_days=90)["preview"])

        def read(who: Inspector, body: dict[str, Any]) -> TestResponse:
            response = who.post("editions", body)
            assert response.data
            return response

        answers = at_once(lambda: read(officer, hers), lambda: read(other, his))
        assert sorted(one.status_code for one in answers) == [201, 409]
        lost = next(one for one in answers if one.status_code == 409)
        assert code_of(lost) == (409, "edition_superseded")
        won = db.session.query(EditionRow).one()
        assert won.id in (hers["id"], his["id"])
        assert lost.json["facts"]["in_force"] == won.id

    def test_it_waits_for_records_judged_by_the_edition_before(
        self, config: Config, officer: Inspector, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One that is not committed yet would be missed by the judging that follows."""
        monkeypatch.setattr("server.models.edition.WAIT_FOR_EDITIONS", "50ms")
        body = wish(WIDER, previewed(officer, **WIDER)["preview"])
        hasty = create_app(config, busy_timeout_ms=1)
        twin = Inspector(hasty.test_client(), officer.person_id)
        db.session.rollback()
        with db.engine.connect().execution_options(immediate=True) as record:
            record.execute(IN_FORCE, {"day": TODAY}).all()
            assert code_of(twin.post("editions", body)) == (503, "storage_busy")
        assert kept()["editions"] == 0
        db.session.rollback()
        assert adopted(twin, body)["altered"]["records_altered"] == 2
        with hasty.app_context():
            db.engine.dispose()


@pytest.fixture
def broken(officer: Inspector, plots: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """An adoption whose server died with the first plot judged and the second half written."""
    body = wish(WIDER, previewed(officer, **WIDER)["preview"])
    judge, judged = rejudging.judge_again, []

    def dies(*args: Any) -> None:
        judge(*args)
        judged.append(args)
        if len(judged) == 2:
            raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(rejudging, "judge_again", dies)
        with pytest.raises(RuntimeError, match="power cut"):
            adopted(officer, body)
    db.session.rollback()
    return body


@pytest.mark.usefixtures("plots")
class TestBrokenOff:
    def test_a_plot_is_whole_and_the_rest_is_found(
        self, officer: Inspector, chief: Inspector, broken: dict[str, Any], plots: list[str]
    ) -> None:
        assert sorted(positions()) == ["edge", "outside"]
        told = officer.get("editions").json
        assert (told["in_force"], told["judged"]) == (broken["id"], False)
        claim = make_claim(plots[0], chief.person_id)
        assert chief.put(claim, RECORD).status_code == 201
        assert chief.record(RECORD)["verdict"]["edition"] == broken["id"]
        response = officer.post(f"editions/{broken['id']}/rejudge")
        assert lines(response)[-1]["altered"]["records_altered"] == 1
        assert set(positions()) == {"edge", "inside"}
        assert officer.get("editions").json["judged"] is True
        again = lines(officer.post(f"editions/{broken['id']}/rejudge"))[-1]["altered"]
        assert again["records_altered"] == 0
        assert actions().count("edition_judged") == 1

    @pytest.mark.usefixtures("broken")
    def test_the_command_line_goes_on_as_well(self, app: APIFlask, officer: Inspector) -> None:
        done = app.test_cli_runner().invoke(args=["rejudge"])
        assert done.exit_code == 0, done.output
        assert positions() == ["edge", "edge"]
        assert officer.get("editions").json["judged"] is True

    def test_a_client_that_goes_away_leaves_it_to_the_next(self, officer: Inspector) -> None:
        body = wish(WIDER, previewed(officer, **WIDER)["preview"])
        response = officer.client.post(
            "/api/v1/editions", json=body, headers=officer.headers, buffered=False
        )
        next(iter(response.response))
        response.close()
        assert officer.get("editions").json["judged"] is False
        lines(officer.post(f"editions/{body['id']}/rejudge"))
        assert positions() == ["edge", "edge"]

    def test_a_busy_database_is_told_in_the_last_line(
        self, officer: Inspector, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        body = wish(WIDER, previewed(officer, **WIDER)["preview"])

        def busy(*_: Any) -> None:
            raise Refusal("storage_busy")

        with monkeypatch.context() as patched:
            patched.setattr(rejudging, "judge_again", busy)
            response = officer.post("editions", body)
        assert lines(response)[-1] == {
            "told": "refused",
            "refused": {"code": "storage_busy", "status": 503, "facts": {}},
        }
        assert officer.get("editions").json["judged"] is False

    @pytest.mark.usefixtures("broken")
    def test_only_the_edition_in_force_is_gone_on_with(self, officer: Inspector) -> None:
        response = officer.post("editions/2023.1/rejudge")
        assert code_of(response) == (409, "edition_superseded")


def test_an_edition_adopted_while_another_is_judged_by_is_the_one_that_counts(
    app: APIFlask, plots: list[str]
) -> None:
    first = with_limits(DEFAULT_EDITION, fresh(), TODAY, WIDER)
    second = with_limits(first, fresh(), TODAY, {"edge_min_m": 1, "edge_cap_m": 2})
    adopt(first, "wider", None)
    steps = judge_everything_anew(None)
    next(steps)
    adopt(second, "narrower", None)
    assert len(list(steps)) == 1
    db.session.expire_all()
    rows = {row.id: row.judged_at for row in db.session.query(EditionRow)}
    assert rows == {first.id: None, second.id: None}
    list(judge_everything_anew(None))
    db.session.expire_all()
    assert db.session.get(EditionRow, second.id).judged_at is not None  # type: ignore[union-attr]
    assert positions() == ["outside", "outside"]


def test_today_is_the_day_in_china(officer: Inspector, monkeypatch: pytest.MonkeyPatch) -> None:
    """At one in the morning there it is still the day before in UTC."""
    night = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
    for module in (adopting, editions):
        monkeypatch.setattr(module, "now", lambda: night)
    tomorrow = with_limits(DEFAULT_EDITION, fresh(), date(2026, 11, 30), WIDER)
    with pytest.raises(Refusal, match="edition_in_future"):
        adopt(tomorrow, "too early", None)
    today = with_limits(DEFAULT_EDITION, fresh(), date(2026, 11, 29), WIDER)
    adopt(today, "from today on", None)
    assert officer.get("editions").json["in_force"] == today.id
    assert officer.get(f"editions/{today.id}").json["in_force"] is True
