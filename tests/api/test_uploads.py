"""Photos by tus: to the letter of the protocol, and nothing that arrived is lost."""

from __future__ import annotations

import errno
import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import update

from server import create_app
from server.api import keeping
from server.evidence import spool as spool_module
from server.evidence.spool import Spool, upload_of
from server.evidence.vault import photo_key
from server.models.base import db, now, writing
from server.models.person import SignIn
from server.models.photo import Photo
from server.refusals import Refusal
from tests.api.tus import PIECE, Phone, base64_of, checksum, metadata
from tests.conftest import bearer
from tests.evidence.pictures import HTML, cut_jpeg_with_preview, jpeg_of, png_of
from tests.makers import jpeg, make_claim, make_person, make_plot, make_token, sha256

PHOTO = jpeg(1)
SHA256 = sha256(PHOTO)
HALF = len(PHOTO) // 2


@pytest.fixture
def person_id(app: APIFlask) -> str:
    return make_person()


@pytest.fixture
def phone(client: FlaskClient, person_id: str) -> Phone:
    return Phone(client, make_token(person_id))


@pytest.fixture
def spool(app: APIFlask) -> Spool:
    found: Spool = app.extensions["xuntian.spool"]
    return found


def kept(digest: str = SHA256) -> Photo | None:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get(Photo, digest)


def bytes_kept(app: APIFlask, digest: str = SHA256) -> bytes:
    with app.extensions["xuntian.vault"].open(photo_key(digest)) as file:
        data: bytes = file.read()
        return data


def begun(phone: Phone, photo: bytes = PHOTO, sent: int = HALF) -> str:
    """An upload of which the first `sent` bytes have arrived; its place."""
    response = phone.create(photo, photo[:sent])
    assert (response.status_code, response.headers["Upload-Offset"]) == (201, str(sent))
    place: str = response.headers["Location"]
    return place


def refusal(response: Any) -> tuple[int, str]:
    assert response.headers["Tus-Resumable"] == "1.0.0"
    return response.status_code, response.json["code"]


# the protocol


def test_options_tell_what_the_server_can_do(client: FlaskClient) -> None:
    response = client.options("/api/v1/uploads")
    assert response.status_code == 204
    assert response.headers["Tus-Version"] == "1.0.0"
    assert set(response.headers["Tus-Extension"].split(",")) == {
        "creation",
        "creation-with-upload",
        "checksum",
        "expiration",
        "termination",
    }
    assert response.headers["Tus-Max-Size"] == "30000000"
    assert response.headers["Tus-Checksum-Algorithm"] == "sha256,sha1"


def test_one_request_is_enough(phone: Phone, app: APIFlask, spool: Spool, person_id: str) -> None:
    response = phone.create(PHOTO, PHOTO)
    assert response.status_code == 201
    assert response.headers["Upload-Offset"] == str(len(PHOTO))
    assert response.headers["Upload-Sha256"] == SHA256
    assert bytes_kept(app) == PHOTO
    row = kept()
    assert row is not None
    assert (row.size_bytes, row.media_type, row.width_px, row.height_px, row.received_by) == (
        len(PHOTO),
        "image/jpeg",
        320,
        240,
        person_id,
    )
    assert row.facts["readable"] is True
    assert list(spool.folder.iterdir()) == []


def test_piece_by_piece(phone: Phone, app: APIFlask) -> None:
    created = phone.create(PHOTO)
    assert (created.status_code, created.headers["Upload-Offset"]) == (201, "0")
    place = created.headers["Location"]
    for offset in range(0, len(PHOTO), 5000):
        piece = PHOTO[offset : offset + 5000]
        response = phone.patch(place, offset, piece, checksum(piece))
        assert response.status_code == 204
        assert response.headers["Upload-Offset"] == str(offset + len(piece))
        whole = offset + len(piece) == len(PHOTO)
        assert response.headers.get("Upload-Sha256") == (SHA256 if whole else None)
        assert ("Upload-Expires" in response.headers) is not whole
    assert bytes_kept(app) == PHOTO
    assert refusal(phone.patch(place, 0, b"x")) == (404, "upload_unknown")


