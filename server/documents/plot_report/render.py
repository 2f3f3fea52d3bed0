"""From a dossier to the PDF: small pictures and the data into a folder, and typst over it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import orjson

from server.documents.letters import readable
from server.documents.plot_report.plot import report_told
from server.documents.typeset import typeset
from server.documents.words import Words
from server.evidence.derived import derive
from server.evidence.package.archive import Open
from server.evidence.package.dossier import Dossier
from server.words import Language

LAYOUT = Path(__file__).with_name("report.typ")


def report_pdf(dossier: Dossier, open_original: Open, language: Language, scratch: Path) -> bytes:
    """The same bytes for the same dossier; `scratch` is a folder for what is needed meanwhile.

    Raises OSError where the disk or the vault fails, RuntimeError where the layout does.
    """
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        folder = Path(name)
        pictures = _pictures(dossier, open_original, folder)
        told = readable(report_told(dossier, pictures, Words(language)))
        for at, drawn in enumerate(_maps(told)):
            drawn["file"] = f"map-{at}.svg"
            (folder / drawn["file"]).write_text(drawn.pop("svg"), encoding="utf-8")
        (folder / "report.json").write_bytes(orjson.dumps(told))
        shutil.copyfile(LAYOUT, folder / "main.typ")
        return typeset(folder, dossier.as_of)


def _pictures(dossier: Dossier, open_original: Open, folder: Path) -> dict[str, str | None]:
    """Hash → file, made anew from the originals: a kept copy may be of another decoder's make."""
    found: dict[str, str | None] = {}
    for photo in dossier.photos:
        with open_original(photo.key) as original:
            made = derive(original, photo.media_type, "page")
        if made is not None:
            (folder / f"{photo.sha256}.jpg").write_bytes(made)
        found[photo.sha256] = f"{photo.sha256}.jpg" if made is not None else None
    return found


def _maps(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [told["map"], *(visit["map"] for visit in told["visits"] if visit["map"])]
