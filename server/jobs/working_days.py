"""Which days are worked in China: the State Council's holidays and make-up days, from a kept table."""

from __future__ import annotations

from datetime import date

from chinese_calendar import is_workday


def known_workday(day: date) -> bool | None:
    """None for a year that the table does not know yet; each autumn's release brings the next one."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return None
