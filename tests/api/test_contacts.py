"""A reporter's contact: who may open it and how that is known; and that nothing is left of a deleted one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient

from server import create_app
from server.config import Config
from server.jobs import contact_opening
from server.jobs.contact_deleting import delete_contact
from server.jobs.contacts import sealed_contact
from server.jobs.queue import queue
from server.models.base import db, now, writing
from server.models.contact import ContactDeletion, ContactOpening
from server.models.log import LogLine
from server.models.tipoff import Tipoff, TipoffContact
from server.refusals import Refusal
from server.rules.roles import ROLES
from tests.api.records import Inspector, code_of, inspector, new_id
from tests.api.rewarding import (
    Office,
    adopted,
    approved,
    budgeted,
    claimed,
    noticed,
    office_of,
    reporter,
)
from tests.api.test_scope import World, ask, rules, world
from tests.api.tipoffs import NAME, PHONE, Told, make_matter
from tests.clock import held_clock

__all__ = ["world"]


@pytest.fixture
def office(client: FlaskClient) -> Office:
    found = office_of(client)
    adopted(found.desk.person_id)
    return found


def opened(who: Inspector, reward_id: str, reason: str = "核对领奖人") -> Any:
    return who.post(f"rewards/{reward_id}/contact", {"id": new_id(), "reason": reason})


def logged(action: str) -> list[LogLine]:
    db.session.rollback()
    return db.session.query(LogLine).filter(LogLine.action == action).all()


def on_its_way(client: FlaskClient, office: Office) -> tuple[Told, str, str]:
    """A claimed reward whose reporter left a contact; with its payment code."""
    told, reward_id = noticed(office, contact=True)
    return told, reward_id, claimed(client, told.first)["payment_code"]


def test_one_role_opens_it_with_a_reason_that_the_auditor_reads(
    client: FlaskClient, office: Office
) -> None:
    _, reward_id, code = on_its_way(client, office)
    assert code_of(opened(office.handler, reward_id, "")) == (422, "body_invalid")
    assert code_of(opened(office.handler, reward_id, "  ")) == (422, "body_invalid")
    assert logged("contact_opened") == []
    response = opened(office.handler, reward_id)
    assert response.json == {"name": NAME, "phone": PHONE}
    assert response.headers["Cache-Control"] == "no-store"
    [row] = office.auditor.get("contact-openings").json["openings"]
    assert (row["person_name"], row["payment_code"]) == ("王田长", "…" + code[-4:])
    assert row["reason"] == "核对领奖人"
    [line] = logged("contact_opened")
    assert line.person_id == office.handler.person_id
    assert line.facts == {"payment_code": "…" + code[-4:], "reason": "核对领奖人"}
    step = office.first.get(f"rewards/{reward_id}").json["steps"][-1]
    assert step["step"] == "open_contact"


@pytest.mark.parametrize("role", ["officer", "committee", "finance", "auditor"])
def test_nobody_holds_both_ends(client: FlaskClient, office: Office, role: str) -> None:
    """Whoever was given a second role that knows the tip-off, or pays, opens nothing."""
    _, reward_id, _ = on_its_way(client, office)
    both = inspector(client, "both", ("reward_handler", "511703"), (role, "511703"))
    assert code_of(opened(both, reward_id)) == (403, "contact_not_apart")
    assert "open_contact" not in both.get(f"rewards/{reward_id}").json["may"]
    assert logged("contact_opened") == []


def test_it_is_logged_before_it_is_decrypted(
    client: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, reward_id, _ = on_its_way(client, office)

    def fails(_: Path) -> object:
        raise Refusal("contact_key_missing")

    monkeypatch.setattr(contact_opening, "read_private_key", fails)
    assert code_of(opened(office.handler, reward_id)) == (503, "contact_key_missing")
    assert len(logged("contact_opened")) == 1
    assert db.session.query(ContactOpening).count() == 1


def test_without_a_line_in_the_log_there_is_no_answer(
    client: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, reward_id, _ = on_its_way(client, office)

    def fails(*_: object, **__: object) -> None:
        raise Refusal("storage_full")

    def read(_: Path) -> object:
        raise AssertionError("read the key though nothing was written down")

    monkeypatch.setattr(contact_opening, "log", fails)
    monkeypatch.setattr(contact_opening, "read_private_key", read)
    assert code_of(opened(office.handler, reward_id)) == (507, "storage_full")
    db.session.rollback()
    assert db.session.query(ContactOpening).count() == 0


def test_a_server_without_the_private_key_seals_and_does_not_open(
    client: FlaskClient, config: Config, office: Office
) -> None:
    _, reward_id, _ = on_its_way(client, office)
    config.contact_key.unlink()
    assert sealed_contact(new_id(), "a", "b")
    assert code_of(opened(office.handler, reward_id)) == (503, "contact_key_missing")


def test_only_while_the_reward_is_on_its_way(client: FlaskClient, office: Office) -> None:
    budgeted(office.first)
    told, reward_id = noticed(office, contact=True)
    assert code_of(opened(office.handler, reward_id)) == (409, "reward_not_now")
    assert office.handler.get("rewards").json["rewards"] == []
    claimed(client, told.first)
    approved(office, reward_id)
    [row] = office.handler.get("rewards").json["rewards"]
    # who knows whom it is need not know what it was about
    assert (row["kind"], row["township"], row["contact"]) == (None, None, "kept")
    assert opened(office.handler, reward_id).status_code == 200


def test_a_contact_that_was_moved_to_another_tipoff_does_not_open(
    client: FlaskClient, office: Office
) -> None:
    told, reward_id, _ = on_its_way(client, office)
    with writing() as session:
        row = session.get_one(TipoffContact, told.first)
        row.sealed = sealed_contact(new_id(), NAME, PHONE)
    assert code_of(opened(office.handler, reward_id)) == (503, "contact_key_missing")


def test_nobody_else_reads_the_key_at_any_door_nor_name_and_phone(
    app: APIFlask,
    client: FlaskClient,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every role knocks at every door; the reward, its matter and the contact lie in their area."""
    office = office_of(client, ("511703",))
    adopted(office.desk.person_id)
    told, reward_id, _ = on_its_way(client, office)
    read: list[Path] = []

    def refused(file: Path) -> object:
        read.append(file)
        raise Refusal("contact_key_missing")

    monkeypatch.setattr(contact_opening, "read_private_key", refused)
    monkeypatch.setattr(Path, "read_bytes", _watched(read))
    here = {role: inspector(client, f"{role}-in", (role, "511703")) for role in ROLES}
    for role, who in here.items():
        if role == "reward_handler":
            continue
        for rule, method in rules(app):
            if rule.endpoint in ("sessions.sign_out", "sessions.change_password"):
                continue
            with ask(world, who, rule, method, who.headers) as response:
                body = response.data
                told_at = (role, method, rule.rule)
                assert NAME.encode() not in body, told_at
                assert PHONE.encode() not in body, told_at
        for path in (f"rewards/{reward_id}", "rewards", "payments", "contact-openings"):
            assert PHONE not in who.get(path).text
        assert code_of(opened(who, reward_id)) == (403, "role_not_allowed")
    citizen = reporter(client, told.first)
    assert PHONE not in citizen.get("tell/report").text
    assert read == []


