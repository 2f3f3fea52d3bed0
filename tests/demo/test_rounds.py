"""The invented visits: deterministic for a day, within two years, seasons and plots alike."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from server.demo.claims import ground_of, record_of
from server.demo.district import plots
from server.demo.people import PEOPLE
from server.demo.pictures import HEIGHT, WIDTH, Shot, demo_photo
from server.demo.rounds import DAYS, USUAL, UTC_OFFSET, visits
from server.demo.scenes import LOOKS
from server.demo.seasons import PHASES, Sown, standing
from server.demo.stories import DRY, PADDY, seen_on, story_of
from server.rules.edition import DEFAULT_EDITION, by_code
from server.rules.season import harvest_timing
from tests.makers import jpeg, square

TODAY = date(2026, 3, 5)
NOW = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
CATALOGUE = by_code(DEFAULT_EDITION.crops)


def test_the_same_day_gives_the_same_visits() -> None:
    known = plots()
    assert visits(known, PEOPLE, TODAY, USUAL) == visits(known, PEOPLE, TODAY, USUAL)


def test_visits_lie_in_the_two_years_before_today() -> None:
    days = [(visit.begun_at + UTC_OFFSET).date() for visit in visits(plots(), PEOPLE, TODAY, USUAL)]
    assert min(days) >= TODAY - timedelta(days=DAYS)
    assert max(days) < TODAY
    assert 900 <= len(days) <= 1_500


def test_nobody_visits_outside_their_area() -> None:
    for visit in visits(plots(), PEOPLE, TODAY, USUAL):
        areas = [area for role, area in visit.person.roles if role == "inspector"]
        assert visit.plot.village.division_code.startswith(tuple(areas))


def test_some_plots_are_fresh_some_overdue_some_never_seen() -> None:
    last = {visit.plot: visit.begun_at for visit in visits(plots(), PEOPLE, TODAY, USUAL)}
    idle = [(NOW - moment).days for moment in last.values()]
    assert 5 <= len(plots()) - len(last) <= 40
    assert sum(days <= 30 for days in idle) > 60
    assert sum(days > 30 for days in idle) > 60


@pytest.mark.parametrize("rotation", [rotation for _, rotation in (*PADDY, *DRY)], ids=str)
def test_what_stands_is_in_season_by_the_rules_own_calendar(rotation: tuple[Sown, ...]) -> None:
    for later_days in (-7, 8):
        for step in range(0, 365, 3):
            day = date(2025, 1, 1) + timedelta(days=step)
            for one in standing(rotation, day, later_days):
                timing = harvest_timing(
                    CATALOGUE[one.sown.crop], day, one.stage, DEFAULT_EDITION.limits
                )
                assert timing.usual is not False, (one.sown.crop, day, one.stage)


def test_every_crop_and_look_is_known() -> None:
    assert set(PHASES) <= set(CATALOGUE)
    assert {phase.look for phases in PHASES.values() for phase in phases} <= set(LOOKS)


def test_every_sight_has_a_look_that_can_be_drawn() -> None:
    first = TODAY - timedelta(days=DAYS)
    for plot in plots():
        story = story_of(plot, first, TODAY)
        for step in range(0, DAYS, 61):
            sight = seen_on(plot, story, first + timedelta(days=step), random.Random(1))
            assert sight.look.partition("+")[0] in LOOKS


def test_a_record_is_the_same_for_the_same_visit() -> None:
    visit = visits(plots(), PEOPLE, TODAY, USUAL)[0]
    story = story_of(visit.plot, TODAY - timedelta(days=DAYS), TODAY)
    ground = ground_of(square())
    made = [record_of(visit, story, ground, "plot", "person", NOW) for _ in range(2)]
    photos = [jpeg(place) for place in range(len(made[0].shots))]
    assert made[0].claim(photos) == made[1].claim(photos)
    assert made[0].inspection_id == made[1].inspection_id
    assert made[0].received_at == made[1].received_at < NOW


def test_a_picture_is_small_has_exif_and_differs_from_the_next() -> None:
    import io

    from PIL import Image

    from server.evidence.exif import read_facts

    shot = Shot("rice_ripe", "overview", 7, "0042", (107.45, 31.12, 6.5), 118.5, NOW)
    picture = demo_photo(shot)
    assert len(picture) < 90_000
    assert demo_photo(shot) == picture
    assert demo_photo(Shot(*_changed(shot))) != picture
    with Image.open(io.BytesIO(picture)) as opened:
        assert opened.size == (WIDTH, HEIGHT)
        assert "DEMO" in opened.getexif()[270]
    facts = read_facts(io.BytesIO(picture), "0" * 64, "image/jpeg")
    assert facts.exif_lon == pytest.approx(107.45, abs=1e-6)
    assert facts.exif_lat == pytest.approx(31.12, abs=1e-6)
    assert facts.exif_taken_at == NOW
    assert facts.exif_heading_deg == pytest.approx(118.5)
    assert facts.camera == "Xuntian demo"


def _changed(shot: Shot) -> tuple[object, ...]:
    return shot.look, shot.role, 9, shot.number, shot.position, shot.heading_deg, shot.taken_at
