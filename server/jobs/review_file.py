"""What officers said of a record, as the log vouches for it and the evidence package tells it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import rfc8785

from server.evidence.package.dossier import Json, stamp
from server.models.decision import Comment, Decision
from server.models.inspection import VerdictRow
from server.rules.decided import answers_with


def decision_form(decision: Decision) -> Json:
    """Every column, as its log line's `sha256` is over it."""
    return {
        "id": decision.id,
        "inspection_id": decision.inspection_id,
        "place": decision.place,
        "person_id": decision.person_id,
        "at": stamp(decision.at),
        "kind": decision.kind,
        "reason": decision.reason,
        "note": decision.note,
        "requests": decision.requests,
        "override": decision.override,
    }


def comment_form(comment: Comment) -> Json:
    """Every column, as its log line's `sha256` is over it."""
    return {
        "id": comment.id,
        "inspection_id": comment.inspection_id,
        "person_id": comment.person_id,
        "at": stamp(comment.at),
        "text": comment.text,
    }


def form_sha256(form: Json) -> str:
    """SHA-256 of the RFC 8785 form, lower-case hex."""
    return hashlib.sha256(rfc8785.dumps(form)).hexdigest()


def told_decision(decision: Decision, person_name: str, verdicts: Sequence[VerdictRow]) -> Json:
    """The form with who that is, its hash in the log, and what the rules had answered by then.

    `verdicts`: of the record, oldest first. Only officers decide, so the role is theirs.
    """
    form = decision_form(decision)
    before = [one for one in verdicts if one.judged_at <= decision.at] or list(verdicts[:1])
    return {
        **form,
        "sha256": form_sha256(form),
        "person_name": person_name,
        "role": "officer",
        "computed": {"edition": before[-1].edition, **answers_with(before[-1].body, None)},
    }


def told_comments(rows: Iterable[tuple[Comment, str]]) -> tuple[Json, ...]:
    """`rows`: comment and its officer's name."""

    def told(comment: Comment, person_name: str) -> dict[str, Any]:
        form = comment_form(comment)
        sha256 = form_sha256(form)
        return {**form, "sha256": sha256, "person_name": person_name, "role": "officer"}

    return tuple(told(*row) for row in rows)
