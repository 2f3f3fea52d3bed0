"""The zip of a phone that cannot send: whole, twice, hostile, and of whom."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import orjson
import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.api import keeping
from server.evidence.vault import photo_key
from server.models.base import db
from server.models.inspection import Inspection
from server.models.log import LogLine
from server.models.photo import Photo
from server.refusals import Refusal
from tests.api.records import (
    OTHER_RECORD,
    RECORD,
    Inspector,
    code_of,
    inspector,
    records_kept,
)
from tests.evidence.pictures import HTML
from tests.makers import jpeg, make_claim, make_person, make_plot, sha256

PHOTOS = [jpeg(1), jpeg(2)]


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def claim(chief: Inspector) -> dict[str, Any]:
    return make_claim(make_plot(), chief.person_id, PHOTOS)


def manifest_of(
    person_id: str, records: dict[str, Any], photos: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "format": "xuntian-rescue-1",
        "person_id": person_id,
        "records": [{"id": name, "claim": claim} for name, claim in records.items()],
        "photos": photos,
    }


def line(photo: bytes, file: str | None = None, digest: str | None = None) -> dict[str, Any]:
    name = digest or sha256(photo)
    return {"sha256": name, "media_type": "image/jpeg", "file": file or f"photos/{sha256(photo)}"}


def zipped(manifest: Any, files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        if manifest is not None:
            raw = manifest if isinstance(manifest, bytes) else orjson.dumps(manifest)
            archive.writestr("manifest.json", raw)
    return out.getvalue()


def rescue_of(person_id: str, records: dict[str, Any], photos: list[bytes]) -> bytes:
    """A zip as the phone writes it."""
    manifest = manifest_of(person_id, records, [line(photo) for photo in photos])
    return zipped(manifest, {f"photos/{sha256(photo)}": photo for photo in photos})


def hand_in(who: Inspector, data: bytes) -> Any:
    return who.client.post(
        "/api/v1/rescues", data=data, headers={**who.headers, "Content-Type": "application/zip"}
    )


def outcomes(response: Any, kind: str) -> list[tuple[str, str | None]]:
    assert response.status_code == 200, response.json
    return [(one["outcome"], one["code"]) for one in response.json[kind]]


def test_a_rescued_visit_is_as_good_as_a_sent_one(
    chief: Inspector, claim: dict[str, Any], app: APIFlask
) -> None:
    data = rescue_of(chief.person_id, {RECORD: claim}, PHOTOS)
    response = hand_in(chief, data)
    assert response.json == {
        "records": [{"id": RECORD, "outcome": "kept", "code": None, "facts": {}}],
        "problems": [],
        "photos": [{"sha256": sha256(photo), "outcome": "kept", "code": None} for photo in PHOTOS],
    }
    answer = chief.record()
    assert answer["verdict"]["owed_photos"] == []
    assert answer["receipt"]["photos"] == [sha256(photo) for photo in PHOTOS]
    assert db.session.get_one(Inspection, RECORD).channel == "rescue"
    for photo in PHOTOS:
        with app.extensions["xuntian.vault"].open(photo_key(sha256(photo))) as file:
            assert file.read() == photo
    actions = {row.action for row in db.session.query(LogLine)}
    assert {"inspection_rescue", "rescue"} <= actions
    assert list(app.extensions["xuntian.config"].spool_dir.iterdir()) == []


def test_twice_is_known(chief: Inspector, claim: dict[str, Any]) -> None:
    data = rescue_of(chief.person_id, {RECORD: claim}, PHOTOS)
    hand_in(chief, data)
    before = chief.record()
    again = hand_in(chief, data)
    assert outcomes(again, "records") == [("known", None)]
    assert outcomes(again, "photos") == [("known", None)] * 2
    assert chief.record() == before
    assert chief.put(claim).status_code == 200, "the phone may send it as well"


def test_part_was_sent_before(chief: Inspector, claim: dict[str, Any]) -> None:
    chief.phone.send(PHOTOS[0])
    assert chief.put(claim).status_code == 201
    response = hand_in(chief, rescue_of(chief.person_id, {RECORD: claim}, PHOTOS))
    assert outcomes(response, "photos") == [("known", None), ("kept", None)]
    assert outcomes(response, "records") == [("known", None)]
    assert chief.record()["verdict"]["owed_photos"] == []


def test_one_bad_record_does_not_hold_up_the_others(
    chief: Inspector, claim: dict[str, Any]
) -> None:
    records = {
        "not-an-id": claim,
        RECORD: claim,
        OTHER_RECORD: {**claim, "plot_id": "1"},
        "01926f00-0000-7000-8000-000000000003": None,
    }
    response = hand_in(chief, rescue_of(chief.person_id, records, []))
    assert outcomes(response, "records") == [
        ("refused", "inspection_id_invalid"),
        ("kept", None),
        ("refused", "body_invalid"),
        ("refused", "body_invalid"),
    ]
    assert "plot_id" in response.json["records"][2]["facts"]["fields"]
    assert chief.record()["verdict"]["owed_photos"] == [sha256(photo) for photo in PHOTOS]


def test_other_content_is_kept_as_a_rival(chief: Inspector, claim: dict[str, Any]) -> None:
    chief.put(claim)
    other = {**claim, "observation": {**claim["observation"], "note": "b"}}
    response = hand_in(chief, rescue_of(chief.person_id, {RECORD: other}, []))
    assert outcomes(response, "records") == [("refused", "inspection_differs")]
    assert len(chief.record()["rivals"]) == 1


# of whom


def test_an_officer_hands_in_for_a_person_of_the_area(
    chief: Inspector, claim: dict[str, Any], client: FlaskClient
) -> None:
    officer = inspector(client, "officer", ("officer", "511703"))
    response = hand_in(officer, rescue_of(chief.person_id, {RECORD: claim}, PHOTOS))
    assert outcomes(response, "records") == [("kept", None)]
    kept = db.session.get_one(Inspection, RECORD)
    assert (kept.person_id, kept.channel) == (chief.person_id, "rescue")
    handed = db.session.query(LogLine).filter_by(action="inspection_rescue").one()
    assert handed.person_id == officer.person_id
    assert chief.record()["id"] == RECORD


@pytest.mark.parametrize(
    "grants",
    [
        [("officer", "511771")],
        [("inspector", "511703001")],
        [("officer", "511703001002")],
        [("officer", "511771"), ("inspector", "5117")],
    ],
    ids=["other-area", "no-officer", "narrower", "officer-elsewhere"],
)
def test_nobody_else_hands_it_in(
    chief: Inspector, claim: dict[str, Any], client: FlaskClient, grants: list[tuple[str, str]]
) -> None:
    other = inspector(client, "other", *grants)
    response = hand_in(other, rescue_of(chief.person_id, {RECORD: claim}, []))
    assert outcomes(response, "records") == [("refused", "inspection_of_other_person")]
    assert records_kept() == 0


def test_an_officer_reaches_plots_of_the_officers_area_only(client: FlaskClient) -> None:
    """An inspector's right elsewhere is not a right to hand in for others there."""
    wide = make_person("wide", [("inspector", "5117")])
    outside = make_plot(division_code="511771001001")
    narrow = inspector(client, "narrow", ("officer", "511703"), ("inspector", "511771"))
    make_person("helper", [("inspector", "511703001")])
    both = make_person("both", [("inspector", "511703001"), ("inspector", "511771")])
    refused = hand_in(narrow, rescue_of(wide, {RECORD: make_claim(outside, wide)}, []))
    assert outcomes(refused, "records") == [("refused", "inspection_of_other_person")]
    unknown = hand_in(narrow, rescue_of(both, {RECORD: make_claim(outside, both)}, []))
    assert outcomes(unknown, "records") == [("refused", "plot_unknown")]
    own = make_claim(outside, narrow.person_id)
    assert outcomes(hand_in(narrow, rescue_of(narrow.person_id, {RECORD: own}, [])), "records") == [
        ("kept", None)
    ]


