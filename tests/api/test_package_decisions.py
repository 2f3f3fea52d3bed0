"""What officers decided and said of a plot's records, in its evidence package and against the log."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import rfc8785
import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient

from server.models.base import db, writing
from server.models.decision import Comment, Decision
from server.models.inspection import Inspection
from server.models.log import LogLine
from tests.api.packages import check, unpacked
from tests.api.reviewing import PHOTOS, Desk, decided, desk_of
from tests.makers import jpeg, sha256


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


def package_of(desk: Desk, **query: str) -> bytes:
    with desk.officer.get(f"plots/{desk.plot_id}/package", **query) as response:
        assert response.status_code == 200, response.json
        return bytes(response.data)


def review_in(package: bytes, record: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return json.loads(archive.read(f"inspections/{record}/review.json"))


def verified(app: APIFlask) -> tuple[int, str]:
    db.session.rollback()
    db.session.expire_all()
    result = app.test_cli_runner().invoke(args=["evidence", "verify"])
    return result.exit_code, result.output


def edited(statement: Any) -> None:
    """Somebody with the database's password."""
    with writing() as session:
        assert session.execute(statement).rowcount


def test_a_record_nobody_looked_at_says_so(desk: Desk) -> None:
    record = desk.visit()
    assert review_in(package_of(desk), record) == {"state": "open", "decisions": [], "comments": []}


def test_each_decision_stands_with_who_why_and_what_the_rules_had_answered(desk: Desk) -> None:
    record = desk.visit()
    back = decided(desk.officer, record, "return", note="再拍一张近景")
    changed = decided(desk.other, record, "override", seen=back["id"], override={"grain": "no"})
    review = review_in(package_of(desk), record)
    assert review["state"] == "accepted"
    first, second = review["decisions"]
    assert [first[name] for name in ("id", "place", "kind", "reason", "note", "role")] == [
        back["id"],
        1,
        "return",
        "photo_unclear",
        "再拍一张近景",
        "officer",
    ]
    assert first["person_name"] == back["person_name"]
    assert first["requests"] == [
        {"role": "closeup", "photo": sha256(PHOTOS[1]), "why": "photo_unclear"}
    ]
    assert second["id"] == changed["id"]
    assert second["person_id"] == desk.other.person_id
    assert second["override"] == {"grain": "no"}
    assert second["computed"]["grain"] == "yes"
    assert second["computed"]["edition"] == "2023.1"


def test_a_comment_is_kept_with_them(desk: Desk) -> None:
    record = desk.visit()
    desk.officer.post(f"inspections/{record}/comments", {"text": "田埂刚修过"})
    [said] = review_in(package_of(desk), record)["comments"]
    assert (said["text"], said["person_id"]) == ("田埂刚修过", desk.officer.person_id)


def test_a_voided_record_stays_and_is_marked(desk: Desk, tmp_path: Path) -> None:
    photo = jpeg(7)
    kept, voided = desk.visit(), desk.visit([photo])
    decided(desk.officer, voided, "void", reason="duplicate")
    package = unpacked(package_of(desk), tmp_path / "package")
    review = json.loads((package / "inspections" / voided / "review.json").read_bytes())
    assert review["state"] == "voided"
    assert (package / "photos" / f"{sha256(photo)}.jpg").is_file()
    ran = check(package, tmp_path / "tools", "en")
    assert (ran.returncode, ran.stderr) == (0, "")
    told = "an officer voided this record; it stays in the package: "
    assert told + voided in ran.stdout
    assert told + kept not in ran.stdout


def test_a_decision_makes_another_package_and_reading_does_not(desk: Desk) -> None:
    record = desk.visit()
    first = package_of(desk)
    decided(desk.officer, record)
    second = package_of(desk)
    assert second != first
    assert package_of(desk) == second
    desk.page(record)
    assert package_of(desk) == second


def test_the_log_line_of_each_has_the_hash_of_what_the_package_tells(desk: Desk) -> None:
    record = desk.visit()
    decided(desk.officer, record, "void", reason="other", note='其他 "x"')
    desk.officer.post(f"inspections/{record}/comments", {"text": "看过"})
    review = review_in(package_of(desk), record)
    db.session.rollback()
    lines = db.session.scalars(sa.select(LogLine).where(LogLine.subject == f"inspection:{record}"))
    logged = {line.action: line.facts.get("sha256") for line in lines}
    for action, said in (
        ("inspection_void", review["decisions"][0]),
        ("inspection_comment", review["comments"][0]),
    ):
        told = {"sha256", "person_name", "role", "computed"}
        form = {name: value for name, value in said.items() if name not in told}
        assert hashlib.sha256(rfc8785.dumps(form)).hexdigest() == said["sha256"] == logged[action]


# Rows edited by whoever has the database


@pytest.fixture
def kept(app: APIFlask, desk: Desk) -> str:
    """A record with a decision and a comment, against which nothing can be said."""
    record = desk.visit()
    decided(desk.officer, record, "override", override={"cultivated": "no"})
    desk.officer.post(f"inspections/{record}/comments", {"text": "看过"})
    code, output = verified(app)
    assert code == 0, output
    return record


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (sa.update(Decision).values(note="改过"), "over record {record} was changed"),
        (
            sa.update(Decision).values(override={"cultivated": "yes"}),
            "over record {record} was changed",
        ),
        (sa.update(Comment).values(text="改过"), "on record {record} was changed"),
        (sa.delete(Comment), "was made and is gone"),
        (
            sa.update(Inspection).values(review_state="returned"),
            "the state of record {record} is not that of its last decision",
        ),
        (
            sa.update(LogLine)
            .where(LogLine.action == "inspection_override")
            .values(action="plot_read", facts={}),
            "the log does not know decision",
        ),
    ],
    ids=["note", "override", "comment", "comment gone", "state", "not logged"],
)
def test_what_officers_said_cannot_be_edited_unseen(
    app: APIFlask, kept: str, statement: Any, said: str
) -> None:
    edited(statement)
    code, output = verified(app)
    assert code == 1
    assert said.format(record=kept) in output


def test_a_decision_removed_is_missed(app: APIFlask, kept: str) -> None:
    edited(sa.update(Inspection).values(decision_id=None, review_state="open"))
    edited(sa.delete(Decision))
    code, output = verified(app)
    assert (code, "was taken and is gone" in output) == (1, True)
