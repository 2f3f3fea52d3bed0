"""The form that brings a file of plots: streamed to disk, bounded, gone when it has been looked at."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import orjson
from flask import request
from pydantic import BaseModel, Field
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from server.api.contract import setting
from server.refusals import Refusal

MULTIPART_EXTRA_BYTES = 100_000
"""Boundaries, headers and the options beside the file."""


class ImportForm(BaseModel):
    file: bytes = Field(
        description="zipped Shapefile or FileGDB, GeoPackage, GeoJSON",
        json_schema_extra={"format": "binary"},
    )
    options: str | None = Field(
        default=None,
        description="JSON: crs, encoding, layer, fields, scheme, survey_year; see docs/protocol.md",
    )


@contextmanager
def received() -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """The file of the form on disk for as long as the context lasts, its name, the options."""
    most = setting().import_max_bytes
    if (request.content_length or 0) > most + MULTIPART_EXTRA_BYTES:
        raise Refusal("body_too_large", max_bytes=most)
    with tempfile.TemporaryDirectory(dir=setting().spool_dir) as folder:
        with ExitStack() as parts:

            def place(*_: Any, **__: Any) -> IO[bytes]:
                # not a temporary file of the parser's own: the disk that holds it is ours to choose
                return parts.enter_context(tempfile.NamedTemporaryFile(dir=folder, delete=False))

            form, sent = _parsed(place, most)
            path = Path(sent.stream.name)
        if os.stat(path).st_size > most:
            raise Refusal("body_too_large", max_bytes=most)
        yield path, sent.filename or "", _options(form.get("options"))


def _parsed(place: Callable[..., IO[bytes]], most: int) -> tuple[MultiDict[str, str], FileStorage]:
    parser = FormDataParser(
        stream_factory=place,
        max_form_memory_size=MULTIPART_EXTRA_BYTES,
        max_content_length=most + MULTIPART_EXTRA_BYTES,
        max_form_parts=4,
        silent=False,
    )
    try:
        _, form, files = parser.parse(
            request.stream, request.mimetype, request.content_length, request.mimetype_params
        )
    except RequestEntityTooLarge as error:
        raise Refusal("body_too_large", max_bytes=most) from error
    except (ValueError, ClientDisconnected) as error:
        raise Refusal("import_file_missing") from error
    sent = files.get("file")
    if sent is None:
        raise Refusal("import_file_missing")
    return form, sent


def _options(text: str | None) -> dict[str, Any]:
    if text is None:
        return {}
    try:
        options = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refusal("import_options_invalid", fields=["options"]) from error
    if not isinstance(options, dict):
        raise Refusal("import_options_invalid", fields=["options"])
    return options
