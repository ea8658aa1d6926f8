"""A service that answers with what a terminal would obey: kvsmon's own simulator, seen through a proxy that spoils its answers."""

import contextlib
import http.client
import http.server
import json
import tempfile
import threading

from services import simulator

# Each would show if it were obeyed: another colour, a cleared screen, a title, a clipboard, text turned round, cells that
# are wide or none at all; controls of one byte and of two.
HOSTILE = (
    "\033[31mred\033[2J\033]0;title\007\033]52;c;ZXZpbA==\007\033P+q\033\\\033c\u009b31m\u009d0;title\u009c\u0085"
    "\u202Eback\u202C\u2066\u200f\u2028\u2029 e\u0301\u0302\u0303 日本 👩‍👩‍👧 \ufeff\u00ad\ue000\U000e0041\x7f\b\t\0 end"
)
# The same in bytes that aren't UTF-8.
HOSTILE_BYTES = b"\x9b31mred\x9d0;title\x07\x1b[2J\xff\xc0\x80\x7f\x00\x08\x0e end"
LONG = "x" * 300
# The stream of the scenario demo, and one with as long a name as there may be.
STREAM, LONG_NAME = "front-door", "y" * 256
# What names the service would never allow, and one that is as long as they may be.
NAMES = [f"cam-{HOSTILE}", f"cam-{LONG}", "cam-" + "日本" * 80, "cam-\r\nsecond line"]
# Headers can't hold everything; what they can is enough to be obeyed.
HOSTILE_HEADER = b"\x9b31mred\xe2\x80\xaeback\xe6\x97\xa5 end".decode("latin-1")
# One call in so many fails, where calls fail at all.
OFTEN, NEVER = 5, 1 << 30


@contextlib.contextmanager
def hostile_service(kvsmon, fails_every=OFTEN, spoils_url=False):
    """The environment of a service with the two streams, which gives names and words that nobody would."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as scenario:
        scenario.write(f'stream = "{LONG_NAME}"\n')
        scenario.flush()
        with simulator(kvsmon, "demo", scenario.name, elapsed="5m") as (_, environment):
            with spoiled(environment["AWS_ENDPOINT_URL"], fails_every, spoils_url) as endpoint:
                yield environment | {"AWS_ENDPOINT_URL": endpoint}


@contextlib.contextmanager
def spoiled(endpoint, period, spoils_url):
    """The endpoint of a proxy of the service at `endpoint`."""

    class Proxy(Spoiler):
        upstream, fails_every, url_suffix = endpoint, period, HOSTILE if spoils_url else ""
        calls = 0

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Spoiler(http.server.BaseHTTPRequestHandler):
    """Hands a request on, and gives back the answer, spoiled."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.hand_on(b"")

    def do_POST(self):
        self.hand_on(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def hand_on(self, body):
        type(self).calls += 1
        if self.calls % self.fails_every == 0:
            words = json.dumps({"message": HOSTILE, "Message": HOSTILE + LONG, "__type": HOSTILE}).encode()
            return self.answer(400, words)
        connection = http.client.HTTPConnection(self.upstream.removeprefix("http://"))
        # The signature covers the name that the client knows the service by.
        connection.request(self.command, self.path, body, dict(self.headers))
        response = connection.getresponse()
        content = response.read()
        connection.close()
        self.answer(response.status, self.spoil(content) if response.status == 200 else content)

    def answer(self, status, body):
        self.send_response_only(status)
        for name in ("x-amzn-RequestId", "x-amzn-ErrorType"):
            self.send_header(name, HOSTILE_HEADER)
        self.send_header("Content-Length", str(len(body)))
        # Who has gone meanwhile needs no answer.
        with contextlib.suppress(OSError):
            self.end_headers()
            self.wfile.write(body)

    def spoil(self, body):
        path = self.path.partition("?")[0]
        if path.endswith("MediaPlaylist.m3u8"):
            return spoiled_playlist(body)
        own = f"http://{self.headers['Host']}"
        if path.endswith("MasterPlaylist.m3u8"):
            return body.replace(self.upstream.encode(), own.encode())
        if not body.startswith(b"{"):
            # Media.
            return body
        answer = json.loads(body)
        for member in ("DataEndpoint", "HLSStreamingSessionURL"):
            if member in answer:
                answer[member] = answer[member].replace(self.upstream, own)
        if "HLSStreamingSessionURL" in answer:
            answer["HLSStreamingSessionURL"] += self.url_suffix
        if "StreamInfo" in answer:
            answer["StreamInfo"] = spoiled_stream(answer["StreamInfo"], answer["StreamInfo"]["StreamName"] + HOSTILE)
        if "StreamInfoList" in answer:
            streams = answer["StreamInfoList"]
            answer["StreamInfoList"] = [*streams, *(spoiled_stream(streams[0], name) for name in NAMES)]
        for fragment in answer.get("Fragments", [])[::7]:
            fragment["FragmentNumber"] += HOSTILE
        return json.dumps(answer).encode()


def spoiled_stream(stream, name):
    """What is said of `stream`, with `name` and words that nobody would use."""
    return stream | {
        "StreamName": name, "Status": HOSTILE, "DeviceName": HOSTILE, "MediaType": HOSTILE, "KmsKeyId": HOSTILE,
        "Version": HOSTILE,
    }


def spoiled_playlist(body):
    """A media playlist with hostile titles, tags, comments and URIs among what belongs there."""
    words = HOSTILE.encode()
    lines = []
    for line in body.split(b"\n"):
        lines.append(line + words if line.startswith(b"#EXTINF") else line)
        if line.startswith(b"#EXT-X-PROGRAM-DATE-TIME"):
            lines += [b"#EXT-X-" + words, b"# " + HOSTILE_BYTES, b'#EXT-X-DATERANGE:ID="' + words + b'"' + LONG.encode()]
    return b"\n".join(lines)
