"""What a day of one-second fragments costs to load: history_load.py [KVSMON] prints kvsmon and a boto3 paginator side by side.

Both list all of the last 24 hours from the same simulator; kvsmon also analyses them and writes a report. Needs boto3.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from simulator import KVSMON, Simulator

SCENARIO = """summary = "Fragments of a second."
[media]
picture-duration = "40ms"
pictures-per-fragment = 25
"""
PAGINATOR = """
import boto3, datetime
now = datetime.datetime.now(datetime.timezone.utc)
selector = {
    "FragmentSelectorType": "SERVER_TIMESTAMP",
    "TimestampRange": {"StartTimestamp": now - datetime.timedelta(hours=24), "EndTimestamp": now},
}
pages = boto3.client("kinesis-video-archived-media").get_paginator("list_fragments").paginate(
    StreamName="day", FragmentSelector=selector, PaginationConfig={"PageSize": 1000})
print(sum(len(page["Fragments"]) for page in pages))
"""
COLUMNS = "{:<34} {:>10} {:>9} {:>9} {:>14} {:>8}"


def measure(name, command, count=None):
    """Runs a command and prints what it took; `count` says of how many fragments its output tells."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{name} failed:\n{output}")
    fragments = (count or int)(output)
    cpu = usage.ru_utime + usage.ru_stime
    print(
        COLUMNS.format(
            name, f"{fragments:,}", f"{wall:.1f}", f"{cpu:.2f}", f"{cpu / fragments * 1e9:,.0f}",
            f"{usage.ru_maxrss / 1024:.0f}"),
        flush=True)


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("kvsmon", nargs="?", default=KVSMON)
options = parser.parse_args()
with tempfile.TemporaryDirectory() as folder:
    scenario = pathlib.Path(folder) / "day.toml"
    scenario.write_text(SCENARIO)
    with Simulator(options.kvsmon, str(scenario), "--elapsed", "24h"):
        print(COLUMNS.format("", "fragments", "wall s", "CPU s", "CPU ns each", "RSS MB"))
        measure("boto3 paginator, counts them", [sys.executable, "-c", PAGINATOR])
        command = [options.kvsmon, "report", "day", "--since", "24h", "--format", "csv", "--table", "fragments"]
        measure("kvsmon report, analyses them", command, lambda text: len(text.splitlines()) - 1)
