"""The table of attacks of docs/evidence.md, each through the real API: what is found, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from click.testing import Result
from flask.testing import FlaskClient

from server.evidence.vault import photo_key
from server.models.base import Counter, db, now, writing
from server.models.device import DeviceKey
from server.models.inspection import Inspection, InspectionPhoto
from server.models.log import LogLine
from server.models.nonce import Nonce, issue
from server.rules.datum import to_gcj02
from tests.api.phones import Phone
from tests.api.records import OTHER_RECORD, RECORD, code_of, codes, inspector, new_id
from tests.makers import LAT, LON, jpeg, make_fix, make_plot, sha256, square, text
from tests.signing import PhoneKey

PHOTO = jpeg(1)
AWAY = (LON + 0.02, LAT)
"""A second plot, 1.9 km east."""


Verify = Callable[..., Result]


@pytest.fixture
def chief(client: FlaskClient) -> Phone:
    return Phone(client, "chief")


@pytest.fixture
def plot_id() -> str:
    return make_plot()


@pytest.fixture
def verify(app: APIFlask) -> Verify:
    def run(*options: str) -> Result:
        db.session.rollback()
        db.session.expire_all()
        return app.test_cli_runner().invoke(args=["evidence", "verify", *options])

    return run


@pytest.fixture
def kept(chief: Phone, plot_id: str, verify: Verify) -> dict[str, Any]:
    """A signed record with its photo, against which nothing can be said."""
    body = chief.sealed(chief.claim(plot_id, PHOTO))
    chief.found(body)
    clean = verify()
    assert clean.exit_code == 0, clean.output
    return body


def edited(statement: Any) -> None:
    """Somebody with the database's password."""
    with writing() as session:
        assert session.execute(statement).rowcount


def told(result: Result, words: str) -> bool:
    assert result.exit_code == 1, result.output
    return words in result.output


# What is sent


def test_a_record_replayed_is_the_same_record(chief: Phone, kept: dict[str, Any]) -> None:
    again = chief.who.put(kept)
    assert again.status_code == 200
    db.session.rollback()
    assert db.session.query(Inspection).count() == 1


def test_a_record_replayed_under_another_id(chief: Phone, kept: dict[str, Any]) -> None:
    found = chief.found(kept, OTHER_RECORD)
    assert {"signature_bad", "nonce_reused"} <= found


def test_a_record_replayed_by_another_person(
    client: FlaskClient, chief: Phone, kept: dict[str, Any]
) -> None:
    other = inspector(client, "other")
    assert code_of(other.put(kept)) == (403, "inspection_of_other_person")


def test_a_nonce_used_again(chief: Phone, plot_id: str) -> None:
    nonce = chief.who.nonce()
    chief.found(chief.sealed(chief.claim(plot_id), nonce=nonce))
    again = chief.sealed(chief.claim(plot_id), OTHER_RECORD, nonce=nonce)
    assert "nonce_reused" in chief.found(again, OTHER_RECORD)


def test_a_nonce_kept_for_later(chief: Phone, plot_id: str) -> None:
    nonce = chief.who.nonce()
    later = now() + timedelta(hours=2)
    assert "nonce_expired" in chief.found(
        chief.sealed(chief.claim(plot_id), nonce=nonce, signed_at=later)
    )


def test_another_persons_nonce(client: FlaskClient, chief: Phone, plot_id: str) -> None:
    nonce = Phone(client, "other").who.nonce()
    assert "nonce_unknown" in chief.found(chief.sealed(chief.claim(plot_id), nonce=nonce))


def test_a_photo_swapped_after_signing(chief: Phone, plot_id: str) -> None:
    body = chief.sealed(chief.claim(plot_id, PHOTO))
    other = jpeg(2)
    chief.who.phone.send(other)
    body["photos"][0] |= {"sha256": sha256(other), "size_bytes": len(other)}
    assert "signature_bad" in chief.found(body)


def _move(body: dict[str, Any]) -> None:
    body["fix"] = {**body["fix"], "lon": LON + 0.0001}


def _date(body: dict[str, Any]) -> None:
    body["finished_at"] = text(now() - timedelta(days=200))


def _answer(body: dict[str, Any]) -> None:
    body["observation"]["cover"] = "stubble"


def _plot(body: dict[str, Any]) -> None:
    body["plot_id"] = make_plot("0002")


def _nonce(body: dict[str, Any]) -> None:
    body["seal"]["nonce"] = None


def _signed_at(body: dict[str, Any]) -> None:
    body["seal"]["signed_at"] = text(now() - timedelta(minutes=1))


def _garbage(body: dict[str, Any]) -> None:
    body["seal"]["signature"] = "not base64 at all"


