"""Bodies nobody's phone sends: each is refused with a clear code, and nothing of it is kept."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from server.models.base import db
from server.models.inspection import Inspection
from tests.api.records import RECORD, Inspector, code_of, inspector, records_kept
from tests.makers import jpeg, make_claim, make_plot

PHOTO = jpeg(1)


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


@pytest.fixture
def claim(chief: Inspector) -> dict[str, Any]:
    return make_claim(make_plot(), chief.person_id, [PHOTO])


def fields_of(response: Any) -> dict[str, str]:
    """The fields a body was refused for."""
    assert code_of(response) == (422, "body_invalid")
    fields: dict[str, str] = response.json["facts"]["fields"]
    return fields


def with_value(claim: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed: dict[str, Any] = orjson.loads(orjson.dumps(claim))
    *way, last = path.split(".")
    place: Any = changed
    for step in way:
        place = place[int(step) if step.isdecimal() else step]
    place[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("fix.lon", 181),
        ("fix.lon", -180.0001),
        ("fix.lat", 90.5),
        ("fix.lat", "31.12"),
        ("fix.lat", None),
        ("fix.lat", True),
        ("fix.accuracy_m", -1),
        ("fix.datum", "CGCS2000"),
        ("photos.0.fix.lon", 1e300),
        ("photos.0.sha256", "A" * 64),
        ("photos.0.sha256", "../../etc/passwd"),
        ("photos.0.sha256", "a" * 64 + "\n"),
        ("photos.0.size_bytes", 0),
        ("photos.0.heading_deg", 361),
        ("photos.0.role", "selfie"),
        ("photos.0.media_type", "x" * 41),
        ("plot_id", "1"),
        ("plot_id", "' OR 1=1 --"),
        ("person_id", None),
        ("device.id", ""),
        ("device.id", "x" * 61),
        ("device.id", "a\0b"),
        ("started_at", "yesterday"),
        ("started_at", 1_700_000_000),
        ("finished_at", "2026-11-25T08:00:00"),
        ("finished_at", "0001-01-01T00:00:00+14:00"),
        ("finished_at", "9999-12-31T23:59:59-14:00"),
        ("finished_at", "10000-01-01T00:00:00Z"),
        ("photos.0.taken_at", "0001-01-01T00:00:00+14:00"),
        ("fix.taken_at", "9999-12-31T23:59:59-14:00"),
        ("utc_offset_min", 841),
        ("boundary_version", 1.5),
        ("boundary_version", 10**30),
        ("photos.0.size_bytes", 2**60),
        ("fix.age_ms", 2**60),
        ("edition", "x" * 21),
        ("observation.cover", "castle"),
        ("observation.note", "田" * 2_001),
        ("observation.crops.0.crop", ""),
        ("observation.crops.0.crop", "ri\0ce"),
        ("observation.crops.0.share_percent", 101),
        ("observation.crops.0.share_percent", 0),
        ("observation.crops", [{"crop": "rice"}] * 7),
    ],
)
def test_a_value_out_of_range_is_named(
    chief: Inspector, claim: dict[str, Any], path: str, value: Any
) -> None:
    fields = fields_of(chief.put(with_value(claim, path, value)))
    assert any(name == path or name.startswith(path) for name in fields), fields
    assert records_kept() == 0


@pytest.mark.parametrize(
    "path",
    [
        "id",
        "verdict",
        "fix.speed",
        "device.imei",
        "photos.0.filename",
        "observation.weather",
        "observation.crops.0.variety",
    ],
)
def test_an_unknown_field_is_named(chief: Inspector, claim: dict[str, Any], path: str) -> None:
    assert fields_of(chief.put(with_value(claim, path, "x"))) == {path: "extra_forbidden"}
    assert records_kept() == 0


@pytest.mark.parametrize(
    "path", ["plot_id", "fix", "photos", "observation", "device.id", "fix.lon"]
)
def test_a_missing_field_is_named(chief: Inspector, claim: dict[str, Any], path: str) -> None:
    changed = with_value(claim, path, None)
    place: Any = changed
    *way, last = path.split(".")
    for step in way:
        place = place[step]
    del place[last]
    assert fields_of(chief.put(changed)) == {path: "missing"}


def test_one_photo_named_twice_is_refused(chief: Inspector, claim: dict[str, Any]) -> None:
    claim["photos"] *= 2
    assert fields_of(chief.put(claim))


def test_too_many_photos_are_refused(chief: Inspector, claim: dict[str, Any]) -> None:
    claim["photos"] = [{**claim["photos"][0], "sha256": f"{n:064x}"} for n in range(31)]
    assert fields_of(chief.put(claim)) == {"photos": "too_long"}


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"0x10", b"01"])
def test_numbers_that_are_none(chief: Inspector, claim: dict[str, Any], number: bytes) -> None:
    raw = orjson.dumps(claim).replace(b'"accuracy_m":4.0', b'"accuracy_m":' + number)
    assert number in raw
    assert chief.put_raw(raw).status_code in (400, 422)
    assert code_of(chief.put_raw(raw))[1] in ("body_not_json", "body_invalid")
    assert records_kept() == 0


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b"{",
        b"null x",
        b"\xff\xfe{\0}\0",
        b'{"plot_id": "\xc3\x28"}',
        b"{'plot_id': 1}",
        b"plot_id=1",
        b"[" * 100_000,
        b'{"a":' * 30_000 + b"1" + b"}" * 30_000,
        b"\x1f\x8b\x08\0\0\0\0\0",
    ],
    ids=range(11),
)
def test_what_is_no_json_is_refused(chief: Inspector, raw: bytes) -> None:
    assert code_of(chief.put_raw(raw)) == (400, "body_not_json")


@pytest.mark.parametrize("raw", [b"null", b"[]", b"1", b'"x"', b"{}"])
def test_other_json_is_refused(chief: Inspector, raw: bytes) -> None:
    assert fields_of(chief.put_raw(raw))


def test_deep_nesting_inside_a_field_is_refused(chief: Inspector, claim: dict[str, Any]) -> None:
    deep = b"[" * 60_000 + b"]" * 60_000
    raw = orjson.dumps(claim).replace(b'"note":""', b'"note":' + deep)
    assert deep in raw
    assert chief.put_raw(raw).status_code in (400, 422)
    assert records_kept() == 0


@pytest.mark.parametrize(
    ("had", "twice", "name"),
    [
        (b'"note":""', b'"note":"a","note":""', "note"),
        (b'"edition":"2023.1"', b'"edition":"2022.1","edition":"2023.1"', "edition"),
        (b'"cover":"crop"', b'"cover":"pond","c\\u006fver":"crop"', "cover"),
    ],
)
def test_a_key_twice_is_refused(
    chief: Inspector, claim: dict[str, Any], had: bytes, twice: bytes, name: str
) -> None:
    """Which of the two is meant cannot be known, and the other would be lost."""
    raw = orjson.dumps(claim).replace(had, twice)
    assert twice in raw
    assert fields_of(chief.put_raw(raw)) == {name: "duplicate_key"}
    assert records_kept() == 0


def test_a_lone_surrogate_is_no_text(chief: Inspector, claim: dict[str, Any]) -> None:
    raw = orjson.dumps(claim).replace(b'"note":""', b'"note":"\\ud800"')
    assert code_of(chief.put_raw(raw)) == (400, "body_not_json")


@pytest.mark.parametrize("announced", [True, False])
def test_a_ten_megabyte_note_is_refused_unread(
    chief: Inspector, claim: dict[str, Any], announced: bool
) -> None:
    claim["observation"]["note"] = "x" * 10_000_000
    response = chief.client.put(
        f"/api/v1/inspections/{RECORD}",
        data=orjson.dumps(claim),
        headers=chief.headers,
        environ_overrides={}
        if announced
        else {
            "wsgi.input_terminated": True,
            "CONTENT_LENGTH": "",
            "HTTP_TRANSFER_ENCODING": "chunked",
        },
    )
    assert code_of(response) == (413, "body_too_large")
    assert response.json["facts"]["max_bytes"] == 256_000
    assert records_kept() == 0


@pytest.mark.parametrize(
    "note", ["a\0b", "<script>alert(1)</script>", "‮田", "x' OR 1=1", "🌾" * 2_000, "\r\n"]
)
def test_a_strange_note_comes_back_as_it_was(
    chief: Inspector, claim: dict[str, Any], note: str
) -> None:
    claim["observation"]["note"] = note
    assert chief.put(claim).status_code == 201
    assert chief.record()["claim"]["observation"]["note"] == note
    assert db.session.get_one(Inspection, RECORD).claim


@pytest.mark.parametrize("crop", ["dragonfruit", "水稻", "' --", "../x", "x" * 40])
def test_an_unknown_crop_is_a_question(chief: Inspector, claim: dict[str, Any], crop: str) -> None:
    claim["observation"]["crops"][0]["crop"] = crop
    response = chief.put(claim)
    assert response.status_code == 201
    assert "crop_unknown" in {item["code"] for item in response.json["verdict"]["findings"]}
    assert chief.get(f"plots/{claim['plot_id']}").status_code == 200


@pytest.mark.parametrize(
    "kind",
    ["application/json", "text/plain", "application/x-www-form-urlencoded", "image/jpeg", ""],
)
def test_the_bytes_decide_whatever_type_they_are_called(
    chief: Inspector, claim: dict[str, Any], kind: str
) -> None:
    assert chief.put_raw(orjson.dumps(claim), **{"Content-Type": kind}).status_code == 201


def test_a_form_is_no_record(chief: Inspector, claim: dict[str, Any]) -> None:
    response = chief.client.put(
        f"/api/v1/inspections/{RECORD}",
        data={"claim": orjson.dumps(claim).decode()},
        content_type="multipart/form-data",
        headers=chief.headers,
    )
    assert code_of(response) == (400, "body_not_json")


@pytest.mark.parametrize("record", ["1", "x" * 400, "..", "%00", "01926f00-0000-7000-8000", "田"])
def test_an_id_that_is_none(chief: Inspector, claim: dict[str, Any], record: str) -> None:
    for response in (chief.put(claim, record), chief.get(f"inspections/{record}")):
        assert code_of(response)[1] in ("inspection_id_invalid", "not_found", "method_not_allowed")
    assert records_kept() == 0
