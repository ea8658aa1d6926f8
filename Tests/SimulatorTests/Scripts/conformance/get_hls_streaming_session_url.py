"""GetHLSStreamingSessionURL, and the playlists that its sessions show."""

import datetime
import itertools

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, ago, epoch
from playlists import get, media_playlist, variant
from session_ranges import CLOCKS, Opening, add_ranges

SERVICE = "kinesis-video-archived-media"
MODES = ["LIVE", "LIVE_REPLAY", "ON_DEMAND"]
DISCONTINUITIES = ["ALWAYS", "NEVER", "ON_DISCONTINUITY"]
suite = Suite()
opening = Opening(
    "get_hls_streaming_session_url",
    "HLSFragmentSelector",
    "MaxMediaPlaylistFragmentResults",
    "HLSStreamingSessionURL",
)


def good(clients):
    times = {"StartTimestamp": epoch(ago(300)), "EndTimestamp": epoch(ago(60))}
    chosen = {"FragmentSelectorType": "SERVER_TIMESTAMP", "TimestampRange": times}
    return {"StreamName": STREAM, "PlaybackMode": "ON_DEMAND", "HLSFragmentSelector": chosen}


def listed(clients, clock, start, end):
    """The fragments of a range in the order of their times."""
    chosen = {"FragmentSelectorType": clock, "TimestampRange": {"StartTimestamp": start, "EndTimestamp": end}}
    fragments = clients.media.list_fragments(StreamName=STREAM, FragmentSelector=chosen, MaxResults=1000)
    key = "ServerTimestamp" if clock == "SERVER_TIMESTAMP" else "ProducerTimestamp"
    return sorted(fragments["Fragments"], key=lambda fragment: fragment[key]), key


def times_of(mode):
    """What range a session of `mode` is opened with."""
    return {"LIVE": (), "LIVE_REPLAY": (ago(300),), "ON_DEMAND": (ago(300), ago(200))}[mode]


def add_combination(mode, container, discontinuity, clock, display):
    name = f"{mode} {container} {discontinuity} by {clock} with dates {display} shows segments that can be fetched"

    @suite.case(name)
    def combination(clients):
        url = opening.open(
            clients,
            mode,
            clock,
            *times_of(mode),
            ContainerFormat=container,
            DiscontinuityMode=discontinuity,
            DisplayFragmentTimestamp=display,
        )
        playlist = media_playlist(url)
        check(playlist.segments, playlist.lines)
        equal({segment.date is not None for segment in playlist.segments}, {display == "ALWAYS"})
        equal({segment.map_uri is not None for segment in playlist.segments}, {container == "FRAGMENTED_MP4"})
        equal(playlist.has_end, mode == "ON_DEMAND")
        check_discontinuities(playlist, discontinuity)
        segment = get(playlist.segments[0].uri)
        equal(segment.status, 200)
        equal(segment.body[4:8] == b"moof" or segment.body[4:8] == b"styp", container == "FRAGMENTED_MP4")
        equal(segment.body[0] == 0x47 and segment.body[188] == 0x47, container == "MPEG_TS")


def check_discontinuities(playlist, mode):
    found = {segment.is_discontinuous for segment in playlist.segments}
    if mode == "ALWAYS":
        equal(found, {True})
    if mode == "NEVER":
        equal(found, {False})


for combination in itertools.product(
    MODES, ["FRAGMENTED_MP4", "MPEG_TS"], DISCONTINUITIES, CLOCKS, ["ALWAYS", "NEVER"]
):
    add_combination(*combination)


