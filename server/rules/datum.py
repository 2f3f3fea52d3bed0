"""Map datums in use in China: WGS 84 → GCJ-02 → BD-09 and back.

The published formulas; near 107.45E 31.12N GCJ-02 lies about 447 m east and 238 m south of WGS 84
(bearing 118°) and BD-09 about 1,146 m away. All functions take and give degrees, longitude first.
"""

from __future__ import annotations

from math import atan2, cos, pi, radians, sin, sqrt

from server.rules.claim import Datum

KRASOVSKY_A_M = 6_378_245.0
KRASOVSKY_E2 = 0.00669342162296594323
BD_X_PI = pi * 3000.0 / 180.0
INVERSE_STEPS = 6
"""Each step shrinks the error more than a thousandfold; six reach a millimetre everywhere here."""


def to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """WGS 84 → GCJ-02; no test for the border, callers are in China."""
    x, y = lon - 105.0, lat - 35.0
    wave = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    phi = radians(lat)
    squeeze = 1.0 - KRASOVSKY_E2 * sin(phi) ** 2
    meridian_m = KRASOVSKY_A_M * (1.0 - KRASOVSKY_E2) / (squeeze * sqrt(squeeze))
    parallel_m = KRASOVSKY_A_M / sqrt(squeeze) * cos(phi)
    return lon + east * 180.0 / (parallel_m * pi), lat + north * 180.0 / (meridian_m * pi)


def from_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """GCJ-02 → WGS 84 by iteration."""
    wgs_lon, wgs_lat = lon, lat
    for _ in range(INVERSE_STEPS):
        there_lon, there_lat = to_gcj02(wgs_lon, wgs_lat)
        wgs_lon, wgs_lat = wgs_lon + lon - there_lon, wgs_lat + lat - there_lat
    return wgs_lon, wgs_lat


def gcj02_to_bd09(lon: float, lat: float) -> tuple[float, float]:
    radius = sqrt(lon * lon + lat * lat) + 0.00002 * sin(lat * BD_X_PI)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * BD_X_PI)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006


def bd09_to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """BD-09 → GCJ-02 by iteration."""
    gcj_lon, gcj_lat = lon - 0.0065, lat - 0.006
    for _ in range(INVERSE_STEPS):
        there_lon, there_lat = gcj02_to_bd09(gcj_lon, gcj_lat)
        gcj_lon, gcj_lat = gcj_lon + lon - there_lon, gcj_lat + lat - there_lat
    return gcj_lon, gcj_lat


def to_bd09(lon: float, lat: float) -> tuple[float, float]:
    """WGS 84 → BD-09."""
    return gcj02_to_bd09(*to_gcj02(lon, lat))


def from_bd09(lon: float, lat: float) -> tuple[float, float]:
    """BD-09 → WGS 84."""
    return from_gcj02(*bd09_to_gcj02(lon, lat))


def may_be_shifted(lon: float, lat: float) -> bool:
    """Whether a place lies in the box round China outside which no shifted datum is in use."""
    return 70.0 < lon < 140.0 and 0.5 < lat < 56.0


def other_readings(lon: float, lat: float, named: Datum) -> dict[Datum, tuple[float, float]]:
    """The WGS 84 places that the numbers mean in each datum but the named one; none outside China."""
    if not may_be_shifted(lon, lat):
        return {}
    readings: dict[Datum, tuple[float, float]] = {
        "GCJ02": from_gcj02(lon, lat),
        "BD09": from_bd09(lon, lat),
        "WGS84": (lon, lat),
    }
    del readings["WGS84" if named == "unknown" else named]
    return readings


def to_wgs84(lon: float, lat: float, datum: Datum) -> tuple[float, float]:
    """By the datum the device named; "unknown" is read as WGS 84, the default of the W3C interface."""
    if not may_be_shifted(lon, lat):
        return lon, lat
    if datum == "GCJ02":
        return from_gcj02(lon, lat)
    if datum == "BD09":
        return from_bd09(lon, lat)
    return lon, lat
