"""A raw-socket HTTP server on loopback whose answer is broken as the asked stream's name says; the stream `good` is described.

A path before the operation's says it instead: `/huge/listStreams`; with `/listFragments:huge` that operation's answer alone is
broken. It prints its port, and serves until its standard input ends. The description's name is how many bytes the last fault
sent.
"""
import gzip
import json
import re
import socket
import struct
import sys
import threading
import time

OK = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
BEGUN = OK + b"content-length: 100\r\n\r\n{\"StreamInfo\":"
sent = 0


def good(_):
    info = {"StreamName": f"sent-{sent}", "Status": "ACTIVE", "DataRetentionInHours": 24}
    body = json.dumps({"StreamInfo": info, "StreamInfoList": [info], "Fragments": []}).encode()
    yield OK + b"content-length: %d\r\n\r\n%s" % (len(body), body)


def whole(body, head=OK):
    def answer(_):
        yield head + b"content-length: %d\r\n\r\n%s" % (len(body), body)

    return answer


def reset(start):
    def answer(peer):
        yield start
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        peer.close()

    return answer


def ending(start):
    def answer(peer):
        yield start
        peer.shutdown(socket.SHUT_WR)

    return answer


def forever(start, piece, pause=0.0):
    def answer(_):
        yield start
        while True:
            time.sleep(pause)
            yield piece

    return answer


def drip(text):
    def answer(_):
        for byte in text:
            yield bytes([byte])
            time.sleep(1)

    return answer


def huge(_):
    yield OK + b"content-length: 104857600\r\n\r\n"
    for _ in range(1600):
        yield b" " * 65536


def bomb(peer):
    body = gzip.compress(b" " * 104857600, 1)
    yield from whole(body, OK + b"content-encoding: gzip\r\n")(peer)


FAULTS = {
    "good": good,
    "reset": reset(b""),
    "reset-midway": reset(BEGUN),
    "half-close": ending(b""),
    "cut-short": ending(BEGUN),
    "cut-in-head": ending(b"HTTP/1.1 200 OK\r\ncontent-ty"),
    "silent": forever(b"", b"", 1),
    "slow-head": drip(OK * 100),
    "slow-body": forever(BEGUN, b" ", 1),
    "too-long": whole(b"{}", OK + b"x-next: soon\r\n" + b"content-length: 1\r\n"),
    "more-than-said": lambda _: iter([OK + b"content-length: 1\r\n\r\n{} and more"]),
    "garbage": whole(b"\xff\xfe{\"StreamInfo\": nonsense]"),
    "page": whole(b"<html>Sign in to the hotel's network</html>", b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"),
    "nested": whole(b"{\"StreamInfo\":" + b"[" * 1_000_000),
    "huge": huge,
    "huge-chunks": forever(OK + b"transfer-encoding: chunked\r\n\r\n", b"10000\r\n" + b" " * 65536 + b"\r\n"),
    "chunk-nonsense": whole(b"", OK + b"transfer-encoding: chunked\r\n\r\nzz\r\n"),
    "redirect": whole(b"", b"HTTP/1.1 302 Found\r\nlocation: /describeStream\r\n"),
    "endless-header": forever(OK + b"x-long: ", b"a" * 4096),
    "endless-headers": forever(OK, b"x-more: yes\r\n" * 300),
    "endless-continue": forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.001),
    "gzip-bomb": bomb,
    "no-http": ending(b"220 mail.example ESMTP\r\n"),
}


def fault(path, body):
    """The name of the fault that is asked for."""
    *base, operation = path.strip("/").split("/")
    if not base:
        return json.loads(body)["StreamName"]
    wanted, _, name = base[0].rpartition(":")
    return name if wanted in ("", operation) else "good"


def serve(peer):
    global sent
    received = b""
    while True:
        piece = peer.recv(65536)
        if not piece:
            return
        received += piece
        if received[:1] == b"\x16":
            peer.sendall(b"this is no TLS at all\r\n" * 10)
            return
        head, separator, body = received.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        if not separator or len(body) < int(length[1]):
            continue
        received = b""
        name = fault(head.split(b" ")[1].decode(), body)
        count = 0
        for part in FAULTS[name](peer):
            try:
                peer.sendall(part)
            finally:
                count += len(part)
                sent = count if name != "good" else sent


def attend(peer):
    try:
        serve(peer)
    except OSError:
        pass  # A client that goes away in the middle is what is tested.
    finally:
        peer.close()


server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)


def accept():
    while True:
        threading.Thread(target=attend, args=(server.accept()[0],), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
sys.stdin.read()