def test_head_tells_where_to_go_on(phone: Phone) -> None:
    told = metadata(SHA256, filename="田.jpg".encode())
    place = phone.create(PHOTO, PHOTO[:HALF], Upload_Metadata=told).headers["Location"]
    response = phone.head(place)
    assert response.status_code == 200
    assert response.headers["Upload-Offset"] == str(HALF)
    assert response.headers["Upload-Length"] == str(len(PHOTO))
    assert response.headers["Upload-Metadata"] == told
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Upload-Expires"].endswith(" GMT")


@pytest.mark.parametrize("version", [None, "0.2.2", "1.0.1"])
def test_another_version_is_refused(phone: Phone, version: str | None) -> None:
    if version is None:
        del phone.headers["Tus-Resumable"]
    else:
        phone.headers["Tus-Resumable"] = version
    response = phone.create(PHOTO)
    assert refusal(response) == (412, "upload_version")
    assert response.headers["Tus-Version"] == "1.0.0"


@pytest.mark.parametrize("offset", ["0", str(HALF - 1), str(HALF + 1), "-1", "", "1e3", "９"])
def test_a_wrong_offset_is_a_conflict(phone: Phone, offset: str) -> None:
    place = begun(phone)
    headers = {"Upload-Offset": offset.encode().decode("latin-1")}
    response = phone.patch(place, 0, PHOTO[HALF:], headers)
    assert refusal(response) == (409, "upload_offset_differs")
    assert phone.head(place).headers["Upload-Offset"] == str(HALF)


def test_another_content_type_is_refused(phone: Phone) -> None:
    response = phone.patch(begun(phone), HALF, PHOTO[HALF:], {"Content-Type": "image/jpeg"})
    assert refusal(response) == (415, "upload_content_type")


@pytest.mark.parametrize("length", ["", "0", "-1", "abc", "1.5", "²"])
def test_a_length_is_needed(phone: Phone, length: str) -> None:
    told = length.encode().decode("latin-1")
    assert refusal(phone.create(PHOTO, Upload_Length=told)) == (400, "upload_length")


def test_too_large_is_said_before_a_byte_is_sent(phone: Phone, spool: Spool) -> None:
    response = phone.create(PHOTO, Upload_Length="30000001")
    assert refusal(response) == (413, "upload_too_large")
    assert response.json["facts"]["max_bytes"] == 30_000_000
    assert list(spool.folder.iterdir()) == []


def test_more_than_was_announced_is_refused(phone: Phone) -> None:
    place = begun(phone)
    assert refusal(phone.patch(place, HALF, PHOTO[HALF:] + b"x")) == (413, "upload_too_large")
    assert phone.head(place).headers["Upload-Offset"] == str(HALF)


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_piece_that_does_not_match_is_dropped(phone: Phone, algorithm: str) -> None:
    place = begun(phone)
    headers = checksum(b"something else", algorithm)
    response = phone.patch(place, HALF, PHOTO[HALF:], headers)
    assert refusal(response) == (460, "upload_piece_differs")
    assert phone.head(place).headers["Upload-Offset"] == str(HALF)
    right = phone.patch(place, HALF, PHOTO[HALF:], checksum(PHOTO[HALF:], algorithm))
    assert right.status_code == 204


@pytest.mark.parametrize("told", ["md5 AAAA", "sha256", "sha256 !!!", "sha256 AAAA", "crc32 AA=="])
def test_a_checksum_we_do_not_know_is_refused(phone: Phone, told: str) -> None:
    place = begun(phone)
    response = phone.patch(place, HALF, PHOTO[HALF:], {"Upload-Checksum": told})
    assert refusal(response) == (400, "upload_metadata")
    assert phone.head(place).headers["Upload-Offset"] == str(HALF)