@pytest.mark.parametrize("person_id", ["", "nobody", "a\0b", None, 7, ["x"], "x" * 500])
def test_a_manifest_of_nobody(
    chief: Inspector, claim: dict[str, Any], client: FlaskClient, person_id: Any
) -> None:
    officer = inspector(client, "officer", ("officer", "511703"))
    response = hand_in(officer, rescue_of(person_id, {RECORD: claim}, []))
    assert outcomes(response, "records") == [("refused", "inspection_of_other_person")]


# hostile


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"no zip at all",
        jpeg(1),
        zipped(None, {"a": b"x"}),
        zipped(b"{", {}),
        zipped(b"[]", {}),
        zipped(b"\xff\xfe", {}),
        zipped({"format": "xuntian-rescue-2", "records": [], "photos": []}, {}),
        zipped({"format": "xuntian-rescue-1"}, {}),
        zipped({"format": "xuntian-rescue-1", "records": {}, "photos": []}, {}),
        zipped({"format": "xuntian-rescue-1", "records": ["x"], "photos": []}, {}),
        zipped(b"[" * 100_000, {}),
    ],
    ids=range(13),
)
def test_what_is_no_rescue_is_refused(chief: Inspector, data: bytes, app: APIFlask) -> None:
    assert code_of(hand_in(chief, data)) == (422, "rescue_file_wrong")
    assert list(app.extensions["xuntian.config"].spool_dir.iterdir()) == []