def _short(body: dict[str, Any]) -> None:
    body["seal"]["signature"] = body["seal"]["signature"][:44]


@pytest.mark.parametrize(
    "edit", [_move, _date, _answer, _plot, _nonce, _signed_at, _garbage, _short]
)
def test_anything_edited_after_signing(
    chief: Phone, plot_id: str, edit: Callable[[dict[str, Any]], None]
) -> None:
    body = chief.sealed(chief.claim(plot_id, PHOTO))
    edit(body)
    assert "signature_bad" in chief.found(body)


def test_the_seal_taken_off(chief: Phone, kept: dict[str, Any], plot_id: str) -> None:
    bare = {name: value for name, value in kept.items() if name != "seal"}
    assert code_of(chief.who.put(bare)) == (409, "inspection_differs")
    assert "unsigned" in chief.found(bare, OTHER_RECORD)


def test_a_revoked_phone_signs_on(chief: Phone, plot_id: str) -> None:
    before = chief.sealed(chief.claim(plot_id))
    chief.who.post(f"devices/{chief.key.key_id}/revoke", {"reason": "stolen"})
    assert "device_revoked" in chief.found(chief.sealed(chief.claim(plot_id)), RECORD)
    # a clock set back does not help: the time of receipt counts
    backdated = chief.sealed(
        chief.claim(plot_id), OTHER_RECORD, signed_at=now() - timedelta(days=3)
    )
    assert "device_revoked" in chief.found(backdated, OTHER_RECORD)
    del before["seal"]["nonce"]
    assert code_of(chief.who.put(before, new_id()))[0] == 422


def test_a_record_from_before_the_revocation_stays_good(
    chief: Phone, kept: dict[str, Any], verify: Verify
) -> None:
    chief.who.post(f"devices/{chief.key.key_id}/revoke", {"reason": "stolen"})
    assert "device_revoked" not in codes(chief.who.record())
    assert verify().exit_code == 0


def test_another_persons_key(client: FlaskClient, chief: Phone, plot_id: str) -> None:
    other = Phone(client, "other")
    body = other.key.sealed(RECORD, chief.claim(plot_id), chief.who.nonce())
    assert "signature_of_other_person" in chief.found(body)


def test_a_key_that_was_never_registered(chief: Phone, plot_id: str) -> None:
    body = PhoneKey().sealed(RECORD, chief.claim(plot_id), chief.who.nonce())
    assert "signature_unknown_key" in chief.found(body)


# What is told of the place


def test_a_position_shifted_by_a_map(chief: Phone, plot_id: str) -> None:
    lon, lat = to_gcj02(LON, LAT)
    body = chief.sealed(chief.claim(plot_id, PHOTO, fix=make_fix(lon, lat)))
    assert "datum_shift" in chief.found(body)


def test_an_inspector_who_teleports(chief: Phone, plot_id: str) -> None:
    far = make_plot("0002", square(*AWAY))
    start = now() - timedelta(hours=1)
    chief.found(chief.sealed(chief.claim(plot_id, at=start)))
    soon = start + timedelta(seconds=20)
    there = chief.claim(far, at=soon, fix=make_fix(*AWAY, taken_at=text(soon)))
    body = chief.sealed(there, OTHER_RECORD)
    assert "impossible_travel" in chief.found(body, OTHER_RECORD)
    later = start + timedelta(minutes=5)
    record = new_id()
    back = chief.claim(plot_id, at=later, fix=make_fix(taken_at=text(later)))
    assert "impossible_travel" not in chief.found(chief.sealed(back, record), record)


def test_one_who_teleports_and_sends_the_records_the_wrong_way_round(
    chief: Phone, plot_id: str
) -> None:
    far = make_plot("0002", square(*AWAY))
    start = now() - timedelta(hours=1)
    soon = start + timedelta(seconds=20)
    there = chief.claim(far, at=soon, fix=make_fix(*AWAY, taken_at=text(soon)))
    chief.found(chief.sealed(there))
    first = chief.claim(plot_id, at=start)
    body = chief.sealed(first, OTHER_RECORD)
    assert "impossible_travel" in chief.found(body, OTHER_RECORD)


def test_coordinates_typed_once_and_used_again(
    client: FlaskClient, chief: Phone, kept: dict[str, Any]
) -> None:
    other = Phone(client, "other")
    body = other.sealed(other.claim(make_plot("0002")), OTHER_RECORD)
    assert "coordinates_repeated" in other.found(body, OTHER_RECORD)
    [finding] = [
        one
        for one in other.who.record(OTHER_RECORD)["verdict"]["findings"]
        if one["code"] == "coordinates_repeated"
    ]
    assert (finding["weight"], finding["facts"]) == ("review", {"inspection_id": RECORD})


