"""One matter as the desk reads it: tip-offs side by side, what may be the same fact, plots near it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import orjson
import shapely
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.jobs.matter_clocks import release_slot
from server.jobs.matter_handling import standing_of
from server.models.base import now
from server.models.matter_list import Row, row_of
from server.models.matter_near import Candidate, candidates, plots_near
from server.models.person import Person
from server.models.tipoff import (
    Matter,
    MatterEvent,
    Tipoff,
    TipoffPhoto,
    events_of,
    muted_of,
    tipoffs_of,
)
from server.models.tipoff_boxes import boxes_of
from server.rules.day import china_day
from server.rules.matter import MERGED_FROM, steps_open
from server.rules.problem import Grants
from server.rules.tipoff import OPEN_MATTERS, sees_from, triage_areas

SHOWN = frozenset(
    {"kind", "against", "before", "boxes", "shown", "at_once", "reason", "muted", "blocked"}
    | {"satisfied", "other", "into", "from", "out", "pictures", "plot_id", "lon", "lat"}
)
"""Facts of events that a page shows."""


def matter_whole(session: Session, matter: Matter, grants: Grants) -> Row:
    moment = now()
    kind: Any = matter.kind
    against: Any = matter.against
    level: Any = matter.level
    events = events_of(session, matter.id)
    found = candidates(session, matter, grants) if matter.state in OPEN_MATTERS else []
    plots = []
    if matter.lon is not None and matter.lat is not None:
        areas = triage_areas(grants, level)
        plots = plots_near(session, matter.lon, matter.lat, areas, china_day(moment).year)
    return {
        **row_of(session, matter, moment),
        "merged_into": matter.merged_into,
        "problem_id": matter.problem_id,
        "sees_from": sees_from(kind, against),
        "tipoff_list": _tipoffs(session, matter, events),
        "events": _events(session, events),
        "candidates": [_candidate(session, matter, one) for one in found],
        "plots": [
            {
                "id": one.plot.id,
                "number": one.plot.number,
                "village": one.plot.village,
                "place": one.plot.place,
                "distance_m": one.distance_m,
                "cultivated": one.cultivated,
                "grain": one.grain,
                "geometry": orjson.Fragment(shapely.to_geojson(one.shape)),
            }
            for one in plots
        ],
        "steps": steps_open(standing_of(session, matter)),
        "next_release_at": (
            release_slot(session, matter, moment) if matter.state in MERGED_FROM else None
        ),
    }


def _tipoffs(session: Session, matter: Matter, events: Sequence[MatterEvent]) -> list[Row]:
    rows = tipoffs_of(session, matter.id)
    began_here = {event.tipoff_id for event in events if event.step == "receive"}
    pictures = pictures_of(session, [one.id for one in rows])
    covered = boxes_of(session, matter.id)
    names = _names(session, {one.person_id for one in covered.values()})
    chains = {one.chain_id for one in rows}
    muted, sizes = muted_of(session, chains), _chains(session, chains)
    return [
        {
            "id": one.id,
            "code_end": one.code[-4:],
            **{name: getattr(one, name) for name in _OF_TIPOFF},
            "muted": one.chain_id in muted,
            "of_chain": sizes[one.chain_id][0],
            "dismissed_of_chain": sizes[one.chain_id][1],
            "may_split": len(rows) > 1 and one.id not in began_here,
            "pictures": [
                {
                    "sha256": picture.sent_sha256,
                    "state": "kept" if picture.kept_sha256 else "owed",
                    "width_px": picture.width_px,
                    "height_px": picture.height_px,
                    "covered": _covered(covered.get((one.id, picture.sent_sha256)), names),
                }
                for picture in pictures[one.id]
            ],
        }
        for one in rows
    ]


_OF_TIPOFF = (
    *("kind", "against", "words", "where_words", "lon", "lat", "accuracy_m", "place_how"),
    *("received_at", "withdrawn_at", "blocked"),
)


def _covered(boxes: Any, names: dict[str, str]) -> Row | None:
    if boxes is None:
        return None
    said = {"boxes": boxes.boxes, "shown": boxes.shown, "at": boxes.at}
    return {**said, "person_name": names[boxes.person_id]}


def pictures_of(session: Session, tipoff_ids: Iterable[str]) -> dict[str, list[TipoffPhoto]]:
    """By tip-off, in the order in which its reporter chose them."""
    found: dict[str, list[TipoffPhoto]] = defaultdict(list)
    wanted = select(TipoffPhoto).where(TipoffPhoto.tipoff_id.in_(list(tipoff_ids)))
    for one in session.scalars(wanted.order_by(TipoffPhoto.place)):
        found[one.tipoff_id].append(one)
    return found


def _chains(session: Session, chains: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How many tip-offs each chain has, and how many of them were dismissed."""
    found = dict.fromkeys(chains, (0, 0))
    rows = session.execute(
        select(Tipoff.chain_id, Matter.state, func.count())
        .join(Matter, Matter.id == Tipoff.matter_id)
        .where(Tipoff.chain_id.in_(list(found)))
        .group_by(Tipoff.chain_id, Matter.state)
    )
    for chain, state, count in rows:
        all_, dismissed = found[chain]
        found[chain] = (all_ + count, dismissed + (count if state == "dismissed" else 0))
    return found


def _names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    wanted = select(Person.id, Person.name).where(Person.id.in_([one for one in ids if one]))
    return {row.id: row.name for row in session.execute(wanted)}


def _events(session: Session, events: Sequence[MatterEvent]) -> list[Row]:
    names = _names(session, {event.person_id for event in events})
    return [
        {
            "id": event.id,
            "place": event.place,
            "step": event.step,
            "at": event.at,
            "person_name": names.get(event.person_id or ""),
            "tipoff_id": event.tipoff_id,
            "words": event.words,
            "facts": {name: said for name, said in event.facts.items() if name in SHOWN},
        }
        for event in events
    ]


def _candidate(session: Session, matter: Matter, one: Candidate) -> Row:
    other = one.matter
    row = row_of(session, other, now())
    tipoffs = tipoffs_of(session, other.id)
    pictures = pictures_of(session, [tipoff.id for tipoff in tipoffs])
    # what has gone out, or will, takes the other in; of two fresh ones this one does
    takes_in = other.state not in MERGED_FROM
    names = ("id", "kind", "against", "state", "first_at", "number", "village", "place", "lon")
    return {
        **{name: row[name] for name in (*names, "lat", "tipoffs", "last_place")},
        "words": tipoffs[0].words if tipoffs else "",
        "pictures": [
            {"tipoff_id": tipoff_id, "sha256": picture.sent_sha256}
            for tipoff_id, of_one in pictures.items()
            for picture in of_one
            if picture.kept_sha256
        ],
        "speaks": [
            {
                "reason": said.reason,
                "metres": said.metres,
                "days": said.days,
                "pictures": said.pictures,
            }
            for said in one.speaks
        ],
        "takes_in": takes_in,
        "may_merge": not takes_in or matter.state in MERGED_FROM,
    }
