#!/usr/bin/env python3
"""How soon keys are answered while every request hangs: key_latency.py KVSMON [PRESSES] prints quantiles and a histogram.

Needs pyte, as the tests do: .build/python/bin/python3 Tests/Benchmarks/key_latency.py .build/release/kvsmon
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "EndToEndTests/Scripts/terminal"))

from latency import milliseconds, quantile

WIDTH = 60

kvsmon, presses = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 300
delays = milliseconds(kvsmon, presses)
print(f"{presses} keys: p50 {quantile(delays, .5):.1f} ms, p90 {quantile(delays, .9):.1f} ms, "
      f"p99 {quantile(delays, .99):.1f} ms, max {delays[-1]:.1f} ms")
step = max(1, round(quantile(delays, 0.99) / 12))
for start in range(0, int(delays[-1]) + 1, step):
    count = sum(start <= delay < start + step for delay in delays)
    if count:
        print(f"{start:5} ms {count:5} {'#' * (count * WIDTH // presses)}")
