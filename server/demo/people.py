"""The invented people of the demo; they exist only in a demo database, with a printed password."""

from __future__ import annotations

from dataclasses import dataclass

from server.rules.roles import Role

PASSWORD = "xuntian-demo"  # noqa: S105  printed, and refused outside the demo
"""Printed at every start; `flask demo` refuses any database that is not a demo."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    login: str
    name: str
    title_zh: str
    title_en: str
    roles: tuple[tuple[Role, str], ...]
    """(role, area prefix)."""
    walks: tuple[str, ...] = ()
    """Villages whose plots they visit."""
    seldomer: float = 1.0
    """How much longer than usual they wait between two rounds."""


def _everywhere(role: Role) -> tuple[tuple[Role, str], ...]:
    """The role in both code families of the district."""
    return ((role, "511703"), (role, "511771"))


PEOPLE = (
    DemoPerson(
        "chief",
        "王守田",
        "乙湾村田长",
        "village chief of 乙湾村",
        (("inspector", "511703001201"),),
        ("乙湾村",),
        seldomer=1.7,
    ),
    DemoPerson(
        "grid",
        "李巡秀",
        "丙坪、丁坡两村网格员",
        "grid inspector of two villages",
        (("inspector", "511703001202"), ("inspector", "511703001203")),
        ("丙坪村", "丁坡村"),
    ),
    DemoPerson(
        "patrol",
        "陈望坝",
        "戊冲、己岩、庚坝三村巡查员",
        "inspector of three villages",
        (("inspector", "511771001"),),
        ("戊冲村", "己岩村", "庚坝村"),
    ),
    DemoPerson(
        "clerk",
        "周录青",
        "街道干事，抽查全街道",
        "township clerk, spot checks",
        (("inspector", "511703001"), ("officer", "511703001")),
        ("乙湾村", "丙坪村", "丁坡村"),
        seldomer=3.0,
    ),
    DemoPerson(
        "officer",
        "郑明界",
        "自规分局管理员",
        "officer of the natural resources bureau",
        (("officer", "511703"), ("officer", "511771")),
    ),
    DemoPerson(
        "village", "何青禾", "乙湾村田长", "village chief", (("village_chief", "511703001201"),)
    ),
    DemoPerson(
        "warden", "邓小垄", "丙坪村网格田长", "grid chief", (("grid_chief", "511703001202"),)
    ),
    DemoPerson("town", "罗渡清", "街道田长办", "township desk", (("township", "511703001"),)),
    DemoPerson("board", "蒋同舟", "管委会", "management committee", _everywhere("committee")),
    DemoPerson(
        "office", "谢文津", "党政办", "party and administration office", _everywhere("party_office")
    ),
    DemoPerson(
        "bureau", "唐见山", "自规分局", "natural resources bureau", _everywhere("resources_bureau")
    ),
    DemoPerson(
        "digital", "宋云图", "数字经济局", "digital economy bureau", _everywhere("digital_bureau")
    ),
    DemoPerson(
        "watch", "韩秉正", "纪工委监察工委", "discipline inspection", _everywhere("discipline")
    ),
    DemoPerson("purse", "沈惠田", "财金局", "finance bureau", _everywhere("finance")),
    DemoPerson(
        "panel", "冯识土", "验收组成员", "acceptance panel member", _everywhere("panel_member")
    ),
    DemoPerson(
        "handler",
        "白守诺",
        "举报奖励经办人",
        "handler of rewards for tip-offs",
        _everywhere("reward_handler"),
    ),
    DemoPerson("audit", "石明察", "审计", "auditor", _everywhere("auditor")),
    DemoPerson("admin", "曾守钥", "系统管理员", "administrator", _everywhere("administrator")),
)
