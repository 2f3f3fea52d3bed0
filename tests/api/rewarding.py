"""Terms, money and people for rewards, and a reward taken as far as a test needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from server.api.doorkeeping import token_for
from server.jobs.rewarding import work_out
from server.models.base import db, now, writing
from server.models.reward import Reward, RewardTerms
from server.rules.day import china_day
from tests.api.records import Inspector, inspector, new_id
from tests.api.tipoffs import Told, make_matter

CODES = ("511703", "511771")
CONTENT = {
    "kinds": {"new_orchard": {"fixed_yuan": "100", "per_mu_yuan": "30.5"}},
    "cap_yuan": "200",
    "claim_days": 60,
    "staff_excluded": True,
}
YUAN = "171.68"
"""100 and 30.5 for 2.35 mu each, half up to the fen."""


@dataclass
class Office:
    """Who handles the tip-offs, who approves, who pays, who opens contacts, who reads the openings."""

    desk: Inspector
    first: Inspector
    second: Inspector
    finance: Inspector
    handler: Inspector
    auditor: Inspector


def office_of(client: FlaskClient, codes: Sequence[str] = CODES) -> Office:
    def of(login: str, role: str) -> Inspector:
        return inspector(client, login, *((role, code) for code in codes))

    return Office(
        of("triage", "officer"),
        of("bureau", "resources_bureau"),
        of("board", "committee"),
        of("purse", "finance"),
        of("handler", "reward_handler"),
        of("audit", "auditor"),
    )


def adopted(person_id: str, since: date | None = None, **content: Any) -> None:
    """Terms as if they had been adopted before any tip-off came."""
    with writing() as session:
        number = session.query(RewardTerms).count() + 1
        row = RewardTerms(
            id=number,
            valid_from=since or china_day(now()) - timedelta(days=300),
            content={**CONTENT, **content},
            reason="试行",
            adopted_by=person_id,
            adopted_at=now(),
        )
        session.add(row)


def budgeted(who: Inspector, yuan: str = "1000", seen: int = 0) -> None:
    body = {"year": china_day(now()).year, "seen": seen, "yuan": yuan, "reason": "年初预算"}
    response = who.post("reward-budgets", body)
    assert response.status_code == 201, response.json


def noticed(office: Office, **how: Any) -> tuple[Told, str]:
    """A matter whose check ended true, with its reward worked out; answers the reward's id."""
    told = make_matter(office.desk.person_id, **how)
    work_out(told.matter_id)
    db.session.rollback()
    return told, db.session.scalars(
        select(Reward.id).where(Reward.matter_id == told.matter_id)
    ).one()


def reporter(client: FlaskClient, tipoff_id: str) -> Inspector:
    """Holds the receipt; asks below tell/report."""
    found = object.__new__(Inspector)
    found.client, found.person_id = client, ""
    found.headers = {"Authorization": f"Receipt {token_for(tipoff_id)['token']}"}
    return found


def claimed(client: FlaskClient, tipoff_id: str, not_staff: bool = True) -> dict[str, Any]:
    body = {"id": new_id(), "not_staff": not_staff}
    response = reporter(client, tipoff_id).post("tell/report/claim", body)
    assert response.status_code == 200, response.json
    told: dict[str, Any] = response.json["reward"]
    return told


def decide(who: Inspector, reward_id: str, step: str = "approve", **fields: Any) -> Any:
    seen = who.get(f"rewards/{reward_id}").json.get("last_place", 0)
    body = {"id": new_id(), "seen": seen, "step": step, **fields}
    return who.post(f"rewards/{reward_id}/steps", body)


def approved(office: Office, reward_id: str) -> None:
    for who in (office.first, office.second):
        response = decide(who, reward_id)
        assert response.status_code == 201, response.json
