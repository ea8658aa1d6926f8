"""The client's side of a WebSocket (RFC 6455), for text messages only."""

import base64
import os
import socket
import urllib.parse

TEXT, CONTINUATION, PING, PONG = 1, 0, 9, 10


class WebSocket:
    """A connection to `url`."""

    def __init__(self, url):
        address = urllib.parse.urlsplit(url)
        self._socket = socket.create_connection((address.hostname, address.port), timeout=30)
        self._stream = self._socket.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        status = self._stream.readline()
        if b" 101 " not in status:
            raise RuntimeError(f"no WebSocket: {status}")
        while self._stream.readline().strip():
            pass

    def send(self, text, opcode=TEXT):
        """Sends a frame; a client's are masked (RFC 6455 §5.3)."""
        payload = text.encode() if isinstance(text, str) else text
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self._socket.sendall(bytes([0x80 | opcode]) + self._length(len(payload)) + mask + masked)

    @staticmethod
    def _length(count):
        if count < 126:
            return bytes([0x80 | count])
        if count < 1 << 16:
            return bytes([0x80 | 126]) + count.to_bytes(2, "big")
        return bytes([0x80 | 127]) + count.to_bytes(8, "big")

    def receive(self):
        """The next message's text."""
        text = b""
        while True:
            is_last, opcode, payload = self._frame()
            if opcode == PING:
                self.send(payload, PONG)
            elif opcode in (TEXT, CONTINUATION):
                text += payload
                if is_last:
                    return text.decode()

    def _frame(self):
        first, second = self._read(2)
        count = second & 0x7F
        if count >= 126:
            count = int.from_bytes(self._read(2 if count == 126 else 8), "big")
        return bool(first & 0x80), first & 0x0F, self._read(count)

    def _read(self, count):
        data = self._stream.read(count)
        if len(data) < count:
            raise RuntimeError("the WebSocket was closed")
        return data
