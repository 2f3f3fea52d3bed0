"""The tree of the demo: a real township with both its codes (domain E), and invented villages in it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.demo.district import VILLAGES
from server.documents.tables.reading import SheetRow
from server.jobs.sheets import divisions

ROWS = (
    ("51", "四川省", ""),
    ("5117", "达州市", ""),
    ("511703", "达川区", ""),
    ("511771", "达州经济开发区", ""),
    ("511703001", "斌郎街道", "511771001"),
    ("511771001", "斌郎街道", "511703001"),
    *((village.division_code[:12], village.name, "") for village in VILLAGES),
)


def add_divisions(session: Session) -> None:
    """As a sheet would bring them; in `writing()`."""
    names = ("division_code", "division_name", "same_as")
    rows = [
        SheetRow(number, dict(zip(names, row, strict=True)), {}) for number, row in enumerate(ROWS)
    ]
    plan, faults = divisions.look(session, rows, lambda _: True)
    if faults:
        raise AssertionError(faults)
    divisions.apply(session, plan, None)