def test_terminated_is_gone(phone: Phone, spool: Spool) -> None:
    place = begun(phone)
    assert phone.delete(place).status_code == 204
    assert phone.head(place).status_code == 404
    assert list(spool.folder.iterdir()) == []


def test_networks_that_let_only_post_through(phone: Phone, client: FlaskClient) -> None:
    place = begun(phone)

    def post(method: str, body: bytes = b"") -> Any:
        headers = {"X-HTTP-Method-Override": method, "Upload-Offset": str(HALF), **PIECE}
        return client.post(place, data=body, headers={**phone.headers, **headers})

    assert refusal(post("PUT")) == (405, "method_not_allowed")
    assert post("PATCH", PHOTO[HALF:]).headers["Upload-Sha256"] == SHA256
    place = begun(phone, jpeg(2), HALF)
    assert post("DELETE").status_code == 204


def test_an_expired_upload_is_gone_and_swept(phone: Phone, spool: Spool) -> None:
    upload = upload_of(make_person("other"), len(PHOTO), SHA256, now() - timedelta(seconds=1))
    spool.keep(upload)
    assert phone.head(f"/api/v1/uploads/{upload.id}").status_code == 404, "told to its owner only"
    mine = begun(phone).rsplit("/", 1)[-1]
    side = spool.folder / f"{mine}.json"
    found = spool.find(mine)
    assert found is not None
    side.write_text(side.read_text().replace(found.expires_at, upload.expires_at))
    response = phone.patch(f"/api/v1/uploads/{mine}", HALF, PHOTO[HALF:])
    assert refusal(response) == (410, "upload_expired")
    again = phone.create(PHOTO)
    assert again.headers["Upload-Offset"] == str(HALF), "begun anew before it was swept: kept"
    assert spool.sweep(now()) == 1


# whose


def test_uploads_are_for_people_signed_in(client: FlaskClient, phone: Phone) -> None:
    place = begun(phone)
    version = {"Tus-Resumable": "1.0.0"}
    for response in (
        client.post("/api/v1/uploads", headers=version),
        client.patch(place, headers=version),
        client.delete(place, headers=version),
    ):
        assert refusal(response) == (401, "sign_in_needed")
    assert client.head(place, headers=version).status_code == 401


def test_an_upload_is_its_owners_alone(phone: Phone, client: FlaskClient) -> None:
    place = begun(phone)
    other = Phone(client, make_token(make_person("other", [("officer", "5117")])))
    assert other.head(place).status_code == 404
    assert refusal(other.patch(place, HALF, PHOTO[HALF:])) == (404, "upload_unknown")
    assert refusal(other.delete(place)) == (404, "upload_unknown")
    assert phone.head(place).headers["Upload-Offset"] == str(HALF)


@pytest.mark.parametrize("upload_id", ["..", "%2e%2e%2fxuntian", "a" * 32, "x.json"])
def test_an_id_is_no_path(phone: Phone, upload_id: str) -> None:
    assert phone.head(f"/api/v1/uploads/{upload_id}").status_code in (404, 405)


def test_a_session_that_ends_in_mid_upload_loses_nothing(
    phone: Phone, client: FlaskClient, person_id: str, app: APIFlask
) -> None:
    place = begun(phone)
    with writing() as session:
        session.execute(update(SignIn).values(expires_at=now() - timedelta(seconds=1)))
    assert refusal(phone.patch(place, HALF, PHOTO[HALF:])) == (401, "session_expired")
    again = Phone(client, make_token(person_id))
    assert again.head(place).headers["Upload-Offset"] == str(HALF)
    assert again.patch(place, HALF, PHOTO[HALF:]).headers["Upload-Sha256"] == SHA256
    assert bytes_kept(app) == PHOTO


# what it is


