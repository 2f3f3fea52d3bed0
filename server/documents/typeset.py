"""Typst over a folder, in a process of its own: its memory goes back when the page is done."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

MAIN, OUT = "main.typ", "out.pdf"
PATIENCE_S = 300
_ONE_AT_A_TIME = threading.Lock()
"""A report of a hundred photos takes a few hundred megabytes while it is laid out."""


def typeset(folder: Path, moment: datetime) -> bytes:
    """The PDF of `main.typ` in `folder`; `moment` stands in it as its time.

    Raises RuntimeError with typst's words where the layout fails.
    """
    told = [sys.executable, __file__, str(folder), str(int(moment.timestamp()))]
    with _ONE_AT_A_TIME:
        ran = subprocess.run(told, capture_output=True, timeout=PATIENCE_S, check=False)  # noqa: S603  # ourselves
    if ran.returncode:
        raise RuntimeError(ran.stderr.decode(errors="replace")[-2000:])
    return (folder / OUT).read_bytes()


def _main(folder: Path, seconds: int) -> None:
    # here and not above: whoever asks for a page need not load it
    import typst
    from pylopdf_fonts_zh_cn import sans_path

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(sans_path().parent)],
    )
    compiler = typst.Compiler(input=str(folder / MAIN), root=str(folder), font_paths=fonts)
    compiler.compile(output=str(folder / OUT), format="pdf", timestamp=seconds)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]))
