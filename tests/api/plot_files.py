"""Asking for imports as an officer does, and looking at what they left behind."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from server.models.base import db
from server.models.log import LogLine
from server.models.plot import Boundary, Plot
from server.models.plot_import import PlotImport
from tests.conftest import bearer
from tests.makers import make_person, make_token


@dataclass(slots=True)
class Officer:
    client: FlaskClient
    person_id: str
    headers: dict[str, Any]

    def look(
        self, data: bytes, name: str = "plots.zip", options: Any = None, **fields: Any
    ) -> TestResponse:
        form: dict[str, Any] = {"file": (io.BytesIO(data), name), **fields}
        if options is not None:
            form["options"] = options if isinstance(options, str) else json.dumps(options)
        return self.client.post("/api/v1/imports", data=form, headers=self.headers)

    def looked(self, data: bytes, **more: Any) -> dict[str, Any]:
        response = self.look(data, **more)
        assert response.status_code == 201, response.text
        return dict(response.json or {})

    def apply(self, import_id: str) -> TestResponse:
        return self.client.post(f"/api/v1/imports/{import_id}/apply", headers=self.headers)

    def imported(self, data: bytes, **more: Any) -> dict[str, Any]:
        response = self.apply(self.looked(data, **more)["id"])
        assert response.status_code == 200, response.text
        return dict(response.json or {})

    def ask(self, list_: str, format_: str = "xlsx", **filter_: Any) -> dict[str, Any]:
        """Asks for a list as a file."""
        response = self.post("exports", {"list": list_, "format": format_, "filter": filter_})
        assert response.status_code == 201, response.text
        return dict(response.json or {})

    def post(self, path: str, body: Any) -> TestResponse:
        return self.client.post(f"/api/v1/{path}", json=body, headers=self.headers)

    def get(self, path: str) -> TestResponse:
        return self.client.get(f"/api/v1/{path}", headers=self.headers, buffered=True)


def officer(client: FlaskClient, login: str = "officer", *areas: str) -> Officer:
    roles = [("officer", area) for area in areas or ("511703", "511771")]
    person_id = make_person(login, roles)
    return Officer(client, person_id, bearer(make_token(person_id, "desk")))


def kept(app: APIFlask) -> dict[str, int]:
    """How much there is of everything an import can leave: rows and files."""
    config = app.extensions["xuntian.config"]
    return {
        **{
            table.__tablename__: db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in (PlotImport, Plot, Boundary, LogLine)
        },
        "vault": _files(config.vault_dir),
        "spool": _files(config.spool_dir),
    }


def _files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))