def test_a_position_made_up_by_the_phone_is_not_detected(chief: Phone, plot_id: str) -> None:
    """Honestly: a browser believes the phone's own mock location, and so does the signature."""
    lon, lat = LON + 0.00012, LAT - 0.00009
    found = chief.found(chief.sealed(chief.claim(plot_id, PHOTO, fix=make_fix(lon, lat))))
    assert not found & {"impossible_travel", "coordinates_repeated", "datum_shift", "outside"}


# What is done to the server


def _claim_with(**fields: Any) -> Any:
    row = db.session.get_one(Inspection, RECORD)
    import hashlib

    import rfc8785
    from orjson import loads

    claim = rfc8785.dumps({**loads(row.claim), **fields})
    return (
        sa.update(Inspection)
        .where(Inspection.id == RECORD)
        .values(claim=claim.decode(), claim_sha256=hashlib.sha256(claim).hexdigest())
    )


def test_a_claim_edited_in_the_database(kept: dict[str, Any], verify: Verify) -> None:
    edited(
        sa.update(Inspection)
        .where(Inspection.id == RECORD)
        .values(claim=sa.func.replace(Inspection.claim, "rice", "corn"))
    )
    assert told(verify(), f"record {RECORD} was changed")


def test_a_claim_edited_with_its_hash(kept: dict[str, Any], verify: Verify) -> None:
    edited(_claim_with(edition=None))
    result = verify()
    assert told(result, f"record {RECORD} was changed"), "the log knows the hash"
    assert told(result, f"the signature of record {RECORD}")
    assert told(result, f"the receipt of record {RECORD}")


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"finished_at": sa.literal(None)}, None),
        ({"device_id": "other"}, "was changed"),
        ({"received_at": "2020"}, "the receipt of record"),
        ({"seal_state": "none"}, "the signature of record"),
        ({"signature": "AAAA"}, "the signature of record"),
        ({"receipt": "{}"}, "the receipt of record"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_column_edited_in_the_database(
    kept: dict[str, Any], verify: Verify, columns: dict[str, Any], words: str | None
) -> None:
    if "finished_at" in columns:
        columns, words = {"finished_at": now() - timedelta(days=9)}, "was changed"
    if "received_at" in columns:
        columns = {"received_at": now() - timedelta(days=9)}
    edited(sa.update(Inspection).where(Inspection.id == RECORD).values(**columns))
    assert words is not None
    assert told(verify(), words)


def test_a_record_removed(kept: dict[str, Any], verify: Verify) -> None:
    with writing() as session:
        for table in ("verdict", "inspection_photo"):
            session.execute(sa.text(f"DELETE FROM {table}"))
        session.execute(sa.text("DELETE FROM inspection"))
    assert told(verify(), f"record {RECORD} was received and is gone")


def test_a_photo_taken_off_a_record(kept: dict[str, Any], verify: Verify) -> None:
    edited(sa.delete(InspectionPhoto).where(InspectionPhoto.inspection_id == RECORD))
    assert told(verify(), f"record {RECORD} was changed")


def test_a_key_replaced_in_the_database(kept: dict[str, Any], chief: Phone, verify: Verify) -> None:
    other = PhoneKey()
    from server.evidence.seal import pem_of, public_key_of

    pem = pem_of(public_key_of(other.jwk["x"], other.jwk["y"]))
    edited(sa.update(DeviceKey).values(public_key=pem))
    assert told(verify(), f"the public key of {chief.key.key_id} was changed")


def test_a_line_of_the_log_removed(kept: dict[str, Any], verify: Verify) -> None:
    edited(sa.delete(LogLine).where(LogLine.seq == 3))
    assert told(verify(), "lines of the log are missing between 2 and 4")


def test_the_end_of_the_log_removed(kept: dict[str, Any], verify: Verify) -> None:
    db.session.rollback()
    last = db.session.query(sa.func.max(LogLine.seq)).scalar()
    edited(sa.delete(LogLine).where(LogLine.seq == last))
    assert told(verify(), f"lines of the log are missing between {last - 1} and {last + 1}")


def test_the_beginning_of_the_log_removed(kept: dict[str, Any], verify: Verify) -> None:
    edited(sa.delete(LogLine).where(LogLine.seq <= 2))
    assert told(verify(), "lines of the log are missing between 0 and 3")


def test_a_line_of_the_log_edited(kept: dict[str, Any], verify: Verify) -> None:
    edited(sa.update(LogLine).where(LogLine.seq == 2).values(action="nothing"))
    assert told(verify(), "line 2 of the log was changed")


def test_the_log_goes_on_after_its_end_was_removed(
    chief: Phone, kept: dict[str, Any], plot_id: str
) -> None:
    db.session.rollback()
    last = db.session.query(sa.func.max(LogLine.seq)).scalar()
    edited(sa.delete(LogLine).where(LogLine.seq == last))
    assert chief.who.put(chief.claim(plot_id), OTHER_RECORD).status_code == 201


def test_the_whole_log_written_anew_shows_against_an_export(
    app: APIFlask, kept: dict[str, Any], verify: Verify, tmp_path: Path
) -> None:
    """Whoever rewrites every hash leaves a chain that holds: only what is kept elsewhere tells."""
    from server.models.log import line_sha256

    file = tmp_path / "log.jsonl"
    db.session.rollback()
    exported = app.test_cli_runner().invoke(args=["evidence", "log", str(file)])
    assert exported.exit_code == 0, exported.output
    with writing() as session:
        before = "0" * 64
        lines = session.execute(sa.select(LogLine.__table__).order_by(LogLine.seq)).mappings()
        for line in [dict(row) for row in lines.all()]:
            if line["seq"] == 2:
                line["action"] = "nothing"
            line["prev_sha256"] = before
            before = line["sha256"] = line_sha256(line)
            session.execute(sa.update(LogLine).where(LogLine.seq == line["seq"]).values(**line))
    assert verify().exit_code == 0
    assert told(verify("--log", str(file)), "line 2 of the log differs from the export")


def test_a_photo_file_replaced(app: APIFlask, kept: dict[str, Any], verify: Verify) -> None:
    file = app.extensions["xuntian.config"].vault_dir / photo_key(sha256(PHOTO))
    file.write_bytes(jpeg(9))
    assert told(verify(), f"the file of photo {sha256(PHOTO)} was replaced")


def test_a_photo_file_removed(app: APIFlask, kept: dict[str, Any], verify: Verify) -> None:
    file = app.extensions["xuntian.config"].vault_dir / photo_key(sha256(PHOTO))
    file.unlink()
    assert told(verify(), f"photo is gone: {sha256(PHOTO)}")


def test_a_photo_file_slipped_in(app: APIFlask, kept: dict[str, Any], verify: Verify) -> None:
    file = app.extensions["xuntian.config"].vault_dir / photo_key("ab" * 32)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert told(verify(), f"photo without a row: {'ab' * 32}")


# The log itself


def test_the_log_is_pruned_behind_an_anchor(
    app: APIFlask, chief: Phone, kept: dict[str, Any], verify: Verify, tmp_path: Path
) -> None:
    db.session.rollback()
    young = app.test_cli_runner().invoke(args=["evidence", "prune", str(tmp_path / "young")])
    assert young.exit_code == 0, young.output
    assert (tmp_path / "young").read_bytes() == b"", "nothing is older than 190 days"
    count = db.session.query(Counter.value).filter(Counter.name == "log").scalar()
    object.__setattr__(app.extensions["xuntian.config"], "log_keep_days", 0)
    db.session.rollback()
    file = tmp_path / "old.jsonl"
    pruned = app.test_cli_runner().invoke(args=["evidence", "prune", str(file)])
    assert pruned.exit_code == 0, pruned.output
    assert len(file.read_bytes().splitlines()) == count + 1, "each line, and the head"
    db.session.rollback()
    assert [line.action for line in db.session.query(LogLine)] == ["log_pruned"]
    result = verify()
    assert result.exit_code == 0, result.output
    edited(sa.update(LogLine).values(facts={}))
    assert told(verify(), "lines of the log are missing between 0 and")


def test_numbers_that_no_record_carried_go_with_the_old_log(
    app: APIFlask, chief: Phone, tmp_path: Path
) -> None:
    moment = now()
    with writing() as session:
        for age_days, inspection_id in ((200, None), (200, RECORD), (1, None)):
            issued_at = moment - timedelta(days=age_days)
            fresh = issue(session, chief.who.person_id, issued_at, 10)
            fresh.inspection_id = inspection_id
    result = app.test_cli_runner().invoke(args=["evidence", "prune", str(tmp_path / "old")])
    assert result.exit_code == 0, result.output
    db.session.rollback()
    left = db.session.query(Nonce.inspection_id).order_by(Nonce.issued_at).all()
    assert [row.inspection_id for row in left] == [RECORD, None]
    last = db.session.query(LogLine).order_by(LogLine.seq.desc()).first()
    assert last is not None
    assert (last.action, last.facts["count"]) == ("nonces_dropped", 1)


def test_an_export_does_not_overwrite(app: APIFlask, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text("mine")
    result = app.test_cli_runner().invoke(args=["evidence", "log", str(file)])
    assert result.exit_code == 1
    assert file.read_text() == "mine"
