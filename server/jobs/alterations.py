"""What judging again alters, counted while it goes on: memory does not grow with the district."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import rfc8785
from sqlalchemy import select

from server.jobs.rejudging import PlotChange
from server.models.base import Reader
from server.models.plot import Plot
from server.rules.differing import Pairs, texts

SHOWN = 100
"""Changed answers that are told one by one."""
TOWNSHIP_DIGITS = 9
"""Of a division code: province, prefecture, county, township."""


@dataclass
class Alterations:
    plots: int = 0
    records: int = 0
    plots_altered: int = 0
    records_altered: int = 0
    _answers: Counter[tuple[str, str | None, str | None]] = field(default_factory=Counter)
    _years: Counter[tuple[int, str, str | None, str | None]] = field(default_factory=Counter)
    _townships: dict[str, Counter[str]] = field(default_factory=dict)
    _first: list[dict[str, Any]] = field(default_factory=list)
    _digest: Any = field(default_factory=hashlib.sha256)

    def add(self, change: PlotChange) -> None:
        """Plots in any order; the digest is over their order."""
        self.plots += 1
        self.records += change.judged
        if not change.any:
            return
        self.plots_altered += 1
        self.records_altered += len(change.records)
        township = self._townships.setdefault(change.division_code[:TOWNSHIP_DIGITS], Counter())
        township["plots"] += 1
        township["records"] += len(change.records)
        for record in change.records:
            self._count(record.answers, None)
            self._tell(change.plot_id, record.inspection_id, None, record.answers)
        for year in change.years:
            self._count(year.answers, year.year)
            self._tell(change.plot_id, None, year.year, year.answers)

    def changes_sha256(self) -> str:
        """Over every change: equal where and only where the same would alter."""
        found: str = self._digest.hexdigest()
        return found

    def as_json(self, reader: Reader) -> dict[str, Any]:
        """As the API tells it."""
        return {
            "plots": self.plots,
            "records": self.records,
            "plots_altered": self.plots_altered,
            "records_altered": self.records_altered,
            "answers": [
                {"answer": name, "before": before, "after": after, "count": count}
                for (name, before, after), count in _by_name(self._answers)
            ],
            "years": [
                {"year": year, "answer": name, "before": before, "after": after, "count": count}
                for (year, name, before, after), count in _by_name(self._years)
            ],
            "townships": [
                {"township": code, "plots": counted["plots"], "records": counted["records"]}
                for code, counted in sorted(self._townships.items())
            ],
            "first": self._named(reader),
        }

    def _count(self, answers: Pairs, year: int | None) -> None:
        for name, (before, after) in answers.items():
            # findings and boundary versions are too many kinds to be counted by kind
            pair = (None, None) if name == "findings" else (_text(before), _text(after))
            if year is None:
                self._answers[name, *pair] += 1
            else:
                self._years[year, name, *pair] += 1

    def _tell(
        self, plot_id: str, inspection_id: str | None, year: int | None, answers: Pairs
    ) -> None:
        for name, (before, after) in sorted(answers.items()):
            told = {
                "plot_id": plot_id,
                "inspection_id": inspection_id,
                "year": year,
                "answer": name,
                "before": texts(before),
                "after": texts(after),
            }
            self._digest.update(rfc8785.dumps(told))
            if len(self._first) < SHOWN:
                self._first.append(told)

    def _named(self, reader: Reader) -> list[dict[str, Any]]:
        wanted = {told["plot_id"] for told in self._first}
        rows = reader.execute(
            select(Plot.id, Plot.number, Plot.village).where(Plot.id.in_(sorted(wanted)))
        )
        named = {row.id: {"number": row.number, "village": row.village} for row in rows}
        return [{**told, **named[told["plot_id"]]} for told in self._first]


def _by_name(counted: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counted.items(), key=lambda item: tuple(map(str, item[0])))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
