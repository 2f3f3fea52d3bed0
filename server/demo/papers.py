"""Two patrols that the demo's township made on paper and its clerk entered, one of them wrongly."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select

from server.jobs.paper_patrols import Clerk, Sheet, Sighting, enter, void
from server.models.base import db
from server.models.plot import Plot, in_areas
from server.rules.day import china_day

VILLAGE = "511703001201"
PLOTS = 6
SEEN = (("crop", "谷子黄了"), ("stubble", ""), ("weeds", "主人说下月翻地"))


def enter_papers(now: datetime, clerk: Clerk) -> None:
    plots = db.session.scalars(
        select(Plot.id).where(in_areas((VILLAGE,))).order_by(Plot.number, Plot.id).limit(PLOTS)
    ).all()
    if not plots:
        return
    today = china_day(now)
    sheets = [
        Sheet(
            id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:paper:{days}")),
            walked_on=today - timedelta(days=days),
            walker_id=None,
            walker_name=name,
            note="手机没电，照纸补录。",
            sightings=tuple(
                Sighting(plot_id, *SEEN[place % len(SEEN)]) for place, plot_id in enumerate(plots)
            ),
            pictures=(),
            sha256=uuid.uuid5(uuid.NAMESPACE_URL, f"demo:paper:{days}").hex * 2,
        )
        for days, name in ((12, "罗田长"), (40, "何田长"))
    ]
    for sheet in sheets:
        enter(sheet, clerk)
    void(sheets[1].id, "日期记错，重新补录了。", clerk)
