"""A dated edition of the rules' data: limits and crops; it travels to the phone as plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any

from server.rules.crop import CROPS, Crop, Cycle
from server.rules.limits import Limits


@dataclass(frozen=True, slots=True)
class Edition:
    id: str
    effective_from: date
    limits: Limits
    crops: tuple[Crop, ...]


DEFAULT_EDITION = Edition("2023.1", date(2023, 1, 1), Limits(), CROPS)


@lru_cache(maxsize=16)
def by_code(crops: tuple[Crop, ...]) -> Mapping[str, Crop]:
    """Code → crop; a code given twice raises ValueError."""
    found = {crop.code: crop for crop in crops}
    if len(found) != len(crops):
        raise ValueError("a crop code is given twice")
    return found


def edition_as_json(edition: Edition) -> dict[str, Any]:
    """Plain lists, dicts, strings and numbers; `edition_from_json` is its inverse."""
    said: dict[str, Any] = _plain(asdict(edition))
    return said


def edition_from_json(said: Mapping[str, Any]) -> Edition:
    """Raises KeyError, TypeError or ValueError where `said` is no edition."""
    by_code(crops := tuple(_crop(one) for one in said["crops"]))
    known = {field.name for field in fields(Limits)}
    return Edition(
        id=str(said["id"]),
        effective_from=date.fromisoformat(said["effective_from"]),
        limits=Limits(**{name: _frozen(said["limits"][name]) for name in known}),
        crops=crops,
    )


def _crop(said: Mapping[str, Any]) -> Crop:
    plain = {name: _frozen(value) for name, value in said.items() if name != "cycles"}
    cycles = tuple(
        Cycle(**{name: _frozen(span) for name, span in cycle.items()}) for cycle in said["cycles"]
    )
    return Crop(**plain, cycles=cycles)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
