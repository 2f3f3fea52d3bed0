"""Every setting stands in docs/configuration.md with its default."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from server.config import Config, config_from

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "configuration.md"


@pytest.mark.parametrize("name", [field.name for field in fields(Config)])
def test_every_setting_is_documented(name: str) -> None:
    assert f"`XUNTIAN_{name.upper()}`" in DOCUMENT.read_text(encoding="utf-8")


def test_settings_are_read_from_the_environment() -> None:
    config = config_from(
        {
            "XUNTIAN_DEMO": "1",
            "XUNTIAN_DISTRICT_CODES": "511703, 511771",
            "XUNTIAN_DISTRICT_BOX": "107,30,108,32",
            "XUNTIAN_PHOTO_MAX_BYTES": "5",
            "UNRELATED": "x",
        }
    )
    assert config.demo
    assert config.district_codes == ("511703", "511771")
    assert config.district_box == (107.0, 30.0, 108.0, 32.0)
    assert config.photo_max_bytes == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [("DEMO", "yes"), ("PHOTO_MAX_BYTES", "many"), ("DISTRICT_BOX", "1,2,3")],
)
def test_a_setting_that_cannot_be_read_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"XUNTIAN_{name}"):
        config_from({f"XUNTIAN_{name}": value})
