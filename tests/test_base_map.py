"""The base map: set up whole or not at all, never a shifted one, and its host alone may be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from server import create_app
from server.base_map import base_map_of
from server.config import Config, config_from

TILES = "https://tiles.example.cn/img/{z}/{x}/{y}?tk={key}"
WHOLE = {
    "base_map_tiles": TILES,
    "base_map_key": "k1",
    "base_map_attribution": "天地图",
    "base_map_approval_number": "GS(2026)1号",
    "base_map_datum": "CGCS2000",
}


def test_without_tiles_there_is_none_and_nobody_else_is_asked(tmp_path: Path) -> None:
    assert base_map_of(Config()) is None
    policy = policy_of(Config(data_dir=tmp_path))
    assert "connect-src 'self';" in policy
    assert "http" not in policy


def policy_of(config: Config) -> str:
    response = create_app(config).test_client().get("/healthz")
    return str(response.headers["Content-Security-Policy"])


def test_layers_lie_over_one_another_and_take_the_key(tmp_path: Path) -> None:
    over = "https://names.example.cn:8443/{z}/{y}/{x}.png"
    found = base_map_of(Config(**{**WHOLE, "base_map_tiles": f"{TILES} {over}"}))
    assert found is not None
    assert found.layers == ("https://tiles.example.cn/img/{z}/{x}/{y}?tk=k1", over)
    assert found.origins == ("https://names.example.cn:8443", "https://tiles.example.cn")
    assert (found.attribution, found.approval_number) == ("天地图", "GS(2026)1号")


def test_the_pages_may_ask_its_host(tmp_path: Path) -> None:
    policy = policy_of(Config(data_dir=tmp_path, **WHOLE))
    assert "connect-src 'self' https://tiles.example.cn;" in policy
    assert "img-src 'self' blob: data: https://tiles.example.cn;" in policy
    assert policy.count("https://") == 2


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ({"base_map_attribution": " "}, "ATTRIBUTION"),
        ({"base_map_approval_number": ""}, "APPROVAL_NUMBER"),
        ({"base_map_datum": ""}, "DATUM"),
        ({"base_map_datum": "GCJ02"}, "DATUM"),
        ({"base_map_datum": "BD09"}, "DATUM"),
        ({"base_map_tiles": "https://tiles.example.cn/{z}/{x}"}, "TILES"),
        ({"base_map_tiles": "/tiles/{z}/{x}/{y}"}, "TILES"),
        ({"base_map_tiles": "ftp://tiles.example.cn/{z}/{x}/{y}"}, "TILES"),
        ({"base_map_tiles": "https://{s}.example.cn/{z}/{x}/{y}"}, "TILES"),
        ({"base_map_tiles": "https://a;script-src/{z}/{x}/{y}"}, "TILES"),
        ({"base_map_tiles": "https://webrd01.is.autonavi.com/?x={x}&y={y}&z={z}"}, "TILES"),
        ({"base_map_tiles": "https://rt0.map.gtimg.com/tile?z={z}&x={x}&y={y}"}, "TILES"),
    ],
    ids=str,
)
def test_a_base_map_that_does_not_fit_stops_the_start(
    tmp_path: Path, part: dict[str, Any], named: str
) -> None:
    with pytest.raises(ValueError, match=f"XUNTIAN_BASE_MAP_{named}"):
        create_app(Config(data_dir=tmp_path, **{**WHOLE, **part}))


def test_it_is_read_from_the_environment() -> None:
    environment = {f"XUNTIAN_{name.upper()}": value for name, value in WHOLE.items()}
    assert config_from(environment) == Config(**WHOLE)
