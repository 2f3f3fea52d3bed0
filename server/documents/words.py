"""Sentences of documents, codes of findings and answers as people say them, times of China."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from server.rules.claim import PhotoRole
from server.rules.day import CHINA
from server.words import Language, filled, package_catalogue

ROLES = frozenset(get_args(PhotoRole))


@dataclass(frozen=True, slots=True)
class Words:
    language: Language
    catalogue: Callable[[Language], Mapping[str, Mapping[str, str]]] = package_catalogue

    def say(self, kind: str, code: str, /, **facts: Any) -> str:
        """The sentence of `kind.code`; the code itself where there is none (an older edition)."""
        sentence = self.catalogue(self.language)[kind].get(code, code)
        return filled(self.language, sentence, facts)

    def report(self, code: str, /, **facts: Any) -> str:
        return self.say("report", code, **facts)

    def listed(self, parts: Sequence[str]) -> str:
        return ("；" if self.language == "zh" else "; ").join(parts)

    def finding(self, code: str, facts: Mapping[str, Any]) -> str:
        told = {name: self._fact(name, value) for name, value in facts.items()}
        return self.say("finding", code, **told)

    def _fact(self, name: str, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [self._fact(name, one) for one in value]
        if isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return number(round(value) if name.endswith("_m") else value)
        if not isinstance(value, str):
            return value
        if name == "missing" and ", " in value:
            return self._fact(name, value.split(", "))
        if value in ROLES:
            return self.say("role", value)
        return self.say("crop", value) if name.startswith("crop") else value

    def land_class(self, code: str | None, scheme: str) -> str:
        """“0103 旱地”; the suffix K marks land that can be made arable again."""
        if code is None:
            return self.report("not_known")
        plain = code.removesuffix("K")
        known = self.catalogue(self.language)["land_class"]
        if scheme != "GBT21010-2017" or plain not in known:
            return code
        how = "named" if code == plain else "adjustable"
        return self.say("land_class", how, code=code, name=known[plain])

    def attribute(self, code: str | None) -> str:
        if code is None:
            return self.report("not_known")
        known = self.catalogue(self.language)["attribute"]
        if code not in known:
            return code
        return self.say("land_class", "named", code=code, name=known[code])

    def direction(self, heading_deg: float) -> str:
        point = ("n", "ne", "e", "se", "s", "sw", "w", "nw")[int(heading_deg / 45 + 0.5) % 8]
        return self.say("direction", point)


def number(value: float) -> str:
    """5.0 → “5”."""
    return str(int(value)) if value == int(value) else str(value)


def minute(moment: datetime) -> str:
    """“2026-07-01 10:02”, China time."""
    return in_china(moment).isoformat(sep=" ", timespec="minutes")[:16]


def second(moment: datetime) -> str:
    return in_china(moment).isoformat(sep=" ", timespec="seconds")[:19]


def in_china(moment: datetime) -> datetime:
    """A clock at the very end of the calendar stays in UTC."""
    try:
        return moment.astimezone(CHINA)
    except OverflowError:
        return moment.astimezone(UTC)
