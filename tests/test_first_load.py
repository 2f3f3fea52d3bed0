"""What the capture screen loads first stays small: a cheap phone on a weak signal pays for every byte."""

from __future__ import annotations

import json

from tests.databases import missing
from tests.journeys.words import PWA

DIST = PWA / "dist"
MOST_BYTES = 150_000
"""Issue 2: scripts and styles, compressed, without the map."""


def _first_load() -> set[str]:
    """Files of the phone's entry and all that it imports at once; the capture screen is among them."""
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    files: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        chunk = manifest[waiting.pop()]
        if chunk["file"] not in files:
            files |= {chunk["file"], *chunk.get("css", [])}
            waiting += chunk.get("imports", [])
    return files


def test_first_load_is_small() -> None:
    if not DIST.is_dir():
        missing("the built app")
    files = _first_load()
    sizes = {name: (DIST / f"{name}.br").stat().st_size for name in files}
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert not any("maplibre" in name.lower() for name in files)
