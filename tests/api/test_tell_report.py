"""Behind an opened receipt: pictures, answers, withdrawal, and what the reporter thinks of the reply."""

from __future__ import annotations

import io
import uuid
from dataclasses import replace
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from PIL import Image

from server.config import Config
from server.evidence.vault import tipoff_key
from server.jobs import tipoff_answers
from server.models.base import db, now, writing
from server.models.log import LogLine
from server.models.tipoff import (
    Matter,
    MatterEvent,
    Tipoff,
    TipoffPhoto,
    add_event,
    events_of,
    hold,
)
from server.rules.tipoff_report import ANSWERS_MAX, PHOTOS_IN_ALL_MAX
from tests.api.citizens import Citizen
from tests.api.records import code_of
from tests.evidence.pictures import HTML, degrees, position, with_exif
from tests.makers import jpeg, landscape, make_person, sha256

PHOTO = landscape(1)


@pytest.fixture
def config(config: Config) -> Config:
    """One bit of work: what it costs is tested with the rule."""
    return replace(config, tell_work_bits=1)


@pytest.fixture
def citizen(client: FlaskClient) -> Citizen:
    return Citizen(client)


def matter_of(citizen: Citizen) -> Matter:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Matter, db.session.get_one(Tipoff, citizen.id).matter_id)


def steps(citizen: Citizen) -> list[str]:
    return [event.step for event in events_of(db.session(), matter_of(citizen).id)]


def desk(citizen: Citizen, step: str, words: str, to_all: bool = False, **change: Any) -> str:
    """What the desk does, as far as the reporter reads it; answers the id of the step."""
    event_id = str(uuid.uuid4())
    with writing() as session:
        matter = hold(session, session.get_one(Tipoff, citizen.id).matter_id)
        for name, value in change.items():
            setattr(matter, name, value)
        event = MatterEvent(
            id=event_id,
            step=step,
            tipoff_id=None if to_all else citizen.id,
            at=now(),
            words=words,
            facts={},
        )
        add_event(session, matter, event)
    return event_id


def replied(citizen: Citizen, state: str = "dismissed") -> None:
    desk(citizen, "reply", "已经核实，正在整改。", to_all=True, state=state, replied_at=now())


# pictures


def test_a_picture_is_kept_without_what_its_file_tells(app: APIFlask, citizen: Citizen) -> None:
    there = position(degrees(31, 7, 12), degrees(107, 27))
    photo = with_exif(there, outer={0x010F: "SECRET-MAKER"}) + b"SECRET-AFTER-THE-END"
    receipt = citizen.tell([photo])
    assert receipt["owed"] == [sha256(photo)]
    response = citizen.send(photo)
    assert (response.status_code, response.json) == (200, {"owed": []})
    row = db.session.get_one(TipoffPhoto, (citizen.id, sha256(photo)))
    assert (row.width_px, row.height_px) == (64, 48)
    with app.extensions["xuntian.vault"].open(tipoff_key(row.kept_sha256)) as file:
        kept = file.read()
    assert sha256(kept) == row.kept_sha256
    assert b"SECRET" not in kept
    with Image.open(io.BytesIO(kept)) as copy:
        assert dict(copy.getexif()) == {}
    assert citizen.report()["photos"] == [{"sha256": sha256(photo), "state": "kept"}]


def test_nothing_of_what_came_is_left_on_the_disk(config: Config, citizen: Citizen) -> None:
    photo = with_exif(outer={0x010F: "SECRET-MAKER"})
    citizen.tell([photo])
    citizen.send(photo)
    files = [file for file in config.data_dir.rglob("*") if file.is_file()]
    assert any("tipoffs" in file.parts for file in files)
    for file in files:
        data = file.read_bytes()
        assert b"SECRET-MAKER" not in data, file
        assert sha256(data) != sha256(photo), file


def test_a_picture_can_be_told_from_others(citizen: Citizen) -> None:
    citizen.tell([PHOTO])
    citizen.send(PHOTO)
    row = db.session.get_one(TipoffPhoto, (citizen.id, sha256(PHOTO)))
    assert row.hash_across is not None
    assert row.hash_down is not None
    assert -(1 << 63) <= row.hash_across < 1 << 63


def test_pictures_are_one_step_once_all_have_come(citizen: Citizen) -> None:
    other = landscape(2)
    citizen.tell([PHOTO, other])
    assert citizen.send(PHOTO).json["owed"] == [sha256(other)]
    assert steps(citizen) == ["receive"]
    citizen.send(other)
    assert citizen.send(other).status_code == 200
    assert steps(citizen) == ["receive", "photos"]
    lines = db.session.query(LogLine).filter(LogLine.action == "tipoff_photo").all()
    assert [line.facts for line in lines] == [{}, {}]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (HTML, (415, "photo_not_an_image")),
        (PHOTO[: len(PHOTO) // 3], (422, "photo_unreadable")),
        (b"\xff\xd8\xff\xe0" + b"\0" * 400, (422, "photo_unreadable")),
    ],
    ids=["a page", "half a picture", "a head alone"],
)
def test_what_is_no_picture_stays_owed(
    citizen: Citizen, sent: bytes, code: tuple[int, str]
) -> None:
    citizen.tell([sent])
    assert code_of(citizen.send(sent)) == code
    assert citizen.report()["photos"] == [{"sha256": sha256(sent), "state": "owed"}]


