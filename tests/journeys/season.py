"""A grain crop that stands on the fields today, so that a journey is usual on every day of the year."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from server.rules.crop import CROPS, Crop
from server.rules.edition import DEFAULT_EDITION
from server.rules.grain import STANDING
from server.rules.season import harvest_timing

SHANGHAI = ZoneInfo("Asia/Shanghai")


def crop_of_the_season(moment: datetime | None = None) -> Crop:
    """Rice from May to September; needs no question about its purpose. Its stage is preselected.

    `moment`: aware, now where it is left out.
    """
    day = (moment or datetime.now(SHANGHAI)).astimezone(SHANGHAI).date()
    return next(crop for crop in CROPS if crop.grain and not crop.ask_purpose and _usual(crop, day))


def _usual(crop: Crop, day: date) -> bool:
    """Standing at its preselected stage, and no question to the rules."""
    stage = crop.usual_stage[day.month - 1]
    limits = DEFAULT_EDITION.limits
    return stage in STANDING and harvest_timing(crop, day, stage, limits).usual is True
