"""Debian's Chromium, driven by Playwright: the flags every journey and every picture needs."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

from tests.databases import missing

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
)


def chromium() -> str:
    """Path of the browser; skips (fails under CI) where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        missing("Chromium")
    assert found is not None
    return found


def main_process(profile: Path) -> int:
    """The browser's own process over that profile, not one of its helpers."""
    wanted = f"--user-data-dir={profile}".encode()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if wanted in words and not any(part.startswith(b"--type=") for part in words):
            if Path(words[0].decode()).name in ("sh", "bash"):
                continue
            return int(entry.name)
    raise LookupError(f"no browser runs over {profile}")


def kill_browser(profile: Path) -> None:
    """As the phone does when it needs the memory: no event, no farewell."""
    os.kill(main_process(profile), signal.SIGKILL)
