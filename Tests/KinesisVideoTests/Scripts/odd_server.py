"""A loopback HTTP server that does what a client must survive. Prints its port, answers until its standard input ends."""
import http.server
import sys
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body, *headers):
        self.send_response(status)
        for name, value in (("content-length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/redirect":
            self.reply(302, b"", ("location", "/echo"))
        elif self.path == "/big":
            self.reply(200, b"x" * 100_000)
        elif self.path == "/broken":
            self.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc")
            self.close_connection = True
        elif self.path == "/begun":
            self.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc")
            threading.Event().wait()
        elif self.path == "/nonsense":
            self.wfile.write(b"hello, is this HTTP?\r\n\r\n")
            self.close_connection = True
        elif self.path == "/silent":
            threading.Event().wait()
        else:
            self.reply(200, self.headers.get("x-echo", "").encode(), ("X-Twice", "1"), ("x-twice", "2"))

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that goes away in the middle is part of the tests."""


server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
