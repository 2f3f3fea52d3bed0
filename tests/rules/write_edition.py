"""python -m tests.rules.write_edition: the shipped edition as a phone gets it, for the golden cases."""

from __future__ import annotations

from pathlib import Path

import orjson

from server.rules.edition import DEFAULT_EDITION, edition_as_json

FILE = Path(__file__).resolve().parents[1] / "cases" / "edition.json"


def edition_in_lines() -> bytes:
    """JSON with a crop a line, so that a change shows as what it is."""
    said = edition_as_json(DEFAULT_EDITION)
    crops = b",\n".join(b"  " + orjson.dumps(crop) for crop in said.pop("crops"))
    return orjson.dumps(said)[:-1] + b',"crops": [\n' + crops + b"\n]}\n"


if __name__ == "__main__":
    FILE.write_bytes(edition_in_lines())
