"""Plays a URL in a browser's video element: browser URL SECONDS SCREENSHOTS prints what the element said, as JSON.

Two screenshots, of the middle and of the end, are written to the folder SCREENSHOTS.
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
STATE = """JSON.stringify({
  time: video.currentTime, error: video.error && video.error.message, ready: video.readyState,
  frames: video.getVideoPlaybackQuality().totalVideoFrames, size: [video.videoWidth, video.videoHeight]})"""


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


def watch(browser, seconds, folder):
    """What the element said, twice a second, and the screenshots."""
    states, pictures = [], []
    moments = [seconds * 2 // 3, seconds * 2 - 1]
    for tick in range(seconds * 2):
        time.sleep(0.5)
        states.append(json.loads(browser.evaluate(STATE)))
        if tick in moments:
            pictures.append(browser.screenshot())
            (folder / f"{len(pictures)}.png").write_bytes(pictures[-1])
    return states, pictures


url, seconds, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
with Chromium(serve(PAGE.format(url=json.dumps(url)))) as browser:
    states, pictures = watch(browser, seconds, folder)
middle, end = (Picture(png) for png in pictures)
print(
    json.dumps(
        {
            "start": next((state["time"] for state in states if state["time"] > 0), 0),
            "end": states[-1]["time"],
            "frames": states[-1]["frames"],
            "size": states[-1]["size"],
            "error": states[-1]["error"] or "",
            "colours": [len(middle.colours), len(end.colours)],
            "differentPixels": middle.differences(end),
        }
    )
)
