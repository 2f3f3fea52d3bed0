"""Kept photos out again: to whom, in which size, and what the browser is told about them."""

from __future__ import annotations

import io

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from server.evidence.vault import derived_key, photo_key
from server.models.base import next_change, now, writing
from server.models.inspection import Inspection, InspectionPhoto
from server.models.photo import Photo
from server.models.plot import Boundary
from tests.api.tus import Phone
from tests.conftest import bearer
from tests.evidence.pictures import jpeg_of, picture
from tests.makers import jpeg, make_person, make_plot, make_token, sha256

PHOTO = jpeg(5, 2400, 1800)
SHA256 = sha256(PHOTO)
PLACE = f"/api/v1/photos/{SHA256}"


@pytest.fixture
def sender(client: FlaskClient) -> Phone:
    """Somebody who sent the photo and whose areas hold no record of it."""
    phone = Phone(client, make_token(make_person("sender", [("inspector", "511703009")])))
    phone.send(PHOTO)
    return phone


def get(phone: Phone, size: str = "original", **headers: str) -> TestResponse:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return fetch(phone, f"{PLACE}?size={size}", **told)


def fetch(phone: Phone, place: str, **headers: str) -> TestResponse:
    return phone.client.get(place, headers={**phone.headers, **headers}, buffered=True)


def make_record(plot_id: str, person_id: str, digest: str) -> None:
    """A kept record that names the photo; who may see it hangs on the plot alone."""
    moment = now()
    with writing() as session:
        boundary = session.query(Boundary).filter_by(plot_id=plot_id).one()
        next_change(session)
        session.add(
            Inspection(
                id="01926f00-0000-7000-8000-000000000009",
                plot_id=plot_id,
                person_id=person_id,
                device_id="device-1",
                boundary_id=boundary.id,
                cover="crop",
                late=False,
                finished_at=moment,
                received_at=moment,
                device_skew_s=None,
                channel="sent",
                claim_sha256="0" * 64,
                claim="{}",
                seal_state="none",
                nonce_state="none",
            )
        )
        session.flush()
        session.add(
            InspectionPhoto(
                inspection_id="01926f00-0000-7000-8000-000000000009",
                sha256=digest,
                place=0,
                role="overview",
            )
        )


def test_the_original_comes_back_byte_for_byte(sender: Phone) -> None:
    response = get(sender)
    assert response.status_code == 200
    assert response.data == PHOTO
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Length"] == str(len(PHOTO))
    assert response.headers["ETag"] == f'"{SHA256}-original"'
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    name = f"{SHA256}-original.jpg"
    assert response.headers["Content-Disposition"] == f"inline; filename={name}"


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-99", 206, slice(0, 100)),
        ("bytes=1000-", 206, slice(1000, None)),
        ("bytes=-50", 206, slice(-50, None)),
        (f"bytes={len(PHOTO)}-", 416, slice(0, 0)),
        ("lines=1-2", 416, slice(0, 0)),
        ("bytes=0-99,200-299", 416, slice(0, 0)),
    ],
)
def test_a_part_of_the_original(sender: Phone, asked: str, status: int, part: slice) -> None:
    response = get(sender, Range=asked)
    assert (response.status_code, response.data) == (status, PHOTO[part])
    assert response.headers["Content-Range"].endswith(f"/{len(PHOTO)}")


def test_a_part_is_asked_of_what_the_browser_has(sender: Phone) -> None:
    etag = f'"{SHA256}-original"'
    assert get(sender, Range="bytes=5-9", If_Range=etag).data == PHOTO[5:10]
    assert get(sender, Range="bytes=5-9", If_Range='"other"').data == PHOTO


def test_what_the_browser_has_is_not_sent_again(sender: Phone) -> None:
    for size in ("original", "small"):
        response = get(sender, size, If_None_Match=f'"{SHA256}-{size}"')
        assert (response.status_code, response.data) == (304, b"")


