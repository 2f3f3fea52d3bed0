"""The whole report as report.typ lays it out: plain lists and strings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import orjson

from server.documents.plot_report.sketch import draw
from server.documents.plot_report.visit import (
    boundary_of,
    grain_in_words,
    letters,
    map_told,
    marks_of,
    visit_told,
)
from server.documents.words import Words, minute
from server.evidence.package.dossier import Dossier, Json, Record

MAP_SIZE = (680, 330)
LABELS = (
    "plot",
    "boundary",
    "map",
    "years",
    "years_none",
    "year",
    "cultivated",
    "grain",
    "missing",
    "fallows",
    "inspections_none",
    "id",
    "received",
    "verdict",
    "review",
    "reviewed_none",
    "findings",
    "findings_none",
    "earlier",
    "seal",
    "receipt",
)
"""What stands in the layout itself."""


def report_told(dossier: Dossier, pictures: Mapping[str, str | None], words: Words) -> Json:
    """`pictures`: hash → file for the page, None where it cannot be read; those not kept are not in it."""
    plot = dossier.plot
    visits = in_order(dossier.records)
    numbers = {record.id: str(at) for at, record in enumerate(visits, 1)}
    return {
        "language": words.language,
        "labels": {name: words.report(name) for name in LABELS},
        "title": words.report("title"),
        "name": f"{plot['number']} {plot['village']} {plot['place']}".strip(),
        "as_of": words.report("as_of", when=minute(dossier.as_of)),
        "about": words.report("about"),
        "page": words.report("page"),
        "facts": _facts(plot, words),
        "boundaries": _boundaries(dossier, words),
        "map": _map(dossier, visits, words),
        "years": [_year(year, numbers, words) for year in plot["years"]],
        "fallows": [_fallow(one, words) for one in dossier.fallows],
        "inspections": words.report("inspections", count=len(visits)),
        "visits": [
            visit_told(at, record, dossier, pictures, words) for at, record in enumerate(visits, 1)
        ],
    }


def in_order(records: Sequence[Record]) -> list[Record]:
    """By the time that the phone says, as people remember them."""
    return sorted(records, key=lambda record: (record.finished_at, record.id))


def _facts(plot: Json, words: Words) -> list[list[str]]:
    report = words.report
    farmland = {None: "not_known", True: "farmland_yes", False: "farmland_no"}
    return [
        [report("number"), plot["number"]],
        [report("where"), f"{plot['village']} {plot['place']}".strip()],
        [report("household"), plot["household"] or report("not_known")],
        [report("net_area"), report("mu", area=plot["net_area_mu"])],
        [report("gross_area"), report("mu", area=plot["gross_area_mu"])],
        [report("land_class"), words.land_class(plot["land_class"], plot["scheme"])],
        [report("attribute"), words.attribute(plot["attribute"])],
        [report("farmland"), report(farmland[plot["basic_farmland"]])],
        [report("division"), plot["division_code"]],
        [report("survey"), f"{plot['survey_year']} · {plot['scheme']}"],
    ]


def _boundaries(dossier: Dossier, words: Words) -> list[str]:
    return [
        words.report(
            "version",
            **{
                "version": one.version,
                "from": minute(one.valid_from),
                "area_m2": format(one.area_m2, ".2f"),
            },
        )
        for one in dossier.boundaries
    ]


def _map(dossier: Dossier, visits: Sequence[Record], words: Words) -> Json:
    """One number a visit: those of forty visits by three photos would hide the plot."""
    marks = []
    for at, record in enumerate(visits, 1):
        claim = orjson.loads(record.claim)
        labels = ["" for _ in claim["photos"]]
        first = next((n for n, photo in enumerate(claim["photos"]) if photo["fix"]), None)
        if first is not None:
            labels[first] = str(at)
        marks += marks_of(claim, labels, False)
    main = boundary_of(dossier.boundaries, dossier.plot["boundary_version"])
    others = [one.shape for one in dossier.boundaries if one is not main]
    drawn = draw(main.shape, others, marks, MAP_SIZE, letters(words))
    return map_told(drawn, words.report("map_note", version=main.version), words)


def _year(year: Json, numbers: Mapping[str, str], words: Words) -> Json:
    def side(told: Json, answer: str) -> Json:
        rests = [numbers[one] for one in told["inspections"] if one in numbers]
        return {
            "answer": answer,
            "clause": words.say("clause", told["clause"]),
            "rests": words.report("rests", numbers=rests) if rests else words.report("rests_none"),
        }

    grain = grain_in_words(year["grain"], words)
    if year["grain"]["answer"] == "yes" and year["grain"]["share_percent"] is not None:
        grain = f"{grain} {words.report('share', percent=year['grain']['share_percent'])}"
    cultivated = words.say("answer", year["cultivated"]["answer"])
    missing = [words.say("missing", code) for code in year["missing"]]
    return {
        "year": str(year["year"]),
        "cultivated": side(year["cultivated"], cultivated),
        "grain": side(year["grain"], grain),
        "missing": missing or [words.report("complete")],
    }


def _fallow(fallow: Json, words: Words) -> str:
    told = words.report(
        "fallow",
        **{
            "from": fallow["first_on"],
            "to": fallow["last_on"],
            "authority": fallow["authority"],
            "document": fallow["document"],
            "person": fallow["entered_by"],
            "when": minute(datetime.fromisoformat(fallow["entered_at"])),
        },
    )
    end = fallow["end"]
    if end is None:
        return told
    ended = words.report(
        "fallow_withdrawn" if end["last_on"] is None else "fallow_ended",
        **{
            "to": end["last_on"],
            "person": end["ended_by"],
            "when": minute(datetime.fromisoformat(end["ended_at"])),
            "reason": end["reason"],
        },
    )
    return told + ended
