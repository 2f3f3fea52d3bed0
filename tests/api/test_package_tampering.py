"""One byte changed in an unpacked package: `verify.sh` names the part and ends with 1.

Made once, on SQLite: `test_packages.py` holds that both databases give the same bytes.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from server import create_app
from server.config import Config
from server.evidence.seal import pem_of
from server.models.base import db
from tests.api.packages import TOOLS, check, unpacked
from tests.api.records import OTHER_RECORD, RECORD, inspector
from tests.api.test_attacks import Phone
from tests.makers import jpeg, make_plot, sha256

PHOTO, OTHER_PHOTO = jpeg(1), jpeg(2)
PHOTO_PATH = f"photos/{sha256(PHOTO)}.jpg"
FOLDER = f"inspections/{RECORD}/"


@pytest.fixture(scope="module")
def whole(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The untouched package of a plot with two signed records, and a place for tools beside it."""
    folder = tmp_path_factory.mktemp("tampering")
    (folder / "xuntian.db").write_bytes(sqlite_template.read_bytes())
    app = create_app(Config(data_dir=folder))
    app.testing = True
    with app.app_context():
        client = app.test_client()
        chief = Phone(client, "chief")
        plot_id = make_plot()
        chief.found(chief.sealed(chief.claim(plot_id, PHOTO, OTHER_PHOTO)))
        chief.found(chief.sealed(chief.claim(plot_id), OTHER_RECORD), OTHER_RECORD)
        officer = inspector(client, "officer", ("officer", "511703"))
        with officer.get(f"plots/{plot_id}/package") as response:
            yield unpacked(response.data, folder / "package")
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def package(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "package")


def told(package: Path, language: str = "en") -> list[str]:
    """What is said of a package that does not fit."""
    ran = check(package, package.parent / "tools", language)
    assert ran.stderr == ""
    assert ran.returncode == 1, ran.stdout
    return ran.stdout.splitlines()


def flip(file: Path) -> None:
    """One bit of the byte in the middle."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def sum_again(package: Path) -> None:
    """What somebody would do who knows of SHA256SUMS."""
    listed = package / "SHA256SUMS"
    names = [line.split("  ")[1] for line in listed.read_text().splitlines()]
    sums = {name: hashlib.sha256((package / name).read_bytes()).hexdigest() for name in names}
    listed.write_text("".join(f"{sums[name]}  {name}\n" for name in names))


def test_the_untouched_one_fits(package: Path) -> None:
    for language, last in (("zh", "全部对得上。"), ("en", "Everything fits.")):
        ran = check(package, package.parent / "tools", language)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.splitlines()[-1] == last
    assert sorted(path.name for path in (package.parent / "tools").iterdir()) == sorted(TOOLS)


SPECIFIC = {
    PHOTO_PATH: f"Photo was replaced: {PHOTO_PATH}",
    FOLDER + "claim.json": f"The record does not fit the server's receipt: {FOLDER}claim.json",
    FOLDER
    + "manifest.json": f"The phone's signature is not what it was found to be on receipt: {RECORD}",
    FOLDER
    + "signature.der": f"The phone's signature is not what it was found to be on receipt: {RECORD}",
    FOLDER + "device-key.pem": f"The public key does not fit its id: {FOLDER}device-key.pem",
    FOLDER + "receipt.json": f"The server's receipt does not hold: {FOLDER}receipt.json",
    FOLDER + "receipt.der": f"The server's receipt does not hold: {FOLDER}receipt.json",
}
"""What is said beside the sum, for whoever made the sums anew."""
SUMMED = [
    FOLDER + "verdicts.json",
    FOLDER + "received.json",
    FOLDER + "review.json",
    FOLDER + "signature.txt",
    "plot.json",
    "boundary-v1.geojson",
    "editions/2023.1.json",
    "report.pdf",
    "README.zh.md",
    "README.en.md",
]


@pytest.mark.parametrize("name", [*SPECIFIC, *SUMMED])
def test_one_bit_of_a_file(package: Path, name: str) -> None:
    flip(package / name)
    said = told(package)
    assert f"File was changed: {name}" in said
    if name in SPECIFIC:
        assert SPECIFIC[name] in said


@pytest.mark.parametrize("name", [*SPECIFIC, *SUMMED])
def test_one_bit_and_the_sums_made_anew(package: Path, name: str) -> None:
    flip(package / name)
    sum_again(package)
    said = told(package)
    assert "The list of sums was changed: SHA256SUMS" in said
    if name in SPECIFIC:
        assert SPECIFIC[name] in said


def test_the_list_signed_anew_by_nobody(package: Path) -> None:
    flip(package / "package.json")
    assert "The server's signature over the package does not hold: package.json" in told(package)
    assert "服务器对整包的签名对不上：package.json" in told(package, "zh")


def test_another_servers_key_is_shown_by_its_id(package: Path) -> None:
    """A key put in the place of the server's does not have its id."""
    [key] = (package / "server-keys").iterdir()
    shutil.copyfile(package / FOLDER / "device-key.pem", key)
    said = told(package)
    assert f"The public key does not fit its id: server-keys/{key.name}" in said
    assert f"The server's receipt does not hold: {FOLDER}receipt.json" in said


