"""What officers decided and said of one inspection, as the report tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import orjson

from server.documents.words import Words, minute
from server.evidence.package.dossier import Json, Record

ASKED = ("cultivated", "farmable", "grain")


def review_told(record: Record, words: Words) -> Json:
    """Its state, a sentence where it was voided, and decisions and comments in the order of time."""
    photos = [photo["sha256"] for photo in orjson.loads(record.claim)["photos"]]
    said = [(one["at"], _decided(one, photos, words)) for one in record.decisions]
    said += [(one["at"], _commented(one, words)) for one in record.comments]
    return {
        "state": words.say("review_state", record.state),
        "voided": words.report("voided_text") if record.state == "voided" else None,
        "said": [told for _, told in sorted(said, key=lambda one: one[0])],
    }


def _decided(decision: Json, photos: list[str], words: Words) -> Json:
    what = words.say("decision", decision["kind"])
    if decision["reason"] is not None:
        reason = _reason(decision["reason"], words)
        what = words.report("decided_why", what=what, reason=reason)
    when = minute(datetime.fromisoformat(decision["at"]))
    return {
        "head": words.report("decided", when=when, what=what, person=decision["person_name"]),
        "lines": list(_details(decision, photos, words)),
    }


def _reason(code: str, words: Words) -> str:
    """The sentence of the catalogue asks for a note, which stands below here."""
    return words.report("reason_other") if code == "other" else words.say("review_reason", code)


def _details(decision: Json, photos: list[str], words: Words) -> Iterator[str]:
    for name in ASKED:
        answer = (decision["override"] or {}).get(name)
        if answer is not None:
            yield words.report(
                "overridden",
                what=words.report(name),
                edition=decision["computed"]["edition"],
                computed=words.say("answer", decision["computed"][name]),
                answer=words.say("answer", answer),
            )
    for request in decision["requests"]:
        what = words.say("role", request["role"])
        if request["photo"] in photos:
            what = words.report("asked_photo", at=photos.index(request["photo"]) + 1, role=what)
        yield words.report("asked", what=what, reason=_reason(request["why"], words))
    if decision["note"]:
        yield words.report("said_note", note=decision["note"])


def _commented(comment: Json, words: Words) -> Json:
    when = minute(datetime.fromisoformat(comment["at"]))
    head = words.report("commented", when=when, person=comment["person_name"], text=comment["text"])
    return {"head": head, "lines": []}
