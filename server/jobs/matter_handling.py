"""A step that the desk takes with a matter: what the table lets, written beside the others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.jobs.matter_clocks import begun_at, release_slot, triage_due
from server.jobs.matter_ground import Ground, ground_of, is_standpoint
from server.jobs.matter_merging import beside, held_both, matter_of_origin, take_in, take_out
from server.jobs.matter_release import release
from server.matter_step import DeskStepIn
from server.models.base import db, now, writing
from server.models.log import log
from server.models.problem import Problem
from server.models.tipoff import (
    Matter,
    MatterEvent,
    MutedChain,
    Tipoff,
    TipoffBoxes,
    TipoffPhoto,
    add_event,
    desk_matter,
    hold,
    tipoffs_of,
)
from server.models.tipoff_boxes import boxes_of
from server.refusals import Refusal
from server.rules.matter import Said, Standing, may_take, shortcomings
from server.rules.problem import Grants
from server.rules.tipoff import triage_areas, triage_level

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """Who takes it."""

    person_id: str
    grants: Grants


def standing_of(session: Session, matter: Matter) -> Standing:
    state: Any = matter.state
    check: Any = matter.problem_id and session.scalar(
        select(Problem.state).where(Problem.id == matter.problem_id)
    )
    tipoffs = select(func.count()).where(Tipoff.matter_id == matter.id)
    pictures = (
        select(func.count())
        .select_from(TipoffPhoto)
        .join(Tipoff, Tipoff.id == TipoffPhoto.tipoff_id)
        .where(Tipoff.matter_id == matter.id, TipoffPhoto.kept_sha256.is_not(None))
    )
    return Standing(
        state,
        matter.replied_at is not None,
        check,
        session.scalar(tipoffs) or 0,
        session.scalar(pictures) or 0,
    )


def take_step(
    matter_id: str, wish: DeskStepIn, desk: Desk, clock: Callable[[], datetime] = now
) -> Literal[200, 201]:
    """Keeps the step; 200 where this very one is kept. A check that goes out at once is out then.

    Raises Refusal matter_unknown, matter_step_differs, matter_moved (somebody else took a step that was
    not seen), matter_step_not_now, body_invalid, and those of the step.
    """
    status = _take(matter_id, wish, desk, clock)
    if wish.step == "queue" and wish.at_once:
        release(matter_id, clock)
    return status


def _take(
    matter_id: str, wish: DeskStepIn, desk: Desk, clock: Callable[[], datetime]
) -> Literal[200, 201]:
    digest = hashlib.sha256(wish.model_dump_json().encode()).hexdigest()
    try:
        with writing() as session:
            matter, other = _held(session, matter_id, wish, desk)
            if _known(session, matter_id, wish, digest, desk):
                return 200
            _check(session, matter, wish)
            moment = clock()
            facts = {"sha256": digest, **_STEPS[wish.step](session, matter, wish, desk, moment)}
            if wish.step == "merge" and other is not None:
                take_in(session, matter, other, wish.id, desk.person_id, moment)
            _write(session, matter, wish, desk, moment, facts)
            told = {"event": wish.id, "state": matter.state}
            log(session, desk.person_id, f"matter_{wish.step}", f"matter:{matter.id}", **told)
            return 201
    except IntegrityError:
        # the same id came twice at once
        if not _known(db.session(), matter_id, wish, digest, desk):
            raise
        return 200


def _held(
    session: Session, matter_id: str, wish: DeskStepIn, desk: Desk
) -> tuple[Matter, Matter | None]:
    """The matter, and the one that is merged into it; both of this person's desk once they are held."""
    if wish.step != "merge" or wish.other_id is None:
        if desk_matter(session, matter_id, desk.grants) is None:
            raise Refusal("matter_unknown", id=matter_id)
        matter, other = hold(session, matter_id), None
    else:
        if wish.other_id == matter_id:
            raise Refusal("body_invalid", fields={"other_id": "itself"})
        for one in (matter_id, wish.other_id):
            if desk_matter(session, one, desk.grants) is None:
                raise Refusal("matter_unknown", id=one)
        matter, other = held_both(session, matter_id, wish.other_id)
    for held in (matter, other):
        # it may have gone to another desk before it was held
        if held is not None and desk_matter(session, held.id, desk.grants) is None:
            raise Refusal("matter_unknown", id=held.id)
    return matter, other


