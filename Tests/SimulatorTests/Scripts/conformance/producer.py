"""A producer that isn't a program: it writes Matroska (RFC 9559) element by element and says it to PutMedia."""

import http.client
import json
import os
import socket
import time
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials

SEGMENT = bytes.fromhex("18538067 01ffffffffffffff")


def element(identifier, content):
    """An element with a size of eight bytes."""
    return bytes.fromhex(identifier) + (1 << 56 | len(content)).to_bytes(8, "big") + content


def number(identifier, value):
    return element(identifier, value.to_bytes(8, "big"))


def track(ordinal, kind, codec, private=b"private"):
    """A track entry; nobody looks into codec private data before it is played."""
    content = number("d7", ordinal) + number("73c5", ordinal) + number("83", kind) + element("86", codec)
    size = element("e0", number("b0", 320) + number("ba", 180)) if kind == 1 else b""
    return element("ae", content + (element("63a2", private) if private else b"") + size)


VIDEO, AUDIO = track(1, 1, b"V_MPEG4/ISO/AVC"), track(2, 2, b"A_AAC")


def header(*tracks):
    """What comes before the first cluster."""
    head = element("1a45dfa3", element("4282", b"matroska") + number("4287", 2) + number("4285", 2))
    info = element("1549a966", number("2ad7b1", 1_000_000))
    return head + SEGMENT + info + element("1654ae6b", b"".join(tracks))


def cluster(timecode, frames):
    """A cluster of frames, each of them its track and its milliseconds after the cluster's beginning."""
    blocks = [
        element("a3", bytes([0x80 | ordinal]) + offset.to_bytes(2, "big") + b"\x80" + b"frame" * 20)
        for ordinal, offset in frames
    ]
    return element("1f43b675", number("e7", timecode) + b"".join(blocks))


def tags(pairs):
    simple = [element("67c8", element("45a3", name) + element("4487", text)) for name, text in pairs]
    return element("1254c367", element("7373", b"".join(simple)))


class Producer:
    """A connection of PutMedia: what was sent, and what was heard."""

    def __init__(self, headers):
        address = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"])
        self._socket = socket.create_connection((address.hostname, address.port), timeout=20)
        lines = [f"{name}: {value}" for name, value in {**signed(headers), "Transfer-Encoding": "chunked"}.items()]
        self._socket.sendall("\r\n".join(["POST /putMedia HTTP/1.1", *lines, "", ""]).encode())
        self._response = None

    @property
    def response(self):
        """The answer, whose headers come before anything was sent."""
        if self._response is None:
            self._response = http.client.HTTPResponse(self._socket)
            self._response.begin()
        return self._response

    def send(self, data):
        self._socket.sendall(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def finish(self):
        """Says that no more comes."""
        self._socket.sendall(b"0\r\n\r\n")

    def hang_up(self):
        """Stops in the middle, but goes on hearing."""
        self._socket.shutdown(socket.SHUT_WR)

    def hear(self):
        """The next acknowledgement, or `None` at the end."""
        line = self.response.readline()
        return json.loads(line) if line.strip() else None

    def hear_until(self, event):
        """The acknowledgements up to the first of `event`, or to the end."""
        heard = []
        while not heard or heard[-1]["EventType"] != event:
            acknowledgement = self.hear()
            if acknowledgement is None:
                break
            heard.append(acknowledgement)
        return heard

    def hear_all(self):
        return list(iter(self.hear, None))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._response:
            self._response.close()
        self._socket.close()


def signed(headers):
    """`headers` with a signature for a body of which nothing is known yet: it is signed as an empty one."""
    url = os.environ["AWS_ENDPOINT_URL"] + "/putMedia"
    request = botocore.awsrequest.AWSRequest("POST", url, headers, b"")
    keys = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
    signer = botocore.auth.SigV4Auth(botocore.credentials.Credentials(*keys), "kinesisvideo", "us-west-2")
    signer.add_auth(request)
    return {"Host": urllib.parse.urlsplit(url).netloc, **dict(request.headers.items())}


def naming(stream, timecodes="RELATIVE", start=None):
    """The headers that name a stream and say what timecodes count from."""
    start = start if start is not None else time.time()
    names = {"x-amzn-stream-name": stream, "x-amzn-fragment-timecode-type": timecodes}
    return {**names, "x-amzn-producer-start-timestamp": f"{start:.3f}"}
