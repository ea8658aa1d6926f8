"""A running `kvsmon simulate`, and what it costs: for the measurements beside this file."""

import os
import pathlib
import re
import subprocess
import time

import boto3

KVSMON = str(pathlib.Path(__file__).resolve().parents[2] / ".build/release/kvsmon")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Simulator:
    """`kvsmon simulate` until the block is left, and what it costs."""

    def __init__(self, binary, *words):
        self._command = [binary, "simulate", *words, "--no-quotas"]

    def __enter__(self):
        self._started = time.monotonic()
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        environment = {}
        for line in self._process.stdout:
            found = re.fullmatch(r"export (\w+)=(.*)\n", line)
            if found:
                environment[found[1]] = found[2]
            if line.startswith("# streams:"):
                break
        self.seconds_to_start = time.monotonic() - self._started
        os.environ.update(environment)
        self.media = boto3.client("kinesis-video-archived-media")
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.communicate()

    @property
    def cpu_seconds(self):
        """User's and system's time. Source: proc(5), stat, fields 14 and 15."""
        fields = pathlib.Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    @property
    def resident_megabytes(self):
        status = pathlib.Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024

    def playlist(self, stream, limit):
        """The URL of the first media playlist of a new session."""
        url = self.media.get_hls_streaming_session_url(
            StreamName=stream, MaxMediaPlaylistFragmentResults=limit, Expires=43_200
        )["HLSStreamingSessionURL"]
        return url.replace("getHLSMasterPlaylist", "getHLSMediaPlaylist") + "&TrackNumber=1"