@pytest.mark.parametrize(
    "told",
    [
        "",
        "sha256",
        "sha256 ",
        "sha256 !!!",
        "filename " + base64_of(b"a.jpg"),
        metadata(SHA256.upper()),
        metadata("../../etc/passwd"),
        metadata(SHA256[:-1]),
        metadata(SHA256, filename=b"x" * 3000),
        metadata(SHA256 + "\n"),
    ],
)
def test_the_hash_is_needed(phone: Phone, told: str, spool: Spool) -> None:
    assert refusal(phone.create(PHOTO, Upload_Metadata=told)) == (400, "upload_metadata")
    assert list(spool.folder.iterdir()) == []


@pytest.mark.parametrize(
    "name", [b"../../../x.sh", b"a\0b", b"\xff\xfe", b"CON", b"<script>", b"a\r\nSet-Cookie: b"]
)
def test_a_hostile_file_name_names_nothing(
    phone: Phone, app: APIFlask, name: bytes, tmp_path: Path
) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    told = metadata(SHA256, filename=name, filetype=b"text/html")
    assert phone.create(PHOTO, PHOTO, Upload_Metadata=told).status_code == 201
    row = kept()
    assert row is not None
    assert row.media_type == "image/jpeg"
    after = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    files = {str(path.relative_to(tmp_path)) for path in after}
    assert {file for file in files if not file.startswith("xuntian.db")} == {
        f"vault/{photo_key(SHA256)}"
    }


@pytest.mark.parametrize("one_request", [True, False])
def test_another_photo_than_announced_is_dropped(
    phone: Phone, app: APIFlask, spool: Spool, one_request: bool
) -> None:
    other = bytes([*PHOTO[:-3], PHOTO[-3] ^ 1, *PHOTO[-2:]])
    if one_request:
        response = phone.create(PHOTO, other)
    else:
        place = phone.create(PHOTO, other[:HALF]).headers["Location"]
        response = phone.patch(place, HALF, other[HALF:])
    assert refusal(response) == (460, "photo_hash_differs")
    assert response.json["facts"] == {"announced": SHA256, "received": sha256(other)}
    assert list(spool.folder.iterdir()) == []
    assert app.extensions["xuntian.vault"].size(photo_key(SHA256)) is None
    assert kept() is None
    phone.send(PHOTO)


def test_what_is_no_picture_is_refused_whatever_it_is_called(phone: Phone, spool: Spool) -> None:
    told = metadata(sha256(HTML), filename=b"x.jpg", filetype=b"image/jpeg")
    response = phone.create(HTML, HTML, Upload_Metadata=told)
    assert refusal(response) == (415, "photo_not_an_image")
    assert list(spool.folder.iterdir()) == []
    assert kept(sha256(HTML)) is None


@pytest.mark.parametrize(
    ("data", "kind", "width"),
    [
        (png_of(50_000, 50_000), "image/png", 50_000),
        (jpeg_of(20_000, 20_000), "image/jpeg", 20_000),
        (cut_jpeg_with_preview(), "image/jpeg", 320),
        (PHOTO[:-40], "image/jpeg", 320),
        (b"\xff\xd8\xff" + HTML, "image/jpeg", None),
    ],
    ids=["bomb", "huge", "cut-with-preview", "cut", "html-inside"],
)
def test_a_poor_picture_is_kept_and_marked(
    phone: Phone, app: APIFlask, data: bytes, kind: str, width: int | None
) -> None:
    phone.send(data)
    assert bytes_kept(app, sha256(data)) == data
    row = kept(sha256(data))
    assert row is not None
    assert (row.media_type, row.width_px, row.facts["readable"]) == (kind, width, False)


