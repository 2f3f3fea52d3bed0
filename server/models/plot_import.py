"""Files of plots as they came in, with their reports, and the plots a file is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Row, String, Uuid, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from server.models.base import Base, Instant, Json
from server.models.plot import Boundary, Box, Plot, box_meets, current_boundary


class PlotImport(Base):
    __tablename__ = "plot_import"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    filename: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    """Of the file, which is kept in the vault under this hash."""
    options: Mapped[dict[str, Any]] = mapped_column(Json)
    report: Mapped[dict[str, Any]] = mapped_column(Json)
    """How the file was read and what became of each row; of the apply once it is applied."""
    counts: Mapped[dict[str, int]] = mapped_column(Json)
    divisions: Mapped[list[str]] = mapped_column(Json)
    """Every division code that a row of the file names: who sees them all may see the report."""
    state: Mapped[str] = mapped_column(String(10))
    """dry_run or applied."""
    created_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None where the command line did it."""
    created_at: Mapped[datetime] = mapped_column(Instant, index=True)
    applied_at: Mapped[datetime | None] = mapped_column(Instant)


def may_see(
    created_by: str | None, divisions: Iterable[str], person_id: str, prefixes: Iterable[str]
) -> bool:
    """Whoever brought the file, and whose areas hold every division that it names."""
    areas = tuple(prefixes)
    return created_by == person_id or all(code.startswith(areas) for code in divisions)


def hold_boundaries(session: Session) -> None:
    """Until commit nobody else imports plots; records go on coming in.

    On SQLite the write lock does that; on PostgreSQL imports are the only writers of this table,
    and a record that refers to it is not held up by this mode.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE boundary IN SHARE ROW EXCLUSIVE MODE"))


CODES_AT_ONCE = 500


def plots_in_the_way(
    session: Session, scheme: str, codes: Iterable[str], boxes: Iterable[Box]
) -> dict[str, Row[Any]]:
    """By id, the plots that may have the key of a row, and those whose box meets one of `boxes`.

    Columns: `COMPARED`.
    """
    found: dict[str, Row[Any]] = {}
    query = select(*COMPARED).join(Boundary, current_boundary())
    wanted = sorted(set(codes))
    for start in range(0, len(wanted), CODES_AT_ONCE):
        some = wanted[start : start + CODES_AT_ONCE]
        keyed = query.where(Plot.scheme == scheme, Plot.division_code.in_(some))
        found |= {row.id: row for row in session.execute(keyed)}
    for box in boxes:
        met = session.execute(query.where(box_meets(session.get_bind().dialect.name)), box)
        found |= {row.id: row for row in met}
    return found


VALUES = (
    "village",
    "place",
    "household",
    "land_class",
    "attribute",
    "basic_farmland",
    "slope_grade",
    "accepted_on",
    "declared_area_m2",
    "ridge_area_m2",
    "net_area_m2",
    "attributes",
)
"""Columns of a plot that a file fills, beside its key."""
COMPARED = (
    Plot.id,
    Plot.scheme,
    Plot.survey_year,
    Plot.division_code,
    Plot.number,
    *(getattr(Plot, name) for name in VALUES),
    Plot.boundary_version,
    Boundary.shape,
)
