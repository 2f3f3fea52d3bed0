"""`make lighthouse`: Google's Lighthouse on the phone's first screens, on demand; not part of `make test`.

Installs an exact version into var/lighthouse once, serves a small world and prints the scores. A score
below the goal names the audits that cost it. Exit status 1 where a goal is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.journeys.browser import chromium
from tests.journeys.served import JourneyServer
from tests.journeys.world import small_world

VERSION = "13.5.0"
GOAL = 95
CATEGORIES = ("performance", "accessibility", "best-practices")
ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "lighthouse"
PAGES = {"phone": "/signin", "desk": "/desk"}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"


def main() -> int:
    _install()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as name:
        server = JourneyServer(small_world(Path(name) / "data").data_dir)
        server.start()
        try:
            for page, path in PAGES.items():
                missed += _measure(page, server.url + path, desktop=page == "desk")
        finally:
            server.stop()
    return 1 if missed else 0


def _install() -> None:
    package = FOLDER / "node_modules" / "lighthouse" / "package.json"
    if package.is_file() and json.loads(package.read_text())["version"] == VERSION:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "package.json").write_text('{"private": true}\n')
    command = [_tool("npm"), "install", "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
    subprocess.run(command, cwd=FOLDER, check=True, env=_environment(), stdout=subprocess.DEVNULL)


def _measure(page: str, url: str, desktop: bool) -> int:
    report = FOLDER / f"{page}.json"
    command = [
        _tool("node"),
        str(FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
        *(["--preset=desktop"] if desktop else []),
    ]
    subprocess.run(command, check=True, env=_environment(), timeout=300)
    found = json.loads(report.read_text())
    missed = 0
    for category in CATEGORIES:
        score = round(100 * found["categories"][category]["score"])
        print(f"{page:6} {category:15} {score:4}  goal {GOAL}")
        if score < 100:
            _explain(found, category)
        missed += score < GOAL
    return missed


def _explain(found: dict[str, object], category: str) -> None:
    audits = found["audits"]
    for wanted in found["categories"][category]["auditRefs"]:  # type: ignore[index]
        audit = audits[wanted["id"]]  # type: ignore[index]
        if wanted["weight"] and audit["score"] is not None and audit["score"] < 1:
            print(f"       {audit['id']}: {audit.get('displayValue') or audit['title']}")


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _environment() -> dict[str, str]:
    folder = str(Path(sys.executable).parent)
    return {
        **os.environ,
        "CHROME_PATH": chromium(),
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
    }


if __name__ == "__main__":
    sys.exit(main())
