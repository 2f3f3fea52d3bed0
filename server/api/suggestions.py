"""Complaints and suggestions of the app's own users: written by anybody, answered by officers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel, Field, field_validator
from sqlalchemy.orm import Session

from server.api.access import actor, log_read, signed_in
from server.api.contract import Strict, answer, reads
from server.api.cursor import cursor_of, place_of
from server.claims import NOTE_MAX, Plain, Uuid
from server.jobs.suggesting import answer_to, suggest, visible_suggestion
from server.models.base import db
from server.models.person import Person
from server.models.suggestion import (
    Suggestion,
    SuggestionKind,
    SuggestionState,
    Wanted,
    answers_of,
    counts,
    matching,
    page,
    suggestion_as_json,
)
from server.refusals import Refusal
from server.rules.roles import who_may

ANSWERING = who_may("people")
suggestions = APIBlueprint("suggestions", __name__, url_prefix="/api/v1")


Responses = dict[int | str, dict[str, Any]]


def _responses(model: str, **refused: str) -> Responses:
    """What the contract says of the same thing sent once more, and of the refusals (`_403`)."""
    schema = {"$ref": f"#/components/schemas/{model}"}
    kept: dict[str, Any] = {"description": "kept already"}
    kept["content"] = {"application/json": {"schema": schema}}
    told: Responses = {200: kept}
    told.update((int(code[1:]), {"description": said}) for code, said in refused.items())
    return told


class Said(Strict):
    text: Plain = Field(min_length=1, max_length=NOTE_MAX)

    @field_validator("text")
    @classmethod
    def says_something(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("empty")
        return text


class SuggestionIn(Said):
    id: Uuid
    kind: SuggestionKind
    area_prefix: str | None = Field(
        default=None,
        pattern=r"^\d{2,12}$",
        description="one of one's own areas; the first where none is named",
    )


class AnswerIn(Said):
    id: Uuid


class AnswerOut(BaseModel):
    id: str
    text: str
    at: datetime
    person_name: str


class SuggestionOut(BaseModel):
    id: str
    kind: SuggestionKind
    text: str
    area_prefix: str
    state: SuggestionState
    created_at: datetime
    answered_at: datetime | None
    person_id: str
    person_name: str
    own: bool
    answers: list[AnswerOut]


class SuggestionCounts(BaseModel):
    open: int
    answered: int


class OwnSuggestions(BaseModel):
    suggestions: list[SuggestionOut]
    next: str | None


class SuggestionPage(OwnSuggestions):
    counts: SuggestionCounts


class PageQuery(BaseModel):
    after: str = Field(default="", max_length=100, description="cursor of the page before")
    limit: int = Field(default=50, ge=1, le=200)


class SuggestionsQuery(PageQuery):
    state: SuggestionState | Literal[""] = Field(default="", description="empty = both")
    kind: SuggestionKind | Literal[""] = ""
    area: str = Field(default="", pattern=r"^\d{0,12}$", description="division code prefix")


@suggestions.post("/suggestions")
@suggestions.doc(
    responses=_responses("SuggestionOut", _409="the id is another one's", _429="too many in a day")
)
@suggestions.output(SuggestionOut, status_code=201)
@signed_in()
@reads(SuggestionIn, max_bytes=16_000)
def put_suggestion(body: SuggestionIn) -> Response:
    """Sends a complaint, a suggestion or a mistake in the data; the same again gets 200."""
    me = actor()
    areas = me.areas()
    area = body.area_prefix or (areas[0] if areas else "")
    if area not in areas:
        raise Refusal("person_area_outside", area_prefix=area)
    new, told = suggest(body.id, body.kind, body.text, area, me.person_id)
    return answer(_with_answers(db.session(), [told])[0], 201 if new else 200)


@suggestions.get("/me/suggestions")
@suggestions.input(PageQuery, location="query", arg_name="query")
@suggestions.output(OwnSuggestions)
@signed_in()
def own_suggestions(query: PageQuery) -> Response:
    """All that this person wrote, with what was answered, newest first."""
    mine = Suggestion.person_id == actor().person_id
    return answer(_page(db.session(), mine, query))


@suggestions.get("/suggestions")
@suggestions.input(SuggestionsQuery, location="query", arg_name="query")
@suggestions.output(SuggestionPage)
@signed_in(*ANSWERING)
def suggestion_list(query: SuggestionsQuery) -> Response:
    """What people of the officer's areas wrote, newest first."""
    wanted = Wanted(actor().areas(*ANSWERING), query.state, query.kind, query.area)
    session = db.session()
    told = {**_page(session, matching(wanted), query), "counts": counts(session, wanted)}
    subject = f"person:{actor().person_id}"
    log_read("suggestions_read", subject, count=len(told["suggestions"]))
    return answer(told)


@suggestions.get("/suggestions/<uuid:suggestion_id>")
@suggestions.doc(responses={404: "unknown"})
@suggestions.output(SuggestionOut)
@signed_in()
def suggestion_page(suggestion_id: Any) -> Response:
    """One's own, or one of the areas where one is an officer."""
    me, session = actor(), db.session()
    row = visible_suggestion(session, str(suggestion_id), me.person_id, me.areas(*ANSWERING))
    name = session.get_one(Person, row.person_id).name
    told = _with_answers(session, [suggestion_as_json(row, name)])[0]
    if row.person_id != me.person_id:
        log_read("suggestion_read", f"suggestion:{row.id}")
    return answer(told)


@suggestions.post("/suggestions/<uuid:suggestion_id>/answers")
@suggestions.doc(
    responses=_responses(
        "AnswerOut", _403="one's own", _404="unknown", _409="the id is another answer's"
    )
)
@suggestions.output(AnswerOut, status_code=201)
@signed_in(*ANSWERING)
@reads(AnswerIn, max_bytes=16_000)
def put_answer(suggestion_id: Any, body: AnswerIn) -> Response:
    """Answers; the same answer again gets 200. Answers are only ever added."""
    me = actor()
    new, told = answer_to(
        str(suggestion_id), body.id, body.text, me.person_id, me.areas(*ANSWERING)
    )
    return answer(told, 201 if new else 200)


def _page(session: Session, found: Any, query: PageQuery) -> dict[str, Any]:
    rows = page(session, found, place_of(query.after), query.limit)
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    return {
        "suggestions": _with_answers(session, shown),
        "next": cursor_of(shown[-1]["created_at"], shown[-1]["id"]) if more else None,
    }


def _with_answers(session: Session, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    answers = answers_of(session, [row["id"] for row in rows])
    me = actor().person_id
    return [
        {**row, "own": row["person_id"] == me, "answers": answers.get(row["id"], [])}
        for row in rows
    ]
