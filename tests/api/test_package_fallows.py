"""Approved fallow in a plot's evidence package: the paper itself, who brought it, how it ended."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.documents.plot_report.plot import report_told
from server.documents.words import Words
from server.evidence.vault import document_key
from server.jobs.dossier import dossier_of
from server.jobs.signing import signer
from server.models.base import db
from tests.api.packages import check, unpacked
from tests.api.reviewing import Desk, desk_of

PAPER = b"%PDF-1.7\n% approved\n"
ID = "01926f00-0000-4000-8000-0000000000ab"
LAST_YEAR = {"first_on": "2025-01-01", "last_on": "2025-12-31"}


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


def package_of(desk: Desk) -> bytes:
    with desk.officer.get(f"plots/{desk.plot_id}/package") as response:
        assert response.status_code == 200, response.json
        return bytes(response.data)


def approve(desk: Desk, fallow_id: str = ID, **days: Any) -> None:
    body = {
        **(days or LAST_YEAR),
        "authority": "达州高新区农业农村局",
        "document": "高新农休〔2025〕3号",
        "file": base64.b64encode(PAPER).decode(),
    }
    path = f"/api/v1/plots/{desk.plot_id}/fallows/{fallow_id}"
    answer = desk.officer.client.put(path, json=body, headers=desk.officer.headers)
    assert answer.status_code == 200, answer.json


def end(desk: Desk, **told: Any) -> None:
    path = f"/api/v1/plots/{desk.plot_id}/fallows/{ID}/end"
    answer = desk.officer.client.put(path, json=told, headers=desk.officer.headers)
    assert answer.status_code == 200, answer.json


def told_of(app: APIFlask, desk: Desk, language: Any) -> list[str]:
    vault = app.extensions["xuntian.vault"]
    dossier = dossier_of(db.session(), desk.plot_id, vault, signer())
    told: list[str] = report_told(dossier, {}, Words(language))["fallows"]
    return told


def test_a_plot_without_approvals_has_no_such_files(desk: Desk, tmp_path: Path) -> None:
    desk.visit()
    package = unpacked(package_of(desk), tmp_path / "package")
    assert not (package / "fallows.json").exists()
    assert not (package / "fallows").exists()


def test_the_paper_is_in_it_byte_for_byte_and_checked(desk: Desk, tmp_path: Path) -> None:
    approve(desk)
    approve(desk, ID.replace("ab", "ac"), first_on="2024-01-01", last_on="2024-12-31")
    whole = package_of(desk)
    package = unpacked(whole, tmp_path / "package")
    sha256 = hashlib.sha256(PAPER).hexdigest()
    assert (package / "fallows" / f"{sha256}.pdf").read_bytes() == PAPER
    older, newer = json.loads((package / "fallows.json").read_bytes())
    assert (older["first_on"], newer["first_on"]) == ("2024-01-01", "2025-01-01")
    assert (newer["id"], newer["sha256"], newer["end"]) == (ID, sha256, None)
    assert newer["document"] == "高新农休〔2025〕3号"
    ran = check(package, tmp_path / "tools", "en")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert package_of(desk) == whole


def test_a_paper_that_was_changed_is_found(desk: Desk, tmp_path: Path) -> None:
    approve(desk)
    package = unpacked(package_of(desk), tmp_path / "package")
    [paper] = (package / "fallows").iterdir()
    paper.write_bytes(b"%PDF-1.7\n% forged\n")
    ran = check(package, tmp_path / "tools", "en")
    assert ran.returncode == 1
    assert f"File was changed: fallows/{paper.name}" in ran.stdout


def test_a_paper_gone_from_the_vault_leaves_the_rest(
    app: APIFlask, desk: Desk, tmp_path: Path
) -> None:
    approve(desk)
    sha256 = hashlib.sha256(PAPER).hexdigest()
    app.extensions["xuntian.vault"].delete(document_key(sha256))
    package = unpacked(package_of(desk), tmp_path / "package")
    [told] = json.loads((package / "fallows.json").read_bytes())
    assert told["sha256"] == sha256
    assert not (package / "fallows").exists()


def test_the_report_tells_it_in_both_languages(app: APIFlask, desk: Desk) -> None:
    approve(desk)
    [zh] = told_of(app, desk, "zh")
    assert zh.startswith(
        "2025-01-01 至 2025-12-31，达州高新区农业农村局批准，文号：高新农休〔2025〕3号。"
    )
    end(desk, last_on="2025-06-30", reason="已种玉米")
    assert "提前到 2025-06-30 结束：已种玉米" in told_of(app, desk, "zh")[0]
    assert "Ended early, on 2025-06-30: 已种玉米" in told_of(app, desk, "en")[0]


def test_a_withdrawn_one_stays_and_says_so(app: APIFlask, desk: Desk, tmp_path: Path) -> None:
    approve(desk)
    before = package_of(desk)
    end(desk, reason="批准文件有误")
    package = unpacked(package_of(desk), tmp_path / "package")
    assert package_of(desk) != before
    [told] = json.loads((package / "fallows.json").read_bytes())
    assert told["end"]["last_on"] is None
    assert told["end"]["reason"] == "批准文件有误"
    assert told["end"]["ended_by"]
    assert "已撤销，一天也不算：批准文件有误" in told_of(app, desk, "zh")[0]
