"""flask plots: files of plots in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from server.geodata.write import DRIVERS
from server.jobs.listing import Asker, plots_wanted
from server.jobs.plot_export import export_plots
from server.jobs.plot_import import EVERYWHERE, apply, dry_run
from server.jobs.plot_writing import WRITTEN
from server.models.base import db, writing
from server.models.log import log
from server.models.plot_import import PlotImport
from server.refusals import Refusal
from server.words import Language, say


@click.group()
def plots() -> None:
    """Plots as files."""


def _fields(_: click.Context, __: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    fields = {}
    for pair in pairs:
        meaning, equals, name = pair.partition("=")
        if not (equals and meaning and name):
            raise click.BadParameter(say("en", "command", "field_pair", {"pair": pair}))
        fields[meaning.strip().upper()] = name
    return fields


@plots.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--apply", "write", is_flag=True, help="write what the file changes")
@click.option("--crs", help="EPSG code, such as 4524")
@click.option("--encoding", help="UTF-8 or GB18030")
@click.option("--layer", help="the layer where the file has several")
@click.option(
    "--field", "fields", multiple=True, callback=_fields, help="MEANING=NAME, such as TBBH=BH"
)
@click.option("--scheme", help="class scheme of the land classes")
@click.option("--survey-year", type=int, help="for a file without SJNF")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def import_(
    file: Path,
    write: bool,
    crs: str | None,
    encoding: str | None,
    layer: str | None,
    fields: dict[str, str],
    scheme: str | None,
    survey_year: int | None,
    lang: Language,
) -> None:
    """Checks a file of plots row by row; with --apply it is written.

    Zipped Shapefile or FileGDB, GeoPackage, GeoJSON. Exits with 1 where the file is not taken.
    """
    said = {
        "crs": None if crs is None else f"EPSG:{crs.upper().removeprefix('EPSG:')}",
        "encoding": encoding,
        "layer": layer,
        "fields": fields or None,
        "scheme": scheme,
        "survey_year": survey_year,
    }
    options = {name: value for name, value in said.items() if value is not None}
    try:
        row = dry_run(db.session(), file, file.name, options, None, None)
        if write and any(row.counts[change] for change in WRITTEN):
            row = apply(db.session(), row.id, None)
    except Refusal as refusal:
        raise click.ClickException(_refused(lang, refusal)) from refusal
    _print(row, lang)


@plots.command("export")
@click.argument("file", type=click.Path(exists=False, path_type=Path))
@click.option("--area", "areas", multiple=True, help="division code prefix; all without it")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def export(file: Path, areas: tuple[str, ...], lang: Language) -> None:
    """Writes plots to FILE, a .gpkg or .geojson that does not exist yet."""
    format_ = file.suffix.removeprefix(".").lower()
    if format_ not in DRIVERS:
        raise click.BadParameter(say(lang, "command", "export_suffix"))
    if file.exists():
        raise click.BadParameter(say(lang, "command", "export_exists", {"file": file}))
    asker = Asker("", areas or EVERYWHERE)
    count = export_plots(db.session(), file, format_, plots_wanted(db.session(), asker, {}))
    with writing() as session:
        subject = f"areas:{','.join(asker.areas)}"[:100]
        log(session, None, "plots_exported", subject, format=format_, count=count)
    click.echo(say(lang, "command", "exported", {"count": count, "file": file}))


def _print(row: PlotImport, lang: Language) -> None:
    report: dict[str, Any] = row.report
    read = {**report, "samples": report["samples"] or ["—"], "filename": row.filename}
    click.echo(say(lang, "command", "import_read", read))
    for line in report["rows"]:
        change = line["change"]
        words = [
            say(lang, "import_outcome", line["outcome"]),
            *([say(lang, "import_change", change)] if change else []),
            *(say(lang, "import", one["code"], one["facts"]) for one in line["reasons"]),
        ]
        click.echo(f"{line['row']}\t{line['key']}\t{' · '.join(words)}")
    click.echo(say(lang, "command", "import_counts", row.counts))
    state = row.state if any(row.counts[change] for change in WRITTEN) else "unchanged"
    click.echo(say(lang, "command", f"import_{state}", {"id": row.id}))


def _refused(lang: Language, refusal: Refusal) -> str:
    facts = "; ".join(f"{name}: {value}" for name, value in refusal.facts.items())
    sentence = say(lang, "refusal", refusal.code, refusal.facts)
    return f"{sentence} ({facts})" if facts else sentence
