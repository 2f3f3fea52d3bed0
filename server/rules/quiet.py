"""Hours in which nobody's telephone is to ring."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from server.rules.day import CHINA


def free_from(moment: datetime, begins: time, ends: time) -> datetime:
    """The first moment from `moment` on that lies outside the quiet hours, which are China's.

    They begin at `begins` and are over at `ends`, often the morning after; where both are the same
    time there are none.
    """
    here = moment.astimezone(CHINA)
    clock = here.time()
    over_midnight = begins > ends
    in_evening = over_midnight and clock >= begins
    in_morning = over_midnight and clock < ends
    if not (in_evening or in_morning or begins <= clock < ends):
        return moment
    end = here.date() + timedelta(days=1 if in_evening else 0)
    return datetime.combine(end, ends, CHINA)