def _known(session: Session, matter_id: str, wish: DeskStepIn, digest: str, desk: Desk) -> bool:
    kept = session.get(MatterEvent, wish.id, populate_existing=True)
    if kept is None:
        return False
    said = (kept.matter_id, kept.person_id, kept.facts.get("sha256"))
    if said != (matter_id, desk.person_id, digest):
        raise Refusal("matter_step_differs")
    return True


def _check(session: Session, matter: Matter, wish: DeskStepIn) -> None:
    if wish.seen != matter.last_place:
        raise Refusal("matter_moved", state=matter.state, last=matter.last_place)
    if not may_take(wish.step, standing_of(session, matter)):
        raise Refusal("matter_step_not_now", state=matter.state, step=wish.step)
    wrong = shortcomings(
        wish.step,
        Said(
            words=bool(wish.words.strip()),
            reply=bool(wish.reply.strip()),
            tipoff=wish.tipoff_id is not None,
            other=wish.other_id is not None,
            judgement=any((wish.kind, wish.against, wish.plot_id, wish.place)),
            ground=wish.plot_id is not None or wish.place is not None,
            at_once=wish.at_once,
            reason=bool(wish.reason.strip()),
            boxes=wish.boxes,
            shown=wish.shown,
        ),
    )
    if wish.step == "redact" and wish.sha256 is None:
        wrong["sha256"] = "missing"
    if wrong:
        raise Refusal("body_invalid", fields=wrong)


def _tipoff(session: Session, matter: Matter, wish: DeskStepIn) -> Tipoff:
    """The tip-off that the step names; it must lie in the matter."""
    found = session.get(Tipoff, wish.tipoff_id) if wish.tipoff_id else None
    if found is None or found.matter_id != matter.id:
        raise Refusal("body_invalid", fields={"tipoff_id": "unknown"})
    return found


def _write(
    session: Session, matter: Matter, wish: DeskStepIn, desk: Desk, moment: datetime, facts: Facts
) -> None:
    event = _event(wish.id, wish.step, desk, moment, wish.words, facts)
    event.tipoff_id = wish.tipoff_id
    if wish.step == "ask":
        # one question a reporter: it stays theirs whatever matter the tip-off is moved to
        asked = (
            [_tipoff(session, matter, wish)] if wish.tipoff_id else tipoffs_of(session, matter.id)
        )
        first, *rest = [one.id for one in asked if one.withdrawn_at is None]
        event.tipoff_id = first
        for tipoff_id in rest:
            more = _event(beside(wish.id, tipoff_id), "ask", desk, moment, wish.words, {})
            more.tipoff_id = tipoff_id
            add_event(session, matter, more)
    add_event(session, matter, event)
    if wish.step == "dismiss":
        told = _event(beside(wish.id, "reply"), "reply", desk, moment, wish.reply, {})
        add_event(session, matter, told)


def _event(
    id_: str, step: str, desk: Desk, moment: datetime, words: str, facts: Facts
) -> MatterEvent:
    return MatterEvent(
        id=id_,
        step=step,
        tipoff_id=None,
        person_id=desk.person_id,
        at=moment,
        words=words.strip(),
        facts=facts,
    )


Take = Callable[[Session, Matter, DeskStepIn, Desk, datetime], Facts]


def _ask(session: Session, matter: Matter, wish: DeskStepIn, *_: Any) -> Facts:
    asked = [_tipoff(session, matter, wish)] if wish.tipoff_id else tipoffs_of(session, matter.id)
    if all(one.withdrawn_at is not None for one in asked):
        raise Refusal("matter_nobody_to_ask")
    return {}


def _judge(session: Session, matter: Matter, wish: DeskStepIn, desk: Desk, _: datetime) -> Facts:
    ground = ground_of(session, wish, matter, _areas(matter, desk))
    if ground is not None:
        _put(matter, ground)
    before = {"kind": matter.kind, "against": matter.against, "level": matter.level}
    kind: Any = wish.kind or matter.kind
    against: Any = wish.against or matter.against
    matter.kind, matter.against = kind, against
    matter.level = triage_level(kind, against)
    return {"before": before, "kind": kind, "against": against, **_told(ground)}


def _set_aside(_: Session, matter: Matter, *__: Any) -> Facts:
    matter.state = "set_aside"
    return {}


def _restore(_: Session, matter: Matter, *__: Any) -> Facts:
    matter.state = "new"
    return {}


