"""What the simulator bears: simulator_load.py [KVSMON] prints requests a second, CPU and memory as a table.

Needs wrk and boto3. KVSMON is the release build unless another is given; --seconds says how long each row is measured.
"""

import argparse
import re
import subprocess
import tempfile
import urllib.parse
import urllib.request

from simulator import KVSMON, Simulator

STREAMS = 1000
# 5,000 fragments of 2.048 s are in the past of a stream that has been running for three hours.
ELAPSED = "3h"
COLUMNS = "{:<34} {:>12} {:>16} {:>10}"


def first_uri(playlist):
    """The URL of the first segment that a playlist names."""
    with urllib.request.urlopen(playlist) as answer:
        lines = answer.read().decode().splitlines()
    return urllib.parse.urljoin(playlist, next(line for line in lines if line and not line.startswith("#")))


def script(urls):
    """What makes wrk ask for one URL after the other."""
    paths = [urllib.parse.urlsplit(url) for url in urls]
    quoted = ",\n".join(f'"{path.path}?{path.query}"' for path in paths)
    return f"""local paths = {{\n{quoted}\n}}
local index = math.random(#paths)
request = function() index = index % #paths + 1; return wrk.format("GET", paths[index]) end
"""


def measure(simulator, urls, options):
    """Requests a second, and CPU milliseconds of one request."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script(urls))
        file.flush()
        size = [f"-t{options.threads}", f"-c{options.connections}", f"-d{options.seconds}s"]
        before = simulator.cpu_seconds
        result = subprocess.run(["wrk", *size, "-s", file.name, urls[0]], capture_output=True, text=True, check=True)
        used = simulator.cpu_seconds - before
    if "Non-2xx" in result.stdout or "Socket errors" in result.stdout:
        raise SystemExit(f"requests failed:\n{result.stdout}")
    count = int(re.search(r"(\d+) requests in", result.stdout)[1])
    return float(re.search(r"Requests/sec:\s+([\d.]+)", result.stdout)[1]), used * 1000 / count


def report(simulator, name, urls, options):
    rate, cpu = measure(simulator, urls, options)
    print(COLUMNS.format(name, f"{rate:,.0f}", f"{cpu:.3f}", f"{simulator.resident_megabytes:.0f}"), flush=True)


def one_stream(options):
    with Simulator(options.kvsmon, "steady", "--elapsed", ELAPSED) as simulator:
        short = simulator.playlist("steady", 10)
        report(simulator, "playlist of 10 fragments", [short], options)
        report(simulator, "playlist of 5,000 fragments", [simulator.playlist("steady", 5000)], options)
        report(simulator, "media fragment", [first_uri(short)], options)


def many_streams(options):
    words = ["steady", "--streams", str(STREAMS), "--elapsed", "10m"]
    with Simulator(options.kvsmon, *words) as simulator:
        urls = [simulator.playlist(f"steady-{index:04}", 10) for index in range(1, STREAMS + 1)]
        report(simulator, f"playlists of {STREAMS:,} streams", urls, options)
        print(f"\n{STREAMS:,} streams were there {simulator.seconds_to_start:.1f} s after the start.")


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("kvsmon", nargs="?", default=KVSMON)
parser.add_argument("--seconds", type=int, default=10)
parser.add_argument("--connections", type=int, default=8)
parser.add_argument("--threads", type=int, default=1)
options = parser.parse_args()
print(COLUMNS.format("", "requests/s", "CPU ms/request", "RSS MB"))
one_stream(options)
many_streams(options)
