"""The evidence package through the API: what is in it, who may have it, and that its bytes repeat."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient

from server import create_app
from server.config import Config
from server.evidence.vault import photo_key
from server.models.base import db, now, writing
from server.models.inspection import Inspection
from server.models.log import LogLine
from server.models.plot import Boundary, Plot
from tests.api.packages import check, unpacked
from tests.api.records import (
    OTHER_RECORD,
    RECORD,
    Inspector,
    code_of,
    inspector,
    new_id,
)
from tests.api.reviewing import decided
from tests.api.test_attacks import Phone
from tests.makers import LAT, LON, jpeg, make_claim, make_fix, make_plot, sha256, square
from tests.signing import PhoneKey

PHOTO, LATE_PHOTO = jpeg(1), jpeg(2)
FOLDER = f"inspections/{RECORD}/"
RECEIPTS = ("receipt.json", "receipt-first.json")


@pytest.fixture
def chief(client: FlaskClient) -> Phone:
    return Phone(client, "chief")


@pytest.fixture
def officer(client: FlaskClient) -> Inspector:
    return inspector(client, "officer", ("officer", "511703"))


@pytest.fixture
def plot_id(chief: Phone) -> str:
    """A plot with one signed record."""
    made = make_plot('甲/1 "号"')
    chief.found(chief.sealed(chief.claim(made, PHOTO)))
    return made


def fetched(who: Inspector, plot_id: str, **query: str) -> bytes:
    with who.get(f"plots/{plot_id}/package", **query) as response:
        assert response.status_code == 200, response.json
        assert response.content_length == len(response.data)
        return bytes(response.data)


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_on_record_is_in_it(chief: Phone, officer: Inspector, plot_id: str) -> None:
    files = files_of(fetched(officer, plot_id))
    assert list(files) == sorted(files)
    named = {name for name in files if not name.startswith(("server-keys/", "inspections/"))}
    assert named == {
        "README.zh.md",
        "README.en.md",
        "SHA256SUMS",
        "boundary-v1.geojson",
        "editions/2023.1.json",
        "package.der",
        "package.json",
        f"photos/{sha256(PHOTO)}.jpg",
        "plot.json",
        "report.pdf",
        "verify.sh",
    }
    assert {name.removeprefix(FOLDER) for name in files if name.startswith(FOLDER)} == {
        "claim.json",
        "device-key.pem",
        "manifest.json",
        "receipt.der",
        "receipt.json",
        "received.json",
        "review.json",
        "signature.der",
        "signature.txt",
        "verdicts.json",
    }
    assert files[f"photos/{sha256(PHOTO)}.jpg"] == PHOTO
    assert sha256(files[FOLDER + "claim.json"]) == chief.who.record()["claim_sha256"]
    [verdict] = json.loads(files[FOLDER + "verdicts.json"])
    assert verdict["current"]
    assert verdict["edition"] == "2023.1"
    assert json.loads(files["plot.json"])["years"][0]["grain"]["answer"] == "yes"
    boundary = json.loads(files["boundary-v1.geojson"])
    assert boundary["geometry"]["type"] == "MultiPolygon"
    assert json.loads(files["package.json"])["records"] == 1


def test_the_report_has_its_letters_in_it_and_no_clock(officer: Inspector, plot_id: str) -> None:
    pdf = files_of(fetched(officer, plot_id))["report.pdf"]
    assert pdf.startswith(b"%PDF-")
    assert b"NotoSansSC" in pdf
    assert b"/FontFile3" in pdf
    received: Any = db.session.scalars(sa.select(Inspection.received_at)).one()
    assert f"/CreationDate(D:{received:%Y%m%d%H%M}".encode() in pdf


def test_the_file_has_a_name_for_every_system(officer: Inspector, plot_id: str) -> None:
    with officer.get(f"plots/{plot_id}/package") as response:
        told = response.headers["Content-Disposition"]
        assert told == "attachment; filename=xuntian-evidence-511703001001-1.zip"
        assert response.mimetype == "application/zip"
        assert "no-store" in response.headers["Cache-Control"]


def test_who_took_what_is_logged(officer: Inspector, plot_id: str) -> None:
    data = fetched(officer, plot_id, language="en")
    db.session.rollback()
    line = db.session.scalars(sa.select(LogLine).where(LogLine.action == "package_read")).one()
    assert (line.person_id, line.subject) == (officer.person_id, f"plot:{plot_id}")
    sums = sha256(files_of(data)["SHA256SUMS"])
    assert line.facts == {"language": "en", "records": 1, "photos": 1, "sums_sha256": sums}


def test_it_is_for_officers_of_the_area(
    client: FlaskClient, chief: Phone, officer: Inspector, plot_id: str
) -> None:
    path = f"plots/{plot_id}/package"
    assert code_of(chief.who.get(path)) == (403, "role_not_allowed")
    elsewhere = inspector(client, "desk", ("officer", "511771"))
    assert code_of(elsewhere.get(path)) == (404, "plot_unknown")
    both = inspector(client, "both", ("officer", "511771"), ("inspector", "511703"))
    assert code_of(both.get(path)) == (404, "plot_unknown")
    assert code_of(officer.get(f"plots/{new_id()}/package")) == (404, "plot_unknown")
    assert code_of(client.get(f"/api/v1/{path}")) == (401, "sign_in_needed")
    assert code_of(officer.get(path, language="fr")) == (422, "body_invalid")


def test_the_same_records_give_the_same_bytes(
    app: APIFlask, officer: Inspector, plot_id: str, tmp_path: Path
) -> None:
    first = fetched(officer, plot_id)
    # reading is logged, and changes nothing of what was read
    officer.get(f"plots/{plot_id}")
    assert fetched(officer, plot_id) == first
    file = tmp_path / "package.zip"
    db.session.rollback()
    command = ["evidence", "package", plot_id, "--out", str(file)]
    result = app.test_cli_runner().invoke(args=command)
    assert result.exit_code == 0, result.output
    assert file.read_bytes() == first
    spool = app.extensions["xuntian.config"].spool_dir
    assert [path for path in spool.iterdir() if path.is_dir()] == []


def test_another_record_makes_another_package(
    chief: Phone, officer: Inspector, plot_id: str
) -> None:
    first = fetched(officer, plot_id)
    chief.found(chief.sealed(chief.claim(plot_id), OTHER_RECORD), OTHER_RECORD)
    second = fetched(officer, plot_id)
    assert second != first
    heads = [json.loads(files_of(data)["package.json"])["log"] for data in (first, second)]
    assert heads[0]["seq"] < heads[1]["seq"]


def test_the_report_speaks_the_language_asked_for(officer: Inspector, plot_id: str) -> None:
    zh, en = (files_of(fetched(officer, plot_id, language=one)) for one in ("zh", "en"))
    changed = {name for name in zh if zh[name] != en[name]}
    assert changed == {"report.pdf", "SHA256SUMS", "package.json", "package.der"}
    assert b"/Lang(zh)" in zh["report.pdf"]
    assert b"/Lang(en)" in en["report.pdf"]


@pytest.fixture
def sqlite_app(sqlite_template: Path, tmp_path: Path) -> Iterator[APIFlask]:
    folder = tmp_path / "sqlite"
    folder.mkdir()
    (folder / "xuntian.db").write_bytes(sqlite_template.read_bytes())
    app = create_app(Config(data_dir=folder))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_both_databases_give_the_same_bytes(
    sqlite_app: APIFlask, postgis_server: str, postgis_engine: sa.Engine
) -> None:
    client = sqlite_app.test_client()
    chief = Phone(client, "chief")
    plot_id = make_plot()
    _second_boundary(plot_id)
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO)))
    chief.found(chief.claim(plot_id, jpeg(3), fix=make_fix(LON + 0.01 / 3, LAT)), OTHER_RECORD)
    officer = inspector(client, "officer", ("officer", "511703"))
    decided(officer, OTHER_RECORD, "override", override={"grain": "no", "cultivated": "yes"})
    officer.post(f"inspections/{RECORD}/comments", {"text": "看过"})
    here = fetched(officer, plot_id)
    config: Config = sqlite_app.extensions["xuntian.config"]
    db.session.rollback()
    rows = {
        table: [dict(row) for row in db.session.execute(sa.select(table)).mappings()]
        for table in db.metadata.sorted_tables
    }
    there_app = create_app(Config(data_dir=config.data_dir, database_url=f"{postgis_server}/test"))
    there_app.testing = True
    with there_app.app_context():
        with db.engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for table in reversed(db.metadata.sorted_tables):
                connection.execute(table.delete())
            for table, kept in rows.items():
                if kept:
                    connection.execute(table.insert(), kept)
        officer_there = Inspector(there_app.test_client(), officer.person_id)
        there = fetched(officer_there, plot_id)
        db.session.remove()
        db.engine.dispose()
    assert files_of(there) == files_of(here)
    assert there == here


def _second_boundary(plot_id: str) -> None:
    shape = square(LON + 0.0001)
    west, south, east, north = shape.bounds
    with writing() as session:
        plot = session.get_one(Plot, plot_id)
        plot.boundary_version = 2
        first = session.scalars(sa.select(Boundary).where(Boundary.plot_id == plot_id)).one()
        session.add(
            Boundary(
                plot_id=plot_id,
                version=2,
                valid_from=now(),
                shape=shape,
                area_m2=first.area_m2,
                packed=first.packed,
                min_lon=west,
                min_lat=south,
                max_lon=east,
                max_lat=north,
            )
        )


# What a stranger is told of records that are not as one would wish


def checked(officer: Inspector, plot_id: str, tmp_path: Path) -> tuple[int, str]:
    package = unpacked(fetched(officer, plot_id), tmp_path / "package")
    ran = check(package, tmp_path / "tools", "en")
    assert ran.stderr == ""
    return ran.returncode, ran.stdout


def test_a_stranger_finds_that_everything_fits(
    officer: Inspector, plot_id: str, tmp_path: Path
) -> None:
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 0
    assert "signed by a phone, and the signature holds: 1\n" in said
    assert "Note" not in said
    assert said.endswith("Everything fits.\n")


def test_a_plot_without_records(officer: Inspector, tmp_path: Path) -> None:
    code, said = checked(officer, make_plot(), tmp_path)
    assert (code, "inspections: 0\n" in said) == (0, True)


def test_an_unsigned_record_is_said_to_be_unsigned(
    chief: Phone, officer: Inspector, tmp_path: Path
) -> None:
    plot_id = make_plot()
    chief.found(chief.claim(plot_id, PHOTO))
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 0
    assert f"Note: unsigned, no phone's signature: {RECORD}\n" in said
    assert "unsigned: 1\n" in said


def test_a_signature_that_never_held_is_said_to_be_so(
    chief: Phone, officer: Inspector, tmp_path: Path
) -> None:
    plot_id = make_plot()
    body = chief.sealed(chief.claim(plot_id, PHOTO))
    body["observation"]["note"] = 'edited after signing, with "sha256":"x" and ,"seal":{ in it'
    chief.found(body)
    garbage = chief.sealed(chief.claim(plot_id), OTHER_RECORD)
    garbage["seal"]["signature"] = "no signature"
    chief.found(garbage, OTHER_RECORD)
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 0
    for record in (RECORD, OTHER_RECORD):
        assert (
            f"the signature does not hold; it was found so on receipt and marked: {record}" in said
        )
    assert "signature doubted, marked so on receipt: 2\n" in said


def test_a_revoked_key_and_an_unknown_one(chief: Phone, officer: Inspector, tmp_path: Path) -> None:
    plot_id = make_plot()
    stranger = PhoneKey().sealed(RECORD, chief.claim(plot_id))
    chief.found(stranger)
    chief.who.post(f"devices/{chief.key.key_id}/revoke", {"reason": "lost"})
    chief.found(chief.sealed(chief.claim(plot_id), OTHER_RECORD), OTHER_RECORD)
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 0
    assert f"key that was not registered on receipt; marked so: {RECORD}" in said
    assert f"key that was revoked; marked so on receipt: {OTHER_RECORD}" in said


def test_a_photo_that_never_came_and_one_that_came_late(
    chief: Phone, officer: Inspector, tmp_path: Path
) -> None:
    plot_id = make_plot()
    owed = jpeg(3)
    claim = make_claim(plot_id, chief.who.person_id, [PHOTO, LATE_PHOTO, owed])
    chief.who.phone.send(PHOTO)
    chief.found(chief.sealed(claim))
    chief.who.phone.send(LATE_PHOTO)
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 0
    assert f"never reached the server: {sha256(owed)}\n" in said
    files = {path.name: path for path in (tmp_path / "package" / FOLDER).iterdir()}
    both, first = (json.loads(files[name].read_bytes()) for name in RECEIPTS)
    assert both["photos"] == [sha256(PHOTO), sha256(LATE_PHOTO)]
    assert first["photos"] == [sha256(PHOTO)]
    assert len(json.loads(files["verdicts.json"].read_bytes())) == 2


def test_other_content_under_the_same_id_is_beside_it(
    chief: Phone, officer: Inspector, plot_id: str, tmp_path: Path
) -> None:
    other = chief.sealed(chief.claim(plot_id))
    assert code_of(chief.who.put(other)) == (409, "inspection_differs")
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 0
    assert f"other content came under the same id and is kept beside it: {RECORD}" in said
    [rival] = (tmp_path / "package" / FOLDER / "rivals").iterdir()
    assert sha256(rival.read_bytes()) == rival.stem


def test_a_photo_replaced_in_the_vault_is_found(
    app: APIFlask, officer: Inspector, plot_id: str, tmp_path: Path
) -> None:
    file = app.extensions["xuntian.config"].vault_dir / photo_key(sha256(PHOTO))
    file.write_bytes(jpeg(9)[: len(PHOTO)].ljust(len(PHOTO), b"\0"))
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 1
    assert f"Photo was replaced: photos/{sha256(PHOTO)}.jpg" in said


def test_a_photo_gone_from_the_vault_is_missed(
    app: APIFlask, officer: Inspector, plot_id: str, tmp_path: Path
) -> None:
    (app.extensions["xuntian.config"].vault_dir / photo_key(sha256(PHOTO))).unlink()
    code, said = checked(officer, plot_id, tmp_path)
    assert code == 1
    assert f"A photo that the server received is not in here: {sha256(PHOTO)}" in said


# The command


def test_a_plot_is_named_by_its_number_where_that_is_enough(
    app: APIFlask, chief: Phone, tmp_path: Path
) -> None:
    make_plot("0001")

    def run(number: str, name: str) -> Any:
        db.session.rollback()
        command = ["evidence", "package", number, "--out", str(tmp_path / name)]
        return app.test_cli_runner().invoke(args=command)

    made = run("0001", "a.zip")
    assert made.exit_code == 0, made.output
    again = run("0001", "a.zip")
    assert (again.exit_code, "a.zip" in again.output) == (1, True)
    make_plot("0001", division_code="511703001002")
    for number in ("0001", "0002"):
        assert f"There is no plot {number}." in run(number, "b.zip").output
    assert not (tmp_path / "b.zip").exists()


def test_a_package_made_again_after_its_log_line_was_pruned(
    app: APIFlask, officer: Inspector, plot_id: str, tmp_path: Path
) -> None:
    then = tmp_path / "then.zip"
    then.write_bytes(fetched(officer, plot_id))
    object.__setattr__(app.extensions["xuntian.config"], "log_keep_days", 0)

    def run(*command: str) -> Any:
        db.session.rollback()
        return app.test_cli_runner().invoke(args=["evidence", *command])

    pruned = run("prune", str(tmp_path / "log"))
    assert pruned.exit_code == 0, pruned.output
    package = ["package", plot_id, "--out"]
    assert run(*package, str(tmp_path / "bare.zip")).exit_code == 0
    bare = files_of((tmp_path / "bare.zip").read_bytes())
    assert json.loads(bare["package.json"])["log"] is None
    again = run(*package, str(tmp_path / "again.zip"), "--like", str(then))
    assert again.exit_code == 0, again.output
    assert (tmp_path / "again.zip").read_bytes() == then.read_bytes()


@pytest.mark.parametrize("spoil", ["signature", "no zip", "another plot"])
def test_only_a_package_of_this_server_and_plot_says_how_the_log_stood(
    app: APIFlask, officer: Inspector, plot_id: str, tmp_path: Path, spoil: str
) -> None:
    then = tmp_path / "then.zip"
    data = fetched(officer, plot_id)
    then.write_bytes(
        {
            "signature": data.replace(b'"records":1', b'"records":2'),
            "no zip": b"PK",
            "another plot": data,
        }[spoil]
    )
    wanted = make_plot("0002") if spoil == "another plot" else plot_id
    db.session.rollback()
    command = ["package", wanted, "--out", str(tmp_path / "out.zip"), "--like", str(then)]
    refused = app.test_cli_runner().invoke(args=["evidence", *command])
    assert refused.exit_code == 1
    assert "then.zip is no package of this plot" in refused.output
    assert not (tmp_path / "out.zip").exists()
