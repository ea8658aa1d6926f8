"""Plays SECONDS of a URL in a browser's video element: browser URL SECONDS SCREENSHOTS prints what it said, as JSON.

Two screenshots, of the middle and of the end, are written to the folder SCREENSHOTS. The seconds are the media's: how
long a busy machine takes to open the page and to play it says nothing of the stream.
"""

import http.server
import json
import pathlib
import sys
import threading
import time

sys.dont_write_bytecode = True

from chromium import Chromium
from pictures import Picture

PAGE = """<!doctype html><title>player</title><body style="margin:0;background:#000">
<video id="video" muted autoplay playsinline style="width:640px;height:360px"></video>
<script>video.src = {url}</script>"""
STATE = """JSON.stringify(document.querySelector("video") && {
  time: video.currentTime, error: video.error && video.error.message, ready: video.readyState,
  frames: video.getVideoPlaybackQuality().totalVideoFrames, size: [video.videoWidth, video.videoHeight]})"""
PATIENCE = 150


def serve(html):
    """The address of a server that answers every request with `html`: another origin than the simulator's."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def states(browser):
    """What the element says, twice a second, from when the page has it until it tells an error or patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        state = json.loads(browser.evaluate(STATE))
        if state:
            yield state
            if state["error"]:
                return
        time.sleep(0.5)


def watch(browser, seconds, folder):
    """What the element said first and last of those seconds of media, and the screenshots."""
    pictures, first, last = [], None, None
    for last in states(browser):
        if last["time"] == 0:
            continue
        first = first or last
        played = last["time"] - first["time"]
        if played >= seconds * (len(pictures) + 1) / 2:
            pictures.append(browser.screenshot())
            (folder / f"{len(pictures)}.png").write_bytes(pictures[-1])
        if len(pictures) == 2:
            return first, last, pictures
    raise SystemExit(f"{seconds} s didn't play: first {first}, last {last}")


url, seconds, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
with Chromium(serve(PAGE.format(url=json.dumps(url)))) as browser:
    first, last, pictures = watch(browser, seconds, folder)
middle, end = (Picture(png) for png in pictures)
print(
    json.dumps(
        {
            "start": first["time"],
            "end": last["time"],
            "frames": last["frames"],
            "size": last["size"],
            "error": last["error"] or "",
            "colours": [len(middle.colours), len(end.colours)],
            "differentPixels": middle.differences(end),
        }
    )
)
