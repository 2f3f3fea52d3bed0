"""Xuntian: guarding restored farmland. `create_app` is the only place that knows every blueprint."""

from __future__ import annotations

import os
from functools import partial
from traceback import format_tb
from typing import Any, cast

import orjson
from apiflask import APIFlask, HTTPError
from flask import Response, request
from flask_compress import Compress
from flask_migrate import Migrate
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from server.api.contract import body_invalid
from server.base_map import base_map_of
from server.config import SQLITE, Config, config_from
from server.models.base import db, refusal_of
from server.refusals import Refusal
from server.words import Language, say

VERSION = "0.1.0"
BUSY_TIMEOUT_MS = 10_000
"""How long a write waits for the one before it on SQLite."""
ENGINE_OPTIONS = {"json_deserializer": orjson.loads, "hide_parameters": True}
"""What a failing statement was given must not stand in the log: it may be a citizen's words."""
NAMELESS = "/api/v1/tell/"
"""Below it nobody is known, and nothing may tell who asked or what for."""
BROTLI_LEVEL = 4
"""A pack of 2,000 plots is 136 kB after 12 ms; 2 leaves a tenth more, 5 takes twice as long."""


def create_app(config: Config | None = None, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> APIFlask:
    config = config or config_from(os.environ)
    app = APIFlask(
        __name__,
        title="Xuntian",
        version=VERSION,
        spec_path="/api/v1/openapi.json",
        docs_path=None,
        static_folder=None,  # type: ignore[arg-type]  # Flask itself takes None: nothing is served
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.config.update(
        SQLALCHEMY_DATABASE_URI=config.database,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(config, busy_timeout_ms),
        OPENAPI_VERSION="3.1.0",
        AUTO_404_RESPONSE=False,
        # pictures and the built pages are compressed already
        COMPRESS_MIMETYPES=[
            "application/json",
            "application/problem+json",
            "application/vnd.mapbox-vector-tile",
        ],
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=BROTLI_LEVEL,
        VALIDATION_ERROR_STATUS_CODE=422,
        LOCAL_SPEC_PATH=None,
        SYNC_LOCAL_SPEC=False,
    )
    app.security_schemes = {
        "BearerAuth": {"type": "http", "scheme": "bearer"},
        # "Receipt <token>": a citizen's, for one tip-off
        "ReceiptAuth": {"type": "apiKey", "in": "header", "name": "Authorization"},
    }
    app.extensions["xuntian.config"] = config
    config.data_dir.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies)  # type: ignore[method-assign]
    Migrate(app, db, directory=os.path.join(os.path.dirname(app.root_path), "migrations"))
    _add_rooms(app, config)
    _add_refusals(app)
    return app


def _engine_options(config: Config, busy_timeout_ms: int) -> dict[str, Any]:
    if config.database.startswith(SQLITE):
        return {
            **ENGINE_OPTIONS,
            "connect_args": {"check_same_thread": False},
            "busy_timeout_ms": busy_timeout_ms,
        }
    return {**ENGINE_OPTIONS, "pool_pre_ping": True, "pool_size": 8, "max_overflow": 16}


def _add_rooms(app: APIFlask, config: Config) -> None:
    from server.api.base_map import base_maps
    from server.api.bulletins import bulletins
    from server.api.checks import checks
    from server.api.decisions import decisions
    from server.api.devices import devices
    from server.api.divisions import division_tree
    from server.api.editions import editions
    from server.api.exports import exports
    from server.api.fallows import fallows
    from server.api.grids import grids
    from server.api.imports import imports
    from server.api.inspections import inspections
    from server.api.keys import keys
    from server.api.live import live
    from server.api.matters import matters
    from server.api.messages import messages
    from server.api.nonces import nonces
    from server.api.operators import operators
    from server.api.pack import pack
    from server.api.packages import packages
    from server.api.paper_patrols import paper_patrols
    from server.api.payments import payments
    from server.api.people import people
    from server.api.photos import photos
    from server.api.plots import plots
    from server.api.problems import problems
    from server.api.rescues import rescues
    from server.api.reviews import reviews
    from server.api.reward_terms import reward_terms
    from server.api.rewards import rewards
    from server.api.rounds import rounds
    from server.api.search import find
    from server.api.second_looks import second_looks
    from server.api.sessions import sessions
    from server.api.sheets import sheets
    from server.api.shell import add_headers, shell
    from server.api.spec import completed
    from server.api.suggestions import suggestions
    from server.api.tell import tell
    from server.api.tell_report import tell_report
    from server.api.tell_rewards import tell_rewards
    from server.api.tiles import tiles
    from server.api.tracks import tracks
    from server.api.uploads import uploads
    from server.api.watch import watch
    from server.api.week import week
    from server.commands import add_commands
    from server.evidence.spool import Spool
    from server.evidence.vault import vault_at
    from server.jobs.check_asking import WORK as CHECKS
    from server.jobs.comparing import COMPARING, KnownPictures
    from server.jobs.contact_deleting import WORK as CONTACTS_OLD
    from server.jobs.delivering import WORK as DELIVERING
    from server.jobs.exporting import WORK as EXPORTING
    from server.jobs.matter_clocks import CLOCK as MATTER_CLOCK
    from server.jobs.matter_clocks import LATE as MATTERS_LATE
    from server.jobs.matter_clocks import release_hours_of
    from server.jobs.matter_release import WORK as RELEASING
    from server.jobs.outgoing import webhooks_of
    from server.jobs.problem_handling import WORK as PROBLEMS_LATE
    from server.jobs.queue import Queue
    from server.jobs.rewarding import WORK as REWARDS
    from server.jobs.rounds import WORK as ROUNDS
    from server.jobs.telling import quiet_of
    from server.jobs.tracking import WORK as TRACKS_OLD
    from server.jobs.turning import WORK as TURNING

    base_map = base_map_of(config)
    app.extensions["xuntian.base_map"] = base_map
    app.extensions["xuntian.spool"] = Spool(config.spool_dir)
    app.extensions["xuntian.vault"] = vault_at(config.vault_url, config.vault_dir)
    app.extensions["xuntian.pictures"] = KnownPictures()
    app.extensions["xuntian.queue"] = queue = Queue(app, config.data_dir, config.redis_url)
    app.extensions["xuntian.quiet"] = quiet_of(config)
    app.extensions["xuntian.webhooks"] = webhooks_of(config)
    release_hours_of(config)
    for work in (COMPARING, DELIVERING, *EXPORTING, TURNING, ROUNDS, PROBLEMS_LATE, TRACKS_OLD):
        queue.add(work)
    for work in (MATTER_CLOCK, RELEASING, MATTERS_LATE, CHECKS):
        queue.add(work)
    for work in (*REWARDS, *CONTACTS_OLD):
        queue.add(work)
    for blueprint in (
        sessions,
        pack,
        exports,
        live,
        packages,
        plots,
        tiles,
        watch,
        week,
        fallows,
        base_maps,
        imports,
        uploads,
        photos,
        inspections,
        problems,
        matters,
        checks,
        rescues,
        devices,
        paper_patrols,
        division_tree,
        sheets,
        grids,
        people,
        find,
        nonces,
        keys,
        editions,
        reviews,
        decisions,
        second_looks,
        messages,
        suggestions,
        operators,
        rounds,
        tracks,
        rewards,
        reward_terms,
        payments,
        bulletins,
        tell,
        tell_report,
        tell_rewards,
        shell,
    ):
        app.register_blueprint(blueprint)
    counts = storage_from_string(config.redis_url or "memory://")
    app.extensions["xuntian.tries"] = FixedWindowRateLimiter(counts)
    app.spec_processor(partial(completed, app))
    Compress(app)
    add_headers(app, base_map)
    add_commands(app)


def language() -> Language:
    """The first of ours among the wished-for ones; not `best_match`, which takes zh-CN for no zh."""
    for wanted, quality in request.accept_languages:
        if quality > 0 and wanted.lower().partition("-")[0] in ("zh", "en"):
            return "en" if wanted.lower().startswith("en") else "zh"
    return "zh"


def _add_refusals(app: APIFlask) -> None:
    def problem(refusal: Refusal) -> Response:
        title = say(language(), "refusal", refusal.code, refusal.facts)
        response = Response(
            orjson.dumps(refusal.problem(title), option=orjson.OPT_UTC_Z),
            refusal.status,
            mimetype="application/problem+json",
        )
        if "retry_after_s" in refusal.facts:
            response.headers["Retry-After"] = str(refusal.facts["retry_after_s"])
        return response

    @app.errorhandler(Refusal)
    def refused(refusal: Refusal) -> Response:
        return problem(refusal)

    @app.errorhandler(HTTPError)
    def query_invalid(error: HTTPError) -> Response:
        """What APIFlask's `input` refuses: a query, named like a body's fields."""
        return problem(body_invalid(cast(ValidationError, error.__cause__)))

    @app.errorhandler(DBAPIError)
    @app.errorhandler(OSError)
    def store_failed(error: Exception) -> Response:
        refusal = refusal_of(error)
        # not raised again: Flask would write its message into the log, which may quote a row
        return unexpected(error) if refusal is None else problem(refusal)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        codes = {404: "not_found", 405: "method_not_allowed", 413: "body_too_large"}
        if error.code in (301, 302, 307, 308):
            return error.get_response()  # type: ignore[return-value]
        if error.code in codes:
            return problem(Refusal(codes[error.code]))
        if error.code is not None and error.code < 500:
            return problem(Refusal("body_not_json"))
        return unexpected(error)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        if app.testing and not isinstance(error, HTTPException):
            raise error
        if request.path.startswith(NAMELESS):
            # where it failed, and nothing of what was sent: a message may quote it
            where = "".join(format_tb(error.__traceback__))
            app.logger.error("unexpected %s at the door\n%s", type(error).__name__, where)
        else:
            app.logger.exception("unexpected")
        return problem(Refusal("unexpected"))
