"""A dated edition of the rules' data: limits and crops; it travels to the phone as plain JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import lru_cache
from math import isfinite
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from server.rules.crop import CROPS, Crop, Cycle, Span
from server.rules.limits import Limits
from server.rules.season import on

A_COMMON_YEAR = 2023
T = TypeVar("T", Limits, Crop, Cycle)


@dataclass(frozen=True, slots=True)
class Edition:
    id: str
    effective_from: date
    limits: Limits
    crops: tuple[Crop, ...]

    def __hash__(self) -> int:
        # what is remembered for an edition is asked for with every record
        return hash(self.id)


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
    crops = tuple(_crop(one) for one in said["crops"])
    known = by_code(crops)
    for crop in crops:
        if crop.cut_of is not None and crop.cut_of not in known:
            raise ValueError(f"{crop.code}: cut of {crop.cut_of}, which is not there")
    limits = _fitting(Limits, said["limits"])
    for day in (limits.first_year_cutoff, *_days_of(limits)):
        _check_day(day)
    date.fromisoformat(limits.clock_plausible_from)
    return Edition(
        id=str(said["id"]),
        effective_from=date.fromisoformat(said["effective_from"]),
        limits=limits,
        crops=crops,
    )


def adopted_edition(said: Mapping[str, Any]) -> Edition:
    """An edition adopted earlier; limits younger than it have the value that is shipped.

    Only what is adopted anew must name every limit: an old edition must still load after an update.
    """
    shipped = edition_as_json(DEFAULT_EDITION)["limits"]
    return edition_from_json({**said, "limits": {**shipped, **said["limits"]}})


def _crop(said: Mapping[str, Any]) -> Crop:
    cycles = tuple(_fitting(Cycle, cycle) for cycle in said["cycles"])
    for cycle in cycles:
        for day in _days_of(cycle):
            _check_day(day)
    crop = _fitting(Crop, {**said, "cycles": ()})
    if len(crop.usual_stage) != 12:
        raise ValueError(f"{crop.code}: usual stages are twelve, January to December")
    return replace(crop, cycles=cycles)


def _days_of(part: Limits | Cycle) -> Iterator[str]:
    """Both days of each window "MM-DD" to "MM-DD"."""
    hints = get_type_hints(type(part))
    for field in fields(part):
        value = getattr(part, field.name)
        if hints[field.name] in (Span, Span | None) and value is not None:
            yield from value


def _check_day(said: str) -> None:
    """A window must have its days every year, so 02-29 is none."""
    on(said, A_COMMON_YEAR)


def _fitting(kind: type[T], said: Mapping[str, Any]) -> T:
    """The dataclass from JSON; a field missing, too many or of another type is an error."""
    hints = get_type_hints(kind)
    if set(said) != set(hints):
        raise KeyError(*sorted(set(said) ^ set(hints)))
    values = {name: _frozen(value) for name, value in said.items()}
    for name, value in values.items():
        if not _fits(value, hints[name]):
            raise TypeError(f"{name}: {value!r} is no {hints[name]}")
    return kind(**values)


def _fits(value: Any, hint: Any) -> bool:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return value in parts
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if parts[-1] is Ellipsis:
            return all(_fits(item, parts[0]) for item in value)
        return len(value) == len(parts) and all(map(_fits, value, parts))
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
