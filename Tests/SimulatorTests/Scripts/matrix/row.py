"""One kind of session, what is promised of it, and what ffprobe finds."""

import datetime
import functools
import threading

import boto3
import probe

# The codecs of each stream. All have pictures and frames of sound of 64 ms, 32 of them in a fragment of 2.048 s.
STREAMS = {
    "both": {"h264", "aac"},
    "video": {"h264"},
    "h265": {"hevc", "aac"},
    "audio": {"aac"},
}
FRAME = 0.064
FRAMES_IN_FRAGMENT = 32
# By the server's clock a fragment begins when it arrives: its distance to the next one varies with the network.
NETWORK_JITTER = 0.15
# Times in MPEG-TS are multiples of 1/90000 s, and in MP4 of the track's timescale.
ROUNDING = 0.002
LIVE_SECONDS = 8
# Live sessions keep so many fragments, 20 s of them: a player on a busy machine mustn't lose its place.
WINDOW = 10


class Failure(Exception):
    """What ffprobe found that was not promised."""


class Row:
    """A session's parameters, and the judgement of it."""

    def __init__(self, mode, container, discontinuity, clock, stream):
        self.mode = mode
        self.container = container
        self.discontinuity = discontinuity
        self.clock = clock
        self.stream = stream

    def __str__(self):
        return f"{self.stream}: {self.mode} {self.container} {self.discontinuity} by {self.clock}"

    def outcome(self):
        try:
            expected = [] if self._is_contiguous else [probe.OUT_OF_ORDER]
            seconds = LIVE_SECONDS if self.mode == "LIVE" else None
            # A replay's window is full from the start, and its first segment soon leaves it: players begin further on.
            first = -WINDOW // 2 if self.mode == "LIVE_REPLAY" else 0
            self._judge(probe.packets(self._url(), seconds, expected, first))
            return "ok"
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:600]

    @property
    def _is_contiguous(self):
        """Whether decoding times go up by a frame, always.

        By the producer's clock they do, whatever is announced between fragments. By the server's clock a fragment begins when
        it arrived: there may be a hole before it, or its beginning may overlap the end of the one before. ALWAYS announces
        that and NEVER doesn't, but media are the same.
        """
        return self.clock == "PRODUCER_TIMESTAMP"

    @property
    def _fewest_packets(self):
        """How many packets each track has at least: all of the range, or what a live session shows in the time."""
        if self.mode == "LIVE":
            return LIVE_SECONDS * 0.8 / FRAME
        # All fragments that begin in the range; sound may begin and end within a frame of them.
        fragments = int(self._range_seconds / (FRAME * FRAMES_IN_FRAGMENT))
        # Half of a replay's first window, and more where the player is slow to begin.
        missed = WINDOW // 2 + 5 if self.mode == "LIVE_REPLAY" else 0
        return (fragments - missed) * FRAMES_IN_FRAGMENT - 1

    @property
    def _range_seconds(self):
        return {"LIVE_REPLAY": 34, "ON_DEMAND": 40}[self.mode]

    def _url(self):
        chosen = {"FragmentSelectorType": self.clock}
        window = {} if self.mode == "ON_DEMAND" else {"MaxMediaPlaylistFragmentResults": WINDOW}
        if self.mode != "LIVE":
            start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=90)
            end = start + datetime.timedelta(seconds=self._range_seconds)
            chosen["TimestampRange"] = {"StartTimestamp": start, "EndTimestamp": end}
        return client().get_hls_streaming_session_url(
            StreamName=self.stream,
            PlaybackMode=self.mode,
            ContainerFormat=self.container,
            DiscontinuityMode=self.discontinuity,
            HLSFragmentSelector=chosen,
            **window,
        )["HLSStreamingSessionURL"]

    def _judge(self, found):
        if found.warnings:
            raise Failure(f"warnings: {found.warnings[:5]}")
        if set(found.times) != STREAMS[self.stream]:
            raise Failure(f"codecs {sorted(found.times)}")
        for codec, times in found.times.items():
            self._judge_times(codec, times)

    def _judge_times(self, codec, times):
        if len(times) < self._fewest_packets:
            raise Failure(f"{len(times)} packets of {codec}, {self._fewest_packets:.0f} are promised")
        if self.mode != "LIVE" and len(times) % FRAMES_IN_FRAGMENT not in (0, 1, FRAMES_IN_FRAGMENT - 1):
            raise Failure(f"{len(times)} packets of {codec} are no whole fragments")
        jumps = [(one, next) for one, next in zip(times, times[1:]) if abs(next - one - FRAME) > ROUNDING]
        # Inside of a fragment nothing jumps.
        promised = 0 if self._is_contiguous else len(times) // FRAMES_IN_FRAGMENT + 1
        if len(jumps) > promised:
            raise Failure(f"{codec} jumps {len(jumps)} times: {jumps[:5]}")
        if any(abs(next - one - FRAME) > NETWORK_JITTER for one, next in jumps):
            raise Failure(f"{codec} jumps further than the network's jitter: {jumps}")


# Clients can't be made by several threads at once.
making = threading.Lock()


@functools.cache
def made():
    return boto3.client("kinesis-video-archived-media")


def client():
    with making:
        return made()
