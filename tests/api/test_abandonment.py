"""Weeds are judged by what visits before this one saw on the plot (domain C4)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.records import Inspector, codes, inspector, new_id
from tests.makers import jpeg, make_claim, make_plot

LOOKS: dict[str, dict[str, Any]] = {
    "rice": {
        "cover": "crop",
        "crops": [{"crop": "rice", "stage": "heading", "purpose": "grain", "share_percent": 100}],
    },
    "ploughed": {"cover": "tilled", "crops": [], "plough_layer": "yes"},
    "weeds": {"cover": "weeds", "crops": []},
}
FULL_YEAR = [("2024-07-10", "rice"), ("2025-03-10", "ploughed"), ("2025-07-10", "weeds")]


@pytest.fixture
def chief(client: FlaskClient) -> Inspector:
    return inspector(client)


def visit(chief: Inspector, plot_id: str, day: str, look: str, number: int) -> dict[str, Any]:
    photo = jpeg(number)
    chief.phone.send(photo)
    at = datetime.fromisoformat(f"{day}T02:00:00").replace(tzinfo=UTC)
    claim = make_claim(plot_id, chief.person_id, [photo], at=at, observation=LOOKS[look])
    response = chief.put(claim, new_id())
    assert response.status_code == 201, response.json
    told: dict[str, Any] = response.json
    return told


@pytest.mark.parametrize(
    ("visits", "answer", "clause", "finding"),
    [
        pytest.param(FULL_YEAR, "no", "abandoned", "abandoned", id="idle in both halves"),
        pytest.param(
            [FULL_YEAR[0], FULL_YEAR[2]],
            "unknown",
            "abandoned_not_shown",
            "abandonment_suspected",
            id="nobody looked in the winter",
        ),
        pytest.param(
            [*FULL_YEAR[:2], ("2025-05-10", "weeds")],
            "yes",
            "weeds_within_year",
            "idle",
            id="ten months",
        ),
        pytest.param(
            FULL_YEAR[1:], "unknown", "weeds_since_unknown", "last_crop_unknown", id="no crop ever"
        ),
    ],
)
def test_weeds_after_earlier_visits(
    chief: Inspector, visits: list[tuple[str, str]], answer: str, clause: str, finding: str
) -> None:
    plot_id = make_plot()
    for number, (day, look) in enumerate(visits):
        last = visit(chief, plot_id, day, look, number)
    cultivated = last["verdict"]["cultivated"]
    assert (cultivated["answer"], cultivated["clause"]) == (answer, clause)
    assert finding in codes(last)


def test_what_came_later_or_grew_elsewhere_says_nothing(chief: Inspector) -> None:
    plot_id, other = make_plot("0001"), make_plot("0002")
    visit(chief, plot_id, "2025-08-10", "rice", 1)
    visit(chief, other, "2024-07-10", "rice", 2)
    last = visit(chief, plot_id, "2025-07-10", "weeds", 3)
    assert last["verdict"]["cultivated"]["clause"] == "weeds_since_unknown"
