"""The other picture on the page of a record: for officers of its area, and for nobody else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image, ImageOps

from server.jobs.queue import queue
from server.models.base import db
from tests.api.records import code_of, inspector
from tests.api.reviewing import Desk
from tests.makers import landscape, make_plot, sha256

PHOTO = landscape(1)
NEIGHBOUR = "511703002"
"""A township beside the one of the records."""


def saved(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=40)
    return out.getvalue()


COPY = saved(Image.open(io.BytesIO(PHOTO)))
MIRRORED = saved(ImageOps.mirror(Image.open(io.BytesIO(PHOTO))))


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return Desk(
        inspector(client, "chief", ("inspector", "511703")),
        inspector(client, "officer", ("officer", "511703001")),
        inspector(client, "other", ("officer", NEIGHBOUR)),
        make_plot(),
    )


def shown(desk: Desk, record: str) -> dict[str, Any]:
    queue().work_off()
    db.session.rollback()
    alike: dict[str, Any] = desk.page(record)["alike"]
    return alike


def test_the_other_picture_with_where_it_comes_from(desk: Desk) -> None:
    first = desk.visit([PHOTO], plot_id=make_plot("0002"))
    record = desk.visit([COPY, landscape(2)])
    alike = shown(desk, record)
    assert set(alike) == {sha256(COPY)}
    other = alike[sha256(COPY)]
    assert (other["sha256"], other["inspection_id"]) == (sha256(PHOTO), first)
    assert (other["plot_number"], other["village"], other["mirrored"]) == ("0002", "乙湾村", False)
    assert 0 <= other["bits"] <= 8
    with desk.officer.get(f"photos/{sha256(PHOTO)}", size="small") as picture:
        assert picture.status_code == 200
    assert desk.page(first)["alike"] == {}, "the first one is honest"


def test_a_mirrored_one_is_told_as_such(desk: Desk) -> None:
    desk.visit([PHOTO], plot_id=make_plot("0002"))
    alike = shown(desk, desk.visit([MIRRORED]))
    assert alike[sha256(MIRRORED)]["mirrored"] is True


def test_a_picture_of_another_township_is_not_shown(desk: Desk) -> None:
    """The finding says that there is one, and no more."""
    away = make_plot("0002", division_code=NEIGHBOUR + "001")
    desk.visit([PHOTO], plot_id=away)
    record = desk.visit([COPY])
    assert shown(desk, record) == {sha256(COPY): None}
    refused = desk.officer.get(f"photos/{sha256(PHOTO)}", size="small")
    assert code_of(refused) == (404, "photo_unknown")


def test_records_with_such_a_finding_can_be_filtered(desk: Desk) -> None:
    desk.visit([PHOTO], plot_id=make_plot("0002"))
    record = desk.visit([COPY])
    assert shown(desk, record)
    found = desk.queue(finding="photo_nearly_same")["records"]
    assert [row["id"] for row in found] == [record]
