"""The watch over a grain year, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given as drawn
from hypothesis import strategies as st

from server.rules.chance import Calendar, calendar_of, may_be_wet
from server.rules.edition import DEFAULT_EDITION
from server.rules.grain_watch import Watch, turns_on, watch
from server.rules.grain_year import year_state
from server.rules.watch_facts import WatchFacts, facts_as_json, facts_from_json, facts_of
from tests.rules.cases import golden, named_in
from tests.rules.test_grain_year import seen_of_case

LIMITS = DEFAULT_EDITION.limits


def calendar(year: int, land_class: str | None = "0103") -> Calendar:
    return calendar_of(year, DEFAULT_EDITION.crops, LIMITS, may_be_wet(land_class))


def day_of(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def told(found: Watch) -> dict[str, Any]:
    return {
        "state": found.state,
        "clause": found.clause,
        "use": found.use,
        "use_clause": found.use_clause,
        "abandonment": found.abandonment,
        "last_chance_on": found.last_chance_on and found.last_chance_on.isoformat(),
    }


@golden("grain_watch")
def test_a_day(given: Any, expect: Any) -> None:
    said = {**given["facts"]}
    year = {name: said.pop(name) for name in ("grain", "level", "clause")}
    facts = facts_from_json(said, **year)
    times = calendar(given["year"], given.get("land_class", "0103"))
    today = date.fromisoformat(given["today"])
    found = watch(given["year"], facts, times, LIMITS, given.get("basic_farmland"), today)
    sowable = list(times.sowable(today))
    assert named_in(expect, {**told(found), "sowable": sowable}) == expect


@golden("grain_watch_calendar")
def test_a_whole_calendar(given: Any, expect: Any) -> None:
    visits = [seen_of_case(visit) for visit in given["visits"]]
    fallow = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in given.get("fallow", ())]
    year = given["year"]
    found = []
    for said in expect:
        today = date.fromisoformat(said["day"])
        known = [seen for seen in visits if seen.day <= today]
        state = year_state(year, known, day_of(given.get("accepted_on")), LIMITS, today, fallow)
        facts = facts_of(state, known, LIMITS)
        times = calendar(year, given.get("land_class", "0103"))
        now = watch(year, facts, times, LIMITS, given.get("basic_farmland"), today)
        found.append({"day": said["day"], **named_in(said, {**told(now), "day": said["day"]})})
    assert found == expect


DAYS = st.dates(date(2024, 1, 1), date(2025, 2, 1))
FACTS = st.builds(
    WatchFacts,
    grain=st.sampled_from(["unknown", "yes", "no"]),
    level=st.sampled_from(["none", "standing", "harvested"]),
    clause=st.sampled_from(["year_open", "year_not_owed_yet"]),
    without=st.booleans(),
    seen_on=st.none() | DAYS,
    lasting=st.booleans(),
    other_crop=st.booleans(),
    untold=st.booleans(),
    sown_until=st.none() | DAYS,
    contradictory=st.booleans(),
)


@drawn(FACTS, DAYS)
def test_between_two_turns_nothing_changes(facts: WatchFacts, today: date) -> None:
    year, times = 2024, calendar(2024)
    first = watch(year, facts, times, LIMITS, True, today)
    turn = turns_on(year, facts, times, LIMITS, today)
    last = turn - timedelta(1) if turn else today + timedelta(400)
    for days in range((last - today).days + 1):
        assert watch(year, facts, times, LIMITS, True, today + timedelta(days)) == first


@drawn(FACTS)
def test_facts_go_through_json(facts: WatchFacts) -> None:
    assert facts_from_json(facts_as_json(facts), facts.grain, facts.level, facts.clause) == facts


def test_the_last_chance_is_that_of_the_autumn_potato() -> None:
    dry = calendar(2024)
    assert (dry.main_on, dry.last_on) == (date(2024, 6, 30), date(2024, 9, 20))
    assert "rice" not in dry.sowable(date(2024, 1, 1))
    assert "rice" in calendar(2024, "0101").sowable(date(2024, 6, 10))
    assert dry.sowable(date(2024, 7, 1)) == ("potato",)
    assert "wheat" in dry.sowable(date(2023, 11, 20))
    assert "wheat" not in dry.sowable(date(2024, 1, 1))
