"""Settings of one process, read once from the environment (docs/configuration.md lists them)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

PREFIX = "XUNTIAN_"
SQLITE = "sqlite+xuntian"
"""Our dialect of it, which `server.models.sqlite` registers."""


@dataclass(frozen=True, slots=True)
class Config:
    data_dir: Path = Path("var")
    """Where the embedded database, vault and spool live."""
    database_url: str = ""
    """SQLAlchemy URL; empty = SQLite in `data_dir`."""
    vault_url: str = ""
    """`s3://bucket/prefix` (credentials from the usual AWS_ variables); empty = folder in `data_dir`."""
    redis_url: str = ""
    """Shared counters for rate limits; empty = each process counts for itself."""
    demo: bool = False
    """True only where the database holds invented people with printed passwords."""
    district_codes: tuple[str, ...] = ("511703", "511771")
    """Division code families of the district, domain E [V33][V34]."""
    district_box: tuple[float, float, float, float] = (106.5, 30.3, 108.6, 32.4)
    """lon_min, lat_min, lon_max, lat_max round the district [P]: wide, catches swapped axes."""
    photo_max_bytes: int = 30_000_000
    import_max_bytes: int = 200_000_000
    claim_max_bytes: int = 256_000
    rescue_max_bytes: int = 2_000_000_000
    upload_keep_hours: int = 168
    """How long an unfinished upload waits for its rest."""
    field_session_days: int = 7
    """Domain G [P]: a phone may capture this long without signing in."""
    desk_idle_minutes: int = 30
    """Domain G [P]."""
    desk_session_hours: int = 12
    sign_in_tries: int = 5
    sign_in_lock_minutes: int = 15
    """Domain G [P]: five wrong passwords, a quarter of an hour."""
    sign_ins_per_minute: int = 60
    """From one network address: a township office shares one."""
    password_min_length: int = 10
    signing_key_file: str = ""
    """PEM of the key that signs receipts; empty = `keys/server.pem` in `data_dir`, made on first use."""
    nonce_minutes: int = 15
    """How long a phone may take from the camera to the signature [P]."""
    log_keep_days: int = 190
    """Lines of the log younger than this are never pruned; the law asks for six months (domain G)."""
    base_map_tiles: str = ""
    """Addresses of raster tiles under the plots (`server/base_map.py`); empty = plots alone."""
    base_map_key: str = ""
    base_map_attribution: str = ""
    base_map_approval_number: str = ""
    base_map_datum: str = ""
    base_map_tile_px: int = 256
    base_map_max_zoom: int = 18
    """Nearer than this its last tiles are drawn larger."""

    export_at_once_rows: int = 2_000
    """A list up to here is written while who asked waits, two seconds or so; a longer one by a worker [P]."""
    export_keep_days: int = 7
    """The file of an exported list is deleted after so many days [P]."""

    problem_report_hours: int = 24
    """From finding a problem to reporting it, domain D [P] after [V24]."""
    problem_act_working_days: int = 3
    """From the report to the township's first action, domain D [P]; no source gives a number."""
    problem_close_working_days: int = 15
    """From the report to the end, domain D [P]; no source gives a number."""
    problem_extensions: int = 2
    """How often a problem may get more time [P]."""
    problem_extension_working_days: int = 15
    """The most it gets at a time [P]."""

    tipoff_triage_working_days: int = 2
    """From a tip-off to its dispatch or dismissal [P]; no source gives a number."""
    tipoff_reply_working_days: int = 5
    """From the end of a check to the reply to its reporters [P]."""
    tipoff_release_hours: tuple[int, ...] = (9, 15)
    """At these hours of working days, China's time, checks go out [P] (`server/rules/release.py`)."""
    tipoff_hold_hours: int = 12
    """So long after the last tip-off a check goes out at the earliest [P]."""

    bulletin_threshold: int = 5
    """Figures of tip-offs below it are not published [P]."""

    watch_days_before: tuple[int, ...] = (14, 3)
    """So many days before the last sowing day people are told how few are left [P]."""

    quiet_from: str = "21:00"
    """China's time; until `quiet_until` nothing is sent but what is urgent. Twice the same = none [P]."""
    quiet_until: str = "07:00"
    push_key_file: str = ""
    """PEM of the key that Web Push knows this server by; empty = `keys/push.pem`, made on first use."""
    push_contact: str = ""
    """`mailto:…` or `https:…` for the makers of browsers (RFC 8292)."""
    push_hosts: tuple[str, ...] = (
        "fcm.googleapis.com",
        ".push.services.mozilla.com",
        ".push.apple.com",
        ".notify.windows.com",
    )
    """Where browsers take messages; with a dot before it also every host below. No other is ever called."""
    sms_webhook_url: str = ""
    sms_webhook_secret: str = ""
    wecom_webhook_url: str = ""
    wecom_webhook_secret: str = ""

    proxies: int = 0
    """How many proxies of ours stand before the server: so many addresses of X-Forwarded-For are theirs."""
    tell_key_file: str = ""
    """Secret that signs what the citizens' door hands out; empty = `keys/tell.key`, made on first use."""
    contact_key_file: str = ""
    """PEM of the key that opens reporters' contacts; empty = `keys/contact.pem`, made on first use."""
    contact_public_key_file: str = ""
    """Its public half, which seals them; empty = `keys/contact.pub.pem`, made with the other."""
    tell_work_bits: int = 16
    """Leading zero bits that a sender's device must find [P] (`server/rules/work.py`)."""
    tell_reports_per_10_min: int = 60
    """From one network [P]: a village shares one address."""
    tell_photos_per_10_min: int = 600
    tell_openings_per_10_min: int = 120
    tell_wrong_openings_per_10_min: int = 10
    """After so many wrong receipts no receipt is opened from that network for the rest of the time [P]."""
    tell_calls_per_10_min: int = 1_200
    """Of whoever has opened a receipt, from one network [P]."""
    tell_report_max_bytes: int = 32_000
    tell_photo_max_bytes: int = 8_000_000
    """As it arrives; the page makes pictures of some hundred kilobytes."""
    contact_keep_days: int = 365
    """A reporter's contact is deleted so long after the matter has ended [P]; no law names a number [U]."""
    tipoff_blocked_words: tuple[str, ...] = (
        "操你", "傻逼", "狗日的", "龟儿子", "王八蛋", "杀你全家", "弄死你", "砍死",
        "fuck", "asshole", "kill you",
    )  # fmt: skip
    """Abuse and threats [P]: a report with one of them waits for a look and is never lost."""

    @property
    def database(self) -> str:
        """An SQLAlchemy URL."""
        file = self.data_dir.resolve() / "xuntian.db"
        url = self.database_url or f"sqlite:///{file}"
        return url.replace("sqlite:", f"{SQLITE}:", 1) if url.startswith("sqlite:") else url

    @property
    def signing_key(self) -> Path:
        return Path(self.signing_key_file or self.data_dir / "keys" / "server.pem")

    @property
    def push_key(self) -> Path:
        return Path(self.push_key_file or self.data_dir / "keys" / "push.pem")

    @property
    def tell_key(self) -> Path:
        return Path(self.tell_key_file or self.data_dir / "keys" / "tell.key")

    @property
    def contact_key(self) -> Path:
        return Path(self.contact_key_file or self.data_dir / "keys" / "contact.pem")

    @property
    def contact_public_key(self) -> Path:
        return Path(self.contact_public_key_file or self.data_dir / "keys" / "contact.pub.pem")

    @property
    def waiting_dir(self) -> Path:
        return self.data_dir / "log_waiting"

    @property
    def spool_dir(self) -> Path:
        return self.data_dir / "spool"

    @property
    def vault_dir(self) -> Path:
        return self.data_dir / "vault"


def config_from(environment: Mapping[str, str]) -> Config:
    """Reads XUNTIAN_* variables; raises ValueError naming the variable that cannot be read."""
    values: dict[str, object] = {}
    for known in fields(Config):
        name = PREFIX + known.name.upper()
        text = environment.get(name)
        if text is None:
            continue
        try:
            values[known.name] = _read(text, known.default)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    return Config(**values)  # type: ignore[arg-type]


def _read(text: str, default: object) -> object:
    if isinstance(default, bool):
        if text not in ("0", "1"):
            raise ValueError("expected 0 or 1")
        return text == "1"
    if isinstance(default, int):
        return int(text)
    if isinstance(default, Path):
        return Path(text)
    if isinstance(default, tuple):
        kind = type(default[0])
        parts = tuple(kind(part.strip()) for part in text.split(",") if part.strip())
        if kind is float and len(parts) != len(default):
            raise ValueError(f"expected {len(default)} numbers")
        return parts
    return text
