"""Sessions of media that change, and sessions that media doesn't allow."""

import json
import pathlib
import re
import subprocess
import tempfile
import time

from cases import Suite, check, equal
from clients import ago, refused
from own_streams import created, eventually_listed
from playlists import get, media_playlist
from producer import Producer, cluster, header, naming, track

suite = Suite()
ALL_SIZES = {"320x180", "256x144"}
OTHER_CODEC = "The requested fragment does not have the same codec private data as the rest of the session."


def session(clients, stream, container="FRAGMENTED_MP4"):
    """The master playlist's URL of the last two minutes of `stream`."""
    times = {"StartTimestamp": ago(125), "EndTimestamp": ago(5)}
    return clients.media.get_hls_streaming_session_url(
        StreamName=stream,
        PlaybackMode="ON_DEMAND",
        ContainerFormat=container,
        HLSFragmentSelector={"FragmentSelectorType": "PRODUCER_TIMESTAMP", "TimestampRange": times},
    )["HLSStreamingSessionURL"]


def decoded_sizes(data):
    """The sizes of the pictures that ffmpeg decodes from `data`, which it may have no complaint about."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "media")
        path.write_bytes(data)
        entries = ["-show_entries", "frame=width,height", "-of", "csv=p=0:s=x", "-select_streams", "v"]
        result = subprocess.run(["ffprobe", "-v", "warning", *entries, path], capture_output=True, text=True)
    equal((result.returncode, result.stderr), (0, ""))
    return {line.strip("x") for line in result.stdout.split()}


def runs(segments):
    """Segments that follow one another with the same initialization segment."""
    found = []
    for segment in segments:
        if not found or found[-1][0].map_uri != segment.map_uri:
            found.append([])
        found[-1].append(segment)
    return found


@suite.case("another picture size brings another initialization segment, and both are decoded")
def sizes(clients):
    playlist = media_playlist(session(clients, "resolution-change"))
    parts = runs(playlist.segments)
    check(3 <= len(parts) <= 6, len(parts))
    ordinals = [int(re.search(r"SequenceNumber=(\d+)", part[0].map_uri)[1]) for part in parts]
    equal(ordinals, list(range(len(parts))))
    found = []
    for part in parts:
        data = get(part[0].map_uri).body + b"".join(get(segment.uri).body for segment in part)
        (size,) = decoded_sizes(data)
        found.append(size)
    equal(set(found), ALL_SIZES)
    check(all(one != next for one, next in zip(found, found[1:])), found)


@suite.case("in a transport stream both picture sizes follow one another")
def transport_stream(clients):
    playlist = media_playlist(session(clients, "resolution-change", "MPEG_TS"))
    equal({segment.map_uri for segment in playlist.segments}, {None})
    equal(decoded_sizes(b"".join(get(segment.uri).body for segment in playlist.segments)), ALL_SIZES)


def add_refused_fragments(stream, container):
    @suite.case(f"{stream}: fragments that don't fit into the session are listed and refused, as {container}")
    def codecs(clients):
        playlist = media_playlist(session(clients, stream, container))
        answers = [get(segment.uri) for segment in playlist.segments]
        equal({answer.status for answer in answers}, {200, 400})
        bad = [answer for answer in answers if answer.status == 400]
        equal({json.loads(answer.text)["Message"] for answer in bad}, {OTHER_CODEC})
        check(3 <= len(bad) <= len(answers) - 3, f"{len(bad)} of {len(answers)}")


for container in ("FRAGMENTED_MP4", "MPEG_TS"):
    add_refused_fragments("codec-change", container)
    add_refused_fragments("track-change", container)


def openings(clients):
    """Everything that needs playable media of now: the calls, and their members without the stream."""
    times = {"StartTimestamp": ago(30), "EndTimestamp": ago(0)}
    clip = {"FragmentSelectorType": "PRODUCER_TIMESTAMP", "TimestampRange": times}
    return [
        (clients.media.get_hls_streaming_session_url, {}),
        (clients.media.get_clip, {"ClipFragmentSelector": clip}),
    ]


def add_unplayable(name, kind, naming_text, tracks, frames):
    @suite.case(f"{name} can't be played")
    def unplayable(clients):
        with created(clients, DataRetentionInHours=1) as info:
            stream = info["StreamName"]
            with Producer(naming(stream, start=time.time() - 5)) as producer:
                producer.send(header(*tracks) + cluster(0, frames))
                producer.finish()
                equal(producer.hear_all()[-1]["EventType"], "PERSISTED")
            equal(len(eventually_listed(clients, stream, 1)), 1)
            for call, members in openings(clients):
                refused(kind, 400, call, naming=naming_text, StreamName=stream, **members)


BOTH = [(1, 0), (2, 0), (1, 40), (2, 40)]
VIDEO_ALONE = [(1, 0), (1, 40)]
H264 = b"V_MPEG4/ISO/AVC"
add_unplayable(
    "video without codec private data",
    "MissingCodecPrivateDataException",
    "track 1",
    [track(1, 1, H264, None)],
    VIDEO_ALONE,
)
add_unplayable(
    "video with garbage as codec private data", "InvalidCodecPrivateDataException", "", [track(1, 1, H264)], VIDEO_ALONE
)
add_unplayable(
    "video in Annex B's form", "InvalidCodecPrivateDataException", "", [track(1, 1, H264, b"\0\0\0\1gM@\r")], VIDEO_ALONE
)
add_unplayable(
    "another codec than H.264 and H.265", "UnsupportedStreamMediaTypeException", "", [track(1, 1, b"V_VP8")], VIDEO_ALONE
)
add_unplayable(
    "sound before pictures",
    "UnsupportedStreamMediaTypeException",
    "",
    [track(1, 2, b"A_AAC", b"\x14\x08"), track(2, 1, H264)],
    BOTH,
)


@suite.case("a stream without retention has nothing to play")
def retention(clients):
    images = {"ImageSelectorType": "SERVER_TIMESTAMP", "Format": "JPEG"}
    images |= {"StartTimestamp": ago(30), "EndTimestamp": ago(20)}
    with created(clients) as info:
        for call, members in [*openings(clients), (clients.media.get_images, images)]:
            refused("NoDataRetentionException", 400, call, StreamName=info["StreamName"], **members)


@suite.case("a stream that was never fed has nothing to play")
def never_fed(clients):
    with created(clients, DataRetentionInHours=1) as info:
        for call, members in openings(clients):
            refused("ResourceNotFoundException", 404, call, StreamName=info["StreamName"], **members)