def test_a_record_signed_again_with_another_key(package: Path) -> None:
    """The manifest names its key: another one has another id."""
    other = ec.generate_private_key(ec.SECP256R1())
    manifest = (package / FOLDER / "manifest.json").read_bytes()
    (package / FOLDER / "device-key.pem").write_text(pem_of(other.public_key()))
    signature = other.sign(manifest, ec.ECDSA(hashes.SHA256()))
    (package / FOLDER / "signature.der").write_bytes(signature)
    sum_again(package)
    assert f"The public key does not fit its id: {FOLDER}device-key.pem" in told(package)


def test_the_answers_changed_in_claim_and_manifest_alike(package: Path) -> None:
    for name in ("claim.json", "manifest.json"):
        file = package / FOLDER / name
        file.write_text(file.read_text().replace('"cover":"crop"', '"cover":"weed"'))
    sum_again(package)
    said = told(package)
    assert SPECIFIC[FOLDER + "claim.json"] in said
    assert SPECIFIC[FOLDER + "manifest.json"] in said


def test_a_manifest_of_another_record(package: Path) -> None:
    """Signed by the same phone, and it holds: but for other content."""
    for name in ("manifest.json", "signature.der", "signature.txt"):
        shutil.copyfile(package / f"inspections/{OTHER_RECORD}" / name, package / FOLDER / name)
    sum_again(package)
    assert f"The manifest that was signed is not what the record says: {RECORD}" in told(package)


def test_the_signature_taken_off(package: Path) -> None:
    for name in ("manifest.json", "signature.der", "signature.txt", "device-key.pem"):
        (package / FOLDER / name).unlink()
    said = told(package)
    assert f"File is missing: {FOLDER}manifest.json" in said


REMOVED = {
    PHOTO_PATH: f"A photo that the server received is not in here: {sha256(PHOTO)}",
    FOLDER + "receipt.json": f"File is missing: {FOLDER}receipt.json",
    f"inspections/{RECORD}": "There are 1 records in here, not as many as the server signed for",
    "report.pdf": "File is missing: report.pdf",
}


@pytest.mark.parametrize("name", REMOVED)
def test_something_taken_out(package: Path, name: str) -> None:
    gone = package / name
    if gone.is_dir():
        shutil.rmtree(gone)
    else:
        gone.unlink()
    assert REMOVED[name] in told(package)


def test_something_slipped_in(package: Path) -> None:
    (package / "photos" / ("ab" * 32 + ".jpg")).write_bytes(PHOTO)
    (package / "report-2.pdf").write_bytes(b"%PDF")
    said = told(package)
    assert "File that the list does not name: report-2.pdf" in said
    assert f"Photo was replaced: photos/{'ab' * 32}.jpg" in said


def test_a_machine_without_openssl(package: Path) -> None:
    ran = check(package, package.parent / "bare", "en", ("sh", "sha256sum"))
    assert (ran.returncode, ran.stdout) == (2, "Command not found: openssl\n")
