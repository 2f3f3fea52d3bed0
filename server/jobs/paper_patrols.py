"""Entering a patrol that was made on paper, and marking one that was entered wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.models.base import db, now, writing
from server.models.log import log
from server.models.paper import (
    PaperPatrol,
    PaperSheet,
    PaperSighting,
    PaperVoid,
    visible_patrol,
)
from server.models.person import Person, ids_in
from server.models.photo import Photo
from server.models.plot import Plot, in_areas
from server.models.plot_due import look_again
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.paper import area_of


@dataclass(frozen=True, slots=True)
class Sighting:
    plot_id: str
    cover: str
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A patrol as it stands on paper."""

    id: str
    walked_on: date
    walker_id: str | None
    walker_name: str
    note: str
    sightings: tuple[Sighting, ...]
    pictures: tuple[str, ...]
    """SHA-256 of photos that are kept."""
    sha256: str
    """Of the body's RFC 8785 form."""


@dataclass(frozen=True, slots=True)
class Clerk:
    person_id: str
    areas: tuple[str, ...]


def enter(sheet: Sheet, clerk: Clerk) -> Literal[200, 201]:
    """Keeps the sheet; 200 where this very one is kept already.

    Raises Refusal paper_patrol_differs (the id has other content) and body_invalid with the fields: a
    day to come, plots or people that are not the clerk's, plots of several areas, pictures not sent.
    """
    try:
        with writing() as session:
            if _known(session, sheet, clerk):
                return 200
            patrol = PaperPatrol(
                id=sheet.id,
                walked_on=sheet.walked_on,
                walker_id=sheet.walker_id,
                walker_name=sheet.walker_name,
                note=sheet.note,
                area=_area(session, sheet, clerk),
                entered_by=clerk.person_id,
                entered_at=now(),
                sha256=sheet.sha256,
            )
            session.add(patrol)
            session.flush()
            session.add_all(
                PaperSighting(
                    paper_patrol_id=sheet.id,
                    plot_id=seen.plot_id,
                    place=place,
                    cover=seen.cover,
                    note=seen.note,
                )
                for place, seen in enumerate(sheet.sightings)
            )
            session.add_all(
                PaperSheet(paper_patrol_id=sheet.id, sha256=sha256, place=place)
                for place, sha256 in enumerate(sheet.pictures)
            )
            session.flush()
            look_again(session, [seen.plot_id for seen in sheet.sightings])
            log(
                session,
                clerk.person_id,
                "paper_patrol_entered",
                f"paper_patrol:{sheet.id}",
                sha256=sheet.sha256,
                plots=len(sheet.sightings),
                area=patrol.area,
            )
            return 201
    except IntegrityError:
        # the same id came twice at once
        if not _known(db.session(), sheet, clerk):
            raise
        return 200


def _known(session: Session, sheet: Sheet, clerk: Clerk) -> bool:
    kept = session.execute(
        select(PaperPatrol.sha256, PaperPatrol.entered_by).where(PaperPatrol.id == sheet.id)
    ).first()
    if kept is None:
        return False
    if kept.entered_by != clerk.person_id:
        # whose, is not for a stranger who hit upon the id
        raise Refusal("paper_patrol_differs")
    if kept.sha256 != sheet.sha256:
        raise Refusal("paper_patrol_differs", kept_sha256=kept.sha256, sent_sha256=sheet.sha256)
    return True


def _area(session: Session, sheet: Sheet, clerk: Clerk) -> str:
    wrong: dict[str, str] = {}
    if sheet.walked_on > china_day(now()):
        wrong["walked_on"] = "to_come"
    wanted = [seen.plot_id for seen in sheet.sightings]
    codes = dict(
        session.execute(
            select(Plot.id, Plot.division_code).where(Plot.id.in_(wanted), in_areas(clerk.areas))
        ).all()
    )
    for place, plot_id in enumerate(wanted):
        if plot_id not in codes:
            wrong[f"sightings.{place}.plot_id"] = "unknown"
    area = area_of(codes.values()) if codes else None
    if codes and (area is None or not any(area.startswith(mine) for mine in clerk.areas)):
        wrong["sightings"] = "several_areas"
    if sheet.walker_id is not None:
        found = select(Person.id).where(
            Person.id == sheet.walker_id, Person.id.in_(ids_in(clerk.areas))
        )
        if session.scalar(found) is None:
            wrong["walker_id"] = "unknown"
    mine = set(
        session.scalars(
            select(Photo.sha256).where(
                Photo.sha256.in_(sheet.pictures), Photo.received_by == clerk.person_id
            )
        )
    )
    for place, sha256 in enumerate(sheet.pictures):
        if sha256 not in mine:
            wrong[f"sheets.{place}"] = "unknown"
    if wrong or area is None:
        raise Refusal("body_invalid", fields=wrong)
    return area


def void(paper_patrol_id: str, reason: str, clerk: Clerk) -> None:
    """Marks it for good, with who, when and why; once is enough.

    Raises Refusal paper_patrol_unknown.
    """
    with writing() as session:
        found = visible_patrol(session, paper_patrol_id, clerk.areas)
        if found is None:
            raise Refusal("paper_patrol_unknown")
        if found["void"] is not None:
            return
        session.add(
            PaperVoid(
                paper_patrol_id=paper_patrol_id,
                person_id=clerk.person_id,
                at=now(),
                reason=reason,
            )
        )
        look_again(session, [seen["plot_id"] for seen in found["sightings"]])
        log(
            session,
            clerk.person_id,
            "paper_patrol_voided",
            f"paper_patrol:{paper_patrol_id}",
            reason=reason,
        )
