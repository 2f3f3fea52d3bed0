"""The same wire where the photos go to a bucket: sent, broken off, gone on with, and back again."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import obstore
import pytest
from PIL import Image

from server import create_app
from server.config import Config
from server.evidence.vault import BucketVault, photo_key
from server.models.base import db
from tests.api.records import inspector
from tests.api.tus import Phone
from tests.bucket import bucket_server, use_bucket
from tests.makers import jpeg, make_claim, make_person, make_plot, make_token, sha256

PHOTO = jpeg(11, 2400, 1800) + bytes(6_000_000)
SHA256 = sha256(PHOTO)
HALF = len(PHOTO) // 2


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with bucket_server() as endpoint:
        yield endpoint


@pytest.fixture
def phone(
    endpoint: str, sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Phone]:
    use_bucket(endpoint, monkeypatch)
    shutil.copy(sqlite_template, tmp_path / "xuntian.db")
    app = create_app(Config(data_dir=tmp_path, vault_url=f"s3://evidence/{tmp_path.name}"))
    app.testing = True
    with app.app_context():
        yield Phone(app.test_client(), make_token(make_person()))
        db.session.remove()
        db.engine.dispose()


def vault_of(phone: Phone) -> BucketVault:
    vault = phone.client.application.extensions["xuntian.vault"]
    assert isinstance(vault, BucketVault)
    return vault


def test_sent_in_two_goes_and_back_in_parts(phone: Phone, tmp_path: Path) -> None:
    place = phone.create(PHOTO, PHOTO[:HALF]).headers["Location"]
    assert list(vault_of(phone).keys("photos")) == [], "nothing half in the bucket"
    assert phone.patch(place, HALF, PHOTO[HALF:]).headers["Upload-Sha256"] == SHA256
    kept = obstore.get(vault_of(phone).store, photo_key(SHA256))
    assert kept.attributes["Content-Type"] == "image/jpeg"
    assert list((tmp_path / "spool").iterdir()) == []
    url = f"/api/v1/photos/{SHA256}"

    def get(query: str = "", **headers: str) -> bytes:
        response = phone.client.get(
            url + query, headers={**phone.headers, **headers}, buffered=True
        )
        assert response.status_code in (200, 206)
        return response.data

    assert get() == PHOTO
    assert get(Range="bytes=1000000-1000099") == PHOTO[1_000_000:1_000_100]
    for _ in ("made", "kept"):
        with Image.open(io.BytesIO(get("?size=small"))) as copy:
            assert copy.size == (360, 270)
    assert phone.create(PHOTO).headers["Upload-Offset"] == str(len(PHOTO))


def test_a_bucket_that_is_away_loses_nothing(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = vault_of(phone)
    place = phone.create(PHOTO, PHOTO[:HALF]).headers["Location"]
    away = BucketVault(
        type(vault.store)(
            "evidence", endpoint="http://127.0.0.1:9", retry_config={"max_retries": 0}
        )
    )
    with monkeypatch.context() as network:
        network.setattr(vault, "store", away.store)
        response = phone.patch(place, HALF, PHOTO[HALF:])
        assert (response.status_code, response.json["code"]) == (503, "storage_busy")
        assert response.json["facts"]["retry"] is True
    assert phone.head(place).headers["Upload-Sha256"] == SHA256
    with vault.open(photo_key(SHA256)) as kept:
        assert kept.read() == PHOTO


def test_a_package_takes_its_originals_from_the_bucket(phone: Phone) -> None:
    chief = inspector(phone.client, "collector")
    chief.phone.send(PHOTO)
    plot_id = make_plot()
    assert chief.put(make_claim(plot_id, chief.person_id, [PHOTO])).status_code == 201
    officer = inspector(phone.client, "officer", ("officer", "511703"))
    with (
        officer.get(f"plots/{plot_id}/package") as response,
        zipfile.ZipFile(io.BytesIO(response.data)) as archive,
    ):
        assert archive.read(f"photos/{SHA256}.jpg") == PHOTO
        assert b"/DCTDecode" in archive.read("report.pdf")
