"""What is covered in the pictures of a matter, and which receipts are muted: the last row holds."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models.tipoff import MatterEvent, MutedChain, Tipoff, TipoffBoxes


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


def muted_of(session: Session, chains: Iterable[str]) -> frozenset[str]:
    """Those of the chains that are muted now."""
    rows = session.execute(
        select(MutedChain.chain_id, MutedChain.muted)
        .where(MutedChain.chain_id.in_(list(chains)))
        .order_by(MutedChain.at, MutedChain.id)
    )
    last = {row.chain_id: row.muted for row in rows}
    return frozenset(chain for chain, muted in last.items() if muted)
