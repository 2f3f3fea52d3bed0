"""Text that a spreadsheet would take for a formula, and what stands for it."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that spreadsheets calculate; the wide ones count in Chinese and Japanese ones."""


def begins_formula(text: str) -> bool:
    """Also behind blanks, which some programs take away when they read a file."""
    return text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
