"""Evidence packages, unpacked and checked as a stranger would."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

TOOLS = ("sh", "openssl", "sha256sum")
"""All that the recipe asks for."""


def unpacked(data: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def check(
    package: Path, folder: Path, language: str = "zh", tools: tuple[str, ...] = TOOLS
) -> subprocess.CompletedProcess[str]:
    """Runs `verify.sh` where no program can be found but `tools`, linked into `folder`."""
    folder.mkdir(exist_ok=True)
    for tool in tools:
        link = folder / tool
        if not link.exists():
            link.symlink_to(Path(shutil.which(tool) or tool).resolve())
    return subprocess.run(
        [str(folder / "sh"), str(package / "verify.sh"), language],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
