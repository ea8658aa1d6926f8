"""What ffprobe finds in a session."""

import collections
import json
import re
import subprocess

# ffmpeg reads EXT-X-MAP's segment again after each reload of any live playlist, and says so.
HARMLESS = re.compile(r"\[mov,mp4,m4a,3gp,3g2,mj2 @ 0x[0-9a-f]+\] Found duplicated MOOV Atom\. Skipped it")
# What it says where a fragment's beginning overlaps the end of the one before.
OUT_OF_ORDER = re.compile(r"\[[a-z0-9,]+ @ 0x[0-9a-f]+\] DTS \d+ < \d+ out of order")
REPEATED = re.compile(r" *Last message repeated \d+ times")


class Packets:
    """Each codec's decoding times in seconds, and the lines of warning."""

    def __init__(self, times, warnings):
        self.times = times
        self.warnings = warnings


def packets(url, seconds, expected, first=0):
    """Reads the session to its end, or for so many seconds of its media; lines like `expected` are no warnings."""
    interval = ["-read_intervals", f"%+{seconds}"] if seconds else []
    entries = "stream=index,codec_name:packet=stream_index,dts_time"
    # A playlist without an end is entered at this segment; from the end where it is negative.
    command = ["ffprobe", "-v", "warning", "-live_start_index", str(first), *interval, "-show_entries", entries, "-of", "json", url]
    result = subprocess.run(command, capture_output=True, text=True, timeout=90)
    if result.returncode:
        raise RuntimeError(f"ffprobe ended with {result.returncode}: {result.stderr[:300]}")
    answer = json.loads(result.stdout)
    codecs = {stream["index"]: stream["codec_name"] for stream in answer["streams"]}
    times = collections.defaultdict(list)
    for packet in answer["packets"]:
        times[codecs[packet["stream_index"]]].append(float(packet["dts_time"]))
    return Packets(times, warnings(result.stderr, [HARMLESS, *expected]))


def warnings(text, harmless):
    """The lines that aren't known to be harmless, nor a repetition of such."""
    found, is_harmless = [], False
    for line in text.splitlines():
        if not REPEATED.fullmatch(line):
            is_harmless = any(form.fullmatch(line) for form in harmless)
        if not is_harmless:
            found.append(line)
    return found
