"""Sets how often rounds are walked and plots looked at; what was set before stays beside it."""

from __future__ import annotations

from server.jobs.rounds import tell_rounds
from server.models.base import after_commit, now, writing
from server.models.log import log
from server.models.pace import PaceRow, pace_in_force
from server.refusals import Refusal
from server.rules.rounds import Pace, pace_as_json


def set_pace(pace: Pace, reason: str, person_id: str, seen: int) -> None:
    """Raises Refusal pace_changed where another one than `seen` is in force by now."""
    with writing() as session:
        number, before = pace_in_force(session)
        if number != seen:
            raise Refusal("pace_changed")
        said = pace_as_json(pace)
        row = PaceRow(body=said, reason=reason, set_by=person_id, set_at=now())
        session.add(row)
        session.flush()
        then = pace_as_json(before)
        changed = {name: [then[name], value] for name, value in said.items() if value != then[name]}
        log(session, person_id, "pace_set", f"pace:{row.id}", reason=reason, changed=changed)
        after_commit(session, tell_rounds)
