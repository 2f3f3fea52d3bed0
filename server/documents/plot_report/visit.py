"""One inspection as the report tells it: plain lists and strings for report.typ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil

import orjson

from server.documents.plot_report.review import review_told
from server.documents.plot_report.sketch import Drawn, Letters, Mark, draw
from server.documents.words import Words, minute, second
from server.evidence.package.dossier import BoundaryVersion, Dossier, Json, Record
from server.rules.datum import to_wgs84

MAP_SIZE = (250, 190)
ASKED = ("plough_layer", "permanent_water", "hardened", "woody_regrowth")
Lines = list[list[str]]
"""Pairs of a label and what stands beside it."""


def visit_told(
    at: int, record: Record, dossier: Dossier, pictures: Mapping[str, str | None], words: Words
) -> Json:
    """`at`: its number in the report. `pictures`: hash → file for the page, None where unreadable."""
    claim, verdict = orjson.loads(record.claim), record.verdict
    received = "received_late" if record.late else "received_at"
    name = words.report(
        "visit", number=at, when=minute(record.finished_at), person=record.person_name
    )
    if record.state == "voided":
        name = words.report("visit_voided", visit=name)
    return {
        "name": name,
        "id": record.id,
        "received": words.report(received, when=minute(record.received_at)),
        "answers": _answers(claim["observation"], words),
        "verdict": _verdict(verdict, words),
        "review": review_told(record, words),
        "earlier": [_earlier(one, words) for one in record.verdicts if not one["current"]],
        "findings": [
            [words.say("weight", one["weight"]), words.finding(one["code"], one["facts"])]
            for one in verdict["findings"]
        ],
        "seal": _seal(record, words),
        "receipt": words.report("receipt_text", count=len(record.receipts[0]["photos"])),
        "claim_sha256": record.claim_sha256,
        "rivals": words.report("rivals", count=len(record.rivals)) if record.rivals else None,
        "map": _map(claim, verdict["position"]["boundary_version"], dossier, words),
        "photos": [
            _photo(place, photo, record, dossier.plot, pictures, words)
            for place, photo in enumerate(claim["photos"], 1)
        ],
    }


def marks_of(claim: Json, labels: Sequence[str], accuracy: bool) -> list[Mark]:
    """Where the photos that have a fix were taken, with a label each."""
    marks = []
    for photo, label in zip(claim["photos"], labels, strict=True):
        fix = photo["fix"]
        if fix is None:
            continue
        lon, lat = to_wgs84(fix["lon"], fix["lat"], fix["datum"])
        error_m = fix["accuracy_m"] if accuracy else None
        marks.append(Mark(lon, lat, label, photo["heading_deg"], error_m))
    return marks


def letters(words: Words) -> Letters:
    return Letters(words.report("north"), words.report("metres"))


def _map(claim: Json, version: int, dossier: Dossier, words: Words) -> Json | None:
    marks = marks_of(claim, [str(at) for at in range(1, len(claim["photos"]) + 1)], True)
    if not marks:
        return None
    main = boundary_of(dossier.boundaries, version)
    drawn = draw(main.shape, [], marks, MAP_SIZE, letters(words))
    return map_told(drawn, words.report("map_visit_note", version=main.version), words)


def boundary_of(boundaries: Sequence[BoundaryVersion], version: int) -> BoundaryVersion:
    return next(one for one in boundaries if one.version == version)


def map_told(drawn: Drawn, note: str, words: Words) -> Json:
    notes = [note]
    if drawn.outside:
        notes.append(words.report("map_outside", count=drawn.outside))
    return {"svg": drawn.svg, "alt": words.report("map_alt", count=drawn.shown), "notes": notes}


def _answers(seen: Json, words: Words) -> Lines:
    lines = [[words.report("cover"), words.say("cover", seen["cover"])]]
    lines += [[words.report("crop"), _crop(crop, words)] for crop in seen["crops"]]
    if seen.get("trees"):
        lines.append([words.report("trees"), _trees(seen["trees"], words)])
    for name in ASKED:
        if seen.get(name, "unknown") != "unknown":
            lines.append([words.report(name), words.say("yes_no", seen[name])])
    for name in ("fallow_document", "note"):
        if seen.get(name):
            lines.append([words.report(name), seen[name]])
    return lines


def _crop(crop: Json, words: Words) -> str:
    parts = [words.say("crop", crop["crop"])]
    parts += [words.say(kind, crop[kind]) for kind in ("stage", "purpose") if crop[kind]]
    if crop["share_percent"] is not None:
        parts.append(words.report("crop_share", percent=crop["share_percent"]))
    return " · ".join(parts)


def _trees(trees: Json, words: Words) -> str:
    parts = [words.say("trees", trees["kind"]), trees.get("species") or ""]
    if trees["canopy_percent"] is not None:
        parts.append(words.report("canopy", percent=trees["canopy_percent"]))
    if trees["canopy_method"]:
        parts.append(words.say("canopy_method", trees["canopy_method"]))
    if trees["plants_per_mu"] is not None:
        parts.append(words.report("plants", count=trees["plants_per_mu"]))
    if trees.get("young_in_rows"):
        parts.append(words.report("young"))
    return " · ".join(part for part in parts if part)


def _verdict(verdict: Json, words: Words) -> list[list[str]]:
    """Rows of what was asked, the answer, and the clause it rests on."""
    place = verdict["position"]
    where = words.say("position", place["class"])
    metres = round(place["distance_m"] or 0)
    if metres:
        where = words.report("position_far", where=where, metres=metres)
    rows = [[words.report("position"), where, _looks(place["looks_in"], words)]]
    for name in ("cultivated", "farmable"):
        told = verdict[name]
        clause = words.say("clause", told["clause"])
        rows.append([words.report(name), words.say("answer", told["answer"]), clause])
    grain = verdict["grain"]
    rows.append(
        [words.report("grain"), grain_in_words(grain, words), words.say("clause", grain["clause"])]
    )
    if verdict["land_class"] is not None:
        seen = words.land_class(verdict["land_class"], SCHEME)
        rows.append([words.report("suggested_class"), seen, ""])
    if verdict["attribute"] is not None:
        rows.append(
            [words.report("suggested_attribute"), words.attribute(verdict["attribute"]), ""]
        )
    rows.append([words.report("edition"), verdict["edition"], ""])
    return rows


SCHEME = "GBT21010-2017"
"""Of the class that the rules suggest."""


def _looks(answer: str, words: Words) -> str:
    return "" if answer == "unknown" else words.report(f"looks_in_{answer}")


def grain_in_words(grain: Json, words: Words) -> str:
    """“2026 年：已收”: of a verdict, or of a year without its number."""
    answer = words.say("answer", grain["answer"])
    if grain["answer"] == "yes" and grain["level"] != "none":
        answer = words.report(grain["level"])
    if grain.get("year") is None:
        return answer
    return words.report("grain_year", year=grain["year"], answer=answer)


def _earlier(verdict: Json, words: Words) -> str:
    body = verdict["body"]
    return words.report(
        "earlier_line",
        when=minute(datetime.fromisoformat(verdict["judged_at"])),
        cause=words.say("cause", verdict["cause"]),
        edition=verdict["edition"],
        cultivated=words.say("answer", body["cultivated"]["answer"]),
        grain=grain_in_words(body["grain"], words),
    )


def _seal(record: Record, words: Words) -> str:
    if record.seal == "none":
        return words.say("seal", "none")
    return f"{words.say('seal', record.seal)} · {words.say('nonce', record.nonce)}"


def _photo(
    place: int,
    photo: Json,
    record: Record,
    plot: Json,
    pictures: Mapping[str, str | None],
    words: Words,
) -> Json:
    sha256 = photo["sha256"]
    file, why = pictures.get(sha256), None
    if file is None:
        arrived = sha256 in record.receipts[0]["photos"]
        missing = "photo_gone" if arrived else "photo_owed"
        why = words.report("photo_unreadable" if sha256 in pictures else missing)
    title = words.report(
        "photo",
        at=place,
        role=words.say("role", photo["role"]),
        source=words.say("source", photo["source"]),
    )
    return {
        "file": file,
        "why": why,
        "title": title,
        "sha256": sha256,
        "mark": _watermark(photo, record.person_name, plot, words),
    }


def _watermark(photo: Json, person: str, plot: Json, words: Words) -> list[str]:
    """Place, plot, time, person, position and direction: what the phone's own view says."""
    taken_at = second(datetime.fromisoformat(photo["taken_at"]))
    fix, heading_deg = photo["fix"], photo["heading_deg"]
    position = words.report("mark_no_position")
    if fix is not None:
        accuracy_m = fix["accuracy_m"]
        position = words.report(
            "mark_position_plain" if accuracy_m is None else "mark_position",
            lon=f"{fix['lon']:.5f}",
            lat=f"{fix['lat']:.5f}",
            datum=fix["datum"],
            accuracy_m=0 if accuracy_m is None else ceil(accuracy_m),
        )
    last = [words.report("mark_view")]
    if heading_deg is not None:
        direction = words.direction(heading_deg)
        last.insert(
            0, words.report("mark_heading", direction=direction, deg=round(heading_deg) % 360)
        )
    return [
        f"{plot['number']} {plot['village']} {plot['place']}".strip(),
        f"{taken_at} {words.report('mark_by', person=person)}",
        position,
        " · ".join(last),
    ]
