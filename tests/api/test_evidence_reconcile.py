"""flask evidence reconcile: what a crash left between the vault and its rows."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from apiflask import APIFlask
from click.testing import Result
from flask.testing import FlaskClient

from server.evidence.spool import upload_of
from server.evidence.vault import photo_key, tipoff_key
from server.models.base import db, now
from server.models.photo import Photo
from server.models.tipoff import kept_pictures
from tests.api.citizens import Citizen
from tests.api.records import Inspector, inspector
from tests.makers import jpeg, make_claim, make_plot, sha256

PHOTO = jpeg(1)
SHA256 = sha256(PHOTO)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


def reconcile(app: APIFlask) -> Result:
    db.session.rollback()
    result = app.test_cli_runner().invoke(args=["evidence", "reconcile"])
    db.session.rollback()
    db.session.expire_all()
    return result


def put_into_vault(app: APIFlask, data: bytes, folder: Path) -> None:
    file = folder / "photo"
    file.write_bytes(data)
    app.extensions["xuntian.vault"].put(file, photo_key(sha256(data)), "image/jpeg")


def test_where_all_is_well_nothing_is_done(app: APIFlask, chief: Inspector) -> None:
    chief.phone.send(PHOTO)
    result = reconcile(app)
    assert (result.exit_code, result.output) == (
        0,
        "0 rows made, 0 photos gone, 0 expired uploads dropped\n",
    )


def test_a_photo_without_its_row_gets_it_and_is_judged(
    app: APIFlask, chief: Inspector, tmp_path: Path
) -> None:
    claim = make_claim(make_plot(), chief.person_id, [PHOTO])
    assert chief.put(claim).json["verdict"]["owed_photos"] == [SHA256]
    put_into_vault(app, PHOTO, tmp_path)
    result = reconcile(app)
    assert (result.exit_code, result.output.splitlines()[0]) == (0, f"row made for photo {SHA256}")
    row = db.session.get_one(Photo, SHA256)
    assert (row.size_bytes, row.received_by) == (len(PHOTO), None)
    assert chief.record()["receipt"]["photos"] == [SHA256]
    assert chief.record()["verdict"]["owed_photos"] == []
    assert reconcile(app).output.startswith("0 rows made")


def test_a_row_without_its_photo_is_named_and_kept(app: APIFlask, chief: Inspector) -> None:
    chief.phone.send(PHOTO)
    app.extensions["xuntian.vault"].delete(photo_key(SHA256))
    result = reconcile(app)
    assert result.exit_code == 1
    assert f"photo is gone: {SHA256}" in result.output
    assert db.session.get(Photo, SHA256) is not None
    response = chief.get(f"photos/{SHA256}")
    assert (response.status_code, response.json["code"]) == (410, "photo_gone")


def test_expired_uploads_make_room(app: APIFlask, chief: Inspector) -> None:
    spool = app.extensions["xuntian.spool"]
    spool.keep(upload_of(chief.person_id, 10, SHA256, now() - timedelta(seconds=1)))
    fresh = chief.phone.create(PHOTO, PHOTO[:100]).headers["Location"]
    assert "1 expired uploads dropped" in reconcile(app).output
    assert chief.phone.head(fresh).headers["Upload-Offset"] == "100"


def test_a_broken_photo_in_the_vault_gets_its_row_too(app: APIFlask, tmp_path: Path) -> None:
    put_into_vault(app, PHOTO[:300], tmp_path)
    assert reconcile(app).exit_code == 0
    assert db.session.get_one(Photo, sha256(PHOTO[:300])).facts["readable"] is False


# citizens' pictures lie apart


def told(client: FlaskClient) -> Citizen:
    citizen = Citizen(client)
    citizen.tell([PHOTO])
    assert citizen.send(PHOTO).status_code == 200
    return citizen


def verified(app: APIFlask) -> Result:
    db.session.rollback()
    return app.test_cli_runner().invoke(args=["evidence", "verify"])


def test_pictures_of_citizens_are_no_records_photos(app: APIFlask, client: FlaskClient) -> None:
    told(client)
    result = reconcile(app)
    assert (result.exit_code, result.output) == (
        0,
        "0 rows made, 0 photos gone, 0 expired uploads dropped\n",
    )
    assert db.session.query(Photo).count() == 0
    checked = verified(app)
    assert checked.exit_code == 0, checked.output
    assert "checked 1 photos" in checked.output


def test_a_citizens_picture_without_a_row_is_left_alone(
    app: APIFlask, client: FlaskClient, tmp_path: Path
) -> None:
    file = tmp_path / "loose"
    file.write_bytes(jpeg(7))
    app.extensions["xuntian.vault"].put(file, tipoff_key(sha256(jpeg(7))), "image/jpeg")
    result = reconcile(app)
    assert (result.exit_code, result.output.splitlines()[0]) == (
        0,
        "1 pictures of tip-offs have no row; they were left alone.",
    )
    assert verified(app).exit_code == 0


@pytest.mark.parametrize(("how", "trouble"), [("gone", "is gone"), ("changed", "was replaced")])
def test_a_citizens_picture_that_is_not_what_it_was_is_named(
    app: APIFlask, client: FlaskClient, tmp_path: Path, how: str, trouble: str
) -> None:
    told(client)
    [kept] = kept_pictures(db.session())
    vault = app.extensions["xuntian.vault"]
    if how == "gone":
        vault.delete(tipoff_key(kept))
        assert reconcile(app).exit_code == 1
    else:
        file = tmp_path / "other"
        file.write_bytes(jpeg(8))
        vault.put(file, tipoff_key(kept), "image/jpeg")
    result = verified(app)
    assert result.exit_code == 1
    assert f"{kept}" in result.output
    assert trouble in result.output
