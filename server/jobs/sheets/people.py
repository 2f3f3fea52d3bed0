"""People from a sheet: one row a role in an area. No password is ever in a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from server.documents.tables.column import words_for
from server.documents.tables.reading import SheetRow
from server.jobs.people import Changer, add_person, give_role
from server.jobs.sheets.fault import Fault, shape_faults
from server.models.person import Person, is_area, is_login, is_phone
from server.rules.roles import ROLES, Role
from server.words import LANGUAGES

Duty = tuple[Role, str]
"""(role, area prefix)."""


@dataclass(slots=True)
class Wanted:
    """One person as the rows of the sheet tell of them."""

    row: int
    login: str
    name: str
    phone: str | None
    duties: list[Duty] = field(default_factory=list)
    person_id: str | None = None
    """None of a new person."""
    held: frozenset[Duty] = frozenset()


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    people: tuple[Wanted, ...]

    @property
    def counts(self) -> dict[str, int]:
        new = [one for one in self.people if one.person_id is None]
        known = [one for one in self.people if one.person_id is not None]
        changed = [one for one in known if set(one.duties) - one.held]
        return {"new": len(new), "changed": len(changed), "unchanged": len(known) - len(changed)}


def look(session: Session, rows: Sequence[SheetRow], by: Changer) -> tuple[PeoplePlan, list[Fault]]:
    """What the rows would change, and what is wrong with them. Nobody loses a role by a sheet."""
    needed = ("login", "name", "role", "area")
    faults = list(shape_faults(rows, needed, {"name": 60, "login": 60, "phone": 20}))
    names = _role_names()
    found: dict[str, Wanted] = {}
    phones: dict[str, tuple[str, int]] = {}
    for row in rows:
        faults += _row_faults(row, names, by)
        key = row.cells["login"].lower()
        if not key:
            continue
        phone = row.cells["phone"] or None
        one = found.setdefault(
            key, Wanted(row.number, row.cells["login"], row.cells["name"], phone)
        )
        if (row.cells["name"], phone) != (one.name, one.phone):
            faults.append(
                Fault(row.number, "person_differs", {"login": one.login, "first": one.row})
            )
        if phone and phones.setdefault(phone, (key, row.number))[0] != key:
            faults.append(Fault(row.number, "twice", {"code": phone, "first": phones[phone][1]}))
        role = names.get(row.cells["role"])
        if role is not None:
            duty = (role, row.cells["area"])
            if duty in one.duties:
                faults.append(
                    Fault(row.number, "twice", {"code": row.cells["login"], "first": one.row})
                )
            one.duties.append(duty)
    for one in found.values():
        faults += _known_faults(session, one, by)
    return PeoplePlan(tuple(found.values())), sorted(faults, key=lambda fault: fault.row)


def apply(
    session: Session, plan: PeoplePlan, by: Changer, password: Callable[[], tuple[str, str]]
) -> list[tuple[str, str, str]]:
    """Writes what the plan says, in `writing()`; (login, name, password) of new people.

    `password` makes one and its hash.
    """
    told = []
    for one in plan.people:
        person_id, duties = one.person_id, [duty for duty in one.duties if duty not in one.held]
        if person_id is None:
            first, *duties = duties
            secret, password_hash = password()
            person = add_person(
                session,
                by,
                login=one.login,
                name=one.name,
                phone=one.phone,
                role=first[0],
                area_prefix=first[1],
                password_hash=password_hash,
            )
            person_id = person.id
            told.append((one.login, one.name, secret))
        for role, area in duties:
            give_role(session, by, person_id, role, area)
            session.flush()
    return told


def _role_names() -> Mapping[str, Role]:
    """The words of a role in either language, and its code."""
    names: dict[str, Role] = {role: role for role in ROLES}
    for language in LANGUAGES:
        words = words_for(language)
        names |= {words.say("person_role", role, area="").strip(): role for role in ROLES}
    return names


def _row_faults(row: SheetRow, names: Mapping[str, Role], by: Changer) -> Iterator[Fault]:
    cells = row.cells
    if cells["login"] and not is_login(cells["login"]):
        yield Fault(row.number, "login_wrong", {"login": cells["login"]})
    if cells["phone"] and not is_phone(cells["phone"]):
        yield Fault(row.number, "phone_wrong", {"phone": cells["phone"]})
    if cells["role"] and cells["role"] not in names:
        yield Fault(row.number, "role_unknown", {"role": cells["role"]})
    if cells["area"] and not is_area(cells["area"]):
        yield Fault(row.number, "code_wrong", {"code": cells["area"]})
    elif cells["area"] and not by.reaches(cells["area"]):
        yield Fault(row.number, "area_outside", {"code": cells["area"]})


def _known_faults(session: Session, one: Wanted, by: Changer) -> Iterator[Fault]:
    """A login or phone that is anybody's must be that same person's, who is in one's own area."""
    signs = [one.login.lower()] + ([one.phone] if one.phone else [])
    same = or_(func.lower(Person.login).in_(signs), Person.phone.in_(signs))
    people = session.scalars(select(Person).where(same)).all()
    known = next((person for person in people if person.login.lower() == signs[0]), None)
    mine = known is not None and any(by.reaches(grant.area_prefix) for grant in known.grants)
    if any(person is not known for person in people) or (known is not None and not mine):
        yield Fault(one.row, "login_taken", {"login": one.login})
        return
    if known is None:
        return
    if (known.name, known.phone) != (one.name, one.phone):
        yield Fault(one.row, "person_kept", {"login": one.login})
    one.person_id = known.id
    one.held = frozenset((grant.role, grant.area_prefix) for grant in known.grants)  # type: ignore[misc]  # only roles are written
    if known.id == by.person_id and set(one.duties) - one.held:
        yield Fault(one.row, "person_self", {"login": one.login})