def test_another_picture_than_was_named_is_refused(citizen: Citizen) -> None:
    citizen.tell([PHOTO])
    assert code_of(citizen.send(jpeg(2), named=PHOTO)) == (460, "photo_hash_differs")
    assert code_of(citizen.send(jpeg(2))) == (404, "photo_unknown")


def test_a_picture_has_a_size(app: APIFlask, citizen: Citizen) -> None:
    citizen.tell([PHOTO])
    app.extensions["xuntian.config"] = replace(
        app.extensions["xuntian.config"], tell_photo_max_bytes=len(PHOTO) - 1
    )
    assert code_of(citizen.send(PHOTO)) == (413, "body_too_large")


def test_a_picture_of_another_reporter_is_unknown(client: FlaskClient, citizen: Citizen) -> None:
    citizen.tell([PHOTO])
    other = Citizen(client, code="1000000002")
    other.tell()
    assert code_of(other.send(PHOTO)) == (404, "photo_unknown")


# questions and answers


def test_a_question_is_answered_with_words_and_pictures(citizen: Citizen) -> None:
    citizen.tell()
    question = desk(citizen, "ask", "大概栽了多少棵？")
    [asked] = citizen.report()["questions"]
    assert (asked["id"], asked["words"], asked["answer"]) == (question, "大概栽了多少棵？", None)
    response = citizen.post(
        "answers", question_id=question, words="两百来棵", photos=[sha256(PHOTO)]
    )
    assert response.status_code == 200
    assert response.json["questions"][0]["answer"]["words"] == "两百来棵"
    assert response.json["photos"] == [{"sha256": sha256(PHOTO), "state": "owed"}]
    citizen.send(PHOTO)
    assert steps(citizen) == ["receive", "ask", "answer", "photos"]


def test_something_is_added_without_a_question(citizen: Citizen) -> None:
    citizen.tell([PHOTO])
    response = citizen.post(
        "answers", question_id=None, words="又来了一车苗", photos=[sha256(PHOTO)]
    )
    assert [said["words"] for said in response.json["added"]] == ["又来了一车苗"]
    assert len(response.json["photos"]) == 1


def test_the_same_answer_again_is_known(citizen: Citizen) -> None:
    citizen.tell()
    body = {"id": str(uuid.uuid4()), "question_id": None, "words": "一", "photos": []}
    assert citizen.post("answers", **body).status_code == 200
    assert citizen.post("answers", **body).status_code == 200
    assert steps(citizen) == ["receive", "answer"]
    assert code_of(citizen.post("answers", **{**body, "words": "二"})) == (409, "tell_differs")