def _watched(read: list[Path]) -> Callable[[Path], bytes]:
    real = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.name == "contact.pem":
            read.append(self)
        return real(self)

    return read_bytes


def test_one_module_alone_names_the_private_key() -> None:
    server = Path(contact_opening.__file__).parents[1]
    named = {
        file.relative_to(server).as_posix()
        for file in server.rglob("*.py")
        if re.search(r"\.contact_key\b(?! import)", file.read_text(encoding="utf-8"))
    }
    # the intake names it for making both halves together, on first use
    assert named == {"jobs/contact_opening.py", "jobs/contacts.py"}


def test_the_database_without_the_key_tells_no_contact(
    config: Config, client: FlaskClient, office: Office
) -> None:
    """What a thief of a dump, or of a backup without the keys, has."""
    _, reward_id, _ = on_its_way(client, office)
    assert opened(office.handler, reward_id).status_code == 200
    for column in _all_values():
        assert NAME not in column
        assert PHONE not in column


def test_a_backup_without_the_keys_that_is_set_up_elsewhere_opens_none(
    config: Config, client: FlaskClient, office: Office, tmp_path: Path
) -> None:
    """Database and vault, as the README says; the new server makes keys of its own."""
    told, reward_id, _ = on_its_way(client, office)
    assert not list(config.vault_dir.rglob("*.pem")) + list(config.vault_dir.rglob("*.key"))
    keys = {
        "contact_key_file": str(tmp_path / "other" / "contact.pem"),
        "contact_public_key_file": str(tmp_path / "other" / "contact.pub.pem"),
        "tell_key_file": str(tmp_path / "other" / "tell.key"),
    }
    held = reporter(client, told.first)
    elsewhere = create_app(replace(config, **keys))
    with elsewhere.app_context():
        there = elsewhere.test_client()
        handler = Inspector(there, office.handler.person_id, "desk")
        assert sealed_contact(new_id(), "a", "b")
        assert code_of(opened(handler, reward_id)) == (503, "contact_key_missing")
        # a receipt that was opened before the theft opens nothing there
        held.client = there
        assert code_of(held.get("tell/report")) == (401, "tell_token_over")
        db.session.remove()
        db.engine.dispose()