def _redact(
    session: Session, matter: Matter, wish: DeskStepIn, desk: Desk, moment: datetime
) -> Facts:
    tipoff = _tipoff(session, matter, wish)
    photo = session.get(TipoffPhoto, (tipoff.id, wish.sha256))
    if photo is None or photo.kept_sha256 is None:
        raise Refusal("body_invalid", fields={"sha256": "unknown"})
    session.add(
        TipoffBoxes(
            id=wish.id,
            tipoff_id=tipoff.id,
            sent_sha256=photo.sent_sha256,
            boxes=wish.boxes or [],
            shown=bool(wish.shown),
            person_id=desk.person_id,
            at=moment,
        )
    )
    picture = {"sent_sha256": photo.sent_sha256, "boxes": len(wish.boxes or [])}
    return {**picture, "shown": bool(wish.shown)}


def _merge(_: Session, __: Matter, wish: DeskStepIn, *___: Any) -> Facts:
    return {"other": wish.other_id}


def _split(
    session: Session, matter: Matter, wish: DeskStepIn, desk: Desk, moment: datetime
) -> Facts:
    tipoff = _tipoff(session, matter, wish)
    origin_id = matter_of_origin(session, tipoff.id)
    if origin_id is None or origin_id == matter.id:
        raise Refusal("matter_split_first")
    origin = hold(session, origin_id)
    if origin.state != "merged":
        raise Refusal("matter_step_not_now", state=origin.state, step="split")
    take_out(session, matter, origin, tipoff, wish.id, desk.person_id, moment)
    return {"out": origin.id}


def _queue(
    session: Session, matter: Matter, wish: DeskStepIn, desk: Desk, moment: datetime
) -> Facts:
    ground = ground_of(session, wish, matter, _areas(matter, desk))
    if ground is None or not ground.division_code:
        raise Refusal("matter_place_missing")
    if wish.place is not None and is_standpoint(session, matter, ground):
        raise Refusal("matter_place_reporters")
    named = [(one.tipoff_id, one.sha256) for one in wish.photos]
    if len(set(named)) < len(named):
        raise Refusal("body_invalid", fields={"photos": "named_twice"})
    covered = boxes_of(session, matter.id)
    if not all((boxes := covered.get(one)) is not None and boxes.shown for one in named):
        raise Refusal("matter_picture_unseen")
    matter.state, matter.decide_by = "queued", None
    matter.release_at = moment if wish.at_once else release_slot(session, matter, moment)
    plan = {"photos": [list(one) for one in named], "at_once": wish.at_once}
    return {**plan, "reason": wish.reason.strip(), **_told(ground)}


def _unqueue(session: Session, matter: Matter, *_: Any) -> Facts:
    matter.state, matter.release_at = "new", None
    matter.decide_by = triage_due(begun_at(session, matter))
    return {}


def _dismiss(_: Session, matter: Matter, __: DeskStepIn, ___: Desk, moment: datetime) -> Facts:
    matter.state, matter.decide_by, matter.replied_at = "dismissed", None, moment
    return {}


def _reply(_: Session, matter: Matter, __: DeskStepIn, ___: Desk, moment: datetime) -> Facts:
    matter.decide_by, matter.replied_at = None, moment
    return {}


def _mute(
    session: Session, matter: Matter, wish: DeskStepIn, desk: Desk, moment: datetime
) -> Facts:
    session.add(
        MutedChain(
            id=wish.id,
            chain_id=_tipoff(session, matter, wish).chain_id,
            muted=wish.step == "mute",
            reason=wish.words.strip(),
            person_id=desk.person_id,
            at=moment,
        )
    )
    return {}


_STEPS: dict[str, Take] = {
    "ask": _ask,
    "judge": _judge,
    "set_aside": _set_aside,
    "restore": _restore,
    "redact": _redact,
    "merge": _merge,
    "split": _split,
    "queue": _queue,
    "unqueue": _unqueue,
    "dismiss": _dismiss,
    "reply": _reply,
    "mute": _mute,
    "unmute": _mute,
}


def _areas(matter: Matter, desk: Desk) -> tuple[str, ...]:
    level: Any = matter.level
    return triage_areas(desk.grants, level)


def _put(matter: Matter, ground: Ground) -> None:
    matter.plot_id, matter.lon, matter.lat = ground.plot_id, ground.lon, ground.lat
    matter.division_code = ground.division_code


def _told(ground: Ground | None) -> Facts:
    if ground is None:
        return {}
    place = {"plot_id": ground.plot_id, "division_code": ground.division_code}
    return {**place, "lon": ground.lon, "lat": ground.lat}
