"""Chromium without a window, and the part of its DevTools protocol that the test needs."""

import base64
import json
import re
import subprocess
import tempfile
import time
import urllib.request

from websocket import WebSocket

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
    "--remote-debugging-port=0",
    "--window-size=800,600",
]


class Chromium:
    """A browser that shows one page, until the block that it was opened for is left."""

    def __init__(self, page):
        self._page = page
        self._ordinal = 0

    def __enter__(self):
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            ["chromium", *FLAGS, f"--user-data-dir={self._profile.name}", self._page],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            self._socket = WebSocket(self._page_address(self._port()))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        self._process.stderr.close()
        self._profile.cleanup()

    def _port(self):
        for line in self._process.stderr:
            found = re.search(r"DevTools listening on ws://127\.0\.0\.1:(\d+)/", line)
            if found:
                return int(found[1])
        raise RuntimeError("chromium ended before it said where its tools are")

    def _page_address(self, port):
        """The address of the page's protocol; the page is there some moments after the browser."""
        for _ in range(100):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in json.load(answer) if one["url"] == self._page]
            if pages:
                return pages[0]["webSocketDebuggerUrl"]
            time.sleep(0.1)
        raise RuntimeError("chromium didn't open the page")

    def _call(self, method, **parameters):
        self._ordinal += 1
        self._socket.send(json.dumps({"id": self._ordinal, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.receive())
            if message.get("id") == self._ordinal:
                return message["result"]

    def evaluate(self, expression):
        answer = self._call("Runtime.evaluate", expression=expression)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"the page can't tell: {answer['exceptionDetails']}")
        return answer["result"]["value"]

    def screenshot(self):
        """The page as the bytes of a PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot", format="png")["data"])
