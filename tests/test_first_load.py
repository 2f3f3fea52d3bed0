"""What the capture screen loads first stays small: a cheap phone on a weak signal pays for every byte."""

from __future__ import annotations

import json

import pytest

from tests.databases import missing
from tests.journeys.words import PWA

DIST = PWA / "dist"
MOST_BYTES = {"index.html": 150_000, "tell.html": 80_000}
"""Issues 2 and 5: scripts and styles, compressed, without the map."""


def _first_load(page: str) -> set[str]:
    """Files of an entry and all that it imports at once; of the phone's, the capture screen is among them."""
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    files: set[str] = set()
    waiting = [page]
    while waiting:
        chunk = manifest[waiting.pop()]
        if chunk["file"] not in files:
            files |= {chunk["file"], *chunk.get("css", [])}
            waiting += chunk.get("imports", [])
    return files


@pytest.mark.parametrize("page", MOST_BYTES)
def test_first_load_is_small(page: str) -> None:
    if not DIST.is_dir():
        missing("the built app")
    files = _first_load(page)
    sizes = {name: (DIST / f"{name}.br").stat().st_size for name in files}
    assert sum(sizes.values()) <= MOST_BYTES[page], sizes
    assert not any("maplibre" in name.lower() for name in files)
