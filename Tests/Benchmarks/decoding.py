"""What decoding one fragment of a ListFragments page costs: ours, orjson's, json's and boto3's, on this machine, one after the other.

    .build/python/bin/pip install -q orjson==3.13.0 && .build/python/bin/python3 Tests/Benchmarks/decoding.py

Ours and boto3 make dates of the times; orjson and json leave them numbers. Medians of 11 runs over a page of 1,000 fragments,
the same bytes for all.
"""
import json
import re
import statistics
import subprocess
import time

import botocore.session
import orjson
from botocore.parsers import RestJSONParser

COUNT, RUNS = 1000, 11


def page():
    """The page that DecodingBenchmark.swift reads."""
    fragments = [
        f'{{"FragmentLengthInMilliseconds":1796,"FragmentNumber":"9134385233318505710587589{10**12 + index * 97}831087431",'
        f'"FragmentSizeInBytes":{788_604 + index},"ProducerTimestamp":1.643353{235_931 + index}E9,'
        f'"ServerTimestamp":1.643353{247_067 + index}E9}}' for index in range(COUNT)]
    return ('{"Fragments":[' + ",".join(fragments) + '],"NextToken":null}').encode()


def nanoseconds(decode, body):
    """The median of what a fragment costs; the first run isn't timed."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter_ns()
        found = decode(body)
        times.append((time.perf_counter_ns() - start) / COUNT)
        assert len(found["Fragments"]) == COUNT
    return statistics.median(times[1:])


def ours():
    command = ["swift", "run", "-c", "release", "Benchmarks", "fragment decoded"]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(re.search(r"^fragment decoded\s+(\d+) ns", table, re.MULTILINE).group(1))


def main():
    body = page()
    model = botocore.session.get_session().get_service_model("kinesis-video-archived-media")
    shape = model.operation_model("ListFragments").output_shape
    parser = RestJSONParser()
    swift = ours()
    rows = [
        ("kvsmon", swift),
        (f"orjson {orjson.__version__}", nanoseconds(orjson.loads, body)),
        ("json", nanoseconds(json.loads, body)),
        (f"boto3 (botocore {botocore.__version__})",
         nanoseconds(lambda body: parser.parse({"status_code": 200, "headers": {}, "body": body}, shape), body)),
    ]
    for name, cost in rows:
        print(f"{name:32}{cost:10.0f} ns{cost / swift:10.2f}×")


if __name__ == "__main__":
    main()
