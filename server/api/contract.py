"""How a request body is read and how an answer is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import orjson
from apiflask.scaffold import _annotate
from flask import Response, current_app, request
from pydantic import BaseModel, ConfigDict, ValidationError

from server.refusals import Refusal

Model = TypeVar("Model", bound=BaseModel)
View = Callable[..., Any]


class Strict(BaseModel):
    """A request body: no silent conversions, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    code: str
    facts: dict[str, Any]


def takes(model: type[BaseModel], content_type: str = "application/json") -> Callable[[View], View]:
    """Names the body in the contract for a view that reads the bytes itself."""

    def decorate(view: View) -> View:
        _annotate(
            view,
            body=model,
            body_example=None,
            body_examples=None,
            content_type=content_type,
        )
        return view

    return decorate


def reads(model: type[Strict], max_bytes: int = 256_000) -> Callable[[View], View]:
    """Passes the body as `body`, or refuses it and names the fields that are wrong.

    Not APIFlask's own `input`: that hands pydantic parsed JSON, where strict mode refuses every
    date and id written as text. Validating the bytes is strict and faster.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return view(*args, body=read_json(model, body_bytes(max_bytes)), **kwargs)

        return takes(model)(wrapper)

    return decorate


def body_bytes(max_bytes: int) -> bytes:
    """The whole body, refused beyond `max_bytes` before it is read into memory."""
    if (request.content_length or 0) > max_bytes:
        raise Refusal("body_too_large", max_bytes=max_bytes)
    data = request.stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise Refusal("body_too_large", max_bytes=max_bytes)
    return data


def read_json(model: type[Model], data: bytes) -> Model:
    try:
        read = model.model_validate_json(data)
    except ValidationError as error:
        if error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid":
            raise Refusal("body_not_json") from error
        raise body_invalid(error) from error
    # after the model, which bounds how deep the body may go
    parsed_once(data)
    return read


def body_invalid(error: ValidationError) -> Refusal:
    """Names the fields that are wrong, and how."""
    errors = error.errors(include_url=False, include_input=False, include_context=False)
    fields = {".".join(map(str, item["loc"])): item["type"] for item in errors[:20]}
    return Refusal("body_invalid", fields=fields)


def parsed_once(data: bytes) -> Any:
    """JSON that was read without complaint before; refused where an object has a key twice.

    One of its values would be hidden, and which was meant cannot be known.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        said = dict(pairs)
        if len(said) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in said if names.count(name) > 1)
            raise Refusal("body_invalid", fields={twice: "duplicate_key"})
        return said

    return json.loads(data, object_pairs_hook=once)


def answer(body: Any, status: int = 200, **headers: str) -> Response:
    response = Response(
        orjson.dumps(body, option=orjson.OPT_UTC_Z), status, mimetype="application/json"
    )
    response.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    return response


def answer_unless_same(data: bytes, **headers: str) -> Response:
    """200 with an ETag over the bytes, or 304 where the client has them already."""
    response = Response(data, mimetype="application/json")
    response.set_etag(hashlib.sha256(data).hexdigest()[:32])
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    response.make_conditional(request)
    return response


def setting() -> Any:
    """This application's `server.config.Config`."""
    return current_app.extensions["xuntian.config"]
