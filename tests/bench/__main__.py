"""make bench: a line a figure, and bench.json."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    bench_desk,
    bench_fieldpack,
    bench_grids,
    bench_judge,
    bench_near_pictures,
    bench_open_desk,
    bench_records,
    bench_rounds,
    bench_tell,
    bench_uploads,
    bench_watch,
    bench_week,
    bench_which_plot,
)
from tests.bench.figure import Figure

BENCHES: dict[str, Callable[[], list[Figure]]] = {
    "judge": bench_judge.figures,
    "fieldpack": bench_fieldpack.figures,
    "which_plot": bench_which_plot.figures,
    "uploads": bench_uploads.figures,
    "records": bench_records.figures,
    "desk": bench_desk.figures,
    "near_pictures": bench_near_pictures.figures,
    "open_desk": bench_open_desk.figures,
    "watch": bench_watch.figures,
    "week": bench_week.figures,
    "rounds": bench_rounds.figures,
    "grids": bench_grids.figures,
    "tell": bench_tell.figures,
}


def main(names: list[str]) -> None:
    figures: list[Figure] = []
    for name in names or list(BENCHES):
        for figure in BENCHES[name]():
            figures.append(figure)
            sign = "holds" if figure["holds"] else "MISSED"
            print(
                f"{figure['name']:<28}{figure['value']:>12.3f} {figure['unit']:<10}"
                f"goal {figure['goal']:<12}{sign}",
                flush=True,
            )
    Path("bench.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


main(sys.argv[1:])
