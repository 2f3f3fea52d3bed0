"""Who may import whom (docs/architecture.md), held over the syntax tree."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STDLIB = frozenset(sys.stdlib_module_names) - {"random", "secrets"}
PURE = STDLIB | {"shapely", "numpy"}
GEODATA_ONLY = {"pyogrio", "pyproj", "geopandas", "osgeo"}


def imports(file: Path) -> set[str]:
    """Dotted names of everything a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def files(room: str) -> list[Path]:
    return sorted((ROOT / "server" / room).rglob("*.py"))


def ids(file: Path) -> str:
    return str(file.relative_to(ROOT))


def within(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("file", files("rules"), ids=ids)
def test_rules_are_pure(file: Path) -> None:
    for name in imports(file):
        top = name.split(".")[0]
        assert top in PURE or within(name, "server.rules"), f"rules may not import {name}"
        assert top not in {"os", "pathlib", "time", "socket", "subprocess", "sqlite3"}, name


@pytest.mark.parametrize("file", files("rules"), ids=ids)
def test_rules_do_not_read_the_clock(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in {"now", "utcnow", "today"}, f"{file.name}:{node.lineno}"


@pytest.mark.parametrize("file", files("evidence"), ids=ids)
def test_evidence_knows_no_web_and_no_database(file: Path) -> None:
    for name in imports(file):
        assert name.split(".")[0] not in {"flask", "apiflask", "sqlalchemy", "werkzeug"}, name
        assert not name.startswith("server.") or within(name, "server.evidence", "server.rules")


@pytest.mark.parametrize("file", files("geodata"), ids=ids)
def test_geodata_knows_no_web_and_no_database(file: Path) -> None:
    for name in imports(file):
        assert name.split(".")[0] not in {"flask", "apiflask", "sqlalchemy", "werkzeug"}, name
        assert not name.startswith("server.") or within(name, "server.geodata", "server.rules")


@pytest.mark.parametrize("file", files("documents"), ids=ids)
def test_documents_know_no_web_and_no_database(file: Path) -> None:
    rooms = ("server.documents", "server.evidence", "server.rules", "server.words")
    for name in imports(file):
        assert name.split(".")[0] not in {"flask", "apiflask", "sqlalchemy", "werkzeug"}, name
        assert not name.startswith("server.") or within(name, *rooms)


@pytest.mark.parametrize("file", files("models"), ids=ids)
def test_models_know_no_requests(file: Path) -> None:
    for name in imports(file):
        assert not within(name, "flask", "werkzeug", "apiflask", "server.api", "server.jobs"), name


def test_only_geodata_knows_the_gis_libraries() -> None:
    for file in sorted((ROOT / "server").rglob("*.py")):
        if "geodata" not in file.parts:
            assert not {name.split(".")[0] for name in imports(file)} & GEODATA_ONLY, file


def blueprints() -> dict[str, str]:
    """Module → the blueprint it makes."""
    made = {}
    for file in files("api"):
        text = file.read_text(encoding="utf-8")
        if "Blueprint(" in text:
            made[f"server.api.{file.stem}"] = file.stem
    return made


@pytest.mark.parametrize("file", files("api"), ids=ids)
def test_no_blueprint_imports_another(file: Path) -> None:
    me = f"server.api.{file.stem}"
    for name in imports(file):
        for module in blueprints():
            if module != me:
                assert not within(name, module), f"{me} imports {name}"


def test_nothing_imports_the_application_or_the_commands() -> None:
    allowed = {ROOT / "server" / "__init__.py"}
    for file in sorted((ROOT / "server").rglob("*.py")):
        if file in allowed or "commands" in file.parts:
            continue
        for name in imports(file):
            assert name != "server.create_app", file
            assert not within(name, "server.commands"), file


def test_only_the_command_line_knows_the_demo() -> None:
    for file in sorted((ROOT / "server").rglob("*.py")):
        if {"demo", "commands"} & set(file.relative_to(ROOT / "server").parts):
            continue
        assert not any(within(name, "server.demo") for name in imports(file)), file


def test_top_level_holds_what_was_agreed() -> None:
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    top = {line.split("/")[0] for line in listed if line}
    assert top <= {
        "server",
        "pwa",
        "migrations",
        "tests",
        "docs",
        "requirements.txt",
        "Procfile",
        "README.md",
        "Makefile",
        "pyproject.toml",
        "LICENSE",
        ".ci",
        ".gitignore",
    }
