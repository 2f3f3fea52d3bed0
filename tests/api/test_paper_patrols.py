"""Patrols on paper: entered, shown as what they are, voided, and counted as nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from server.models.base import db, now
from server.models.log import LogLine
from server.models.paper import PaperPatrol
from server.rules.day import china_day
from tests.api.records import Inspector, inspector, new_id
from tests.makers import jpeg, make_plot, sha256

PAPER = jpeg(7)


@pytest.fixture
def clerk(client: FlaskClient) -> Inspector:
    return inspector(client, "clerk", ("officer", "511703"))


@pytest.fixture
def plot_id() -> str:
    return make_plot()


def sheet(plot_id: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": new_id(),
        "walked_on": str(china_day(now()) - timedelta(days=3)),
        "walker_name": "罗田长",
        "sightings": [{"plot_id": plot_id, "cover": "crop", "note": "谷子黄了"}],
        **fields,
    }


def entered(who: Inspector, body: dict[str, Any]) -> Any:
    response = who.post("paper-patrols", body)
    assert response.status_code == 201, response.json
    return response.json


def refused(who: Inspector, body: dict[str, Any], status: int = 422) -> Any:
    response = who.post("paper-patrols", body)
    assert response.status_code == status, response.json
    return response.json


def test_it_stands_on_the_plots_page_as_paper(clerk: Inspector, plot_id: str) -> None:
    made = entered(clerk, sheet(plot_id, walker_id=clerk.person_id))
    [seen] = clerk.get(f"plots/{plot_id}").json["paper"]
    assert (seen["id"], seen["walker_name"], seen["entered_by"]) == (made["id"], "罗田长", "王田长")
    assert (seen["cover"], seen["note"], seen["void"]) == ("crop", "谷子黄了", None)


def test_it_counts_as_no_visit(clerk: Inspector, plot_id: str) -> None:
    before = clerk.get(f"plots/{plot_id}").json
    pack = clerk.get("pack").json
    entered(clerk, sheet(plot_id))
    after = clerk.get(f"plots/{plot_id}").json
    assert {**after, "paper": []} == before
    [listed] = clerk.get("plots").json["plots"]
    assert (listed["last_seen_at"], listed["overdue"]) == (None, True)
    assert clerk.get("pack").json["cursor"] == pack["cursor"]


def test_the_same_sheet_again_is_known_and_another_is_refused(
    clerk: Inspector, plot_id: str
) -> None:
    body = sheet(plot_id)
    entered(clerk, body)
    again = clerk.post("paper-patrols", body)
    assert again.status_code == 200
    assert refused(clerk, {**body, "note": "x"}, 409)["code"] == "paper_patrol_differs"
    assert db.session.scalar(sa.select(sa.func.count()).select_from(PaperPatrol)) == 1


def test_somebody_elses_number(client: FlaskClient, clerk: Inspector, plot_id: str) -> None:
    body = sheet(plot_id)
    entered(clerk, body)
    other = inspector(client, "other", ("officer", "511703"))
    told = refused(other, body, 409)
    assert (told["code"], told["facts"]) == ("paper_patrol_differs", {})


def test_the_picture_of_the_sheet(client: FlaskClient, clerk: Inspector, plot_id: str) -> None:
    clerk.phone.send(PAPER)
    made = entered(clerk, sheet(plot_id, sheets=[sha256(PAPER)]))
    assert made["sheets"] == [sha256(PAPER)]
    other = inspector(client, "other", ("officer", "511703"))
    found = other.get(f"photos/{sha256(PAPER)}", size="original")
    assert found.data == PAPER
    found.close()
    far = inspector(client, "far", ("officer", "511771"))
    assert far.get(f"photos/{sha256(PAPER)}", size="original").status_code == 404
    chief = inspector(client, "chief", ("inspector", "511703"))
    assert chief.get(f"photos/{sha256(PAPER)}", size="original").status_code == 404


def test_what_cannot_be_entered(client: FlaskClient, clerk: Inspector, plot_id: str) -> None:
    far = make_plot("0002", division_code="511771001201")
    wrong = {
        "walked_on": (sheet(plot_id, walked_on=str(china_day(now()) + timedelta(days=1)))),
        "sightings.0.plot_id": sheet(far),
        "sheets.0": sheet(plot_id, sheets=[sha256(PAPER)]),
        "walker_id": sheet(plot_id, walker_id=new_id()),
        "walker_name": sheet(plot_id, walker_name="  "),
        "sightings": sheet(plot_id, sightings=[]),
    }
    for field, body in wrong.items():
        assert list(refused(clerk, body)["facts"]["fields"]) == [field]
    twice = sheet(plot_id)
    twice["sightings"] *= 2
    refused(clerk, twice)
    chief = inspector(client, "chief", ("inspector", "511703"))
    assert refused(chief, sheet(plot_id), 403)["code"] == "role_not_allowed"
    assert db.session.scalar(sa.select(sa.func.count()).select_from(PaperPatrol)) == 0


def test_plots_of_two_areas_on_one_sheet(client: FlaskClient, plot_id: str) -> None:
    both = inspector(client, "both", ("officer", "511703"), ("officer", "511771"))
    far = make_plot("0002", division_code="511771001201")
    body = sheet(plot_id)
    body["sightings"].append({"plot_id": far, "cover": "weeds"})
    assert refused(both, body)["facts"]["fields"] == {"sightings": "several_areas"}


def test_voided_it_stays_and_the_first_reason_stands(clerk: Inspector, plot_id: str) -> None:
    made = entered(clerk, sheet(plot_id))
    for reason in ("wrong day", "another"):
        voided = clerk.post(f"paper-patrols/{made['id']}/void", {"reason": reason})
        assert voided.status_code == 200
        assert voided.json["void"]["reason"] == "wrong day"
    [seen] = clerk.get(f"plots/{plot_id}").json["paper"]
    assert seen["void"]["person_name"] == "王田长"
    [row] = clerk.get("paper-patrols").json["paper_patrols"]
    assert row["void"]["reason"] == "wrong day"


def test_the_log_tells(clerk: Inspector, plot_id: str) -> None:
    made = entered(clerk, sheet(plot_id))
    clerk.get(f"paper-patrols/{made['id']}")
    clerk.post(f"paper-patrols/{made['id']}/void", {"reason": "wrong day"})
    actions = db.session.scalars(
        sa.select(LogLine.action)
        .where(LogLine.subject == f"paper_patrol:{made['id']}")
        .order_by(LogLine.seq)
    ).all()
    assert actions == ["paper_patrol_entered", "paper_patrol_read", "paper_patrol_voided"]


def test_pages_the_last_walked_first(clerk: Inspector, plot_id: str) -> None:
    today = china_day(now())
    for days in (5, 1, 3, 3):
        entered(clerk, sheet(plot_id, walked_on=str(today - timedelta(days=days))))
    seen: list[str] = []
    after = ""
    while True:
        page = clerk.get("paper-patrols", after=after, limit=1).json
        seen += [row["walked_on"] for row in page["paper_patrols"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert seen == [str(today - timedelta(days=days)) for days in (1, 3, 3, 5)]
    assert clerk.get("paper-patrols", after="nonsense").status_code == 422
    assert clerk.get("paper-patrols", area="511704").json["paper_patrols"] == []


def test_elsewhere_nobody_sees_it(client: FlaskClient, clerk: Inspector, plot_id: str) -> None:
    made = entered(clerk, sheet(plot_id))
    for who in (
        inspector(client, "far", ("officer", "511771")),
        inspector(client, "part", ("officer", "511703001002")),
    ):
        assert who.get(f"paper-patrols/{made['id']}").status_code == 404
        voided = who.post(f"paper-patrols/{made['id']}/void", {"reason": "harm"})
        assert voided.status_code == 404
        assert who.get("paper-patrols").json["paper_patrols"] == []


def test_the_list_as_a_file(clerk: Inspector, plot_id: str) -> None:
    entered(clerk, sheet(plot_id))
    asked = clerk.post("exports", {"list": "paper", "format": "csv"})
    assert asked.status_code == 201, asked.json
    file = clerk.get(f"exports/{asked.json['id']}/file")
    text = file.data.decode("utf-8-sig")
    file.close()
    assert "罗田长" in text
    assert "谷子黄了" in text