TRUTH = {
    "IMG_20180725_163423.jpg": {
        "exif_lat": 50.2996028,
        "exif_lon": 14.8202944,
        "exif_altitude_m": 252,
        "exif_heading_deg": None,
        "exif_taken_at": "2018-07-25T14:34:23",
    },
    "heic-iphone.heic": {
        "exif_lat": 7.8314306,
        "exif_lon": 98.2966528,
        "exif_altitude_m": 12.8,
        "exif_heading_deg": 163.67,
        "exif_accuracy_m": 10.7,
        "exif_taken_at": "2019-08-21T03:57:22",
    },
    "xiaomi.heic": {
        "exif_lat": 47.2272889,
        "exif_lon": 39.6999922,
        "exif_altitude_m": 95.8,
        "exif_taken_at": "2023-04-27T16:43:45",
    },
    "DSC00001.JPG": {
        "exif_lat": 45.5169031,
        "exif_lon": -122.572765,
        "exif_altitude_m": 70.3,
        "exif_taken_at": "2018-06-08T20:24:11",
    },
    "Landscape_6.jpg": {"exif_lat": None, "exif_lon": None},
}
"""By exiftool, as told in the README beside the photos."""


@pytest.mark.parametrize("name", TRUTH)
def test_real_photos_arrive_with_their_facts(
    phone: Phone, app: APIFlask, shared_data: Path, name: str
) -> None:
    photo = (shared_data / "photos" / name).read_bytes()
    half = len(photo) // 2
    place = begun(phone, photo, half)
    assert phone.patch(place, half, photo[half:]).status_code == 204
    assert bytes_kept(app, sha256(photo)) == photo
    row = kept(sha256(photo))
    assert row is not None
    assert row.facts["readable"] is True
    assert row.media_type == ("image/heic" if name.endswith(".heic") else "image/jpeg")
    for fact, true in TRUTH[name].items():
        found = row.facts[fact]
        if isinstance(true, str):
            assert found.startswith(true), fact
        elif true is None:
            assert found is None, fact
        else:
            digits = 1e-6 if fact in ("exif_lat", "exif_lon") else 0.06
            assert found == pytest.approx(true, abs=digits), fact


def test_a_bomb_makes_no_smaller_picture(phone: Phone) -> None:
    """100 megapixels and more, kept as evidence and never unpacked."""
    for bomb in (png_of(50_000, 50_000), png_of(10_001, 10_000), jpeg_of(20_000, 20_000)):
        phone.send(bomb)
        for size in ("small", "large"):
            response = phone.client.get(
                f"/api/v1/photos/{sha256(bomb)}?size={size}", headers=phone.headers
            )
            assert (response.status_code, response.json["code"]) == (422, "photo_unreadable")


# what is there already, and what a crash leaves


def test_a_photo_kept_already_is_complete_at_once(phone: Phone, spool: Spool) -> None:
    phone.send(PHOTO)
    again = phone.create(PHOTO)
    assert (again.status_code, again.headers["Upload-Offset"]) == (201, str(len(PHOTO)))
    assert again.headers["Upload-Sha256"] == SHA256
    assert "Location" not in again.headers
    assert list(spool.folder.iterdir()) == []


def test_a_kept_hash_of_another_length_is_not_complete(phone: Phone) -> None:
    phone.send(PHOTO)
    response = phone.create(PHOTO + b"x", PHOTO + b"x", digest=SHA256)
    assert refusal(response) == (460, "photo_hash_differs")


