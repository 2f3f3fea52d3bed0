"""The printed edition is a file that rejudge takes."""

from __future__ import annotations

import orjson
from apiflask import APIFlask

from server.rules.edition import DEFAULT_EDITION, edition_from_json


def test_the_edition_in_force_is_printed(app: APIFlask) -> None:
    result = app.test_cli_runner().invoke(args=["edition"])
    assert result.exit_code == 0, result.output
    assert edition_from_json(orjson.loads(result.output)) == DEFAULT_EDITION
