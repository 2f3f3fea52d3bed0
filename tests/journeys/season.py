"""A grain crop that stands on the fields today, so that a journey is usual on every day of the year."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from server.rules.crop import CROPS, Crop
from server.rules.grain import STANDING


def crop_of_the_season() -> Crop:
    """Rice from May to September; needs no question about its purpose. Its stage is preselected."""
    month = datetime.now(ZoneInfo("Asia/Shanghai")).month - 1
    standing = (
        crop
        for crop in CROPS
        if crop.grain and not crop.ask_purpose and crop.usual_stage[month] in STANDING
    )
    return next(standing)
