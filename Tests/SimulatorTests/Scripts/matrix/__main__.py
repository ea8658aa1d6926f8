"""ffprobe reads sessions of every kind: matrix CONTAINER STREAM… prints each row's outcome as JSON.

A row is a mode, a container, where discontinuities are announced, a clock and a stream. An outcome is "ok" or what was found.
"""

import concurrent.futures
import itertools
import json
import sys

sys.dont_write_bytecode = True

from row import Row

ROWS = itertools.product(
    # LIVE_REPLAY takes as long as its range, so it begins first.
    ["LIVE_REPLAY", "LIVE", "ON_DEMAND"],
    sys.argv[1:2],
    ["ALWAYS", "NEVER", "ON_DISCONTINUITY"],
    ["PRODUCER_TIMESTAMP", "SERVER_TIMESTAMP"],
    sys.argv[2:],
)
# ffprobe waits for live playlists most of the time.
AT_ONCE = 12

rows = [Row(*choices) for choices in ROWS]
with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
    outcomes = dict(zip(map(str, rows), pool.map(Row.outcome, rows)))
print(json.dumps(outcomes, indent=1))
