"""Pictures used again, through the real API and the worker's function: what is found, and what is not."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from apiflask import APIFlask
from flask.testing import FlaskClient
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from server.evidence.vault import photo_key
from server.jobs.comparing import COMPARING, compare_photo
from server.jobs.queue import queue
from server.models.base import db, now
from server.models.inspection import Inspection, VerdictRow
from server.models.log import LogLine
from server.models.photo import Photo
from server.models.picture import PhotoHash, PhotoNear
from tests.api.phones import Phone
from tests.api.records import OTHER_RECORD, RECORD, codes
from tests.makers import jpeg, landscape, make_plot, sha256

PHOTO = landscape(1)
FOUND = ("photo_nearly_same", "photo_mirrored")


@pytest.fixture
def chief(client: FlaskClient) -> Phone:
    return Phone(client, "chief")


@pytest.fixture
def plot_id() -> str:
    return make_plot()


@pytest.fixture
def last_year(chief: Phone, plot_id: str) -> datetime:
    """When a record with the photo was made."""
    moment = now() - timedelta(days=365)
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO, at=moment)))
    worked()
    return moment


def worked() -> int:
    """What the workers would do; how many photos they looked at."""
    photos = len(list(COMPARING.undone()))
    queue().work_off()
    db.session.rollback()
    db.session.expire_all()
    return photos


def finding(chief: Phone, record: str = OTHER_RECORD) -> dict[str, Any] | None:
    found = [one for one in chief.who.record(record)["verdict"]["findings"] if one["code"] in FOUND]
    assert len(found) <= 1
    return found[0] if found else None


# The same bytes


@pytest.fixture
def kept(chief: Phone, plot_id: str) -> None:
    """A record with the photo, made now."""
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO)))


def test_last_years_photo(client: FlaskClient, chief: Phone, plot_id: str) -> None:
    last_year = chief.claim(plot_id, PHOTO, at=now() - timedelta(days=365))
    first = chief.found(chief.sealed(last_year))
    assert "photo_reused" not in first
    found = chief.found(chief.sealed(chief.claim(plot_id, PHOTO), OTHER_RECORD), OTHER_RECORD)
    assert "photo_reused" in found
    [finding] = [
        one
        for one in chief.who.record(OTHER_RECORD)["verdict"]["findings"]
        if one["code"] == "photo_reused"
    ]
    assert (finding["photo"], finding["facts"]["inspection_id"]) == (sha256(PHOTO), RECORD)
    assert "photo_reused" not in codes(chief.who.record(RECORD)), "the first one is honest"


def test_the_same_photo_on_another_plot(chief: Phone, kept: None) -> None:
    other = chief.claim(make_plot("0002"), PHOTO)
    assert "photo_reused" in chief.found(chief.sealed(other, OTHER_RECORD), OTHER_RECORD)


def test_the_same_photo_from_another_person(client: FlaskClient, kept: None, plot_id: str) -> None:
    other = Phone(client, "other")
    body = other.sealed(other.claim(plot_id, PHOTO), OTHER_RECORD)
    assert "photo_reused" in other.found(body, OTHER_RECORD)


def test_a_visit_told_again_reuses_nothing(chief: Phone, kept: None, plot_id: str) -> None:
    again = chief.sealed(chief.claim(plot_id, PHOTO), OTHER_RECORD)
    assert "photo_reused" not in chief.found(again, OTHER_RECORD)


# The same picture in other bytes


def saved(image: Image.Image, quality: int = 85, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=quality)
    return out.getvalue()


def cut(image: Image.Image, percent: int, corner: bool = False) -> Image.Image:
    """So much less of width and height, from all sides or from the upper left."""
    width, height = image.size
    aside, above = width * percent // 100, height * percent // 100
    if corner:
        return image.crop((aside, above, width, height))
    return image.crop((aside // 2, above // 2, width - aside // 2, height - above // 2))


Edit = Callable[[Image.Image], bytes]
DETECTED: dict[str, Edit] = {
    "quality 30": lambda image: saved(image, 30),
    "a third of the size": lambda image: saved(image.resize((213, 160))),
    "other proportions": lambda image: saved(image.resize((640, 400))),
    "cut by 2 %": lambda image: saved(cut(image, 2)),
    "cut by 5 %": lambda image: saved(cut(image, 5)),
    "cut by 2 % at a corner": lambda image: saved(cut(image, 2, corner=True)),
    "a fifth brighter": lambda image: saved(ImageEnhance.Brightness(image).enhance(1.2)),
    "a third darker": lambda image: saved(ImageEnhance.Brightness(image).enhance(0.7)),
    "more contrast": lambda image: saved(ImageEnhance.Contrast(image).enhance(1.3)),
    "blurred": lambda image: saved(image.filter(ImageFilter.GaussianBlur(4))),
    "grey": lambda image: saved(image.convert("L")),
    "as PNG": lambda image: saved(image, kind="PNG"),
    "mirrored": lambda image: saved(ImageOps.mirror(image)),
}
NOT_DETECTED: dict[str, Edit] = {
    "cut by 20 %": lambda image: saved(cut(image, 20)),
    "cut by 10 % at a corner": lambda image: saved(cut(image, 10, corner=True)),
    "turned by 10 degrees": lambda image: saved(cut(image.rotate(10), 20)),
    "on its head": lambda image: saved(image.rotate(180)),
}


def edited(how: Edit) -> bytes:
    return how(Image.open(io.BytesIO(PHOTO)).convert("RGB"))


@pytest.mark.parametrize("how", list(DETECTED))
def test_last_years_picture_saved_anew(
    chief: Phone, plot_id: str, last_year: datetime, how: str
) -> None:
    """The record is judged before its picture was looked at, and again after."""
    copy = edited(DETECTED[how])
    assert sha256(copy) != sha256(PHOTO)
    again = chief.sealed(chief.claim(plot_id, copy), OTHER_RECORD)
    assert not chief.found(again, OTHER_RECORD) & set(FOUND)
    assert worked() == 1
    found = finding(chief)
    assert found is not None
    assert found["code"] == ("photo_mirrored" if how == "mirrored" else "photo_nearly_same")
    assert (found["weight"], found["photo"]) == ("review", sha256(copy))
    assert found["facts"]["inspection_id"] == RECORD
    assert finding(chief, RECORD) is None, "the first one is honest"


@pytest.mark.parametrize("how", list(NOT_DETECTED))
def test_what_alters_more_is_not_detected(
    chief: Phone, plot_id: str, last_year: datetime, how: str
) -> None:
    """Honestly: 64 places along rows and columns are too few for these."""
    copy = edited(NOT_DETECTED[how])
    chief.found(chief.sealed(chief.claim(plot_id, copy), OTHER_RECORD), OTHER_RECORD)
    assert worked() == 1
    assert finding(chief) is None


def test_on_another_plot_the_same_hour(chief: Phone, plot_id: str) -> None:
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO)))
    there = chief.claim(make_plot("0002"), edited(DETECTED["quality 30"]))
    chief.found(chief.sealed(there, OTHER_RECORD), OTHER_RECORD)
    assert worked() == 2
    assert finding(chief) is not None


def test_by_another_person(client: FlaskClient, chief: Phone, plot_id: str) -> None:
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO)))
    other = Phone(client, "other")
    body = other.sealed(other.claim(plot_id, edited(DETECTED["quality 30"])), OTHER_RECORD)
    other.found(body, OTHER_RECORD)
    worked()
    assert finding(other) is not None


def test_two_pictures_of_one_visit_may_look_alike(chief: Phone, plot_id: str) -> None:
    """Also told in two records, as a correction is."""
    alike = edited(DETECTED["cut by 2 %"])
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO, alike)))
    again = chief.sealed(chief.claim(plot_id, alike, jpeg(2)), OTHER_RECORD)
    chief.found(again, OTHER_RECORD)
    worked()
    assert db.session.query(PhotoNear).count() == 2
    assert finding(chief) is None
    assert finding(chief, RECORD) is None


def test_a_picture_that_was_asked_for_lines_up_with_the_old_one(
    chief: Phone, plot_id: str, last_year: datetime
) -> None:
    claim = chief.claim(plot_id, edited(DETECTED["cut by 2 %"]), reshoot_of=RECORD)
    chief.found(chief.sealed(claim, OTHER_RECORD), OTHER_RECORD)
    worked()
    found = finding(chief)
    assert found is not None
    assert found["weight"] == "note"


# In whatever order it happens


def test_a_picture_looked_at_before_its_record_came(
    chief: Phone, plot_id: str, last_year: datetime
) -> None:
    claim = chief.claim(plot_id, edited(DETECTED["quality 30"]))
    assert worked() == 1
    assert "photo_nearly_same" in chief.found(chief.sealed(claim, OTHER_RECORD), OTHER_RECORD)
    told = chief.who.record(OTHER_RECORD)
    assert "photo_nearly_same" in codes(told)


def test_the_old_picture_is_looked_at_last(chief: Phone, plot_id: str) -> None:
    """A lost message only delays: the later record is marked all the same."""
    copy = edited(DETECTED["quality 30"])
    old = now() - timedelta(days=365)
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO, at=old)))
    chief.found(chief.sealed(chief.claim(plot_id, copy), OTHER_RECORD), OTHER_RECORD)
    compare_photo(sha256(copy))
    assert finding(chief) is None
    compare_photo(sha256(PHOTO))
    assert finding(chief) is not None
    assert finding(chief, RECORD) is None


def test_the_old_verdict_is_kept_and_the_log_tells(
    chief: Phone, plot_id: str, last_year: datetime
) -> None:
    claim = chief.claim(plot_id, edited(DETECTED["quality 30"]))
    chief.found(chief.sealed(claim, OTHER_RECORD), OTHER_RECORD)
    risk = db.session.get_one(Inspection, OTHER_RECORD).risk
    worked()
    verdicts = db.session.scalars(
        sa.select(VerdictRow)
        .where(VerdictRow.inspection_id == OTHER_RECORD)
        .order_by(VerdictRow.id)
    ).all()
    causes = [(row.cause, row.current) for row in verdicts]
    assert causes == [("received", False), ("pictures_compared", True)]
    answers = [row.body["grain"]["answer"] for row in verdicts]
    assert answers[0] == answers[1], "a finding alters no answer"
    assert db.session.get_one(Inspection, OTHER_RECORD).risk > risk
    line = db.session.scalars(sa.select(LogLine).order_by(LogLine.seq.desc())).first()
    assert line is not None
    assert (line.action, line.subject) == ("inspection_rejudged", f"inspection:{OTHER_RECORD}")
    assert line.facts == {"cause": "pictures_compared"}


def test_nothing_found_leaves_the_verdict_as_it_is(
    chief: Phone, plot_id: str, last_year: datetime
) -> None:
    chief.found(chief.sealed(chief.claim(plot_id, landscape(2)), OTHER_RECORD), OTHER_RECORD)
    worked()
    assert db.session.query(VerdictRow).filter_by(inspection_id=OTHER_RECORD).count() == 1


def test_judged_again_it_says_the_same(
    app: APIFlask, chief: Phone, plot_id: str, last_year: datetime
) -> None:
    claim = chief.claim(plot_id, edited(DETECTED["mirrored"]))
    chief.found(chief.sealed(claim, OTHER_RECORD), OTHER_RECORD)
    worked()
    before = finding(chief)
    assert app.test_cli_runner().invoke(args=["rejudge"]).exit_code == 0
    db.session.rollback()
    assert finding(chief) == before


# What is said of a picture that says nothing


def test_a_flat_picture_is_looked_at_once_and_says_nothing(chief: Phone, plot_id: str) -> None:
    fog = saved(Image.new("RGB", (640, 480), (150, 156, 148)))
    thicker = saved(Image.new("RGB", (640, 480), (120, 126, 118)))
    chief.found(chief.sealed(chief.claim(plot_id, fog)))
    there = chief.claim(make_plot("0002"), thicker)
    chief.found(chief.sealed(there, OTHER_RECORD), OTHER_RECORD)
    assert worked() == 2
    assert worked() == 0
    assert db.session.query(PhotoHash).count() == 0
    assert finding(chief) is None


def test_a_picture_gone_from_the_vault_is_looked_at_when_it_is_back(
    app: APIFlask, chief: Phone, plot_id: str
) -> None:
    chief.found(chief.sealed(chief.claim(plot_id, PHOTO)))
    file = app.extensions["xuntian.config"].vault_dir / photo_key(sha256(PHOTO))
    kept = file.read_bytes()
    file.unlink()
    assert worked() == 1
    assert db.session.query(PhotoHash).count() == 0
    file.write_bytes(kept)
    result = app.test_cli_runner().invoke(args=["evidence", "hashes"])
    assert "Compared 0 photos" in result.output
    result = app.test_cli_runner().invoke(args=["evidence", "hashes", "--again"])
    assert "Compared 1 photos" in result.output
    db.session.rollback()
    assert db.session.query(PhotoHash).count() == 1


def test_looked_at_by_two_workers_it_counts_once(
    app: APIFlask, chief: Phone, plot_id: str, last_year: datetime
) -> None:
    copies = [edited(DETECTED[how]) for how in ("quality 30", "grey")]
    chief.found(chief.sealed(chief.claim(plot_id, *copies), OTHER_RECORD), OTHER_RECORD)
    hashes = [sha256(copy) for copy in copies] * 2
    together = threading.Barrier(len(hashes))

    def work(wanted: str) -> None:
        with app.app_context():
            together.wait()
            compare_photo(wanted)
            db.session.remove()

    threads = [threading.Thread(target=work, args=(one,)) for one in hashes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert db.session.query(PhotoHash).count() == 3
    assert db.session.query(PhotoNear).count() == 6, "three that look alike, both ways round"
    assert all(db.session.scalars(sa.select(Photo.compared)))
    marked = {one["photo"] for one in chief.who.record(OTHER_RECORD)["verdict"]["findings"]
              if one["code"] in FOUND}  # fmt: skip
    assert marked == set(hashes)
