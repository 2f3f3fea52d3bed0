"""`verify.sh` of a package: the script beside this file with its sentences in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

SCRIPT = Path(__file__).with_name("verify.sh")
MARK = "@SENTENCES@"
FACT = "{what}"
SPECIAL = re.compile(r'([\\"$`])')


def verify_script(sentences: Mapping[str, Mapping[str, str]]) -> bytes:
    """`sentences`: language → code → sentence; a code that the language asked for lacks stays a code."""
    lines = [line for language, said in sentences.items() for line in _cases(language, said)]
    lines.append("""*) printf '%s %s\\n' "$1" "$2" ;;""")
    return SCRIPT.read_text(encoding="utf-8").replace(MARK, "\n    ".join(lines)).encode()


def _cases(language: str, said: Mapping[str, str]) -> Iterator[str]:
    for code, sentence in sorted(said.items()):
        quoted = SPECIAL.sub(r"\\\1", sentence).replace(FACT, "$2")
        yield f"""{language}:{code}) printf '%s\\n' "{quoted}" ;;"""
