"""Log lines of reads that came while the database was busy: durable files until the chain has them."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def wait(folder: Path, line: dict[str, Any]) -> None:
    """Durable when this returns; raises OSError where the disk cannot take it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = uuid.uuid4().hex
    fresh = folder / f".{name}"
    with fresh.open("x", encoding="utf-8") as out:
        json.dump(line, out)
        out.flush()
        os.fsync(out.fileno())
    os.replace(fresh, folder / f"{name}.json")
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def waiting(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each file with its line; one that another process just took is passed over."""
    for file in sorted(folder.glob("*.json")):
        try:
            line = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        yield file, line
