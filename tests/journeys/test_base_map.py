"""The map under the plots: drawn where the server has one, needed nowhere, and nobody asked without it."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image
from playwright.sync_api import Page, Request, expect

from tests.journeys.desk import Desk
from tests.journeys.phone import PATIENCE_MS, Phone
from tests.journeys.served import JourneyServer
from tests.journeys.world import World

ATTRIBUTION, NUMBER = "天地图", "GS(2026)0001号"


class Tiles:
    """A tile server of one colour on another origin."""

    def __init__(self) -> None:
        out = io.BytesIO()
        Image.new("RGB", (256, 256), (176, 196, 160)).save(out, "PNG")
        picture, asked = out.getvalue(), threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.set()
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()
                self.wfile.write(picture)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def environment(self) -> dict[str, str]:
        return {
            "XUNTIAN_BASE_MAP_TILES": f"http://127.0.0.1:{self.server.server_port}/{{z}}/{{x}}/{{y}}",
            "XUNTIAN_BASE_MAP_ATTRIBUTION": ATTRIBUTION,
            "XUNTIAN_BASE_MAP_APPROVAL_NUMBER": NUMBER,
            "XUNTIAN_BASE_MAP_DATUM": "CGCS2000",
        }


@pytest.fixture
def tiles() -> Iterator[Tiles]:
    tiles = Tiles()
    yield tiles
    tiles.server.shutdown()
    tiles.server.server_close()


@pytest.fixture(params=[True, False], ids=["set up", "not set up"])
def based(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def server(world: World, tiles: Tiles, based: bool) -> Iterator[JourneyServer]:
    served = JourneyServer(world.data_dir, tiles.environment if based else None)
    served.start()
    yield served
    served.stop()


def outside(page: Page, url: str) -> list[str]:
    """What the page asks of others than its server, from now on."""
    asked: list[str] = []

    def look(request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(url):
            asked.append(request.url)

    page.context.on("request", look)
    return asked


def told(page: Page, tiles: Tiles, based: bool, asked: list[str]) -> None:
    line = page.get_by_text(NUMBER)
    if based:
        assert tiles.asked.wait(PATIENCE_MS / 1000)
        expect(line).to_be_visible()
        expect(line).to_contain_text(ATTRIBUTION)
    else:
        expect(line).to_have_count(0)
        assert asked == []
        assert not tiles.asked.is_set()


def test_at_the_desk(world: World, desk: Desk, tiles: Tiles, based: bool) -> None:
    asked = outside(desk.page, desk.url)
    desk.sign_in(world)
    desk.go("desk.nav.plots")
    expect(desk.page.locator(".plots-map[aria-busy=false]")).to_be_visible()
    told(desk.page, tiles, based, asked)


def test_on_the_phone(
    world: World, new_phone: Callable[..., Phone], tiles: Tiles, based: bool
) -> None:
    phone = new_phone()
    phone.stand(*world.here)
    phone.ready(world)
    asked = outside(phone.page, phone.url)
    phone.go("tab.map")
    phone.wait_for_map()
    told(phone.page, tiles, based, asked)
    phone.wait_for_shell()
    phone.offline()
    phone.go("tab.plots")
    phone.go("tab.map")
    phone.wait_for_map()
    expect(phone.page.get_by_text(NUMBER)).to_have_count(0)
