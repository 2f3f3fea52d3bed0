"""The few requests that leave the server: to a configured webhook or a browser maker's push service."""

from __future__ import annotations

import hashlib
import hmac
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from server.config import PREFIX, Config
from server.rules.message import Channel

TIMEOUT_S = 10
SECRET_LEAST = 16
"""Characters of a webhook's secret."""
LOOPBACK = ("127.0.0.1", "localhost")


class NotTaken(Exception):
    """The other side did not take it; `status` is None where no answer came."""

    def __init__(self, said: str, status: int | None = None) -> None:
        super().__init__(said)
        self.status = status


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str

    def post(self, body: bytes, delivery_id: str, unix_s: int) -> None:
        """Raises NotTaken. The signature is over the time and the body, so that neither is replayed."""
        post(
            self.url,
            body,
            {
                "Content-Type": "application/json",
                "Xuntian-Delivery": delivery_id,
                "Xuntian-Timestamp": str(unix_s),
                "Xuntian-Signature": f"sha256={signature(self.secret, unix_s, body)}",
            },
        )


def signature(secret: str, unix_s: int, body: bytes) -> str:
    """HMAC-SHA256 in hex over `<unix seconds>.<body>`."""
    said = str(unix_s).encode() + b"." + body
    return hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()


def webhooks_of(config: Config) -> dict[Channel, Webhook]:
    """Those that are set up; raises ValueError naming a setting that cannot be."""
    found: dict[Channel, Webhook] = {}
    said: tuple[tuple[Channel, str, str], ...] = (
        ("sms", config.sms_webhook_url, config.sms_webhook_secret),
        ("wecom", config.wecom_webhook_url, config.wecom_webhook_secret),
    )
    for channel, url, secret in said:
        name = f"{PREFIX}{channel.upper()}_WEBHOOK"
        if not url:
            continue
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{name}_URL: expected https://…")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise ValueError(f"{name}_URL: phone numbers go over https, or to this very machine")
        if len(secret) < SECRET_LEAST:
            raise ValueError(f"{name}_SECRET: at least {SECRET_LEAST} characters")
        found[channel] = Webhook(url, secret)
    return found


def may_push_to(endpoint: str, hosts: tuple[str, ...]) -> bool:
    """Whether a browser's address is that of a push service: what phones name must not be called blindly."""
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.fragment:
        return False
    known = any(
        host == one or (one.startswith(".") and host.endswith(one) and host != one) for one in hosts
    )
    if host in LOOPBACK:
        return known and parts.scheme in ("http", "https")
    return known and parts.scheme == "https" and port in (None, 443)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Another address than the one that was set up is never called."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = urllib.request.build_opener(_Stay)


def post(url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Returns once the other side took it (2xx); raises NotTaken otherwise."""
    request = urllib.request.Request(url, body, dict(headers), method="POST")  # noqa: S310  checked above
    try:
        with _opener.open(request, timeout=TIMEOUT_S):
            return
    except urllib.error.HTTPError as error:
        error.close()
        raise NotTaken(f"HTTP {error.code}", error.code) from error
    except urllib.error.URLError as error:
        raise NotTaken(type(error.reason).__name__) from error
    except (OSError, ValueError) as error:
        # a connection that broke off after it was made, or an answer that is no HTTP
        raise NotTaken(type(error).__name__) from error
    except Exception as error:
        raise NotTaken(type(error).__name__) from error