def test_a_key_twice_in_the_manifest_is_refused(chief: Inspector) -> None:
    raw = b'{"format":"xuntian-rescue-1","records":[],"records":[],"photos":[]}'
    assert code_of(hand_in(chief, zipped(raw, {}))) == (422, "body_invalid")


def test_a_truncated_zip_is_refused(chief: Inspector, claim: dict[str, Any]) -> None:
    data = rescue_of(chief.person_id, {RECORD: claim}, PHOTOS)
    assert code_of(hand_in(chief, data[: len(data) // 2])) == (422, "rescue_file_wrong")
    assert records_kept() == 0


def test_a_photo_that_is_another_is_refused(chief: Inspector) -> None:
    manifest = manifest_of(
        chief.person_id,
        {},
        [
            line(PHOTOS[0], digest=sha256(PHOTOS[1])),
            line(HTML),
            line(PHOTOS[0], file="photos/none"),
            line(PHOTOS[0]),
        ],
    )
    files = {f"photos/{sha256(data)}": data for data in (PHOTOS[0], HTML)}
    response = hand_in(chief, zipped(manifest, files))
    assert outcomes(response, "photos") == [
        ("refused", "photo_hash_differs"),
        ("refused", "photo_not_an_image"),
        ("refused", "photo_unknown"),
        ("kept", None),
    ]
    assert db.session.query(Photo).count() == 1


@pytest.mark.parametrize(
    "digest",
    ["../../outside", "/etc/hostname", "", "..", "A" * 64, "a" * 63, "a\0" + "b" * 62, None, 7],
)
def test_a_hash_is_no_path(chief: Inspector, app: APIFlask, digest: Any, tmp_path: Path) -> None:
    """A file beside the vault that a name could reach, of the very size the entry has."""
    (tmp_path / "outside").write_bytes(PHOTOS[0])
    manifest = manifest_of(chief.person_id, {}, [{**line(PHOTOS[0]), "sha256": digest}])
    response = hand_in(chief, zipped(manifest, {f"photos/{sha256(PHOTOS[0])}": PHOTOS[0]}))
    assert outcomes(response, "photos") == [("refused", "photo_hash_differs")]
    assert db.session.query(Photo).count() == 0


@pytest.mark.parametrize(
    "name", ["../../../evil", "/tmp/evil", "photos/../../x", "C:\\x", "a\\..\\b"]
)
def test_an_entry_name_names_nothing(
    chief: Inspector, name: str, tmp_path: Path, app: APIFlask
) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    manifest = manifest_of(chief.person_id, {}, [line(PHOTOS[0], file=name)])
    response = hand_in(chief, zipped(manifest, {name: PHOTOS[0]}))
    assert response.status_code == 200
    after = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    names = {str(path.relative_to(tmp_path)) for path in after}
    assert {one for one in names if not one.startswith("xuntian.db")} <= {
        f"vault/{photo_key(sha256(PHOTOS[0]))}"
    }


def test_a_bomb_in_the_manifest_is_refused(chief: Inspector) -> None:
    data = zipped(b" " * 30_000_000, {}, zipfile.ZIP_DEFLATED)
    assert len(data) < 50_000
    assert code_of(hand_in(chief, data)) == (422, "rescue_file_wrong")


def test_a_bomb_in_a_photo_is_refused(chief: Inspector) -> None:
    bomb = bytes(31_000_000)
    manifest = manifest_of(chief.person_id, {}, [line(bomb, file="photos/bomb")])
    data = zipped(manifest, {"photos/bomb": bomb}, zipfile.ZIP_DEFLATED)
    assert len(data) < 50_000
    assert outcomes(hand_in(chief, data), "photos") == [("refused", "upload_too_large")]


def test_one_entry_is_not_unpacked_again_and_again(
    chief: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    plain = zipfile.ZipFile.open

    def counted(self: Any, name: Any, *more: Any, **named: Any) -> Any:
        opened.append(getattr(name, "filename", name))
        return plain(self, name, *more, **named)

    lines = [line(PHOTOS[0], digest=f"{n:064x}") for n in range(50)]
    manifest = manifest_of(chief.person_id, {}, lines)
    data = zipped(manifest, {f"photos/{sha256(PHOTOS[0])}": PHOTOS[0]})
    monkeypatch.setattr(zipfile.ZipFile, "open", counted)
    response = hand_in(chief, data)
    assert outcomes(response, "photos") == [("refused", "photo_hash_differs")] * 50
    assert opened.count(f"photos/{sha256(PHOTOS[0])}") == 1


def lying(size: int) -> bytes:
    """A zip whose directory says another size of the photo than it has."""
    photo = PHOTOS[0]
    manifest = manifest_of("", {}, [line(photo)])
    data = bytearray(zipped(manifest, {f"photos/{sha256(photo)}": photo}, zipfile.ZIP_DEFLATED))
    place = data.index(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", size)
    return bytes(data)


@pytest.mark.parametrize("size", [0, 10, len(PHOTOS[0]) + 1, 29_000_000, 0xFFFFFFFF])
def test_a_size_that_lies_is_not_believed(chief: Inspector, size: int) -> None:
    response = hand_in(chief, lying(size))
    assert outcomes(response, "photos")[0][1] in ("photo_hash_differs", "upload_too_large", None)
    assert [row.size_bytes for row in db.session.query(Photo)] in ([], [len(PHOTOS[0])])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packed_as_no_phone_does(chief: Inspector, method: int) -> None:
    manifest = manifest_of(chief.person_id, {}, [line(PHOTOS[0])])
    files = {f"photos/{sha256(PHOTOS[0])}": PHOTOS[0]}
    assert code_of(hand_in(chief, zipped(manifest, files, method))) == (422, "rescue_file_wrong")


def test_a_damaged_photo_does_not_hold_up_the_others(
    chief: Inspector, claim: dict[str, Any]
) -> None:
    manifest = manifest_of(chief.person_id, {RECORD: claim}, [line(photo) for photo in PHOTOS])
    files = {f"photos/{sha256(photo)}": photo for photo in PHOTOS}
    data = bytearray(zipped(manifest, files, zipfile.ZIP_DEFLATED))
    place = data.index(b"photos/") + len(f"photos/{sha256(PHOTOS[0])}") + 100
    data[place : place + 400] = b"\xff" * 400
    response = hand_in(chief, bytes(data))
    assert outcomes(response, "photos") == [("refused", "photo_hash_differs"), ("kept", None)]
    assert outcomes(response, "records") == [("kept", None)]


def test_an_encrypted_photo_does_not_hold_up_the_others(
    chief: Inspector, claim: dict[str, Any]
) -> None:
    data = bytearray(rescue_of(chief.person_id, {RECORD: claim}, PHOTOS))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    response = hand_in(chief, bytes(data))
    assert outcomes(response, "photos") == [("refused", "photo_hash_differs"), ("kept", None)]
    assert outcomes(response, "records") == [("kept", None)]


def test_too_large_is_refused(chief: Inspector, app: APIFlask) -> None:
    response = chief.client.post(
        "/api/v1/rescues",
        data=b"x",
        headers=chief.headers,
        environ_overrides={"CONTENT_LENGTH": "2000000001"},
    )
    assert code_of(response) == (413, "body_too_large")


def test_a_busy_database_is_no_refusal_of_the_record(
    chief: Inspector, claim: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the officer would read that the record is refused, and throw the zip away."""

    def busy(*_: Any) -> None:
        raise Refusal("storage_busy")

    data = rescue_of(chief.person_id, {RECORD: claim}, PHOTOS)
    with monkeypatch.context() as locked:
        locked.setattr("server.api.corridor.write_record", busy)
        assert code_of(hand_in(chief, data)) == (503, "storage_busy")
    with monkeypatch.context() as locked:
        locked.setattr(keeping, "add_row", busy)
        locked.setattr("server.api.rescues.kept_already", lambda *_: False)
        assert code_of(hand_in(chief, data)) == (503, "storage_busy")
    assert outcomes(hand_in(chief, data), "records") == [("kept", None)]