def test_a_file_in_the_vault_without_its_row_gets_it(
    phone: Phone, person_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = begun(phone)
    with monkeypatch.context() as crash:
        crash.setattr(keeping, "add_row", busy)
        assert refusal(phone.patch(place, HALF, PHOTO[HALF:])) == (503, "storage_busy")
    assert kept() is None
    assert phone.head(place).status_code == 404
    again = phone.create(PHOTO)
    assert again.headers["Upload-Offset"] == str(len(PHOTO))
    row = kept()
    assert row is not None
    assert row.received_by == person_id


def busy(*_: Any) -> None:
    raise Refusal("storage_busy")


def test_an_upload_left_whole_is_completed_by_asking(
    phone: Phone, app: APIFlask, spool: Spool
) -> None:
    place = begun(phone)
    with spool.file(place.rsplit("/", 1)[-1]).open("ab") as part:
        part.write(PHOTO[HALF:])
    response = phone.head(place)
    assert response.headers["Upload-Offset"] == str(len(PHOTO))
    assert response.headers["Upload-Sha256"] == SHA256
    assert bytes_kept(app) == PHOTO
    assert kept() is not None


def test_a_failing_disk_loses_nothing(
    phone: Phone, app: APIFlask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    place = begun(phone)
    with monkeypatch.context() as disk:
        disk.setattr(spool_module, "_write_all", full)
        response = phone.patch(place, HALF, PHOTO[HALF:])
        assert refusal(response) == (507, "storage_full")
        assert response.json["facts"]["retry"] is True
    assert phone.head(place).headers["Upload-Offset"] == str(HALF)
    with monkeypatch.context() as disk:
        disk.setattr(app.extensions["xuntian.vault"], "put", full)
        assert refusal(phone.patch(place, HALF, PHOTO[HALF:])) == (507, "storage_full")
    assert kept() is None
    assert phone.head(place).headers["Upload-Sha256"] == SHA256
    assert bytes_kept(app) == PHOTO


def test_a_record_that_owed_the_photo_is_judged_again(phone: Phone, person_id: str) -> None:
    claim = make_claim(make_plot(), person_id, [PHOTO])
    place = "/api/v1/inspections/01926f00-0000-7000-8000-000000000001"
    sent = phone.client.put(place, json=claim, headers=phone.headers)
    assert sent.status_code == 201, sent.json
    assert sent.json["verdict"]["owed_photos"] == [SHA256]
    phone.send(PHOTO)
    after = phone.client.get(place, headers=phone.headers).json
    assert after["verdict"]["owed_photos"] == []
    assert after["receipt"]["photos"] == [SHA256]


# two at once, and connections that break


def test_two_requests_cannot_write_the_same_upload(phone: Phone, spool: Spool) -> None:
    place = begun(phone)
    upload = spool.find(place.rsplit("/", 1)[-1])
    assert upload is not None
    with spool.holding(upload):
        response = phone.patch(place, HALF, PHOTO[HALF:])
        assert refusal(response) == (423, "upload_locked")
        assert response.json["facts"]["retry"] is True
        assert refusal(phone.delete(place)) == (423, "upload_locked")
        assert phone.head(place).headers["Upload-Offset"] == str(HALF)
    assert phone.patch(place, HALF, PHOTO[HALF:]).status_code == 204


def test_two_people_may_send_one_photo(phone: Phone, client: FlaskClient, app: APIFlask) -> None:
    other = Phone(client, make_token(make_person("other")))
    places = [(phone, begun(phone)), (other, begun(other))]
    for sender, place in places:
        assert sender.patch(place, HALF, PHOTO[HALF:]).headers["Upload-Sha256"] == SHA256
    assert bytes_kept(app) == PHOTO
    assert db.session.query(Photo).count() == 1


@pytest.mark.parametrize("body", [PHOTO, PHOTO[: HALF + 700], PHOTO[: HALF // 2], b"", None])
def test_an_upload_begun_again_goes_on(phone: Phone, app: APIFlask, body: bytes | None) -> None:
    """As a phone does that never heard where its first upload went."""
    place = begun(phone)
    headers = {"Upload_Checksum": checksum(body)["Upload-Checksum"]} if body else {}
    again = phone.create(PHOTO, body, **headers)
    reached = max(HALF, len(body or b""))
    assert (again.status_code, again.headers["Upload-Offset"]) == (201, str(reached))
    assert again.headers["Location"] == place
    if reached < len(PHOTO):
        assert phone.patch(place, reached, PHOTO[reached:]).headers["Upload-Sha256"] == SHA256
    assert bytes_kept(app) == PHOTO


class Breaking(io.BytesIO):
    """A body whose connection breaks before its announced end."""

    def __init__(self, data: bytes, failure: Exception | None) -> None:
        super().__init__(data)
        self.failure = failure

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(size)
        if not piece and self.failure is not None:
            raise self.failure
        return piece


@pytest.mark.parametrize(
    "failure",
    [None, TimeoutError("silent"), ConnectionResetError("reset"), OSError("no more data")],
    ids=["closed", "silent", "reset", "half-chunk"],
)
def test_a_first_request_that_breaks_off_counts(
    phone: Phone, app: APIFlask, failure: Exception | None
) -> None:
    """Every try brings the photo on, though no answer ever comes back and pieces are checked."""
    tries = 0
    while kept() is None:
        tries += 1
        phone.client.post(
            "/api/v1/uploads",
            input_stream=Breaking(PHOTO[: 5000 * tries], failure),
            headers={
                **phone.headers,
                **PIECE,
                **checksum(PHOTO),
                "Upload-Length": str(len(PHOTO)),
                "Upload-Metadata": metadata(SHA256),
            },
            environ_overrides={
                "wsgi.input_terminated": True,
                "CONTENT_LENGTH": str(len(PHOTO)),
            },
        )
        assert tries <= len(PHOTO) // 5000 + 1
    assert tries == len(PHOTO) // 5000 + 1
    assert bytes_kept(app) == PHOTO


@pytest.mark.parametrize(
    "failure",
    [None, TimeoutError("silent"), ConnectionResetError("reset"), OSError("no more data")],
    ids=["closed", "silent", "reset", "half-chunk"],
)
def test_what_came_before_a_break_is_kept(
    phone: Phone, app: APIFlask, failure: Exception | None
) -> None:
    place = begun(phone)
    response = phone.client.patch(
        place,
        input_stream=Breaking(PHOTO[HALF : HALF + 4000], failure),
        headers={
            **phone.headers,
            **PIECE,
            **checksum(PHOTO[HALF:]),
            "Upload-Offset": str(HALF),
        },
        environ_overrides={
            "wsgi.input_terminated": True,
            "CONTENT_LENGTH": str(len(PHOTO) - HALF),
        },
    )
    assert refusal(response) == (400, "upload_broken_off")
    reached = HALF + 4000
    assert response.json["facts"]["offset"] == reached
    assert phone.head(place).headers["Upload-Offset"] == str(reached)
    assert phone.patch(place, reached, PHOTO[reached:]).headers["Upload-Sha256"] == SHA256
    assert bytes_kept(app) == PHOTO


class Connection:
    """What gunicorn passes of the socket."""

    def __init__(self) -> None:
        self.timeouts: list[float | None] = []

    def gettimeout(self) -> None:
        return None

    def settimeout(self, seconds: float | None) -> None:
        self.timeouts.append(seconds)


def test_silence_is_bounded_while_the_body_comes(phone: Phone) -> None:
    connection = Connection()
    phone.client.post(
        "/api/v1/uploads",
        data=PHOTO,
        headers={
            **phone.headers,
            **PIECE,
            "Upload-Length": str(len(PHOTO)),
            "Upload-Metadata": metadata(SHA256),
        },
        environ_overrides={"gunicorn.socket": connection},
    )
    assert connection.timeouts == [20.0, None]


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_a_locked_database_refuses_and_keeps_the_bytes(
    phone: Phone, app: APIFlask, person_id: str
) -> None:
    impatient = create_app(app.extensions["xuntian.config"], busy_timeout_ms=1)
    impatient.testing = True
    other = Phone(impatient.test_client(), make_token(person_id))
    with writing():
        response = other.create(PHOTO, PHOTO)
        assert refusal(response) == (503, "storage_busy")
    with impatient.app_context():
        db.engine.dispose()
    assert phone.create(PHOTO).headers["Upload-Offset"] == str(len(PHOTO))
    assert bytes_kept(app) == PHOTO


def test_no_token_in_an_url_lets_anyone_in(client: FlaskClient, person_id: str) -> None:
    token = make_token(person_id)
    response = client.post(
        f"/api/v1/uploads?token={token}", headers={"Tus-Resumable": "1.0.0", **bearer("x")}
    )
    assert refusal(response) == (401, "sign_in_needed")
