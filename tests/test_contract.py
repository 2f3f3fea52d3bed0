"""The contract that is told is the one that is kept: every answer to made-up requests fits it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from apiflask import APIFlask
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server import create_app
from server.config import Config
from server.refusals import STATUS
from tests.api.citizens import Citizen
from tests.conftest import bearer
from tests.databases import missing
from tests.makers import jpeg, make_claim, make_person, make_plot, make_token

ROOT = Path(__file__).resolve().parents[1]
NODE = ROOT / ".venv" / "bin" / "node"
EXAMPLES = 25
"""Made-up requests a route; the same ones each time."""
BODY_METHODS = {"post", "put", "patch"}


@pytest.fixture(scope="module")
def told(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[APIFlask]:
    """An application with one of everything, and `extensions` "bearer" and "receipt" to ask with."""
    folder = tmp_path_factory.mktemp("contract")
    (folder / "xuntian.db").write_bytes(sqlite_template.read_bytes())
    app = create_app(Config(data_dir=folder, tell_work_bits=1))
    with app.app_context():
        person_id = make_person(roles=[("officer", "5117"), ("inspector", "5117")])
        app.extensions["bearer"] = bearer(make_token(person_id))
        record = "01926f00-0000-7000-8000-000000000001"
        claim = make_claim(make_plot(), person_id, [jpeg(1)])
        sent = app.test_client().put(
            f"/api/v1/inspections/{record}", json=claim, headers=app.extensions["bearer"]
        )
        assert sent.status_code == 201
        citizen = Citizen(app.test_client())
        citizen.tell([jpeg(2)])
        app.extensions["receipt"] = {"Authorization": f"Receipt {citizen.token}"}
        yield app


@pytest.fixture
def spec(told: APIFlask) -> dict[str, Any]:
    found: dict[str, Any] = told.spec  # type: ignore[assignment]
    return found


@pytest.fixture
def schema(told: APIFlask) -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", told)


# a test client's answers that are files are never closed by schemathesis
@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize("who", ["bearer", "anonymous", "receipt"])
def test_every_answer_fits_the_contract(schema: Any, told: APIFlask, who: str) -> None:
    # the client of the schema does not unpack what is compressed
    headers = {"Accept-Encoding": "identity"} | told.extensions.get(who, {})
    tried = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path == "/api/v1/sessions/current":
            continue  # would end the session of the others
        if who == "receipt" and not operation.path.startswith("/api/v1/tell/"):
            continue  # to which it is nobody's

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy())
        def answers(case: Any) -> None:
            case.call_and_validate(
                headers=headers,
                checks=[
                    not_a_server_error,
                    status_code_conformance,
                    content_type_conformance,
                    response_schema_conformance,
                ],
            )

        answers()
        tried += 1
    assert tried >= (5 if who == "receipt" else 10)


def operations(spec: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            if "responses" in operation:
                yield path, method, operation


def test_every_route_tells_its_refusals(spec: dict[str, Any]) -> None:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path, method, operation in operations(spec):
        responses = operation["responses"]
        assert responses["default"]["content"] == problem, (method, path)
        if method in BODY_METHODS:
            assert {"400", "413", "422"} <= set(responses), (method, path)
        for status, response in responses.items():
            assert status.startswith("2") or response["content"] == problem, (method, path, status)
    assert spec["components"]["schemas"]["Problem"]["properties"]["code"]["enum"] == sorted(STATUS)


def test_the_contract_says_who_must_sign_in(spec: dict[str, Any]) -> None:
    free = {(path, method) for path, method, op in operations(spec) if not op.get("security")}
    assert free == {
        ("/api/v1/sessions", "post"),
        ("/api/v1/keys", "get"),
        ("/api/v1/tell/bulletins", "get"),
        ("/api/v1/tell/door", "get"),
        ("/api/v1/tell/places", "get"),
        ("/api/v1/tell/work", "post"),
        ("/api/v1/tell/reports/{report_id}", "put"),
        ("/api/v1/tell/openings", "post"),
    }
    receipt = [{"ReceiptAuth": []}]
    opened = {path for path, _, op in operations(spec) if op.get("security") == receipt}
    assert {path for path in opened if not path.startswith("/api/v1/tell/report")} == set()
    assert len(opened) >= 5


def test_every_route_of_the_api_is_in_the_contract(told: APIFlask, spec: dict[str, Any]) -> None:
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in told.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
    }
    assert rules - {"/api/v1/openapi.json"} == set(spec["paths"])


def test_the_phones_types_are_made_from_this_contract(spec: dict[str, Any], tmp_path: Path) -> None:
    """`make types` brings them up to date."""
    if not (ROOT / "pwa" / "node_modules").exists():
        missing("pwa/node_modules")
    said, made = tmp_path / "openapi.json", tmp_path / "schema.d.ts"
    said.write_text(json.dumps(spec, sort_keys=True))
    subprocess.run(
        [NODE, "scripts/types.ts", said, made], cwd=ROOT / "pwa", check=True, timeout=120
    )
    kept = ROOT / "pwa" / "src" / "api" / "schema.d.ts"
    assert kept.read_text() == made.read_text(), "run `make types`"
