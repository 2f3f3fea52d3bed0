"""A switch for patrol tracks and a track, as they are sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from server.models.base import now
from server.rules.day import china_day
from tests.makers import LAT, LON, text

BASIS = "01926f00-0000-4000-8000-0000000000ba"


def make_track_basis(**fields: Any) -> dict[str, Any]:
    """On for 511703, from ten days ago on for two hundred days."""
    today = china_day(now())
    return {
        "id": BASIS,
        "area_prefix": "511703",
        "on": True,
        "purpose": "核对巡查路线有没有漏掉片区",
        "basis": "区田长制办公室关于巡查轨迹的通知第三条",
        "document": "达高田办〔2026〕7号",
        "from_day": (today - timedelta(days=10)).isoformat(),
        "until_day": (today + timedelta(days=190)).isoformat(),
        **fields,
    }


def make_track(started_at: datetime | None = None, **fields: Any) -> dict[str, Any]:
    """An hour of walking that ended just now, with a gap of ten minutes."""
    begin = started_at or now() - timedelta(hours=1)
    minutes = (0, 10, 20, 40, 60)
    return {
        "basis_id": BASIS,
        "started_at": text(begin),
        "ended_at": text(begin + timedelta(hours=1)),
        "ended_by": "person",
        "points": [
            {
                "lon": LON + minute / 100_000,
                "lat": LAT,
                "accuracy_m": 4.0,
                "at": text(begin + timedelta(minutes=minute)),
            }
            for minute in minutes
        ],
        "gaps": [
            {
                "from": text(begin + timedelta(minutes=25)),
                "until": text(begin + timedelta(minutes=35)),
            }
        ],
        **fields,
    }
