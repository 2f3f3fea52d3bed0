"""The tree of divisions, and which codes mean the same area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, func, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from server.models.base import Base


class Division(Base):
    """One area with a name; what it lies in is told by its code alone."""

    __tablename__ = "division"
    code: Mapped[str] = mapped_column(String(19), primary_key=True)
    """As `rules.division.beginning_of` gives it."""
    name: Mapped[str] = mapped_column(String(60))


class SameArea(Base):
    """A code of an area that has several, such as 511703001 and 511771001 (domain E).

    The codes of one area have the same `family`, which is one of them. Codes that lie in it are
    areas of their own: two families may have numbered their villages each from the beginning.
    """

    __tablename__ = "same_area"
    code: Mapped[str] = mapped_column(String(19), primary_key=True)
    family: Mapped[str] = mapped_column(String(19), index=True)


Inside = aliased(SameArea)
Other = aliased(SameArea)


def begins_with(
    code: ColumnElement[str] | Any, prefix: ColumnElement[str] | Any
) -> ColumnElement[bool]:
    return func.substr(code, 1, func.length(prefix)) == prefix


def widened(session: Session, prefixes: Iterable[str]) -> tuple[str, ...]:
    """The areas, and after them every other code of what they are or what lies in them."""
    given = tuple(dict.fromkeys(prefixes))
    if not given:
        return ()
    inside = or_(*(Inside.code.startswith(prefix, autoescape=True) for prefix in given))
    others = session.scalars(
        select(Other.code).join(Inside, Inside.family == Other.family).where(inside).distinct()
    )
    return given + tuple(sorted(code for code in others if not code.startswith(given)))


def widened_among(same: Mapping[str, str], prefixes: Iterable[str]) -> tuple[str, ...]:
    """As `widened`, of many areas one after the other, with `same` of `all_same_areas` at hand."""
    given = tuple(dict.fromkeys(prefixes))
    inside = {family for code, family in same.items() if code.startswith(given)}
    others = (code for code, family in same.items() if family in inside)
    return given + tuple(sorted(code for code in others if not code.startswith(given)))


def all_same_areas(session: Session) -> dict[str, str]:
    """Code → family, of every area that has several: a few in a district."""
    return dict(session.execute(select(SameArea.code, SameArea.family)).all())


def families(session: Session, codes: Iterable[str]) -> dict[str, list[str]]:
    """Code → the other codes of the same area."""
    rows = session.execute(
        select(Inside.code, Other.code)
        .join(Other, and_(Other.family == Inside.family, Other.code != Inside.code))
        .where(Inside.code.in_(list(codes)))
        .order_by(Other.code)
    )
    found: dict[str, list[str]] = {}
    for code, other in rows:
        found.setdefault(code, []).append(other)
    return found


def names_of(session: Session, codes: Iterable[str]) -> Mapping[str, str]:
    """Code → name, of those that the tree knows."""
    wanted = select(Division.code, Division.name).where(Division.code.in_(sorted(set(codes))))
    return {row.code: row.name for row in session.execute(wanted)}


def divisions(areas: Iterable[str], words: str = "", under: str = "") -> Select[Division]:
    """Those that lie in the areas, by code; every word must occur in the code or the name."""
    inside = [Division.code.startswith(area, autoescape=True) for area in areas]
    query = select(Division).where(or_(False, *inside))
    if under:
        query = query.where(Division.code.startswith(under, autoescape=True))
    for word in words.split():
        query = query.where(
            or_(
                Division.code.startswith(word, autoescape=True),
                Division.name.icontains(word, autoescape=True),
            )
        )
    return query.order_by(Division.code)


def with_same_as(session: Session, rows: Sequence[Division]) -> list[tuple[Division, list[str]]]:
    same = families(session, [row.code for row in rows])
    return [(row, same.get(row.code, [])) for row in rows]