def _all_values() -> Iterator[str]:
    db.session.rollback()
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(sa.select(table)):
            for value in row:
                yield value.decode("latin-1") if isinstance(value, bytes) else str(value)


def test_a_reporter_has_it_deleted_and_the_proof_stays(client: FlaskClient, office: Office) -> None:
    told, reward_id, _ = on_its_way(client, office)
    digest = db.session.get_one(TipoffContact, told.first).sealed_sha256
    who = reporter(client, told.first)
    assert who.get("tell/report").json["contact"] == "kept"
    response = who.post("tell/report/contact/delete", {"id": new_id()})
    assert (response.status_code, response.json["contact"]) == (200, "deleted")
    assert who.post("tell/report/contact/delete", {"id": new_id()}).status_code == 200
    [line] = logged("contact_deleted")
    assert (line.person_id, line.subject) == (None, f"matter:{told.matter_id}")
    assert line.facts == {"sealed_sha256": digest, "why": "asked"}
    assert code_of(opened(office.handler, reward_id)) == (410, "contact_deleted")
    assert office.handler.get("rewards").json["rewards"][0]["contact"] == "deleted"
    # the money is still paid by its code
    assert who.get("tell/report").json["reward"]["state"] == "claimed"


def test_who_left_none_is_told_so(client: FlaskClient, office: Office) -> None:
    told, reward_id = noticed(office)
    claimed(client, told.first)
    response = reporter(client, told.first).post("tell/report/contact/delete", {"id": new_id()})
    assert code_of(response) == (404, "contact_none")
    assert code_of(opened(office.handler, reward_id)) == (404, "contact_none")


def test_it_goes_with_a_withdrawal_and_when_kept_long_enough(
    client: FlaskClient, office: Office, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = now()
    withdrawn = make_matter(office.desk.person_id, contact=True)
    kept = make_matter(office.desk.person_id, contact=True, ended_at=ended, verified="no")
    running = make_matter(office.desk.person_id, contact=True, check="dispatched", verified=None)
    owed, _, _ = on_its_way(client, office)
    with writing() as session:
        session.get_one(Tipoff, withdrawn.first).withdrawn_at = now()
    queue().work_off()
    assert why_gone() == {withdrawn.first: "withdrawn"}
    clock = held_clock(monkeypatch)
    clock.is_at(ended + timedelta(days=config.contact_keep_days, minutes=-1))
    queue().work_off()
    assert set(why_gone()) == {withdrawn.first}
    clock.is_at(ended + timedelta(days=config.contact_keep_days, minutes=1))
    queue().work_off()
    assert why_gone() == {withdrawn.first: "withdrawn", kept.first: "kept"}
    for there in (running, owed):
        assert db.session.get_one(TipoffContact, there.first).sealed is not None


def why_gone() -> dict[str, str]:
    db.session.rollback()
    return {row.tipoff_id: row.why for row in db.session.query(ContactDeletion)}


def test_deleted_bytes_are_in_no_file_of_the_database(
    client: FlaskClient, office: Office, config: Config
) -> None:
    """Many of them, so that pages of the table were split while they were there."""
    told = [make_matter(office.desk.person_id, contact=True).first for _ in range(40)]
    session = db.session
    session.rollback()
    sealed = [session.get_one(TipoffContact, one).sealed or b"" for one in told]
    session.rollback()
    # what is looked for is found before
    assert all(_anywhere(one, config) for one in sealed)
    for one in told[::2]:
        delete_contact(one, "asked")
    queue().work_off()
    session.rollback()
    assert all(row.erased_at is not None for row in session.query(ContactDeletion))
    session.rollback()
    assert [_anywhere(one, config) for one in sealed] == [False, True] * 20
    assert len(logged("contact_erased")) == 20


def _anywhere(sealed: bytes, config: Config) -> bool:
    """Any half of the bytes, in the files that the database keeps the table in."""
    parts = (sealed[:64], sealed[-64:])
    if db.engine.dialect.name == "sqlite":
        files = [config.data_dir / f"xuntian.db{end}" for end in ("", "-wal")]
        held = b"".join(file.read_bytes() for file in files if file.exists())
    else:
        with db.engine.connect() as connection:
            connection.exec_driver_sql("CHECKPOINT")
            file = "pg_read_binary_file(pg_relation_filepath('tipoff_contact'))"
            held = bytes(connection.exec_driver_sql(f"SELECT {file}").scalar_one())
    return any(part in held for part in parts)
