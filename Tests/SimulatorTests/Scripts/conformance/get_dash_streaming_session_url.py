"""GetDASHStreamingSessionURL, and the manifests that its sessions show."""

import itertools
import subprocess
import xml.etree.ElementTree as ElementTree

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, ago, epoch
from playlists import get
from session_ranges import CLOCKS, Opening, add_ranges

SERVICE = "kinesis-video-archived-media"
MODES = ["LIVE", "LIVE_REPLAY", "ON_DEMAND"]
MPD = "{urn:mpeg:dash:schema:mpd:2011}"
suite = Suite()
opening = Opening(
    "get_dash_streaming_session_url",
    "DASHFragmentSelector",
    "MaxManifestFragmentResults",
    "DASHStreamingSessionURL",
)


def good(clients):
    times = {"StartTimestamp": epoch(ago(300)), "EndTimestamp": epoch(ago(60))}
    chosen = {"FragmentSelectorType": "SERVER_TIMESTAMP", "TimestampRange": times}
    return {"StreamName": STREAM, "PlaybackMode": "ON_DEMAND", "DASHFragmentSelector": chosen}


def times_of(mode):
    return {"LIVE": (), "LIVE_REPLAY": (ago(300),), "ON_DEMAND": (ago(300), ago(200))}[mode]


def manifest(url):
    answer = get(url)
    equal((answer.status, answer.headers["Content-Type"]), (200, "application/dash+xml"))
    return ElementTree.fromstring(answer.text)


def segments(root):
    """The S elements of the first representation."""
    return next(root.iter(f"{MPD}SegmentTimeline")).findall(f"{MPD}S")


def add_combination(mode, clock, numbers, dates):
    @suite.case(f"{mode} by {clock} with numbers {numbers} and dates {dates} is a manifest")
    def combination(clients):
        url = opening.open(
            clients, mode, clock, *times_of(mode), DisplayFragmentNumber=numbers, DisplayFragmentTimestamp=dates
        )
        check("/dash/v1/getDASHManifest.mpd?SessionToken=" in url, url)
        root = manifest(url)
        equal(root.tag, f"{MPD}MPD")
        equal(root.get("type"), "static" if mode == "ON_DEMAND" else "dynamic")
        found = segments(root)
        check(found, "no S elements")
        names = [{name.split("}")[-1] for name in one.attrib} for one in found]
        equal({"fn" in name for name in names}, {numbers == "ALWAYS"})
        equal({"ts" in name for name in names}, {dates == "ALWAYS"})


for combination in itertools.product(MODES, CLOCKS, ["ALWAYS", "NEVER"], ["ALWAYS", "NEVER"]):
    add_combination(*combination)


def count(root):
    """How many segments the timeline names; `r` says how often one is repeated (ISO/IEC 23009-1 §5.3.9.6)."""
    return sum(int(one.get("r", "0")) + 1 for one in segments(root))


def add_limit(mode, limit, expected):
    @suite.case(f"{mode} with at most {limit} fragments shows {expected}")
    def limited(clients):
        members = {} if limit is None else {opening.limit: limit}
        clock = None if mode == "LIVE" else CLOCKS[0]
        found = count(manifest(opening.open(clients, mode, clock, *times_of(mode), **members)))
        check(found in expected, found)


add_limit("ON_DEMAND", None, range(48, 50))
add_limit("ON_DEMAND", 1, [1])
add_limit("ON_DEMAND", 5000, range(48, 50))
add_limit("LIVE", None, [5])
add_limit("LIVE", 10, [10])
add_limit("LIVE_REPLAY", None, range(1, 6))


@suite.case("ffmpeg plays an ON_DEMAND manifest")
def played(clients):
    url = opening.open(clients, "ON_DEMAND", "PRODUCER_TIMESTAMP", ago(200), ago(180))
    entries = ["-count_packets", "-show_entries", "stream=codec_name,nb_read_packets", "-of", "csv=p=0"]
    result = subprocess.run(["ffprobe", "-v", "error", *entries, url], capture_output=True, text=True)
    equal((result.returncode, result.stderr), (0, ""))
    found = dict(line.split(",")[:2] for line in result.stdout.split())
    equal(set(found), {"h264", "aac"})
    check(int(found["h264"]) in (9 * 32, 10 * 32), found)


add_ranges(suite, opening)
add_bad_inputs(suite, SERVICE, "GetDASHStreamingSessionURL", good)
