"""The sentences that stand on the screens, from the catalogues the screens themselves read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, Literal

from server.words import say

Language = Literal["zh", "en"]
PWA = Path(__file__).resolve().parents[2] / "pwa"
READ = """
const all = {};
for (const language of ['zh', 'en']) {
  const rooms = [
    '', 'field.', 'desk.', 'map.', 'review.', 'lists.', 'watch.', 'problems.', 'inbox.', 'operators.',
    'rewards.',
    'rounds.',
    'tell.',
    'tracks.',
    'triage.',
    'walk.',
    'week.',
  ];
  const names = rooms.map((room) => room + language);
  const parts = await Promise.all(names.map((name) => import(`./src/words/${name}.ts`)));
  all[language] = Object.assign({}, ...parts.map((part) => part[language]));
}
console.log(JSON.stringify(all));
"""


@cache
def catalogues() -> dict[str, dict[str, str]]:
    """By language, then by key."""
    node = Path(sys.executable).parent / "node"
    done = subprocess.run(
        [node, "--input-type=module", "--no-warnings", "-e", READ],
        cwd=PWA,
        check=True,
        capture_output=True,
        timeout=60,
    )
    read: dict[str, dict[str, str]] = json.loads(done.stdout)
    return read


def word(key: str, language: Language = "zh", **facts: Any) -> str:
    """The sentence of a key; raises KeyError where the catalogues have none.

    `{count|plot lies|plots lie}` in it is the first where the fact is 1, as on the screens.
    """
    sentence = catalogues()[language][key]
    for name, value in facts.items():
        sentence = sentence.replace("{" + name + "}", str(value))
        chosen = r"\1" if str(value) == "1" else r"\2"
        sentence = re.sub(rf"\{{{name}\|([^|}}]*)\|([^}}]*)\}}", chosen, sentence)
    return sentence


def like(key: str, language: Language = "zh", **facts: Any) -> re.Pattern[str]:
    """The sentence with anything in the place of the facts that are not given."""
    parts = re.split(r"\{\w+(?:\|[^|}]*\|[^}]*)?\}", word(key, language, **facts))
    return re.compile(".+?".join(re.escape(part) for part in parts))


def of_code(kind: str, code: str, language: Language = "zh") -> re.Pattern[str]:
    """A sentence of server/words, with anything in the place of its facts."""
    parts = re.split(r"\{\w+\}", say(language, kind, code))
    return re.compile(".+?".join(re.escape(part) for part in parts))
