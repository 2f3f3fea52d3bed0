"""Lists in full, row by row, for files: little of them is held in memory at a time."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from server.models.decision import Decision
from server.models.device import keys_in_use, keys_of_area, visible_keys
from server.models.division import Division, divisions, with_same_as
from server.models.inspection import Inspection, VerdictRow
from server.models.person import Person, Use, search_people, use_of
from server.models.plot import Plot, to_mu
from server.models.plot_list import PlotFilter, listing
from server.models.reviews import ORDER, Wanted, matching

ROWS_AT_A_TIME = 500
Row = dict[str, Any]


def plots_listed(session: Session, wanted: PlotFilter) -> Generator[Row]:
    query = listing(wanted).execution_options(yield_per=ROWS_AT_A_TIME)
    with session.execute(query) as rows:
        for plot, cultivated, grain, *_, watch, land_use, abandonment, last, entrusted in rows:
            yield {
                "id": plot.id,
                "number": plot.number,
                "division_code": plot.division_code,
                "village": plot.village,
                "place": plot.place,
                "household": plot.household,
                "scheme": plot.scheme,
                "land_class": plot.land_class,
                "attribute": plot.attribute,
                "basic_farmland": plot.basic_farmland,
                "net_area_mu": plot.net_area_mu,
                "gross_area_mu": to_mu(plot.declared_area_m2),
                "slope_grade": plot.slope_grade,
                "survey_year": plot.survey_year,
                "accepted_on": plot.accepted_on,
                "last_seen_at": plot.last_seen_at,
                "last_crop": plot.last_crop,
                "verdict": plot.verdict,
                "relapsed_on": plot.relapsed_on,
                "year": wanted.year,
                "year_cultivated": cultivated,
                "year_grain": grain,
                "watch": watch,
                "land_use": land_use,
                "abandonment": abandonment,
                "last_chance_on": last,
                "entrusted": bool(entrusted),
                "boundary_version": plot.boundary_version,
            }


def record_count(session: Session, wanted: Wanted, state: str) -> int:
    found = select(func.count()).select_from(Inspection)
    return session.scalar(_of_state(found.where(matching(wanted)), state)) or 0


def records_listed(session: Session, wanted: Wanted, state: str) -> Generator[Row]:
    """By falling risk, the longest waiting first, as the queue has them; every state where it is empty.

    The order is taken of ids alone: SQLite sorts in memory, and with the verdicts that is gigabytes.
    """
    found = select(Inspection.id)
    ids = session.scalars(_of_state(found.where(matching(wanted)), state).order_by(*ORDER)).all()
    for start in range(0, len(ids), ROWS_AT_A_TIME):
        some = ids[start : start + ROWS_AT_A_TIME]
        rows = {row.id: row for row in session.execute(RECORDS, {"ids": some})}
        for inspection_id in some:
            told = dict(rows[inspection_id]._mapping)
            claim = orjson.loads(told.pop("claim"))
            yield {**told, "observation": claim["observation"], "photos": len(claim["photos"])}


DECIDER = aliased(Person)
RECORDS = (
    select(
        Inspection.id,
        Inspection.received_at,
        Inspection.finished_at,
        Inspection.late,
        Inspection.claim,
        Inspection.risk,
        Inspection.review_state.label("state"),
        Inspection.seal_state.label("seal"),
        Inspection.lon,
        Inspection.lat,
        Inspection.accuracy_m,
        Plot.number,
        Plot.division_code,
        Plot.village,
        Plot.place,
        Person.name.label("person_name"),
        VerdictRow.body.label("verdict"),
        Decision.override,
        Decision.reason,
        Decision.note.label("decision_note"),
        Decision.at.label("decided_at"),
        DECIDER.name.label("decided_by"),
    )
    .join(Plot, Plot.id == Inspection.plot_id)
    .join(Person, Person.id == Inspection.person_id)
    .join(VerdictRow, (VerdictRow.inspection_id == Inspection.id) & VerdictRow.current)
    .outerjoin(Decision, Decision.id == Inspection.decision_id)
    .outerjoin(DECIDER, DECIDER.id == Decision.person_id)
    .where(Inspection.id.in_(bindparam("ids", expanding=True)))
)


def _of_state(query: Select[*tuple[Any, ...]], state: str) -> Select[*tuple[Any, ...]]:
    return query.where(Inspection.review_state == state) if state else query


def people_count(session: Session, areas: tuple[str, ...], words: str) -> int:
    found = search_people(areas, words).order_by(None).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def people_listed(
    session: Session, areas: tuple[str, ...], words: str, moment: datetime
) -> Generator[Row]:
    """By login, a page at a time."""
    after = ""
    while True:
        page = search_people(areas, words).where(Person.login > after).limit(ROWS_AT_A_TIME)
        people = session.scalars(page).all()
        ids = [person.id for person in people]
        uses, keys = use_of(session, ids, moment), keys_in_use(session, ids)
        for person in people:
            yield {
                "login": person.login,
                "name": person.name,
                "phone": person.phone,
                "active": person.active,
                "roles": [(grant.role, grant.area_prefix) for grant in person.grants],
                "last_sign_in_at": uses.get(person.id, Use(None, 0)).last_sign_in_at,
                "devices": keys.get(person.id, 0),
                "created_at": person.created_at,
            }
        if len(people) < ROWS_AT_A_TIME:
            return
        after = people[-1].login


def roles_listed(session: Session, areas: tuple[str, ...], words: str) -> Generator[Row]:
    """One row a role that lies in the areas, by login: a sheet that can come back."""
    for person in session.scalars(search_people(areas, words)):
        for grant in person.grants:
            if grant.area_prefix.startswith(areas):
                yield {
                    "login": person.login,
                    "name": person.name,
                    "phone": person.phone,
                    "role": grant.role,
                    "area": grant.area_prefix,
                }


def division_count(session: Session, areas: tuple[str, ...], words: str) -> int:
    found = divisions(areas, words).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def divisions_listed(session: Session, areas: tuple[str, ...], words: str) -> Generator[Row]:
    """By code, a page at a time."""
    after = ""
    while True:
        page = divisions(areas, words).where(Division.code > after).limit(ROWS_AT_A_TIME)
        found = session.scalars(page).all()
        for row, same_as in with_same_as(session, found):
            yield {"division_code": row.code, "division_name": row.name, "same_as": same_as}
        if len(found) < ROWS_AT_A_TIME:
            return
        after = found[-1].code


def device_count(session: Session, person_id: str, areas: tuple[str, ...]) -> int:
    found = keys_of_area(person_id, areas).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def devices_listed(session: Session, person_id: str, areas: tuple[str, ...]) -> Generator[Row]:
    """Newest first, a page at a time."""
    after: tuple[datetime, str] | None = None
    while True:
        keys = visible_keys(session, person_id, areas, after=after, limit=ROWS_AT_A_TIME)
        for key in keys:
            yield {
                "person_name": key.person.name,
                "device_name": key.name,
                "device_id": key.device_id,
                "registered_at": key.registered_at,
                "revoked_at": key.revoked_at,
                "revoke_reason": key.revoke_reason,
                "key_id": key.key_id,
            }
        if len(keys) < ROWS_AT_A_TIME:
            return
        after = (keys[-1].registered_at, keys[-1].key_id)
