"""The evidence package of a plot into a file: load, lay out the report, assemble."""

from __future__ import annotations

import base64
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import orjson
from sqlalchemy.orm import Session

from server.documents.plot_report.render import report_pdf
from server.evidence.package.archive import FORMAT, write_archive
from server.evidence.package.check_script import verify_script
from server.evidence.package.dossier import LogHead
from server.evidence.seal import server_signature_holds
from server.evidence.server_key import SigningKey
from server.evidence.vault import Vault
from server.jobs.dossier import dossier_of
from server.models.server_key import server_keys
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
    pruned: LogHead | None = None,
) -> Packed:
    """Writes the zip to `out`, a file that can be sought in; `scratch` is a folder for the meantime.

    `pruned`: of an earlier package (`log_head_in`), where the log no longer has the line. Ends the
    session's transaction before the slow part. Raises NoResultFound where there is no such plot.
    """
    dossier = dossier_of(session, plot_id, vault, key, pruned)
    scratch.mkdir(parents=True, exist_ok=True)
    checks: dict[str, dict[str, str]] = {one: package_catalogue(one)["check"] for one in LANGUAGES}
    texts = {
        "verify.sh": verify_script(checks),
        "report.pdf": report_pdf(dossier, vault.open, language, scratch),
        **{f"README.{one}.md": recipe(one).encode() for one in LANGUAGES},
    }
    digest = write_archive(dossier, texts, vault.open, key.signed, out)
    return Packed(len(dossier.records), len(dossier.photos), digest)


def log_head_in(session: Session, file: Path, plot_id: str) -> LogHead | None:
    """The line of the log that an earlier package of the plot names.

    Raises ValueError where the file is none that a key of this server signed.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            said = orjson.loads(archive.read("package.json"))
            signature = base64.b64encode(archive.read("package.der")).decode()
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ValueError("no package") from error
    keys = {key.key_id: key.public_key for key in server_keys(session)}
    pem = keys.get(str(said.get("key_id"))) if isinstance(said, dict) else None
    signed = pem is not None and server_signature_holds(pem, {**said, "signature": signature})
    if not signed or (said["format"], said["plot_id"]) != (FORMAT, plot_id):
        raise ValueError("not signed here, or of another plot")
    return None if said["log"] is None else LogHead(said["log"]["seq"], said["log"]["sha256"])
