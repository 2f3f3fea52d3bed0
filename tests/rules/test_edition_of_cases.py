from __future__ import annotations

from tests.rules.write_edition import FILE, edition_in_lines


def test_the_phone_runs_the_cases_with_the_edition_that_is_shipped() -> None:
    """After a change of limits or crops: python -m tests.rules.write_edition."""
    assert FILE.read_bytes() == edition_in_lines()