@pytest.mark.parametrize(("size", "long_side_px"), [("small", 360), ("large", 1600)])
def test_a_smaller_copy_is_made_once(
    sender: Phone, app: APIFlask, size: str, long_side_px: int
) -> None:
    vault = app.extensions["xuntian.vault"]
    key = derived_key(SHA256, size)
    assert vault.size(key) is None
    first = get(sender, size)
    assert (first.status_code, first.mimetype) == (200, "image/jpeg")
    with Image.open(io.BytesIO(first.data)) as copy:
        assert max(copy.size) == long_side_px
    assert vault.size(key) == len(first.data)
    assert get(sender, size).data == first.data
    vault.delete(key)
    assert get(sender, size).data == first.data
    assert list(app.extensions["xuntian.spool"].folder.iterdir()) == []


def test_a_copy_of_what_cannot_be_read_is_refused_and_the_original_stays(sender: Phone) -> None:
    bomb = jpeg_of(20_000, 20_000)
    sender.send(bomb)
    place = f"/api/v1/photos/{sha256(bomb)}"
    response = fetch(sender, f"{place}?size=small")
    assert (response.status_code, response.json["code"]) == (422, "photo_unreadable")
    assert fetch(sender, place).data == bomb


def test_every_kind_keeps_its_type(sender: Phone) -> None:
    for kind, mimetype in (("PNG", "image/png"), ("WEBP", "image/webp")):
        data = picture(kind)
        sender.send(data)
        response = fetch(sender, f"/api/v1/photos/{sha256(data)}")
        assert (response.mimetype, response.data) == (mimetype, data)


@pytest.mark.parametrize(
    ("roles", "sees"),
    [
        ([("inspector", "511703001")], True),
        ([("officer", "511703")], True),
        ([("inspector", "511703001002")], False),
        ([("officer", "511771")], False),
        ([], False),
    ],
    ids=["inspector-here", "officer-above", "next-village", "other-district", "no-role"],
)
def test_a_record_in_ones_area_opens_its_photos(
    sender: Phone, client: FlaskClient, roles: list[tuple[str, str]], sees: bool
) -> None:
    make_record(make_plot(division_code="511703001001"), make_person("author"), SHA256)
    other = Phone(client, make_token(make_person("other", roles)))
    for size in ("original", "small"):
        response = get(other, size)
        assert response.status_code == (200 if sees else 404)
        if not sees:
            assert response.json["code"] == "photo_unknown"


def test_a_stranger_learns_nothing(sender: Phone, client: FlaskClient) -> None:
    assert client.get(PLACE).status_code == 401
    other = Phone(client, make_token(make_person("other", [("officer", "5117")])))
    there, nowhere = get(other), fetch(other, f"/api/v1/photos/{'0' * 64}")
    assert there.status_code == nowhere.status_code == 404
    assert there.json == nowhere.json


@pytest.mark.parametrize("digest", ["..", "%2e%2e%2f%2e%2e", "x" * 64, SHA256.upper()])
def test_a_hash_is_no_path(sender: Phone, digest: str) -> None:
    response = fetch(sender, f"/api/v1/photos/{digest}")
    assert response.status_code == 404


def test_a_size_we_do_not_make_is_refused(sender: Phone) -> None:
    assert get(sender, "enormous").status_code == 422


@pytest.mark.parametrize("size", ["original", "small"])
def test_a_row_whose_file_is_gone_says_so(sender: Phone, app: APIFlask, size: str) -> None:
    app.extensions["xuntian.vault"].delete(photo_key(SHA256))
    response = get(sender, size)
    assert (response.status_code, response.json["code"]) == (410, "photo_gone")


# what a crash leaves


def test_reconcile_makes_rows_and_names_what_is_gone(
    sender: Phone, app: APIFlask, client: FlaskClient
) -> None:
    run = app.test_cli_runner().invoke
    assert run(args=["evidence", "reconcile"]).exit_code == 0
    other = jpeg(6)
    sender.send(other)
    with writing() as session:
        session.query(Photo).filter_by(sha256=sha256(other)).delete()
    made = run(args=["evidence", "reconcile"])
    assert made.exit_code == 0, made.output
    assert sha256(other) in made.output
    with writing() as session:
        row = session.get_one(Photo, sha256(other))
        assert (row.size_bytes, row.width_px, row.received_by) == (len(other), 320, None)
    app.extensions["xuntian.vault"].delete(photo_key(SHA256))
    gone = run(args=["evidence", "reconcile"])
    assert gone.exit_code == 1
    assert SHA256 in gone.output
    assert client.get(PLACE, headers=bearer("x")).status_code == 401
