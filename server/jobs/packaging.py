"""The evidence package of a plot into a file: load, lay out the report, assemble."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from server.documents.plot_report.render import report_pdf
from server.evidence.package.archive import write_archive
from server.evidence.package.check_script import verify_script
from server.evidence.server_key import SigningKey
from server.evidence.vault import Vault, photo_key
from server.jobs.dossier import dossier_of
from server.words import LANGUAGES, Language, package_catalogue, recipe


@dataclass(frozen=True, slots=True)
class Packed:
    records: int
    photos: int
    sums_sha256: str
    """Of the list of sums, which the server's signature is over: it names this package."""


def write_package(
    session: Session,
    vault: Vault,
    key: SigningKey,
    plot_id: str,
    language: Language,
    scratch: Path,
    out: BinaryIO,
) -> Packed:
    """Writes the zip to `out`, a file that can be sought in; `scratch` is a folder for the meantime.

    Ends the session's transaction before the slow part. Raises NoResultFound where there is no such plot.
    """

    def open_photo(sha256: str) -> BinaryIO:
        return vault.open(photo_key(sha256))

    dossier = dossier_of(session, plot_id, vault, key)
    scratch.mkdir(parents=True, exist_ok=True)
    checks: dict[str, dict[str, str]] = {one: package_catalogue(one)["check"] for one in LANGUAGES}
    texts = {
        "verify.sh": verify_script(checks),
        "report.pdf": report_pdf(dossier, open_photo, language, scratch),
        **{f"README.{one}.md": recipe(one).encode() for one in LANGUAGES},
    }
    digest = write_archive(dossier, texts, open_photo, key.signed, out)
    return Packed(len(dossier.records), len(dossier.photos), digest)
