"""The area of a sheet."""

from __future__ import annotations

import pytest

from server.rules.paper import area_of


@pytest.mark.parametrize(
    ("codes", "area"),
    [
        (["511703001201"], "511703001201"),
        (["511703001201001"], "511703001201"),
        (["511703001201", "511703001202"], "51170300120"),
        (["511703001201", "511771001201"], "5117"),
        (["511703001201", "500101001201"], None),
        ([], None),
    ],
)
def test_the_smallest_area_that_holds_them_all(codes: list[str], area: str | None) -> None:
    assert area_of(codes) == area