def test_an_id_that_another_took_at_the_same_moment_is_refused(
    client: FlaskClient, citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen.tell()
    other = Citizen(client, code="1000000002")
    other.tell()
    body = {"id": str(uuid.uuid4()), "question_id": None, "words": "一", "photos": []}
    citizen.post("answers", **body)
    db.session.remove()
    looks = iter([False])
    real = tipoff_answers._is_known
    monkeypatch.setattr(
        tipoff_answers, "_is_known", lambda *given: next(looks, True) and real(*given)
    )
    assert code_of(other.post("answers", **body)) == (409, "tell_differs")
    assert steps(other) == ["receive"]


def test_a_step_of_another_reporter_is_not_shown(client: FlaskClient, citizen: Citizen) -> None:
    citizen.tell()
    question = desk(citizen, "ask", "您住在哪个组？")
    other = Citizen(client, code="1000000002")
    other.tell()
    assert other.report()["questions"] == []
    body = {"question_id": question, "words": "三组", "photos": []}
    assert code_of(other.post("answers", **body)) == (404, "tell_question_unknown")
    told = citizen.post("answers", **body).json
    again = {"id": told["questions"][0]["id"], **body}
    assert code_of(other.post("answers", **again)) == (409, "tell_differs")


def test_an_answer_says_something(citizen: Citizen) -> None:
    citizen.tell()
    response = citizen.post("answers", question_id=None, words=" ", photos=[])
    assert code_of(response) == (422, "body_invalid")


def test_nobody_fills_the_disk(citizen: Citizen) -> None:
    citizen.tell()
    for turn in range(PHOTOS_IN_ALL_MAX // 9 + 1):
        photos = [sha256(bytes([turn, one])) for one in range(9)]
        response = citizen.post("answers", question_id=None, words="", photos=photos)
    assert code_of(response) == (409, "tell_enough")
    assert len(citizen.report()["photos"]) == PHOTOS_IN_ALL_MAX // 9 * 9
    left = ANSWERS_MAX - len(citizen.report()["added"])
    for turn in range(left + 1):
        response = citizen.post("answers", question_id=None, words=str(turn), photos=[])
    assert code_of(response) == (409, "tell_enough")


# withdrawal


def test_withdrawn_the_matter_ends(citizen: Citizen) -> None:
    citizen.tell([PHOTO])
    told = citizen.post("withdraw").json
    assert told["withdrawn_at"] is not None
    assert told["state"] == "answered"
    assert not told["may_answer"]
    assert not told["may_withdraw"]
    matter = matter_of(citizen)
    assert (matter.state, matter.decide_by, matter.release_at) == ("withdrawn", None, None)
    assert code_of(citizen.send(PHOTO)) == (409, "tell_not_now")
    assert code_of(citizen.post("withdraw")) == (409, "tell_not_now")
    body = {"question_id": None, "words": "还有", "photos": []}
    assert code_of(citizen.post("answers", **body)) == (409, "tell_not_now")


def test_withdrawing_again_under_the_same_id_is_known(citizen: Citizen) -> None:
    citizen.tell()
    step = str(uuid.uuid4())
    assert citizen.post("withdraw", id=step).status_code == 200
    assert citizen.post("withdraw", id=step).status_code == 200


def test_a_check_that_is_out_goes_on(citizen: Citizen) -> None:
    citizen.tell()
    desk(citizen, "release", "", state="dispatched")
    assert citizen.post("withdraw").json["state"] == "answered"
    assert matter_of(citizen).state == "dispatched"


def test_a_matter_goes_on_for_its_other_reporters(client: FlaskClient, citizen: Citizen) -> None:
    citizen.tell()
    other = Citizen(client, code="1000000002")
    other.tell()
    with writing() as session:
        session.get_one(Tipoff, other.id).matter_id = session.get_one(Tipoff, citizen.id).matter_id
    citizen.post("withdraw")
    assert matter_of(citizen).state == "new"
    told = other.report()
    assert (told["state"], told["withdrawn_at"]) == ("received", None)
    other.post("withdraw")
    assert matter_of(citizen).state == "withdrawn"


# reply and revisit


def test_the_reply_is_read_and_found_good(citizen: Citizen) -> None:
    citizen.tell()
    body = {"satisfied": True, "reason": ""}
    assert code_of(citizen.post("revisit", **body)) == (409, "tell_not_now")
    replied(citizen)
    told = citizen.report()
    assert (told["state"], told["reply"]["words"]) == ("answered", "已经核实，正在整改。")
    assert (told["may_answer"], told["may_revisit"], told["may_reopen"]) == (False, True, True)
    told = citizen.post("revisit", **body).json
    assert (told["satisfied"], told["may_revisit"]) == (True, False)
    assert matter_of(citizen).reopened == 0
    assert code_of(citizen.post("revisit", **body)) == (409, "tell_not_now")


def test_not_satisfied_with_a_reason_opens_it_again_once(citizen: Citizen) -> None:
    citizen.tell()
    replied(citizen)
    told = citizen.post("revisit", satisfied=False, reason="树还在").json
    assert (told["state"], told["reply"], told["may_answer"]) == ("received", None, True)
    matter = matter_of(citizen)
    assert (matter.state, matter.reopened, matter.replied_at) == ("new", 1, None)
    assert steps(citizen)[-2:] == ["revisit", "reopen"]
    replied(citizen)
    told = citizen.report()
    assert (told["satisfied"], told["may_revisit"], told["may_reopen"]) == (None, True, False)
    told = citizen.post("revisit", satisfied=False, reason="还是没动").json
    assert (told["state"], told["satisfied"]) == ("answered", False)
    assert matter_of(citizen).reopened == 1


def test_not_satisfied_without_a_reason_opens_nothing(citizen: Citizen) -> None:
    citizen.tell()
    replied(citizen)
    told = citizen.post("revisit", satisfied=False, reason=" ").json
    assert (told["state"], told["satisfied"]) == ("answered", False)
    assert matter_of(citizen).reopened == 0


def test_who_is_joined_to_an_answered_matter_reads_the_reply_and_no_earlier_reporter(
    client: FlaskClient, citizen: Citizen
) -> None:
    citizen.tell()
    desk(citizen, "ask", "是几月栽的？")
    citizen.post("answers", question_id=None, words="五月", photos=[])
    desk(citizen, "reply", "已经拔了。", to_all=True, state="dispatched", replied_at=now())
    late = Citizen(client, code="1000000002")
    late.tell()
    with writing() as session:
        tipoff = session.get_one(Tipoff, late.id)
        tipoff.matter_id = session.get_one(Tipoff, citizen.id).matter_id
    told = late.report()
    assert (told["questions"], told["added"]) == ([], [])
    assert told["reply"] == {"words": "已经拔了。", "at": told["received_at"]}
    assert (told["state"], told["may_revisit"]) == ("answered", True)


def test_the_reporter_never_reads_who_handles_it(citizen: Citizen) -> None:
    citizen.tell()
    officer = make_person("officer", [("officer", "511703")], name="不可说")
    event = desk(citizen, "reply", "查过了", state="dismissed", replied_at=now())
    with writing() as session:
        session.get_one(MatterEvent, event).person_id = officer
    text = citizen.behind("GET").text
    assert "不可说" not in text
    assert officer not in text
    assert matter_of(citizen).id not in text
