"""Records that wait for an officer: clear ones, a doubtful one, and an earlier visit."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from server.models.base import db, now, writing
from server.models.person import Grant
from tests.api.records import Inspector
from tests.journeys.season import SHANGHAI, crop_of_the_season
from tests.journeys.world import World
from tests.makers import AREA, LAT, LON, jpeg, make_claim, make_fix, text
from tests.signing import PhoneKey

CLEAR = 5
"""How many records have nothing that asks for a second thought: the plot right here has two."""
DOUBTFUL_HERE = (LON, LAT + 0.0012)
"""A place inside the plot of the doubtful record, the fifth."""


def with_queue(world: World, own: bool = False) -> list[str]:
    """Ids of the records: the doubtful one, then the clear ones. `own`: the chief is an officer, too."""
    app = world.app()
    ids: list[str] = []
    with app.app_context():
        chief, key = Inspector(app.test_client(), world.chief_id), PhoneKey()
        assert chief.register(key).status_code == 201
        if own:
            with writing() as session:
                session.add(Grant(person_id=world.chief_id, role="officer", area_prefix=AREA))
        ids.append(_send(chief, key, world, 0, 1, minutes_ago=60 * 24 * 40))
        for at in range(CLEAR - 1):
            ids.append(_send(chief, key, world, at, 10 + 10 * at, minutes_ago=60 - 10 * at))
        ids.insert(
            0, _send(chief, key, world, CLEAR - 1, 70, minutes_ago=5, accuracy_m=80.0, photos=2)
        )
        db.session.remove()
        db.engine.dispose()
    return ids


def _send(
    chief: Inspector,
    key: PhoneKey,
    world: World,
    plot: int,
    seed: int,
    *,
    minutes_ago: int,
    accuracy_m: float = 4.0,
    photos: int = 3,
) -> str:
    """One visit in the middle of the plot, by a phone that looked north, east and south."""
    pictures = [jpeg(seed + at, 640, 480) for at in range(photos)]
    for picture in pictures:
        chief.phone.send(picture)
    moment = now() - timedelta(minutes=minutes_ago)
    row, column = divmod(plot, 4)
    fix = make_fix(
        lon=LON + column * 0.0014,
        lat=LAT + row * 0.0012,
        accuracy_m=accuracy_m,
        taken_at=text(moment),
    )
    claim: dict[str, Any] = make_claim(world.plot_ids[plot], world.chief_id, pictures, fix, moment)
    crop = crop_of_the_season(moment)
    month = moment.astimezone(SHANGHAI).month - 1
    claim["observation"]["crops"] = [
        {
            "crop": crop.code,
            "stage": crop.usual_stage[month],
            "purpose": "grain",
            "share_percent": 100,
        }
    ]
    for at, photo in enumerate(claim["photos"]):
        photo["heading_deg"] = 90.0 * at
    inspection_id = str(uuid.uuid4())
    body = key.sealed(inspection_id, claim, nonce=chief.nonce())
    answer = chief.put(body, inspection_id)
    assert answer.status_code == 201, answer.json
    return inspection_id
