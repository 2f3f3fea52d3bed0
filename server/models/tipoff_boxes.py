"""What is covered in the pictures of a matter, and which receipts are muted: the last row holds."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.tipoff import MatterEvent, Tipoff, TipoffBoxes


def boxes_of(session: Session, matter_id: str) -> dict[tuple[str, str], TipoffBoxes]:
    """By tip-off and the picture's hash as it was sent; pictures that nobody looked at are not there."""
    rows = session.scalars(
        select(TipoffBoxes)
        .join(Tipoff, Tipoff.id == TipoffBoxes.tipoff_id)
        .outerjoin(MatterEvent, MatterEvent.id == TipoffBoxes.id)
        .where(Tipoff.matter_id == matter_id)
        .order_by(TipoffBoxes.at, MatterEvent.place)
    )
    return {(row.tipoff_id, row.sent_sha256): row for row in rows}
