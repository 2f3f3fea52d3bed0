"""A small county through the real import and the real judging: all the records, and none unjudged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select

from server.api.keeping import vault
from server.commands.demo import demo
from server.demo.county import CountySize, inspectors, villages
from server.demo.people import PASSWORD
from server.evidence.vault import photo_key
from server.models.base import db
from server.models.inspection import Inspection, InspectionPhoto, PlotYear
from server.models.photo import Photo
from server.models.plot import Plot

SMALL = CountySize(townships=2, villages=2, plots=3, rounds=2)
NOW = datetime(2026, 8, 9, 2, tzinfo=UTC)


def test_every_village_has_a_code_and_a_name_of_its_own() -> None:
    known = villages(CountySize())
    assert len(known) == len({one.name for one in known}) == 400
    assert len({one.division_code for one in known}) == 400
    assert {one.division_code[:6] for one in known} == {"511703", "511771"}
    assert len({one.login for one in inspectors(known)}) == 400


def test_a_small_county_from_nothing_to_sign_in(
    app: APIFlask, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.extensions["xuntian.config"] = replace(app.extensions["xuntian.config"], demo=True)
    # by name the package holds the command, not its module
    module = import_module("server.commands.demo")
    monkeypatch.setattr(module, "CountySize", lambda: SMALL)
    monkeypatch.setattr(module, "now", lambda: NOW)
    made = app.test_cli_runner().invoke(demo, ["--large"])
    assert made.exit_code == 0, made.output
    assert _count(Plot.id) == 12
    assert _count(Inspection.id) == 24
    seals = set(db.session.scalars(select(Inspection.seal_state)))
    assert "good" in seals
    # files from the gallery come from a browser too old to keep a key
    assert seals <= {"good", "none"}
    assert len(_years()) == 12
    named = set(db.session.scalars(select(InspectionPhoto.sha256)))
    kept = set(db.session.scalars(select(Photo.sha256)))
    assert kept <= named
    assert all(vault().size(photo_key(sha256)) for sha256 in kept)
    body = {
        "login": "v000",
        "password": PASSWORD,
        "device": {"id": "d", "name": "d", "kind": "phone"},
    }
    assert app.test_client().post("/api/v1/sessions", json=body).status_code == 201


def test_pictures_would_not_reach_a_bucket(app: APIFlask) -> None:
    setting = replace(app.extensions["xuntian.config"], demo=True, vault_url="s3://elsewhere/demo")
    app.extensions["xuntian.config"] = setting
    refused = app.test_cli_runner().invoke(demo, ["--large"])
    assert refused.exit_code != 0
    assert "XUNTIAN_VAULT_URL" in refused.output
    assert _count(Plot.id) == 0


def _count(column: Any) -> int:
    return db.session.scalar(select(func.count(column))) or 0


def _years() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for plot_id, year in db.session.execute(select(PlotYear.plot_id, PlotYear.year)):
        found.setdefault(plot_id, []).append(year)
    return found
