"""The next edition made from one that is known: other limits, the same crops."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from server.rules.edition import Edition, edition_as_json, edition_from_json
from server.rules.limit_facts import LIMIT_FACTS, Wrong, shortcomings


class DraftWrong(ValueError):
    def __init__(self, fields: dict[str, Wrong]) -> None:
        super().__init__(fields)
        self.fields = fields
        """By name of a limit."""


def with_limits(
    base: Edition, edition_id: str, effective_from: date, changed: Mapping[str, Any]
) -> Edition:
    """`base` with the limits in `changed`, as JSON; raises DraftWrong."""
    said = edition_as_json(base)
    limits = {**said["limits"], **changed}
    wrong = shortcomings(limits)
    if wrong:
        raise DraftWrong(wrong)
    return edition_from_json(
        {
            **said,
            "id": edition_id,
            "effective_from": effective_from.isoformat(),
            "limits": limits,
        }
    )


def differing_limits(before: Edition, after: Edition) -> dict[str, tuple[Any, Any]]:
    """Name of each limit that is another → its value in both, as JSON, in the order of the facts."""
    old, new = (edition_as_json(one)["limits"] for one in (before, after))
    return {name: (old[name], new[name]) for name in LIMIT_FACTS if old[name] != new[name]}


def differing_crops(before: Edition, after: Edition) -> list[str]:
    """Codes of crops that came, went or were changed, in order."""
    old, new = ({crop.code: crop for crop in one.crops} for one in (before, after))
    return sorted(code for code in old | new if old.get(code) != new.get(code))
