"""The map under the plots, where one is set up: whose tiles, and what must stand beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from server.config import Config

DATUMS = ("CGCS2000", "WGS84")
"""Those that lie within a metre of the plots; all web maps name one of them or are shifted."""
SHIFTED_HOSTS = (
    "amap.com",
    "autonavi.com",
    "baidu.com",
    "bdimg.com",
    "gtimg.com",
    "google.cn",
    "qq.com",
)
"""Tiles from there lie in GCJ-02 or BD-09, some 500 m off, whatever the setting says [P]."""


@dataclass(frozen=True, slots=True)
class BaseMap:
    layers: tuple[str, ...]
    """Addresses of raster tiles with {z}, {x} and {y}, EPSG:3857, the lowest first."""
    tile_px: int
    max_zoom: int
    attribution: str
    approval_number: str
    """The map's 审图号, without which none may be published in China."""
    datum: str

    @property
    def origins(self) -> tuple[str, ...]:
        """Where its tiles come from: what a page may ask beside its own server."""
        found = {f"{part.scheme}://{part.netloc}" for part in map(urlsplit, self.layers)}
        return tuple(sorted(found))


def base_map_of(config: Config) -> BaseMap | None:
    """None where no tiles are set; ValueError names the setting that does not fit them."""
    layers = tuple(
        address.replace("{key}", config.base_map_key) for address in config.base_map_tiles.split()
    )
    if not layers:
        return None
    for address in layers:
        _check(address)
    said: Mapping[str, str] = {
        "ATTRIBUTION": config.base_map_attribution.strip(),
        "APPROVAL_NUMBER": config.base_map_approval_number.strip(),
    }
    for name, words in said.items():
        if not words:
            raise ValueError(f"XUNTIAN_BASE_MAP_{name}: must stand on the map beside these tiles")
    if config.base_map_datum not in DATUMS:
        raise ValueError(
            f"XUNTIAN_BASE_MAP_DATUM: expected one of {', '.join(DATUMS)}; others are shifted"
        )
    return BaseMap(
        layers,
        config.base_map_tile_px,
        config.base_map_max_zoom,
        said["ATTRIBUTION"],
        said["APPROVAL_NUMBER"],
        config.base_map_datum,
    )


def _check(address: str) -> None:
    parts = urlsplit(address)
    host = parts.hostname or ""
    name = "XUNTIAN_BASE_MAP_TILES"
    if parts.scheme not in ("http", "https") or not host or set("{};, '\"") & set(parts.netloc):
        raise ValueError(f"{name}: expected https://host/… with one fixed host")
    if not all(part in address for part in ("{z}", "{x}", "{y}")):
        raise ValueError(f"{name}: expected {{z}}, {{x}} and {{y}} in the address")
    if any(host == shifted or host.endswith(f".{shifted}") for shifted in SHIFTED_HOSTS):
        raise ValueError(
            f"{name}: tiles of {host} are shifted (GCJ-02, BD-09) and do not fit the plots"
        )
