"""Published figures as desk and citizens read them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from server.models.tipoff_bulletin import TipoffBulletin
from server.rules.figures import Period, period_named


def days_of(period: Period) -> dict[str, Any]:
    last = period.last_before - timedelta(days=1)
    return {"period": period.name, "first_day": period.first, "last_day": last}


def published_as_json(row: TipoffBulletin) -> dict[str, Any]:
    """`server.api.reward_shapes.PublishedOut`: for everybody, without who published them."""
    period = period_named(row.period)
    assert period is not None, "only known periods are published"
    return {
        **days_of(period),
        "threshold": row.threshold,
        "figures": row.figures,
        "names": row.names,
        "note": row.note,
    }
