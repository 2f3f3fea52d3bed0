"""An accepted record of which more comes to light: it is reviewed again, and the chain tells why."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from click.testing import Result
from flask.testing import FlaskClient
from PIL import Image

from server.jobs.queue import queue
from server.models.base import db, now, writing
from server.models.inspection import Inspection
from server.models.log import LogLine
from tests.api.reviewing import Desk, decided, desk_of
from tests.makers import landscape

OLD = landscape(1)


def copied() -> bytes:
    """The old picture saved anew: other bytes, nearly the same picture."""
    out = io.BytesIO()
    Image.open(io.BytesIO(OLD)).save(out, "JPEG", quality=30)
    return out.getvalue()


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return desk_of(client)


@pytest.fixture
def accepted(desk: Desk) -> str:
    """A record with a copy of last year's picture, accepted before anybody compared the two."""
    desk.visit([OLD], at=now() - timedelta(days=365))
    record = desk.visit([copied()])
    decided(desk.officer, record)
    return record


def compared() -> None:
    queue().work_off()
    db.session.rollback()
    db.session.expire_all()


def verify(app: APIFlask) -> Result:
    db.session.rollback()
    db.session.expire_all()
    return app.test_cli_runner().invoke(args=["evidence", "verify"])


def test_it_is_in_the_queue_again(desk: Desk, accepted: str) -> None:
    assert desk.page(accepted)["state"] == "accepted"
    compared()
    page = desk.page(accepted)
    assert page["state"] == "open"
    assert [one["kind"] for one in page["decisions"]] == ["accept"], "what was decided stays told"
    assert accepted in [row["id"] for row in desk.queue(state="open")["records"]]


def test_the_log_tells_and_verify_agrees(app: APIFlask, desk: Desk, accepted: str) -> None:
    compared()
    line = db.session.scalars(
        sa.select(LogLine).where(LogLine.action == "inspection_reopened")
    ).one()
    [decision] = desk.page(accepted)["decisions"]
    assert line.subject == f"inspection:{accepted}"
    assert line.facts == {"after": decision["id"], "findings": ["photo_nearly_same"]}
    result = verify(app)
    assert result.exit_code == 0, result.output


def test_an_officer_accepts_it_for_good(app: APIFlask, desk: Desk, accepted: str) -> None:
    compared()
    [first] = desk.page(accepted)["decisions"]
    decided(desk.other, accepted, seen=first["id"])
    compared()
    assert desk.page(accepted)["state"] == "accepted"
    assert verify(app).exit_code == 0


def test_opened_by_hand_it_is_found(app: APIFlask, desk: Desk, accepted: str) -> None:
    with writing() as session:
        session.execute(
            sa.update(Inspection).where(Inspection.id == accepted).values(review_state="open")
        )
    result = verify(app)
    assert result.exit_code == 1
    assert accepted in result.output


def test_closed_by_hand_after_it_was_opened_it_is_found(
    app: APIFlask, desk: Desk, accepted: str
) -> None:
    compared()
    with writing() as session:
        session.execute(
            sa.update(Inspection).where(Inspection.id == accepted).values(review_state="accepted")
        )
    result = verify(app)
    assert result.exit_code == 1
    assert accepted in result.output
