"""Every list that can be exported: its columns, the formats, how many rows, and the rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.documents.tables import columns
from server.documents.tables.column import Table
from server.jobs.second_looking import visible_second_look
from server.models.base import now
from server.models.contact import opening_count, openings_listed
from server.models.coverage import CoverageFilter, coverage_count, coverage_listed
from server.models.division import widened
from server.models.edition import edition_in_force
from server.models.grid import grid_count, grids_listed
from server.models.listed import (
    ROWS_AT_A_TIME,
    device_count,
    devices_listed,
    division_count,
    divisions_listed,
    people_count,
    people_listed,
    plots_listed,
    record_count,
    records_listed,
    roles_listed,
)
from server.models.matter_list import MatterFilter, matters_listed
from server.models.matter_list import count as matter_count
from server.models.operator import Wanted as CasesWanted
from server.models.operator import case_count, cases_listed
from server.models.paper import sighting_count, sightings_listed
from server.models.payment import PaymentsWanted, payment_count, payments_listed
from server.models.person import Grant
from server.models.plot_import import PlotImport, may_see
from server.models.plot_list import PlotFilter, extent
from server.models.problem_list import ProblemFilter, problems_listed
from server.models.problem_list import count as problem_count
from server.models.reviews import Wanted
from server.models.reward import Wanted as RewardsWanted
from server.models.reward import grants_of, reward_total, rewards_listed
from server.models.second_looks import records_page
from server.models.suggestion import Wanted as SuggestionsWanted
from server.models.suggestion import suggestion_count, suggestions_listed
from server.models.watch_alert import told_to
from server.refusals import Refusal
from server.rules.day import china_day
from server.rules.due import seen_until
from server.rules.roles import Right

Row = Mapping[str, Any]
SHEETS = ("xlsx", "csv")
SHAPES = ("gpkg", "geojson")


@dataclass(frozen=True, slots=True)
class Asker:
    person_id: str
    areas: tuple[str, ...]
    """Where this person may have the list as a file."""


Filter = Mapping[str, Any]
"""What is not named is not filtered by."""


@dataclass(frozen=True, slots=True)
class Listing:
    table: Table
    filters: tuple[str, ...]
    """Names that its filter may have."""
    count: Callable[[Session, Asker, Filter], int]
    rows: Callable[[Session, Asker, Filter], Generator[Row]]
    """Both raise Refusal where the list is of one thing that this person may not see."""
    formats: tuple[str, ...] = SHEETS


def plots_wanted(session: Session, asker: Asker, filter_: Filter) -> PlotFilter:
    moment = now()
    day = china_day(moment)
    limits = edition_in_force(session, day).limits
    apart = ("year", "area", "alert", "alert_on")
    said = {name: value for name, value in filter_.items() if name not in apart}
    told = None
    if "alert" in filter_:
        told_day = date.fromisoformat(filter_["alert_on"])
        told = told_to(session, asker.person_id, filter_["alert"], told_day)
    return PlotFilter(
        areas=asker.areas,
        year=filter_.get("year") or day.year,
        seen_until=seen_until(moment, limits.visit_interval_days),
        day=day,
        area=_area(session, filter_),
        told=told,
        **said,
    )


def _area(session: Session, filter_: Filter) -> tuple[str, ...]:
    return widened(session, [filter_["area"]] if filter_.get("area") else [])


def _records_wanted(session: Session, asker: Asker, filter_: Filter) -> tuple[Wanted, str]:
    wanted = Wanted(
        asker.areas,
        _area(session, filter_),
        filter_.get("finding", ""),
        filter_.get("risk_from", 0),
    )
    return wanted, filter_.get("state", "")


def _each(rows: Iterable[Row]) -> Generator[Row]:
    yield from rows


def _import_rows(session: Session, asker: Asker, filter_: Filter) -> list[Row]:
    row = session.get(PlotImport, filter_["import_id"])
    if row is None or not may_see(row.created_by, row.divisions, asker.person_id, asker.areas):
        raise Refusal("import_unknown")
    found: list[Row] = row.report["rows"]
    wanted = [name for name in ("outcome", "change") if filter_.get(name)]
    return [one for one in found if all(one[name] == filter_[name] for name in wanted)]


def _suggestions_wanted(asker: Asker, filter_: Filter) -> SuggestionsWanted:
    said = (filter_.get(name, "") for name in ("state", "kind", "area"))
    return SuggestionsWanted(asker.areas, *said)


def _cases_wanted(asker: Asker, filter_: Filter) -> CasesWanted:
    return CasesWanted(asker.areas, filter_.get("state", ""), filter_.get("area", ""))


def _second_look(session: Session, asker: Asker, filter_: Filter) -> Generator[Row]:
    found = visible_second_look(session, filter_["second_look_id"], asker.areas)
    after = 0
    while True:
        page = records_page(session, found.id, asker.person_id, after, ROWS_AT_A_TIME)
        for record in page[:ROWS_AT_A_TIME]:
            yield _sampled(record)
        if len(page) <= ROWS_AT_A_TIME:
            return
        after = page[ROWS_AT_A_TIME - 1]["place"]


def _sampled(record: Row) -> Row:
    look = record["look"]
    said = None if look is None else "agrees" if look["agrees"] else "disagrees"
    return {
        **record,
        "id": record["inspection_id"],
        "number": record["plot_number"],
        "look": said or "waits",
        "looked_by": look and look["person_name"],
        "looked_at": look and look["at"],
        "look_note": look and look["note"],
    }


def _coverage_wanted(session: Session, asker: Asker, filter_: Filter) -> CoverageFilter:
    today = china_day(now())
    said = filter_.get("on")
    return CoverageFilter(
        areas=asker.areas,
        level=filter_.get("level", "grid"),
        on=date.fromisoformat(said) if said else today,
        today=today,
        area=_area(session, filter_),
        grid=filter_.get("grid"),
        seen=filter_.get("seen"),
        late=filter_.get("late", False),
    )


def _problems_wanted(asker: Asker, filter_: Filter) -> ProblemFilter:
    """As an officer sees them: what an officer may not know is not in the file either."""
    return ProblemFilter(
        person_id=asker.person_id,
        grants=[("officer", area) for area in asker.areas],
        moment=now(),
        kind=filter_.get("kind", ""),
        state=filter_.get("problem_state", ""),
        area=filter_.get("area", ""),
        late=filter_.get("late", False),
        checks=filter_.get("checks", False),
    )


def _matters_wanted(session: Session, asker: Asker, filter_: Filter) -> MatterFilter:
    """What lies on the desk of who asks, by the roles held at the moment the file is made."""
    grants = session.execute(
        select(Grant.role, Grant.area_prefix).where(Grant.person_id == asker.person_id)
    )
    return MatterFilter(
        grants=[(role, area) for role, area in grants if area in asker.areas],
        moment=now(),
        state=filter_.get("matter_state", ""),
        kind=filter_.get("kind", ""),
        against=filter_.get("against", ""),
        area=filter_.get("area", ""),
        late=filter_.get("late", False),
    )


def _payments_wanted(session: Session, asker: Asker, filter_: Filter) -> PaymentsWanted:
    return PaymentsWanted(grants_of(session, asker.person_id), filter_.get("payment_state", ""))


def _rewards_wanted(session: Session, asker: Asker, filter_: Filter) -> RewardsWanted:
    states = tuple(filter(None, [filter_.get("reward_state")]))
    return RewardsWanted(grants_of(session, asker.person_id), "rewards", states)


def _rewards(session: Session, asker: Asker, filter_: Filter) -> Generator[Row]:
    for row in rewards_listed(session, _rewards_wanted(session, asker, filter_)):
        approved = row.approved_at and china_day(row.approved_at)
        yield {**vars(row), "approved_on": approved}


LISTINGS = {
    "plots": Listing(
        columns.PLOTS,
        (
            *("q", "area", "year", "grain", "cultivated", "overdue", "findings", "grid"),
            *("watch", "land_use", "abandonment", "relapsed", "entrusted", "reshoot"),
            *("fallow_ends", "alert", "alert_on", "due"),
        ),
        lambda session, asker, said: extent(session, plots_wanted(session, asker, said)).count,
        lambda session, asker, said: plots_listed(session, plots_wanted(session, asker, said)),
        (*SHEETS, *SHAPES),
    ),
    "records": Listing(
        columns.RECORDS,
        ("state", "area", "finding", "risk_from"),
        lambda session, asker, said: record_count(session, *_records_wanted(session, asker, said)),
        lambda session, asker, said: records_listed(
            session, *_records_wanted(session, asker, said)
        ),
    ),
    "people": Listing(
        columns.PEOPLE,
        ("q",),
        lambda session, asker, said: people_count(session, asker.areas, said.get("q", "")),
        lambda session, asker, said: people_listed(session, asker.areas, said.get("q", ""), now()),
    ),
    "divisions": Listing(
        columns.DIVISIONS,
        ("q",),
        lambda session, asker, said: division_count(session, asker.areas, said.get("q", "")),
        lambda session, asker, said: divisions_listed(session, asker.areas, said.get("q", "")),
    ),
    "roles": Listing(
        columns.ROLES,
        ("q",),
        lambda session, asker, said: sum(
            1 for _ in roles_listed(session, asker.areas, said.get("q", ""))
        ),
        lambda session, asker, said: roles_listed(session, asker.areas, said.get("q", "")),
    ),
    "devices": Listing(
        columns.DEVICES,
        (),
        lambda session, asker, _: device_count(session, asker.person_id, asker.areas),
        lambda session, asker, _: devices_listed(session, asker.person_id, asker.areas),
    ),
    "problems": Listing(
        columns.PROBLEMS,
        ("kind", "problem_state", "area", "late", "checks"),
        lambda session, asker, said: problem_count(session, _problems_wanted(asker, said)),
        lambda session, asker, said: problems_listed(session, _problems_wanted(asker, said)),
    ),
    "matters": Listing(
        columns.MATTERS,
        ("kind", "matter_state", "against", "area", "late"),
        lambda session, asker, said: matter_count(session, _matters_wanted(session, asker, said)),
        lambda session, asker, said: matters_listed(session, _matters_wanted(session, asker, said)),
    ),
    "import_rows": Listing(
        columns.IMPORT_ROWS,
        ("import_id", "outcome", "change"),
        lambda session, asker, said: len(_import_rows(session, asker, said)),
        lambda session, asker, said: _each(_import_rows(session, asker, said)),
    ),
    "suggestions": Listing(
        columns.SUGGESTIONS,
        ("state", "kind", "area"),
        lambda session, asker, said: suggestion_count(session, _suggestions_wanted(asker, said)),
        lambda session, asker, said: suggestions_listed(session, _suggestions_wanted(asker, said)),
    ),
    "grids": Listing(
        columns.GRIDS,
        ("q",),
        lambda session, asker, said: grid_count(session, asker.areas, said.get("q", "")),
        lambda session, asker, said: grids_listed(session, asker.areas, said.get("q", "")),
    ),
    "operator_cases": Listing(
        columns.OPERATOR_CASES,
        ("state", "area"),
        lambda session, asker, said: case_count(session, _cases_wanted(asker, said)),
        lambda session, asker, said: cases_listed(session, _cases_wanted(asker, said)),
    ),
    "second_look": Listing(
        columns.SECOND_LOOK,
        ("second_look_id",),
        lambda session, asker, said: sum(1 for _ in _second_look(session, asker, said)),
        lambda session, asker, said: _second_look(session, asker, said),
    ),
    "coverage": Listing(
        columns.COVERAGE,
        ("level", "on", "area", "grid", "seen", "late"),
        lambda session, asker, said: coverage_count(
            session, _coverage_wanted(session, asker, said)
        ),
        lambda session, asker, said: coverage_listed(
            session, _coverage_wanted(session, asker, said), ROWS_AT_A_TIME
        ),
    ),
    "paper": Listing(
        columns.PAPER,
        ("area",),
        lambda session, asker, said: sighting_count(session, asker.areas, said.get("area", "")),
        lambda session, asker, said: sightings_listed(
            session, asker.areas, said.get("area", ""), ROWS_AT_A_TIME
        ),
    ),
    "payments": Listing(
        columns.PAYMENTS,
        ("payment_state",),
        lambda session, asker, said: payment_count(session, _payments_wanted(session, asker, said)),
        lambda session, asker, said: payments_listed(
            session, _payments_wanted(session, asker, said)
        ),
    ),
    "rewards": Listing(
        columns.REWARDS,
        ("reward_state",),
        lambda session, asker, said: reward_total(session, _rewards_wanted(session, asker, said)),
        _rewards,
    ),
    "contact_openings": Listing(
        columns.CONTACT_OPENINGS,
        (),
        lambda session, asker, _: opening_count(session, grants_of(session, asker.person_id)),
        lambda session, asker, _: openings_listed(session, grants_of(session, asker.person_id)),
    ),
}
RIGHT_OF: Mapping[str, Right] = {
    "plots": "export",
    "records": "export",
    "people": "people",
    "divisions": "divisions",
    "roles": "people",
    "grids": "grids",
    "devices": "people",
    "import_rows": "survey",
    "second_look": "review",
    "paper": "paper",
    "problems": "export",
    "matters": "tipoffs",
    "suggestions": "people",
    "operator_cases": "review",
    "coverage": "export",
    "payments": "payments",
    "rewards": "rewards",
    "contact_openings": "openings",
}
"""List → what who asks for it as a file must be allowed to."""
