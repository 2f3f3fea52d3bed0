"""What holds for the whole district is set by who has it all."""

from __future__ import annotations

from collections.abc import Sequence

from server.api.access import actor
from server.api.contract import setting
from server.refusals import Refusal
from server.rules.problem import COUNTY_DIGITS


def of_the_whole_district(roles: Sequence[str]) -> bool:
    """Whether the person who asks holds one of the roles in every part."""
    mine = actor().areas(*roles)
    return all(code.startswith(mine) for code in setting().district_codes)


def of_a_county(roles: Sequence[str]) -> bool:
    """Whether the person who asks holds one of the roles for a county of the district, or more."""
    mine = [area for area in actor().areas(*roles) if len(area) <= COUNTY_DIGITS]
    codes = setting().district_codes
    return any(code.startswith(area) or area.startswith(code) for area in mine for code in codes)


def check_whole_district(roles: Sequence[str]) -> None:
    """Raises Refusal whole_district_needed."""
    if not of_the_whole_district(roles):
        raise Refusal("whole_district_needed", areas=list(setting().district_codes))
