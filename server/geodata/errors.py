"""What a file of plots can be refused for, as a code with facts."""

from __future__ import annotations

from typing import Any


class Unreadable(Exception):
    """`code` is a key of server/words/*.json under "refusal"; `facts` say what was seen."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
