"""GetClip: one MP4 file."""

import datetime
import json
import pathlib
import subprocess
import tempfile

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, ago, epoch, invalid, refused

suite = Suite()
CLOCKS = ["SERVER_TIMESTAMP", "PRODUCER_TIMESTAMP"]


def good(clients):
    times = {"StartTimestamp": epoch(ago(200)), "EndTimestamp": epoch(ago(190))}
    chosen = {"FragmentSelectorType": "SERVER_TIMESTAMP", "TimestampRange": times}
    return {"StreamName": STREAM, "ClipFragmentSelector": chosen}


def selector(clock, start, end):
    return {"FragmentSelectorType": clock, "TimestampRange": {"StartTimestamp": start, "EndTimestamp": end}}


def listed(clients, clock, start, end):
    found = clients.media.list_fragments(
        StreamName=STREAM, FragmentSelector=selector(clock, start, end), MaxResults=1000
    )["Fragments"]
    key = "ServerTimestamp" if clock == "SERVER_TIMESTAMP" else "ProducerTimestamp"
    return sorted(found, key=lambda fragment: fragment[key]), key


def clip(clients, clock, start, end):
    """What ffprobe says of the clip."""
    answer = clients.media.get_clip(StreamName=STREAM, ClipFragmentSelector=selector(clock, start, end))
    equal(answer["ContentType"], "video/mp4")
    return probed(answer["Payload"].read())


def probed(data):
    entries = "stream=codec_name,nb_read_frames:format=duration,format_name"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "clip.mp4")
        path.write_bytes(data)
        command = ["ffprobe", "-v", "warning", "-count_frames", "-show_entries", entries, "-of", "json", path]
        result = subprocess.run(command, capture_output=True, text=True)
    equal((result.returncode, result.stderr), (0, ""))
    return json.loads(result.stdout)


def add_range(clock):
    @suite.case(f"a clip by {clock} holds the fragments of its range, both ends included")
    def whole(clients):
        fragments, key = listed(clients, clock, ago(300), ago(100))
        chosen = fragments[3:13]
        found = clip(clients, clock, chosen[0][key], chosen[-1][key])
        video, audio = found["streams"]
        equal((video["codec_name"], audio["codec_name"]), ("h264", "aac"))
        equal(video["nb_read_frames"], "320")
        span = (chosen[-1][key] - chosen[0][key]).total_seconds() + 2.048
        check(abs(float(found["format"]["duration"]) - span) < 0.2, f"{found['format']} instead of {span} s")

    @suite.case(f"a clip by {clock} ends after it starts")
    def backwards(clients):
        start = ago(60)
        for earlier in (0, 10):
            chosen = selector(clock, start, start - datetime.timedelta(seconds=earlier))
            invalid("EndTimestamp", clients.media.get_clip, StreamName=STREAM, ClipFragmentSelector=chosen)

    @suite.case(f"a clip by {clock} isn't longer than a day")
    def day(clients):
        # By the server's clock it isn't allowed for another reason, too: it begins before what is retained.
        chosen = selector(clock, ago(86_460), ago(30))
        invalid("TimestampRange", clients.media.get_clip, StreamName=STREAM, ClipFragmentSelector=chosen)


for clock in CLOCKS:
    add_range(clock)


@suite.case("a clip holds two hundred fragments at most, the first ones")
def two_hundred(clients):
    found = clip(clients, "PRODUCER_TIMESTAMP", ago(590), ago(30))
    equal(found["streams"][0]["nb_read_frames"], str(200 * 32))


@suite.case("a range by the server's clock ends in the past")
def future(clients):
    chosen = selector("SERVER_TIMESTAMP", ago(60), ago(-60))
    invalid("EndTimestamp", clients.media.get_clip, StreamName=STREAM, ClipFragmentSelector=chosen)


@suite.case("a range without fragments finds nothing")
def nothing(clients):
    chosen = selector("PRODUCER_TIMESTAMP", ago(80_000), ago(79_000))
    refused(
        "ResourceNotFoundException", 404, clients.media.get_clip, StreamName=STREAM, ClipFragmentSelector=chosen
    )


add_bad_inputs(suite, "kinesis-video-archived-media", "GetClip", good)