def add_whole_range(clock):
    @suite.case(f"ON_DEMAND by {clock} shows what ListFragments lists, both ends included")
    def whole(clients):
        fragments, key = listed(clients, clock, ago(300), ago(100))
        chosen = fragments[5:50]
        url = opening.open(
            clients,
            "ON_DEMAND",
            clock,
            chosen[0][key],
            chosen[-1][key],
            DisplayFragmentTimestamp="ALWAYS",
        )
        playlist = media_playlist(url)
        equal([segment.number for segment in playlist.segments], [one["FragmentNumber"] for one in chosen])
        equal([segment.date for segment in playlist.segments], [one[key] for one in chosen])
        for segment, fragment in zip(playlist.segments, chosen):
            length = fragment["FragmentLengthInMilliseconds"] / 1000
            check(length < segment.duration < length + 0.2, f"{segment.duration} for {length}")
        equal(int(playlist.tags["#EXT-X-TARGETDURATION"]), -int(-max(s.duration for s in playlist.segments) // 1))


for clock in CLOCKS:
    add_whole_range(clock)


def add_limit(mode, limit, expected):
    @suite.case(f"{mode} with at most {limit} fragments shows {expected}")
    def limited(clients):
        members = {} if limit is None else {opening.limit: limit}
        # 100 s are 48 or 49 fragments.
        playlist = media_playlist(opening.open(clients, mode, None if mode == "LIVE" else CLOCKS[0], *times_of(mode), **members))
        check(len(playlist.segments) in expected, len(playlist.segments))


add_limit("ON_DEMAND", None, range(48, 50))
add_limit("ON_DEMAND", 1, [1])
add_limit("ON_DEMAND", 7, [7])
add_limit("ON_DEMAND", 5000, range(48, 50))
add_limit("LIVE", None, [5])
add_limit("LIVE", 1, [1])
add_limit("LIVE", 10, [10])
add_limit("LIVE", 5000, range(100, 5001))
add_limit("LIVE_REPLAY", None, range(1, 6))


@suite.case("ON_DEMAND shows a thousand fragments where nothing else is said")
def usual_limit(clients):
    url = opening.open(clients, "ON_DEMAND", "PRODUCER_TIMESTAMP", ago(590), ago(0))
    check(len(media_playlist(url).segments) > 250, "too few")


def add_default(clock, expected):
    @suite.case(f"by {clock} discontinuities are {expected} where nothing else is said")
    def default(clients):
        playlist = media_playlist(opening.open(clients, "LIVE", clock))
        equal({segment.is_discontinuous for segment in playlist.segments}, {expected == "ALWAYS"})
        equal({segment.date for segment in playlist.segments}, {None})


add_default(None, "ALWAYS")
add_default("SERVER_TIMESTAMP", "ALWAYS")
add_default("PRODUCER_TIMESTAMP", "NEVER")


@suite.case("sessions may last from five minutes to twelve hours")
def life(clients):
    for seconds in (300, 301, 43_199, 43_200):
        check(opening.open(clients, Expires=seconds), "no URL")


@suite.case("every session has a token of its own")
def tokens(clients):
    urls = {opening.open(clients) for _ in range(5)}
    equal(len(urls), 5)


@suite.case("playlists have their type, and browsers may read them")
def headers(clients):
    url = opening.open(clients)
    for resource in (url, variant(url)[0]):
        answer = get(resource)
        equal((answer.status, answer.headers["Content-Type"]), (200, "application/x-mpegURL"))
        equal(answer.headers["Access-Control-Allow-Origin"], "*")
        check(answer.headers["x-amzn-RequestId"], dict(answer.headers))


@suite.case("the sound is a rendition with the same window")
def rendition(clients):
    url = opening.open(clients, *("ON_DEMAND", CLOCKS[0]), *times_of("ON_DEMAND"))
    video, (audio,) = variant(url)
    numbers = [[line for line in get(one).text.splitlines() if "EXTINF" in line] for one in (video, audio)]
    equal(numbers[0], numbers[1])


@suite.case("a live playlist's newest fragment isn't older than the stream's by more than is usual")
def liveness(clients):
    playlist = media_playlist(opening.open(clients, DisplayFragmentTimestamp="ALWAYS"))
    age = ago(0) - playlist.segments[-1].date
    check(age < datetime.timedelta(seconds=8), age)


add_ranges(suite, opening)
add_bad_inputs(suite, SERVICE, "GetHLSStreamingSessionURL", good)
