"""The columns of every list that the desk exports, in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from server.documents.tables.column import Column, Kind, Row, Table
from server.documents.words import Words

NARROW, WIDE, SENTENCE = 8, 20, 60


def _plain(code: str, kind: Kind = "text", width: int = 12) -> Column:
    """The row's own value under the column's name."""
    return Column(code, kind, lambda row, _: row[code], width)


def _said(code: str, kind: str, width: int = 12) -> Column:
    """A code of the row in words of `kind`; empty where there is none."""
    return Column(
        code, "text", lambda row, words: row[code] and words.say(kind, str(row[code])), width
    )


def _yes_no(code: str) -> Column:
    def value(row: Row, words: Words) -> str | None:
        return None if row[code] is None else words.say("whether", "yes" if row[code] else "no")

    return Column(code, "text", value, NARROW)


def _answer(code: str, of: str) -> Column:
    """One answer of a verdict that may not be there."""
    return Column(
        code, "text", lambda row, words: row[of] and words.say("answer", row[of][code]), NARROW
    )


NUMBER = _plain("number")
PLACE = (_plain("division_code", width=16), _plain("village"), _plain("place"))


def _land_class(row: Row, words: Words) -> str | None:
    return row["land_class"] and words.land_class(row["land_class"], row["scheme"])


def _attribute(row: Row, words: Words) -> str | None:
    return row["attribute"] and words.attribute(row["attribute"])


PLOTS = Table(
    "plots",
    (
        NUMBER,
        *PLACE,
        _plain("household"),
        Column("land_class", "text", _land_class),
        Column("attribute", "text", _attribute, WIDE),
        _yes_no("basic_farmland"),
        _plain("net_area_mu", "mu"),
        _plain("gross_area_mu", "mu"),
        _plain("slope_grade", "whole", NARROW),
        _plain("survey_year", "whole", NARROW),
        _plain("accepted_on", "day"),
        _plain("relapsed_on", "day"),
        _plain("last_seen_at", "instant", WIDE),
        _said("last_crop", "crop"),
        _answer("cultivated", "verdict"),
        _answer("farmable", "verdict"),
        _plain("year", "whole", NARROW),
        _said("year_cultivated", "answer", NARROW),
        _said("year_grain", "answer", NARROW),
        _said("watch", "watch"),
        _plain("last_chance_on", "day"),
        _said("land_use", "land_use", NARROW),
        _said("abandonment", "abandonment"),
        _yes_no("entrusted"),
        _plain("boundary_version", "whole", NARROW),
        _plain("id", width=38),
    ),
)


def _position(row: Row, words: Words) -> str:
    return words.say("position", row["verdict"]["position"]["class"])


def _judged(code: str) -> Column:
    return Column(
        code,
        "text",
        lambda row, words: words.say("answer", row["verdict"][code]["answer"]),
        NARROW,
    )


def _crops(row: Row, words: Words) -> str:
    return words.listed([_crop(crop, words) for crop in row["observation"]["crops"]])


def _crop(crop: Mapping[str, Any], words: Words) -> str:
    parts = [words.say("crop", crop["crop"])]
    parts += [words.say(kind, crop[kind]) for kind in ("stage", "purpose") if crop[kind]]
    if crop["share_percent"] is not None:
        parts.append(f"{crop['share_percent']}%")
    return " ".join(parts)


def _findings(row: Row, words: Words) -> str:
    found = row["verdict"]["findings"]
    return "\n".join(words.finding(one["code"], one["facts"]) for one in found)


def _override(row: Row, words: Words) -> str | None:
    changed = row["override"]
    return changed and words.listed(
        [
            words.say("changed", "answer", what=words.report(name), answer=words.say("answer", to))
            for name, to in changed.items()
        ]
    )


RECORDS = Table(
    "records",
    (
        _plain("received_at", "instant", WIDE),
        _plain("finished_at", "instant", WIDE),
        _yes_no("late"),
        NUMBER,
        *PLACE,
        _plain("person_name"),
        Column("cover", "text", lambda row, words: words.say("cover", row["observation"]["cover"])),
        Column("crops", "text", _crops, WIDE),
        Column("note", "text", lambda row, _: row["observation"]["note"], WIDE),
        _plain("photos", "whole", NARROW),
        Column("position", "text", _position),
        _judged("cultivated"),
        _judged("farmable"),
        _judged("grain"),
        Column("findings", "text", _findings, SENTENCE),
        _plain("risk", "whole", NARROW),
        _said("state", "review_state"),
        Column("override", "text", _override, WIDE),
        _said("reason", "review_reason", WIDE),
        _plain("decision_note", width=WIDE),
        _plain("decided_by"),
        _plain("decided_at", "instant", WIDE),
        _said("seal", "seal", WIDE),
        _plain("lon", "number"),
        _plain("lat", "number"),
        _plain("accuracy_m", "number", NARROW),
        _plain("id", width=38),
    ),
)


def _roles(row: Row, words: Words) -> str:
    return words.listed([words.say("person_role", role, area=area) for role, area in row["roles"]])


PEOPLE = Table(
    "people",
    (
        _plain("login"),
        _plain("name"),
        _plain("phone", width=16),
        _yes_no("active"),
        Column("roles", "text", _roles, 30),
        _plain("last_sign_in_at", "instant", WIDE),
        _plain("devices", "whole", NARROW),
        _plain("created_at", "instant", WIDE),
    ),
)
DEVICES = Table(
    "devices",
    (
        _plain("person_name"),
        _plain("device_name", width=30),
        _plain("device_id", width=30),
        _plain("registered_at", "instant", WIDE),
        _plain("revoked_at", "instant", WIDE),
        _plain("revoke_reason", width=30),
        _plain("key_id", width=66),
    ),
)


def _reasons(row: Row, words: Words) -> str:
    return "\n".join(words.say("import", one["code"], **one["facts"]) for one in row["reasons"])


IMPORT_ROWS = Table(
    "import_rows",
    (
        _plain("row", "whole", NARROW),
        _plain("key", width=34),
        _said("outcome", "import_outcome"),
        _said("change", "import_change"),
        Column("reasons", "text", _reasons, SENTENCE),
    ),
)


def _answers(row: Row, _: Words) -> str:
    return "\n".join(f"{one['person_name']}：{one['text']}" for one in row["answers"])


SUGGESTIONS = Table(
    "suggestions",
    (
        _plain("created_at", "instant", WIDE),
        _said("kind", "suggestion_kind"),
        _plain("text", width=SENTENCE),
        _plain("person_name"),
        _plain("area_prefix", width=16),
        _said("state", "suggestion_state"),
        _plain("answered_at", "instant", WIDE),
        Column("answers", "text", _answers, SENTENCE),
        _plain("id", width=38),
    ),
)


def _last_note(row: Row, _: Words) -> str | None:
    return row["steps"][-1]["note"] or None


OPERATOR_CASES = Table(
    "operator_cases",
    (
        NUMBER,
        *PLACE,
        _plain("household"),
        Column("net_area_mu", "mu", lambda row, _: Decimal(row["net_area_mu"])),
        _said("state", "case_state"),
        _plain("since", "day"),
        _said("proposed_kind", "operator_kind"),
        _plain("proposed_name", width=WIDE),
        Column("note", "text", _last_note, WIDE),
        _plain("opened_at", "instant", WIDE),
        _plain("id", width=38),
    ),
)
SECOND_LOOK = Table(
    "second_look",
    (
        _plain("township"),
        NUMBER,
        _plain("village"),
        _plain("finished_at", "instant", WIDE),
        _plain("accepted_by"),
        _said("look", "look"),
        _plain("looked_by"),
        _plain("looked_at", "instant", WIDE),
        _plain("look_note", width=30),
        _plain("id", width=38),
    ),
)
PAPER = Table(
    "paper",
    (
        _plain("walked_on", "day"),
        _plain("walker_name"),
        NUMBER,
        *PLACE,
        _said("cover", "cover"),
        _plain("note", width=30),
        _plain("entered_by"),
        _plain("entered_at", "instant", WIDE),
        _yes_no("voided"),
        _plain("id", width=38),
    ),
)


def _codes(row: Row, words: Words) -> str:
    return words.listed(row["same_as"])


DIVISIONS = Table(
    "divisions",
    (
        _plain("division_code", width=20),
        _plain("division_name", width=WIDE),
        Column("same_as", "text", _codes, 30),
    ),
)
PROBLEMS = Table(
    "problems",
    (
        _plain("found_at", "instant", WIDE),
        _said("kind", "problem_kind", WIDE),
        _said("state", "problem_state", WIDE),
        _said("verified", "problem_outcome"),
        Column(
            "verified_mu", "mu", lambda row, _: row["verified_mu"] and Decimal(row["verified_mu"])
        ),
        _said("level", "problem_level", WIDE),
        _yes_no("late"),
        _plain("due_at", "instant", WIDE),
        NUMBER,
        *PLACE,
        _plain("person_name"),
        _plain("received_at", "instant", WIDE),
        _plain("lon", "number"),
        _plain("lat", "number"),
        _plain("id", width=38),
    ),
)

MATTERS = Table(
    "matters",
    (
        _plain("first_at", "instant", WIDE),
        _said("kind", "problem_kind", WIDE),
        _said("against", "tipoff_against", WIDE),
        _said("state", "matter_state", WIDE),
        _said("check", "problem_state", WIDE),
        _said("level", "problem_level", WIDE),
        _yes_no("late"),
        _plain("decide_by", "instant", WIDE),
        NUMBER,
        *PLACE,
        _plain("tipoffs", "whole", NARROW),
        _plain("pictures", "whole", NARROW),
        _plain("text", width=SENTENCE),
        _plain("lon", "number"),
        _plain("lat", "number"),
        _plain("id", width=38),
    ),
)


def _why(row: Row, words: Words) -> str:
    day, crop = row["day"], row["crop"]
    facts = {"day": "" if day is None else day.isoformat()}
    facts["crop"] = "" if crop is None else words.say("crop", crop)
    return words.say("visit_reason", row["reason"], **facts)


def _lacks(row: Row, words: Words) -> str | None:
    """A clause of the evidence, or that an officer returned it."""
    code = row["lacks"]
    if code is None:
        return None
    return words.say("review_state", code) if code == "returned" else words.say("clause", code)


def _found(row: Row, words: Words) -> str | None:
    return "\n".join(words.finding(one["code"], one["facts"]) for one in row["findings"]) or None


COVERAGE = Table(
    "coverage",
    (
        _plain("grid_name", width=WIDE),
        _plain("first_on", "day"),
        _plain("last_on", "day"),
        NUMBER,
        *PLACE,
        Column("visit_reason", "text", _why, 30),
        _plain("due_on", "day"),
        _plain("late_on", "day"),
        Column("seen_how", "text", lambda row, words: words.say("seen_how", row["seen"]), WIDE),
        _plain("seen_on", "day"),
        Column("seen_by", "text", lambda row, _: row["person_name"]),
        Column("lacks", "text", _lacks, 30),
        Column("findings", "text", _found, SENTENCE),
        Column(
            "overdue",
            "text",
            lambda row, words: words.say("whether", "yes" if row["late"] else "no"),
            NARROW,
        ),
        _plain("id", width=38),
    ),
)


def _role(row: Row, words: Words) -> str:
    return words.say("person_role", row["role"], area="").strip()


ROLES = Table(
    "roles",
    (
        _plain("login"),
        _plain("name"),
        _plain("phone", width=16),
        Column("role", "text", _role, WIDE),
        _plain("area", width=16),
    ),
)


def _grid_plots(row: Row, words: Words) -> str:
    return words.say("grid_plots", "whole") if row["whole_area"] else "、".join(row["plots"])


GRIDS = Table(
    "grids",
    (
        _plain("grid_code", width=WIDE),
        _plain("grid_name", width=WIDE),
        _said("grid_level", "grid_level"),
        _plain("area", width=16),
        Column("grid_plots", "text", _grid_plots, 30),
        _plain("chief", width=16),
        Column("deputies", "text", lambda row, _: "、".join(row["deputies"]), 30),
        _plain("chief_since", "day", 14),
    ),
)
PAYMENTS = Table(
    "payments",
    (
        _plain("payment_code", width=14),
        Column("sum_yuan", "yuan", lambda row, _: Decimal(row["sum_yuan"])),
        _plain("approved_on", "day"),
        _plain("paid_on", "day"),
        _plain("voucher", width=WIDE),
    ),
)


def _reward_reasons(row: Row, words: Words) -> str:
    return "\n".join(words.say("reward_reason", code) for code in row["reasons"])


REWARDS = Table(
    "rewards",
    (
        _plain("worked_out_at", "instant", WIDE),
        _said("kind", "problem_kind", WIDE),
        _plain("division_code", width=16),
        Column("reward_state", "text", lambda row, words: words.say("reward_state", row["state"])),
        _plain("sum_yuan", "yuan"),
        Column("reward_reasons", "text", _reward_reasons, 40),
        _plain("expires_on", "day"),
        _plain("approved_on", "day"),
        _plain("paid_on", "day"),
        _plain("id", width=38),
    ),
)
CONTACT_OPENINGS = Table(
    "contact_openings",
    (
        Column("opened_at", "instant", lambda row, _: row["at"], WIDE),
        Column("opened_by", "text", lambda row, _: row["person_name"]),
        _plain("payment_code"),
        Column("reward_state", "text", lambda row, words: words.say("reward_state", row["state"])),
        Column("opening_reason", "text", lambda row, _: row["reason"], 40),
        _plain("id", width=38),
    ),
)
TABLES = {
    table.name: table
    for table in (
        PLOTS,
        RECORDS,
        PEOPLE,
        DEVICES,
        IMPORT_ROWS,
        SECOND_LOOK,
        DIVISIONS,
        PAPER,
        PROBLEMS,
        MATTERS,
        ROLES,
        GRIDS,
        SUGGESTIONS,
        OPERATOR_CASES,
        COVERAGE,
        PAYMENTS,
        REWARDS,
        CONTACT_OPENINGS,
    )
}
