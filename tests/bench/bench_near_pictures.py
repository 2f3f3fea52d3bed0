"""Is any of a million kept pictures near to this one: with the question to the database for newer ones."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa
from flask_migrate import upgrade

from server import create_app
from server.config import Config
from server.evidence.picture_hash import PictureHash
from server.jobs.comparing import KnownPictures
from server.models.base import db
from server.models.picture import PhotoHash
from tests.bench.figure import Figure, figure, percentile
from tests.databases import postgres_bin, throw_away_cluster

PICTURES = 1_000_000
LOOK_UPS = 300
UNSIGNED = 1 << 64
SQLITE = f"""
WITH RECURSIVE n(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM n WHERE place < {PICTURES})
INSERT INTO photo_hash (place, sha256, across, down)
SELECT place, lower(hex(randomblob(32))), random(), random() FROM n"""
POSTGRES = f"""
INSERT INTO photo_hash (place, sha256, across, down)
SELECT n, md5(n::text) || md5('a' || n),
    ('x' || substr(md5('b' || n), 1, 16))::bit(64)::bigint,
    ('x' || substr(md5('c' || n), 1, 16))::bit(64)::bigint
FROM generate_series(1, {PICTURES}) n"""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sqlite").mkdir()
        without_photos = "PRAGMA foreign_keys=OFF"
        sqlite = Config(data_dir=folder / "sqlite")
        found = _measure("sqlite", sqlite, without_photos, SQLITE)
        if postgres_bin() is not None:
            with throw_away_cluster() as url:
                admin = sa.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
                with admin.connect() as connection:
                    connection.exec_driver_sql("CREATE DATABASE bench")
                admin.dispose()
                config = Config(data_dir=folder / "files", database_url=f"{url}/bench")
                without_photos = "SET session_replication_role = replica"
                found += _measure("postgis", config, without_photos, POSTGRES)
        return found


def _measure(label: str, config: Config, without_photos: str, fill: str) -> list[Figure]:
    with create_app(config).app_context():
        upgrade()
        # past SQLAlchemy, which opens a transaction first: there SQLite does not let go of its keys
        raw = db.engine.raw_connection()
        cursor = raw.cursor()
        cursor.execute(without_photos)
        cursor.execute(fill)
        cursor.execute("ANALYZE")
        raw.commit()
        raw.detach()
        raw.close()
        reader = db.session().connection()
        known = KnownPictures()
        begun = time.perf_counter()
        known.near(reader, PictureHash(0, 0))
        load_s = time.perf_counter() - begun
        took = []
        for place in random.Random(3).sample(range(1, PICTURES), LOOK_UPS):
            kept = reader.execute(
                sa.select(PhotoHash.across, PhotoHash.down).where(PhotoHash.place == place)
            ).one()
            alike = PictureHash(kept.across % UNSIGNED ^ 0b10010001, kept.down % UNSIGNED ^ 1)
            begun = time.perf_counter()
            near, looked_at = known.near(reader, alike)
            took.append((time.perf_counter() - begun) * 1000)
            assert (near[0].place, near[0].bits, looked_at) == (place, 3, PICTURES)
        db.session.remove()
        db.engine.dispose()
    return [
        figure(f"near_duplicate_{label}_ms", percentile(took, 0.95), "ms p95", "<= 20"),
        figure(f"near_duplicate_load_{label}_s", load_s, "s once", "<= 20"),
    ]
