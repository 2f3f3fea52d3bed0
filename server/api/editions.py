"""Editions of the rules: what is in force, what was before, and the next one, seen before it is adopted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import wraps
from typing import Any

import orjson
from apiflask import APIBlueprint
from flask import Response, stream_with_context

from server.api.access import actor, log_read, signed_in
from server.api.contract import answer, reads, setting
from server.api.edition_shapes import AdoptBody, DraftBody, EditionList, EditionOut, Line
from server.jobs.adopting import (
    Preview,
    adopt,
    check_in_force,
    check_preview,
    rules_sha256,
    signed_preview,
)
from server.jobs.alterations import Alterations
from server.jobs.rejudging import Step, judge_everything_anew, would_change_everything
from server.jobs.signing import signer
from server.models.base import db, now
from server.models.edition import Adopted, edition_in_force, history
from server.refusals import Refusal
from server.rules.crop import Crop
from server.rules.day import china_day
from server.rules.draft import DraftWrong, differing_crops, differing_limits, with_limits
from server.rules.edition import Edition, by_code, edition_as_json
from server.rules.limit_facts import LIMIT_FACTS, kind_of
from server.rules.roles import who_may
from server.words import LANGUAGES, limit_catalogue

editions = APIBlueprint("editions", __name__, url_prefix="/api/v1")

LINES = "application/x-ndjson"
TELLS = 100
"""How many times a long answer tells how far it is."""
MOST_BYTES = 64_000


def for_the_whole_district(view: Callable[..., Any]) -> Callable[..., Any]:
    """Rules hold for every plot, so whoever changes them is an officer of every part."""

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        if not _of_the_whole_district():
            raise Refusal("whole_district_needed", areas=list(setting().district_codes))
        return view(*args, **kwargs)

    return wrapper


@editions.get("/editions")
@editions.output(EditionList)
@signed_in(*who_may("limits"))
def edition_list() -> Response:
    """The history of the rules, newest first, each with what differs from the one before."""
    known = history(db.session())
    at = _in_force(known)
    return answer(
        {
            "in_force": known[at].edition.id,
            "judged": at == 0 or known[at].judged_at is not None,
            "may_adopt": _of_the_whole_district(),
            "editions": [_summary(known, place) for place in reversed(range(len(known)))],
        }
    )


@editions.get("/editions/<edition_id>")
@editions.output(EditionOut)
@signed_in(*who_may("limits"))
def edition_page(edition_id: str) -> Response:
    """One edition with every limit: value, unit, bounds, source and sentence."""
    known = history(db.session())
    place = next((at for at, one in enumerate(known) if one.edition.id == edition_id), None)
    if place is None:
        raise Refusal("edition_unknown")
    return answer(
        {
            **_summary(known, place),
            "in_force": place == _in_force(known),
            "limits": _limits(known[place].edition),
            "crops": [_crop(crop) for crop in known[place].edition.crops],
            "crop_differences": _crop_differences(known, place),
        }
    )


@editions.post("/editions/preview")
@editions.doc(responses={409: "another edition was adopted meanwhile"})
@editions.output(Line, content_type=LINES, description="lines of JSON; the last one has it all")
@signed_in(*who_may("limits"))
@for_the_whole_district
@reads(DraftBody, max_bytes=MOST_BYTES)
def preview(body: DraftBody) -> Response:
    """Judges every record by a draft and tells what would alter; writes nothing of it.

    Takes as long as judging every record does, hence line by line; a client that goes away ends it.
    """
    edition = _draft(body, "draft", china_day(now()))
    me = actor().person_id
    moment = now()
    signer()  # not first asked for within a transaction

    def last(found: Alterations) -> dict[str, Any]:
        seen = Preview(
            base=body.base,
            rules_sha256=rules_sha256(edition),
            changes_sha256=found.changes_sha256(),
            plots=found.plots_altered,
            records=found.records_altered,
            at=moment.isoformat(),
        )
        told = found.as_json(db.session())
        log_read(
            "edition_previewed",
            f"edition:{body.base}",
            limits=dict(body.limits),
            changes_sha256=seen.changes_sha256,
            plots=seen.plots,
            records=seen.records,
        )
        signature = signed_preview(seen, me)["signature"]
        return {"altered": told, "preview": {**asdict(seen), "signature": signature}}

    return _lines(would_change_everything(edition), last, 200)


@editions.post("/editions")
@editions.doc(responses={409: "not previewed, or another edition was adopted meanwhile"})
@editions.output(Line, status_code=201, content_type=LINES, description="lines of JSON")
@signed_in(*who_may("limits"))
@for_the_whole_district
@reads(AdoptBody, max_bytes=MOST_BYTES)
def adopt_edition(body: AdoptBody) -> Response:
    """Puts a draft into force whose preview was seen, then judges every plot by it, line by line.

    In force from the first line on. Where the lines break off, `rejudge` goes on with the rest.
    """
    me = actor().person_id
    edition = _draft(body, body.id, body.effective_from)
    said = body.preview.model_dump()
    signature = said.pop("signature")
    seen = Preview(**said)
    if seen.base != body.base:
        raise Refusal("edition_unseen")
    check_preview(seen, signature, edition, me)
    adopt(edition, body.reason, me, seen)
    return _lines(
        judge_everything_anew(me),
        lambda found: {"altered": found.as_json(db.session())},
        201,
        Location=f"/api/v1/editions/{edition.id}",
    )


@editions.post("/editions/<edition_id>/rejudge")
@editions.doc(responses={409: "another edition was adopted meanwhile"})
@editions.output(Line, content_type=LINES, description="lines of JSON")
@signed_in(*who_may("limits"))
@for_the_whole_district
def rejudge(edition_id: str) -> Response:
    """Goes on judging by the edition in force, after it was broken off; whole plots, so again is the same."""
    if all(one.edition.id != edition_id for one in history(db.session())):
        raise Refusal("edition_unknown")
    check_in_force(db.session(), edition_id)
    return _lines(
        judge_everything_anew(actor().person_id),
        lambda found: {"altered": found.as_json(db.session())},
        200,
    )


def _draft(body: DraftBody, edition_id: str, effective_from: date) -> Edition:
    base = check_in_force(db.session(), body.base)
    try:
        edition = with_limits(base, edition_id, effective_from, body.limits)
    except DraftWrong as error:
        fields = {f"limits.{name}": wrong for name, wrong in error.fields.items()}
        raise Refusal("body_invalid", fields=fields) from error
    if edition.limits == base.limits:
        raise Refusal("body_invalid", fields={"limits": "unchanged"})
    return edition


def _lines(
    steps: Iterable[Step],
    last: Callable[[Alterations], dict[str, Any]],
    status: int,
    **headers: str,
) -> Response:
    def told() -> Iterator[bytes]:
        found = Alterations()
        try:
            for step in steps:
                found.add(step.change)
                if step.done % (step.of // TELLS + 1) == 0:
                    yield _line("progress", progress={"done": step.done, "of": step.of})
            yield _line("altered", **last(found))
        except Refusal as refusal:
            # the status is sent already
            said = {"code": refusal.code, "status": refusal.status, "facts": refusal.facts}
            yield _line("refused", refused=said)

    response = Response(stream_with_context(told()), status, content_type=LINES)
    response.headers.update(headers)
    response.headers["Cache-Control"] = "no-store"
    # a proxy that gathers the lines would keep them until the end
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _line(told: str, **said: Any) -> bytes:
    return orjson.dumps({"told": told, **said}, option=orjson.OPT_UTC_Z) + b"\n"


def _of_the_whole_district() -> bool:
    areas = actor().areas(*who_may("limits"))
    return all(any(code.startswith(area) for area in areas) for code in setting().district_codes)


def _in_force(known: Iterable[Adopted]) -> int:
    """Place of the edition in force."""
    current = edition_in_force(db.session(), china_day(now())).id
    return max(at for at, one in enumerate(known) if one.edition.id == current)


def _summary(known: Any, place: int) -> dict[str, Any]:
    one: Adopted = known[place]
    before = known[place - 1].edition if place else one.edition
    return {
        "id": one.edition.id,
        "effective_from": one.edition.effective_from,
        "reason": one.reason,
        "adopted_at": one.at,
        "adopted_by": one.by,
        "judged_at": one.judged_at,
        "limits_changed": [
            {"name": name, "before": old, "after": new}
            for name, (old, new) in differing_limits(before, one.edition).items()
        ],
        "crops_changed": differing_crops(before, one.edition),
    }


def _limits(edition: Edition) -> list[dict[str, Any]]:
    values = edition_as_json(edition)["limits"]
    return [
        {
            "name": name,
            "value": values[name],
            "kind": kind_of(name),
            "low": fact.low,
            "high": fact.high,
            "marks": [{"mark": mark, "sentence": _said("mark", mark)} for mark in fact.marks],
            "group": _said("group", fact.group),
            "unit": _said("unit", fact.unit) if fact.unit else None,
            "sentence": _said("limit", name),
        }
        for name, fact in LIMIT_FACTS.items()
    ]


def _crop(crop: Crop) -> dict[str, Any]:
    mark = "V" if crop.read else "U"
    told = {name: value for name, value in asdict(crop).items() if name != "read"}
    return {**told, "mark": {"mark": mark, "sentence": _said("mark", mark)}}


def _crop_differences(known: Sequence[Adopted], place: int) -> list[dict[str, Any]]:
    """Crops that came, went or were changed since the edition before, by code."""
    after = known[place].edition
    before = known[place - 1].edition if place else after
    old, new = by_code(before.crops), by_code(after.crops)
    return [
        {
            "code": code,
            "before": _crop(old[code]) if code in old else None,
            "after": _crop(new[code]) if code in new else None,
        }
        for code in differing_crops(before, after)
    ]


def _said(kind: str, code: str) -> dict[str, str]:
    return {language: limit_catalogue(language)[kind][code] for language in LANGUAGES}
