"""What each step of the desk does to a matter that is held: its facts, to be written beside the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from server.jobs.matter_clocks import begun_at, release_slot, triage_due
from server.jobs.matter_ground import Ground, ground_of, is_standpoint
from server.jobs.matter_merging import matter_of_origin, take_out
from server.matter_step import DeskStepIn
from server.models.tipoff import (
    Matter,
    MutedChain,
    Tipoff,
    TipoffBoxes,
    TipoffPhoto,
    hold,
    tipoffs_of,
)
from server.models.tipoff_boxes import boxes_of
from server.refusals import Refusal
from server.rules.problem import Grants
from server.rules.tipoff import triage_areas, triage_level

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """Who takes it."""

    person_id: str
    grants: Grants


def named_tipoff(session: Session, matter: Matter, wish: DeskStepIn) -> Tipoff:
    """The tip-off that the step names; it must lie in the matter."""
    found = session.get(Tipoff, wish.tipoff_id) if wish.tipoff_id else None
    if found is None or found.matter_id != matter.id:
        raise Refusal("body_invalid", fields={"tipoff_id": "unknown"})
    return found


Take = Callable[[Session, Matter, DeskStepIn, Desk, datetime], Facts]


def _ask(session: Session, matter: Matter, wish: DeskStepIn, *_: Any) -> Facts:
    asked = (
        [named_tipoff(session, matter, wish)] if wish.tipoff_id else tipoffs_of(session, matter.id)
    )
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
    tipoff = named_tipoff(session, matter, wish)
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
    tipoff = named_tipoff(session, matter, wish)
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
            chain_id=named_tipoff(session, matter, wish).chain_id,
            muted=wish.step == "mute",
            reason=wish.words.strip(),
            person_id=desk.person_id,
            at=moment,
        )
    )
    return {}


STEPS: dict[str, Take] = {
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
