"""flask plots: files of plots in and out."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

import click

from server.api.contract import setting
from server.api.keeping import vault
from server.geodata.errors import Unreadable
from server.geodata.write import DRIVERS, Format, write_plots
from server.jobs.plot_export import outgoing
from server.jobs.plot_import import Importer, ImportOptions, apply, dry_run
from server.models.base import db, writing
from server.models.log import log
from server.models.plot_import import PlotImport
from server.refusals import Refusal
from server.words import say

EVERYWHERE = Importer(None, ("",))


@click.group()
def plots() -> None:
    """Plots in and out."""


def _crs(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    digits = value.upper().removeprefix("EPSG:")
    if not digits.isdecimal():
        raise click.BadParameter(say("en", "command", "crs_code"))
    return int(digits)


def _fields(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if not all(meaning and name for meaning, _, name in pairs):
        raise click.BadParameter(say("en", "command", "field_pair"))
    return {meaning: name for meaning, _, name in pairs}


@plots.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--apply", "applies", is_flag=True, help="write what passed; without it only tell")
@click.option("--crs", callback=_crs, help="EPSG:4490, 4513-4554 or 4326")
@click.option("--encoding", type=click.Choice(["UTF-8", "GB18030"]))
@click.option("--layer")
@click.option("--field", "fields", multiple=True, callback=_fields, metavar="MEANING=COLUMN")
@click.option("--survey-year", type=click.IntRange(1980, 2100))
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def import_(
    file: Path,
    applies: bool,
    crs: int | None,
    encoding: str | None,
    layer: str | None,
    fields: dict[str, str],
    survey_year: int | None,
    lang: Any,
) -> None:
    """Tells row by row what FILE would change; with --apply it then does so, all or nothing."""
    options = ImportOptions(crs, encoding, layer, fields, survey_year)
    try:
        row = _checked(file, options)
        if applies:
            row = apply(vault(), setting(), row.id, EVERYWHERE)
    except (Unreadable, Refusal) as error:
        facts = "".join(f"\n  {name}: {value}" for name, value in error.facts.items())
        raise click.ClickException(say(lang, "refusal", error.code, error.facts) + facts) from error
    _tell(row, lang)


def _checked(file: Path, options: ImportOptions) -> PlotImport:
    """Of a copy: the import takes its file over."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "plots"
        shutil.copyfile(file, copy)
        return dry_run(db.session(), vault(), setting(), copy, file.name, options, EVERYWHERE)


def _tell(row: PlotImport, lang: Any) -> None:
    for line in row.report["rows"]:
        reasons = [
            say(lang, "import", reason["code"], reason["facts"]) for reason in line["reasons"]
        ]
        click.echo(
            "\t".join(
                (str(line["row"]), line["key"], line["outcome"], line["change"] or "-", *reasons)
            )
        )
    click.echo(say(lang, "command", f"import_{row.state}", row.report["counts"]))


@plots.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Writes every plot with its current boundary; .gpkg or .geojson, by the name of FILE."""
    format_ = cast(Format, file.suffix.removeprefix(".").lower())
    if format_ not in DRIVERS or file.exists():
        raise click.ClickException(say("en", "command", "export_file"))
    found = outgoing(db.session(), ("",))
    write_plots(found, format_, file)
    with writing() as session:
        log(session, None, "plots_exported", "plots", count=len(found), format=format_)
    click.echo(say("en", "command", "exported", {"count": len(found)}))
