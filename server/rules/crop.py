"""The crop catalogue as data: what it is called, whether it is grain, when it grows (domain C1, C2).

Windows are days of the year "MM-DD", both ends included, and may wrap over New Year. `read` says that the
windows stand in the calendar of the district's facts; the others are unverified and to be confirmed.
A crop without windows is never questioned by the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from server.rules.claim import Purpose, Stage

Group = Literal[
    "cereal", "bean", "tuber", "oil", "sugar", "fibre", "vegetable", "forage", "nursery", "other"
]
Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cycle:
    """One way the crop passes through the year; `harvest` anchors the others."""

    sow: Span | None
    transplant: Span | None
    standing: Span
    harvest: Span


@dataclass(frozen=True, slots=True)
class Crop:
    code: str
    zh: str
    en: str
    local: tuple[str, ...]
    """Names people use, for the search."""
    grain: bool
    group: Group
    purposes: tuple[Purpose, ...]
    """Usual purposes, the commonest first."""
    ask_purpose: bool = False
    """Grey case of C1: without a purpose it is not known whether it is grain."""
    aquatic: bool = False
    """Stands in water by nature: paddy stays cultivated land under it."""
    cut_of: str | None = None
    """The crop whose planting this is another cut of: both count once."""
    cycles: tuple[Cycle, ...] = ()
    usual_stage: tuple[Stage | None, ...] = (None,) * 12
    """January to December, for preselection."""
    read: bool = False

    def __hash__(self) -> int:
        # of all its fields it takes a hundred times as long, and every record asks for the catalogue
        return hash(self.code)


_STAGES: dict[str, Stage | None] = {
    ".": None,
    "s": "sown",
    "e": "emerged",
    "t": "tillering",
    "v": "vegetative",
    "h": "heading",
    "r": "ripening",
    "x": "harvested",
}


def _stages(letters: str) -> tuple[Stage | None, ...]:
    return tuple(_STAGES[letter] for letter in letters)


_WINTER_CEREAL = (Cycle(("10-21", "11-20"), None, ("12-01", "04-30"), ("05-01", "06-10")),)
_WINTER_BEAN = (Cycle(("10-01", "10-31"), None, ("11-01", "04-30"), ("04-01", "05-31")),)
_WINTER_STAGES = "ttvhrx...sse"

CROPS: tuple[Crop, ...] = (
    Crop(
        "rice",
        "水稻",
        "rice",
        ("中稻", "谷子", "稻谷", "秧子", "早稻", "晚稻"),
        True,
        "cereal",
        ("grain",),
        aquatic=True,
        read=True,
        cycles=(
            Cycle(("03-11", "04-20"), ("04-21", "06-10"), ("05-01", "08-31"), ("08-11", "09-30")),
        ),
        usual_stage=_stages("..ssethhrx.."),
    ),
    Crop(
        "rice_ratoon",
        "再生稻",
        "ratoon rice",
        ("秧孙谷", "抱孙谷"),
        True,
        "cereal",
        ("grain",),
        aquatic=True,
        cut_of="rice",
        read=True,
        cycles=(Cycle(None, None, ("09-01", "10-31"), ("10-11", "11-10")),),
        usual_stage=_stages("........thr."),
    ),
    Crop(
        "maize",
        "玉米",
        "maize",
        ("苞谷", "包谷", "棒子", "玉麦", "青贮玉米", "鲜食玉米", "糯玉米", "甜玉米"),
        True,
        "cereal",
        ("grain", "fresh", "silage"),
        ask_purpose=True,
        read=True,
        cycles=(
            Cycle(("03-11", "04-30"), ("04-01", "05-10"), ("04-01", "07-31"), ("07-11", "08-31")),
            Cycle(("05-21", "06-20"), None, ("06-01", "09-30"), ("09-11", "10-20")),
        ),
        usual_stage=_stages("..sevhrrrx.."),
    ),
    Crop(
        "sweet_potato",
        "红薯",
        "sweet potato",
        ("红苕", "甘薯", "番薯", "地瓜", "苕"),
        True,
        "tuber",
        ("grain",),
        read=True,
        cycles=(
            Cycle(("03-01", "03-31"), ("05-21", "06-30"), ("06-01", "10-31"), ("10-11", "11-30")),
        ),
        usual_stage=_stages("..s.eevvvrx."),
    ),
    Crop(
        "soybean",
        "大豆",
        "soybean",
        ("黄豆", "毛豆", "青豆"),
        True,
        "bean",
        ("grain", "fresh", "vegetable"),
        ask_purpose=True,
        read=True,
        cycles=(Cycle(("03-21", "06-20"), None, ("05-01", "09-30"), ("07-21", "10-31")),),
        usual_stage=_stages("..ssevvhrr.."),
    ),
    Crop(
        "potato",
        "马铃薯",
        "potato",
        ("洋芋", "土豆", "山药蛋"),
        True,
        "tuber",
        ("grain",),
        read=True,
        cycles=(
            Cycle(("11-21", "02-20"), None, ("02-01", "04-30"), ("04-11", "05-31")),
            Cycle(("08-21", "09-20"), None, ("09-01", "11-30"), ("11-11", "12-31")),
        ),
        usual_stage=_stages("sevrx..sevrs"),
    ),
    Crop(
        "wheat",
        "小麦",
        "wheat",
        ("麦子", "冬小麦"),
        True,
        "cereal",
        ("grain", "silage"),
        read=True,
        cycles=_WINTER_CEREAL,
        usual_stage=_stages(_WINTER_STAGES),
    ),
    Crop(
        "broad_bean",
        "蚕豆",
        "broad bean",
        ("胡豆", "鲜蚕豆"),
        True,
        "bean",
        ("grain", "fresh", "vegetable"),
        ask_purpose=True,
        read=True,
        cycles=_WINTER_BEAN,
        usual_stage=_stages("vvhrx....sev"),
    ),
    Crop(
        "pea",
        "豌豆",
        "pea",
        ("麦豌", "豌豆尖", "鲜豌豆"),
        True,
        "bean",
        ("grain", "fresh", "vegetable"),
        ask_purpose=True,
        read=True,
        cycles=_WINTER_BEAN,
        usual_stage=_stages("vvhrx....sev"),
    ),
    Crop(
        "sorghum",
        "高粱",
        "sorghum",
        ("酒高粱", "糯高粱"),
        True,
        "cereal",
        ("grain", "silage"),
    ),
    Crop(
        "barley",
        "大麦",
        "barley",
        ("啤麦", "青稞"),
        True,
        "cereal",
        ("grain", "silage"),
        cycles=_WINTER_CEREAL,
        usual_stage=_stages(_WINTER_STAGES),
    ),
    Crop(
        "oat",
        "燕麦",
        "oat",
        ("莜麦",),
        True,
        "cereal",
        ("grain", "silage"),
        ask_purpose=True,
        cycles=_WINTER_CEREAL,
        usual_stage=_stages(_WINTER_STAGES),
    ),
    Crop("buckwheat", "荞麦", "buckwheat", ("荞子", "苦荞", "甜荞"), True, "cereal", ("grain",)),
    Crop("millet", "谷子（粟）", "foxtail millet", ("小米", "粟"), True, "cereal", ("grain",)),
    Crop("mung_bean", "绿豆", "mung bean", (), True, "bean", ("grain",)),
    Crop(
        "adzuki_bean", "红小豆", "adzuki bean", ("赤豆", "小豆", "红豆"), True, "bean", ("grain",)
    ),
    Crop(
        "cowpea",
        "豇豆",
        "cowpea",
        ("饭豆", "豆角"),
        True,
        "bean",
        ("vegetable", "fresh", "grain"),
        ask_purpose=True,
    ),
    Crop(
        "rapeseed",
        "油菜",
        "rapeseed",
        ("菜籽", "油菜籽", "菜子"),
        False,
        "oil",
        ("grain", "vegetable"),
        read=True,
        cycles=(
            Cycle(("09-11", "10-31"), ("10-01", "11-30"), ("11-01", "04-30"), ("04-21", "05-20")),
        ),
        usual_stage=_stages("vvhrx...seev"),
    ),
    Crop("peanut", "花生", "peanut", ("落花生",), False, "oil", ("grain", "fresh")),
    Crop("sesame", "芝麻", "sesame", ("脂麻",), False, "oil", ("grain",)),
    Crop("sunflower", "向日葵", "sunflower", ("葵花",), False, "oil", ("grain",)),
    Crop("sugarcane", "甘蔗", "sugar cane", ("糖蔗", "果蔗"), False, "sugar", ("fresh",)),
    Crop("cotton", "棉花", "cotton", ("棉",), False, "fibre", ()),
    Crop("ramie", "苎麻", "ramie", ("麻",), False, "fibre", ()),
    Crop("tobacco", "烟叶", "tobacco", ("烤烟", "烟", "土烟"), False, "other", ()),
    Crop(
        "vegetable",
        "蔬菜",
        "vegetables",
        (
            "菜",
            "白菜",
            "青菜",
            "萝卜",
            "莴笋",
            "辣椒",
            "海椒",
            "茄子",
            "番茄",
            "黄瓜",
            "南瓜",
            "四季豆",
        ),
        False,
        "vegetable",
        ("vegetable",),
    ),
    Crop("zhacai", "榨菜", "stem mustard", ("青菜头",), False, "vegetable", ("vegetable",)),
    Crop("ginger", "生姜", "ginger", ("姜", "仔姜"), False, "vegetable", ("vegetable",)),
    Crop(
        "melon",
        "瓜果",
        "melons and strawberries",
        ("西瓜", "甜瓜", "草莓"),
        False,
        "vegetable",
        ("fresh",),
    ),
    Crop(
        "lotus",
        "莲藕",
        "lotus",
        ("藕", "莲", "荷花", "莲子"),
        False,
        "vegetable",
        ("vegetable",),
        aquatic=True,
    ),
    Crop(
        "water_bamboo",
        "茭白",
        "water bamboo",
        ("高笋", "茭笋"),
        False,
        "vegetable",
        ("vegetable",),
        aquatic=True,
    ),
    Crop("taro", "芋头", "taro", ("芋", "芋儿", "毛芋"), False, "vegetable", ("vegetable",)),
    Crop("yam", "山药", "Chinese yam", ("淮山", "薯蓣"), False, "vegetable", ("vegetable",)),
    Crop("konjac", "魔芋", "konjac", ("鬼芋", "蒟蒻"), False, "other", ()),
    Crop("cassava", "木薯", "cassava", (), False, "other", ()),
    Crop(
        "forage",
        "牧草饲草",
        "forage grass",
        ("牧草", "黑麦草", "苜蓿", "皇竹草", "饲草"),
        False,
        "forage",
        ("silage",),
    ),
    Crop("green_manure", "绿肥", "green manure", ("紫云英", "苕子", "光叶苕"), False, "forage", ()),
    Crop(
        "medicinal",
        "药材",
        "medicinal herbs",
        ("中药材", "川芎", "黄连", "天麻"),
        False,
        "nursery",
        (),
    ),
    Crop(
        "nursery_stock",
        "苗木花草",
        "nursery stock, flowers, turf",
        ("花卉", "草皮", "苗木"),
        False,
        "nursery",
        (),
    ),
)
