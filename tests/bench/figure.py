"""One measured figure."""

from __future__ import annotations

from typing import TypedDict


class Figure(TypedDict):
    name: str
    value: float
    unit: str
    goal: str
    """As "<= 2" or ">= 0.6"."""
    holds: bool


def figure(name: str, value: float, unit: str, goal: str) -> Figure:
    relation, bound = goal.split()
    holds = value <= float(bound) if relation == "<=" else value >= float(bound)
    return {"name": name, "value": round(value, 3), "unit": unit, "goal": goal, "holds": holds}


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
