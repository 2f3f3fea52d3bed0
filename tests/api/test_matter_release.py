"""A check goes out at its hour, and nothing of the tip-off with it."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from PIL import ExifTags, Image

from server.jobs import matter_release
from server.jobs.matter_release import WORK, release
from server.models.base import db, writing
from server.models.photo import Photo
from server.models.problem import Problem, ProblemEvent
from server.models.tipoff import Tipoff
from server.rules.day import CHINA
from tests.api.matters import covered, make_matter, matter_of, step, stepped
from tests.api.records import Inspector, code_of, inspector
from tests.clock import Clock, held_clock
from tests.makers import LAT, LON, landscape, make_plot, sha256


@pytest.fixture
def clock(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = held_clock(monkeypatch)
    held.is_on("2026-03-03")
    return held


@pytest.fixture
def desk(client: FlaskClient) -> Inspector:
    return inspector(client, "desk", ("officer", "511703"))


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def the_check(desk: Inspector, matter_id: str) -> Problem:
    db.session.rollback()
    problem_id = matter_of(desk, matter_id)["problem_id"]
    return db.session.get_one(Problem, problem_id, populate_existing=True)


def with_exif(picture: bytes) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Reporter's own phone"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.save(out, "JPEG", quality=92, exif=exif, comment=b"written by the reporter")
    return out.getvalue()


def test_two_that_were_told_at_different_hours_go_out_as_one(clock: Clock, desk: Inspector) -> None:
    plot_id = make_plot()
    told = ("2026-03-02T07:13", "2026-03-02T19:48")
    matters = [make_matter(at=china(at), lon=LON + 1)[0] for at in told]
    for minute, matter_id in enumerate(matters):
        clock.is_at(china("2026-03-03T10:00") + timedelta(minutes=17 * minute))
        queued = stepped(desk, matter_id, "queue", words="请到现场看", plot_id=plot_id)
        assert queued["release_at"] == "2026-03-03T07:00:00Z"
        assert (queued["state"], queued["decide_by"]) == ("queued", None)
        release(matter_id, clock)
        assert matter_of(desk, matter_id)["state"] == "queued"
    assert WORK.undone() == []
    clock.is_at(china("2026-03-03T15:00:41"))
    assert sorted(WORK.undone()) == sorted(matters)
    checks = []
    for seconds, matter_id in enumerate(matters):
        clock.is_at(china("2026-03-03T15:00:41") + timedelta(seconds=31 * seconds))
        release(matter_id, clock)
        release(matter_id, clock)
        checks.append(the_check(desk, matter_id))
    slot = china("2026-03-03T15:00")
    for check in checks:
        assert (check.found_at, check.received_at, check.reported_at) == (slot, slot, slot)
        [event] = db.session.query(ProblemEvent).filter_by(problem_id=check.id).all()
        assert (event.at, event.note) == (slot, "请到现场看")
    same = ("due_at", "level", "state", "origin", "sees_from", "findings", "division_code")
    assert [[getattr(one, name) for name in same] for one in checks[:1]] == [
        [getattr(one, name) for name in same] for one in checks[1:]
    ]
    assert not {checks[0].id, checks[1].id} & set(matters)
    assert WORK.undone() == []


def test_nothing_of_the_tipoff_stands_in_the_check(clock: Clock, desk: Inspector) -> None:
    plot_id = make_plot()
    picture = landscape(3)
    matter_id, tipoff_id = make_matter(
        words="邻居王五栽的", code="5550001936", pictures=[picture], lat=LAT + 0.0001
    )
    covered(desk, matter_id, tipoff_id, picture)
    named = {"tipoff_id": tipoff_id, "sha256": sha256(picture)}
    stepped(desk, matter_id, "queue", words="请看", plot_id=plot_id, photos=[named])
    clock.is_on("2026-03-04")
    release(matter_id, clock)
    check = the_check(desk, matter_id)
    [event] = db.session.query(ProblemEvent).filter_by(problem_id=check.id).all()
    rows = [{**vars(check)}, {**vars(event)}]
    for secret in (matter_id, tipoff_id, "王五", "1936", sha256(picture), str(LAT + 0.0001)):
        assert secret not in str(rows)
    [sha] = event.photos
    photo = db.session.get_one(Photo, sha)
    assert photo.received_at == check.found_at
    assert photo.compared


def test_a_worker_that_was_away_gives_the_field_its_whole_term(
    clock: Clock, desk: Inspector
) -> None:
    matter_id, _ = make_matter()
    stepped(desk, matter_id, "queue", words="请看", plot_id=make_plot())
    clock.is_at(china("2026-03-09T11:20"))
    release(matter_id, clock)
    assert the_check(desk, matter_id).found_at == china("2026-03-09T09:00")


def test_at_once_says_why(clock: Clock, desk: Inspector) -> None:
    matter_id, _ = make_matter()
    plot_id = make_plot()
    lacking = step(desk, matter_id, "queue", words="快", plot_id=plot_id, at_once=True)
    assert lacking.json["facts"]["fields"] == {"reason": "missing"}
    told = stepped(
        desk, matter_id, "queue", words="快", plot_id=plot_id, at_once=True, reason="挖机正在挖"
    )
    assert (told["state"], told["events"][-1]["step"]) == ("dispatched", "release")
    assert the_check(desk, matter_id).found_at == china("2026-03-03T10:00")


def test_held_back_and_queued_anew(clock: Clock, desk: Inspector) -> None:
    plot_id = make_plot()
    matter_id, _ = make_matter()
    stepped(desk, matter_id, "queue", words="一", plot_id=plot_id)
    told = stepped(desk, matter_id, "unqueue", words="先等等")
    assert (told["state"], told["release_at"]) == ("new", None)
    assert told["decide_by"] == "2026-03-05T16:00:00Z"
    clock.is_on("2026-03-04")
    release(matter_id, clock)
    assert matter_of(desk, matter_id)["problem_id"] is None
    stepped(desk, matter_id, "queue", words="二", plot_id=plot_id)
    clock.is_on("2026-03-05")
    release(matter_id, clock)
    [event] = db.session.query(ProblemEvent).all()
    assert event.note == "二"


def test_one_that_joins_a_queued_matter_holds_it_back(clock: Clock, desk: Inspector) -> None:
    matter_id, _ = make_matter()
    queued = stepped(desk, matter_id, "queue", words="请看", plot_id=make_plot())
    assert queued["release_at"] == "2026-03-04T01:00:00Z"
    clock.is_at(china("2026-03-04T00:30"))
    other_id, _ = make_matter()
    told = stepped(desk, matter_id, "merge", other_id=other_id)
    assert told["release_at"] == "2026-03-04T07:00:00Z"


@pytest.mark.parametrize("how", ["position", "photo"])
def test_where_the_reporter_stood_is_not_where_the_field_is_sent(
    clock: Clock, desk: Inspector, how: str
) -> None:
    make_plot()
    matter_id, _ = make_matter(place_how=how, lon=LON, lat=LAT)
    here = {"lon": LON, "lat": LAT + 10 / 111_195}
    assert code_of(step(desk, matter_id, "queue", words="x", place=here)) == (
        422,
        "matter_place_reporters",
    )
    there = {"lon": LON, "lat": LAT + 30 / 111_195}
    stepped(desk, matter_id, "queue", words="x", place=there)


def test_a_place_that_nobody_can_tell(clock: Clock, desk: Inspector) -> None:
    matter_id, _ = make_matter(lon=None, lat=None, division_code="")
    assert code_of(step(desk, matter_id, "queue", words="x")) == (422, "body_invalid")
    place = {"lon": 106.7, "lat": 30.5}
    assert code_of(step(desk, matter_id, "queue", words="x", place=place)) == (
        422,
        "matter_place_missing",
    )


def test_a_picture_goes_along_only_once_it_was_looked_at(clock: Clock, desk: Inspector) -> None:
    plot_id, picture = make_plot(), landscape(5)
    matter_id, tipoff_id = make_matter(pictures=[picture])
    named = [{"tipoff_id": tipoff_id, "sha256": sha256(picture)}]
    said: dict[str, Any] = {"words": "x", "plot_id": plot_id, "photos": named}
    unseen = (422, "matter_picture_unseen")
    assert code_of(step(desk, matter_id, "queue", **said)) == unseen
    covered(desk, matter_id, tipoff_id, picture, shown=False)
    assert code_of(step(desk, matter_id, "queue", **said)) == unseen
    covered(desk, matter_id, tipoff_id, picture)
    twice = step(desk, matter_id, "queue", **{**said, "photos": named * 2})
    assert code_of(twice) == (422, "body_invalid")
    stepped(desk, matter_id, "queue", **said)
    # thought better of before it went out
    covered(desk, matter_id, tipoff_id, picture, shown=False)
    clock.is_on("2026-03-04")
    release(matter_id, clock)
    [event] = db.session.query(ProblemEvent).all()
    assert event.photos == []


def test_whoever_takes_a_tipoff_back_takes_its_pictures_back(clock: Clock, desk: Inspector) -> None:
    plot_id, picture = make_plot(), landscape(6)
    matter_id, tipoff_id = make_matter(pictures=[picture])
    other_id, _ = make_matter()
    stepped(desk, matter_id, "merge", other_id=other_id)
    covered(desk, matter_id, tipoff_id, picture)
    named = [{"tipoff_id": tipoff_id, "sha256": sha256(picture)}]
    stepped(desk, matter_id, "queue", words="x", plot_id=plot_id, photos=named)
    with writing() as session:
        session.get_one(Tipoff, tipoff_id).withdrawn_at = clock()
    clock.is_on("2026-03-04")
    release(matter_id, clock)
    [event] = db.session.query(ProblemEvent).all()
    assert event.photos == []


def test_what_is_covered_otherwise_while_it_is_painted_does_not_go_out(
    clock: Clock, desk: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot_id, picture = make_plot(), landscape(11)
    matter_id, tipoff_id = make_matter(pictures=[picture])
    covered(desk, matter_id, tipoff_id, picture)
    named = [{"tipoff_id": tipoff_id, "sha256": sha256(picture)}]
    stepped(desk, matter_id, "queue", words="x", plot_id=plot_id, photos=named)
    clock.is_on("2026-03-04")
    keep = matter_release.keep_picture

    def meanwhile(data: bytes) -> str:
        covered(desk, matter_id, tipoff_id, picture, [[0.0, 0.0, 1.0, 1.0]])
        return keep(data)

    monkeypatch.setattr(matter_release, "keep_picture", meanwhile)
    release(matter_id, clock)
    assert matter_of(desk, matter_id)["state"] == "queued"
    monkeypatch.setattr(matter_release, "keep_picture", keep)
    release(matter_id, clock)
    [event] = db.session.query(ProblemEvent).all()
    with (
        desk.get(f"photos/{event.photos[0]}") as response,
        Image.open(io.BytesIO(response.data)) as one,
    ):
        assert len(one.convert("RGB").getcolors() or []) == 1


def test_covered_pictures_hold_nothing_under_their_boxes_and_no_metadata(
    clock: Clock, client: FlaskClient, desk: Inspector
) -> None:
    plot_id, picture = make_plot(), with_exif(landscape(9, 800, 600))
    boxes = [[0.101, 0.203, 0.309, 0.55], [0.9, 0.9, 1.0, 1.0]]
    matter_id, tipoff_id = make_matter(pictures=[picture])
    covered(desk, matter_id, tipoff_id, picture, boxes)
    path = f"matters/{matter_id}/photos/{tipoff_id}/{sha256(picture)}"
    with desk.get(path, covered=True) as shown:
        preview = shown.data
    named = [{"tipoff_id": tipoff_id, "sha256": sha256(picture)}]
    stepped(desk, matter_id, "queue", words="x", plot_id=plot_id, photos=named)
    clock.is_on("2026-03-04")
    release(matter_id, clock)
    [event] = db.session.query(ProblemEvent).all()
    [sha] = event.photos
    village = inspector(client, "village", ("village_chief", "511703001001"))
    with village.get(f"photos/{sha}") as response:
        assert response.status_code == 200
        data = response.data
    assert data == preview
    for trace in (b"Exif", b"Reporter", b"GPS", b"http://ns.adobe", b"\xff\xfe", b"ICC_PROFILE"):
        assert trace not in data
    with Image.open(io.BytesIO(data)) as opened:
        assert not opened.getexif()
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(opened.info)
        plain = opened.convert("RGB")
    assert plain.size == (800, 600)
    for left, top, right, bottom in boxes:
        area = plain.crop(
            (int(left * 800), int(top * 600), round(right * 800), round(bottom * 600))
        )
        colours = area.getcolors()
        assert colours is not None
        assert len(colours) == 1
        assert max(colours[0][1]) <= 2
    assert plain.crop((400, 100, 700, 400)).getcolors(100) is None
