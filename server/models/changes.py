"""What has changed since somebody looked: the field pack's cursor, asked for by the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from server.models.base import Counter, Reader
from server.models.plot import Plot, in_areas

CURSOR = select(Counter.value).where(Counter.name == "change")


def cursor_now(reader: Reader) -> int:
    """Every record, decision, verdict and boundary moves it on."""
    return int(reader.execute(CURSOR).scalar_one())


def changed_since(reader: Reader, areas: Iterable[str], since: int, limit: int) -> Sequence[str]:
    """Ids of plots of the areas of which anything is newer, the newest first.

    Ask for the cursor first: what is written in between is then told twice, never not at all.
    """
    newer = select(Plot.id).where(Plot.change > since, in_areas(areas))
    return reader.execute(newer.order_by(Plot.change.desc()).limit(limit)).scalars().all()
