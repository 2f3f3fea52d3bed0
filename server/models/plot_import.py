"""Files of plots as they came in, with their reports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Instant, Json


class PlotImport(Base):
    __tablename__ = "plot_import"
    id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)
    filename: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    """Of the file, which is kept in the vault under this hash."""
    options: Mapped[dict[str, Any]] = mapped_column(Json)
    report: Mapped[dict[str, Any]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(10))
    """dry_run or applied."""
    created_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """None where the command line did it."""
    created_at: Mapped[datetime] = mapped_column(Instant, index=True)
    applied_at: Mapped[datetime | None] = mapped_column(Instant)
