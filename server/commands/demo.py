"""flask demo: fills an empty demo database and prints who may sign in."""

from __future__ import annotations

import click

from server.api.contract import setting
from server.demo.county import CountySize
from server.demo.county_seed import seed_county
from server.demo.people import PASSWORD, PEOPLE
from server.demo.seed import Size, is_empty, is_seeded, seed
from server.jobs.planning import plan_plots
from server.jobs.turning import turn_day
from server.models.base import now
from server.words import Language, say

TOLD_EACH = 20
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@click.command("demo")
@click.option("--large", is_flag=True, help="20,000 plots and 200,000 records, for measuring.")
def demo(large: bool) -> None:
    """Fills an empty database with the invented district; a filled one is left as it is."""
    if not setting().demo:
        raise click.ClickException(_both("demo_not_allowed"))
    if large and setting().vault_url:
        raise click.ClickException(_both("demo_large_in_folder"))
    if is_empty():
        click.echo(_both("demo_large_begins" if large else "demo_begins"))
        made = seed_county(now(), CountySize(), _progress) if large else seed(now(), Size())
        # plots that nobody walked to have a year, too
        turn_day()
        plan_plots()
        facts = {
            "plots": made.plots,
            "quarantined": made.quarantined,
            "records": made.records,
            "photos": made.photos,
        }
        click.echo(_both("demo_seeded", facts))
    elif not is_seeded():
        raise click.ClickException(_both("demo_not_empty"))
    click.echo(_both("demo_people"))
    for one in PEOPLE:
        click.echo(f"  {one.login:<9}{PASSWORD}  {one.name}  {one.title_zh} · {one.title_en}")


def _progress(done: int, of: int) -> None:
    if done % TOLD_EACH == 0:
        click.echo(f"{done}/{of}")


def _both(code: str, facts: dict[str, int] | None = None) -> str:
    return "\n".join(say(language, "command", code, facts) for language in LANGUAGES)
