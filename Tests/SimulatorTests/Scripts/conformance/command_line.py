"""The AWS CLI against the simulator."""

import json
import pathlib
import subprocess
import sys

from cases import Suite, check, equal
from clients import STREAM, ago
from playlists import get

suite = Suite()
# The CLI that stands beside the interpreter: both come with the same environment.
AWS = pathlib.Path(sys.executable).with_name("aws")


def aws(*words):
    result = subprocess.run([AWS, *words], capture_output=True, text=True)
    equal((result.returncode, result.stderr), (0, ""))
    return json.loads(result.stdout or "{}")


def archived(*words):
    return aws("kinesis-video-archived-media", *words)


@suite.case("a stream is created, described, kept for longer, and deleted")
def life(clients):
    video = "kinesisvideo"
    arn = aws(video, "create-stream", "--stream-name", "cli", "--data-retention-in-hours", "2")["StreamARN"]
    info = aws(video, "describe-stream", "--stream-name", "cli")["StreamInfo"]
    equal((info["StreamARN"], info["DataRetentionInHours"], info["Status"]), (arn, 2, "ACTIVE"))
    change = ["--operation", "INCREASE_DATA_RETENTION", "--data-retention-change-in-hours", "1"]
    aws(video, "update-data-retention", "--stream-arn", arn, "--current-version", info["Version"], *change)
    equal(aws(video, "describe-stream", "--stream-arn", arn)["StreamInfo"]["DataRetentionInHours"], 3)
    aws(video, "delete-stream", "--stream-arn", arn)
    names = [one["StreamName"] for one in aws(video, "list-streams")["StreamInfoList"]]
    check(STREAM in names and "cli" not in names, names)


@suite.case("fragments are listed, with the CLI's own pages")
def listing(clients):
    times = f"StartTimestamp={ago(100).timestamp():.3f},EndTimestamp={ago(60).timestamp():.3f}"
    selector = f"FragmentSelectorType=SERVER_TIMESTAMP,TimestampRange={{{times}}}"
    words = ["list-fragments", "--stream-name", STREAM, "--fragment-selector", selector]
    whole = archived(*words)["Fragments"]
    check(len(whole) in (19, 20), len(whole))
    paged = archived(*words, "--page-size", "3")["Fragments"]
    equal({one["FragmentNumber"] for one in paged}, {one["FragmentNumber"] for one in whole})


@suite.case("a session's URL is a playlist")
def session(clients):
    words = ["get-hls-streaming-session-url", "--stream-name", STREAM, "--playback-mode", "LIVE"]
    answer = get(archived(*words)["HLSStreamingSessionURL"])
    equal((answer.status, answer.text[:7]), (200, "#EXTM3U"))


@suite.case("a refusal is told with its class and its message")
def refusal(clients):
    words = [AWS, "kinesisvideo", "describe-stream", "--stream-name", "nobody"]
    result = subprocess.run(words, capture_output=True, text=True)
    check(result.returncode != 0, result)
    check("(ResourceNotFoundException)" in result.stderr, result.stderr)
    check("The requested stream is not found or not active." in result.stderr, result.stderr)
