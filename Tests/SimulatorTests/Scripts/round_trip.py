"""Compares what went into a stream with what comes out of it: packets by their hashes, pictures as decoded.

Arguments: the stream, the Matroska file that was sent, a folder to work in, how many fragments were stored."""

import datetime
import json
import pathlib
import subprocess
import sys
import time

import boto3

stream, source, folder, count = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
archive = boto3.client("kinesis-video-archived-media")


def packets(url):
    """The hashes of a file's packets in their order, by the kind of track."""
    command = ["ffprobe", "-v", "error", "-show_data_hash", "sha256", "-of", "json"]
    command += ["-show_entries", "packet=codec_type,data_hash", "-show_packets", str(url)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["packets"]
    hashes = {}
    for packet in found:
        hashes.setdefault(packet["codec_type"], []).append(packet["data_hash"])
    return hashes


def pictures(url):
    """The hashes of the decoded pictures."""
    command = ["ffmpeg", "-v", "error", "-i", str(url), "-map", "0:v", "-f", "framehash", "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [line.split(",")[-1].strip() for line in text.splitlines() if not line.startswith("#")]


def same(name, found, expected):
    assert found == expected, f"{name}: {len(found)} instead of {len(expected)}, or other ones"


now = datetime.datetime.now(datetime.timezone.utc)
times = {"StartTimestamp": now - datetime.timedelta(days=1), "EndTimestamp": now}
selector = {"FragmentSelectorType": "SERVER_TIMESTAMP", "TimestampRange": times}


def listed():
    """The fragments' numbers as far as they are listed, which they are a second late at most."""
    found = archive.list_fragments(StreamName=stream, MaxResults=1000, FragmentSelector=selector)["Fragments"]
    return sorted(fragment["FragmentNumber"] for fragment in found)


numbers, tries = listed(), 40
while len(numbers) < count and tries > 0:
    time.sleep(0.25)
    numbers, tries = listed(), tries - 1
assert len(numbers) == count >= 3, numbers

sent = packets(source)
stored = {}
for number in numbers:
    media = archive.get_media_for_fragment_list(StreamName=stream, Fragments=[number])["Payload"].read()
    (folder / "fragment.mkv").write_bytes(media)
    for kind, hashes in packets(folder / "fragment.mkv").items():
        stored.setdefault(kind, []).extend(hashes)
assert stored.keys() == sent.keys(), stored.keys()
for kind in sent:
    same(f"stored {kind}", stored[kind], sent[kind])

range = {"FragmentSelectorType": "PRODUCER_TIMESTAMP", "TimestampRange": times}
for container in ["FRAGMENTED_MP4", "MPEG_TS"]:
    url = archive.get_hls_streaming_session_url(
        StreamName=stream, PlaybackMode="ON_DEMAND", HLSFragmentSelector=range, ContainerFormat=container
    )["HLSStreamingSessionURL"]
    if container == "FRAGMENTED_MP4":
        for kind, hashes in packets(url).items():
            same(f"played {kind}", hashes, sent[kind])
    if "video" in sent:
        same(f"pictures in {container}", pictures(url), pictures(source))
