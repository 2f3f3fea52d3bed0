"""The contract as clients read it: whatever a route refuses is a problem of RFC 9457."""

from __future__ import annotations

import re
from typing import Any

from apiflask import APIFlask

from server.api.contract import Problem
from server.refusals import STATUS

REPLACED = ("HTTPError", "ValidationError")
"""Shapes of APIFlask's own errors, which are never sent."""
BODY_METHODS = ("post", "put", "patch")
WORDS = {
    "400": "the request cannot be read",
    "401": "signed in no longer, or not yet",
    "413": "too large",
    "422": "read, and not as it should be: the facts name the fields",
}


def completed(app: APIFlask, spec: dict[str, Any]) -> dict[str, Any]:
    """Adds the refusals, and who must be signed in, to the contract that APIFlask made."""
    schemas = spec["components"]["schemas"]
    for name in REPLACED:
        schemas.pop(name, None)
    shape = Problem.model_json_schema()
    shape["properties"]["code"]["enum"] = sorted(STATUS)
    schemas["Problem"] = shape
    signed_in, opened = _behind(app, "_needs_sign_in"), _behind(app, "_needs_receipt")
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            if "responses" not in operation:
                continue
            if (path, method) in signed_in:
                operation["security"] = [{"BearerAuth": []}]
            if (path, method) in opened:
                operation["security"] = [{"ReceiptAuth": []}]
            _complete(method, operation)
    return spec


def _behind(app: APIFlask, mark: str) -> set[tuple[str, str]]:
    """(path as the contract writes it, method) of what only a person with a token of that kind may ask."""
    return {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if getattr(app.view_functions[rule.endpoint], mark, False)
    }


def _complete(method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for status, response in responses.items():
        if status.startswith(("4", "5")):
            response["content"] = _problem()
    expected = ["401"] if operation.get("security") else []
    if method in BODY_METHODS:
        expected += ["400", "413", "422"]
    for status in expected:
        responses.setdefault(status, {"description": WORDS[status], "content": _problem()})
    responses["default"] = {"description": "refused", "content": _problem()}


def _problem() -> dict[str, Any]:
    return {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
