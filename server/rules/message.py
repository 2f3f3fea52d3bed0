"""What people are told, by which ways, and what of it they may switch off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal, get_args

Kind = Literal[
    "record_returned",
    "record_voided",
    "record_overridden",
    "sign_in_new",
    "key_revoked",
    "export_finished",
    "export_failed",
    "suggestion_answered",
    "suggestion_waits",
    "watch_last_chance",
    "watch_days_left",
    "watch_missed",
    "watch_warning",
    "watch_abandoned",
    "watch_severe",
    "matter_late",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
ORDERS: frozenset[Kind] = frozenset({"record_returned", "matter_late"})
"""Somebody is to do something: these cannot be switched off."""
Channel = Literal["push", "sms", "wecom"]
"""Besides the inbox, where everything always is."""
CHANNELS: tuple[Channel, ...] = get_args(Channel)
Choices = Mapping[str, Mapping[str, bool]]
"""kind → channel → what the person chose; what is not there is as usual."""

USUAL: Mapping[Channel, frozenset[Kind]] = {
    # a person who lets a phone show messages has asked for them
    "push": frozenset(KINDS),
    # each costs money and leaves the house: the account's safety alone, beside orders [P]
    "sms": frozenset({"sign_in_new", "key_revoked"}),
    "wecom": frozenset(KINDS) - {"export_finished", "export_failed"},
}
MOST_TRIES = 8
"""After that a message counts as not to be delivered; it stands in the inbox all the same [P]."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


def goes_by(kind: Kind, channel: Channel, choices: Choices) -> bool:
    """Whether a person with these choices is told of `kind` by `channel`."""
    if kind in ORDERS:
        return True
    chosen = choices.get(kind, {}).get(channel)
    return kind in USUAL[channel] if chosen is None else chosen


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after the `tries`-th try failed, doubling; None where it was the last one."""
    if tries >= MOST_TRIES:
        return None
    return min(FIRST_PAUSE * (1 << tries - 1), LONGEST_PAUSE)
