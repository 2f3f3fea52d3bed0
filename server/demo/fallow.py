"""A few approvals of fallow, of plots that nobody walked to, with papers that say what they are."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import select

from server.jobs.approving_fallow import Approval, approve
from server.models.base import db
from server.models.plot import Plot

APPROVED = 3
PAPER = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 52>>stream
BT /F 28 Tf 120 700 Td (DEMO DOCUMENT, NOT REAL) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def approve_some(year: int, officer_id: str) -> None:
    unseen = select(Plot.id).where(Plot.last_seen_at.is_(None)).order_by(Plot.number, Plot.id)
    for place, plot_id in enumerate(db.session.scalars(unseen.limit(APPROVED)).all(), 1):
        approve(
            Approval(
                id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"demo:fallow:{plot_id}")),
                plot_id=plot_id,
                first_on=date(year, 1, 1),
                last_on=date(year, 12, 31),
                authority="达州高新区农业农村局（演示）",
                document=f"演示休耕〔{year}〕{place}号",
            ),
            PAPER,
            officer_id,
        )
