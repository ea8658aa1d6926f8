"""Loopback servers with certificates that openssl makes, and proxies. Prints where they are, lives until its input ends."""
import http.server
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

FOLDER = tempfile.mkdtemp()
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
BLOCKED = []


def path(name):
    return os.path.join(FOLDER, name)


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def authority(name):
    subject = ["-subj", f"/CN={name}", "-days", "30"]
    openssl("req", "-x509", *KEY, *subject, "-keyout", path(name + ".key"), "-out", path(name + ".pem"))
    return path(name + ".pem")


def certificate(name, names, days):
    openssl("req", *KEY, "-subj", f"/CN={name}", "-keyout", path(name + ".key"), "-out", path(name + ".csr"))
    with open(path(name + ".ext"), "w") as file:
        file.write("subjectAltName=" + names)
    signing = ["-CA", path("authority.pem"), "-CAkey", path("authority.key"), "-CAcreateserial", "-days", days]
    openssl(
        "x509", "-req", "-in", path(name + ".csr"), *signing, "-extfile", path(name + ".ext"),
        "-out", path(name + ".pem"))  # fmt: skip


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        # Each connection has a port of its own.
        body = str(self.client_address[1]).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that refuses the certificate is part of the tests."""


class Server6(Server):
    address_family = socket.AF_INET6


def serve(name=None, kind=Server, address="127.0.0.1"):
    server = kind((address, 0), Handler)
    if name:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path(name + ".pem"), path(name + ".key"))
        # The handshake is the connection's thread's, not the listener's.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def mute():
    """Accepts connections by its backlog, and never says anything."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=8)
    BLOCKED.append(listener)
    return listener.getsockname()[1]


def full():
    """Has a full backlog: further connections wait for their SYN's answer."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=0)
    BLOCKED.append(listener)
    for _ in range(4):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex(listener.getsockname())
        BLOCKED.append(client)
    return listener.getsockname()[1]


def refuser():
    """A proxy that answers CONNECT s502.example:443 with the status 502, and so on; prints nothing of what it was asked."""
    listener = socket.create_server(("127.0.0.1", 0))

    def attend(peer):
        with peer:
            line = b""
            while b"\r\n\r\n" not in line:
                piece = peer.recv(4096)
                if not piece:
                    return
                line += piece
            status = line.split(b"CONNECT s")[-1][:3]
            peer.sendall(b"HTTP/1.1 " + status + b" No\r\ncontent-length: 0\r\n\r\n")

    def accept():
        while True:
            threading.Thread(target=attend, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


def proxy(name, *options):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open(path(name + ".conf"), "w") as file:
        lines = [f"Port {port}", "Listen 127.0.0.1", "Timeout 60", f'LogFile "{path(name + ".log")}"']
        file.write("\n".join([*lines, "LogLevel Connect", "MaxClients 50", *options, ""]))
    process = subprocess.Popen(
        ["tinyproxy", "-d", "-c", path(name + ".conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        if socket.socket().connect_ex(("127.0.0.1", port)) == 0:
            return process, port
        time.sleep(0.05)
    sys.exit(f"tinyproxy didn't start with {options}")


authority("authority")
authority("stranger")
certificate("good", "DNS:localhost,IP:127.0.0.1,IP:::1", "30")
certificate("misnamed", "DNS:elsewhere.example", "30")
certificate("expired", "DNS:localhost,IP:127.0.0.1", "-1")
proxies = {
    "open": proxy("open"),
    "guarded": proxy("guarded", "BasicAuth operator swordfish"),
    "refusing": proxy("refusing", "ConnectPort 1"),
}
print(json.dumps({
    "authority": path("authority.pem"), "stranger": path("stranger.pem"), "good": serve("good"),
    "good6": serve("good", Server6, "::1"), "misnamed": serve("misnamed"), "expired": serve("expired"),
    "plain": serve(), "plain6": serve(None, Server6, "::1"), "mute": mute(), "full": full(), "log": path("open.log"),
    "refuser": refuser(),
    **{name: port for name, (_, port) in proxies.items()},
}), flush=True)  # fmt: skip
sys.stdin.read()
for process, _ in proxies.values():
    # A signal that asks may be blocked: masks are inherited.
    process.kill()
    process.wait()
shutil.rmtree(FOLDER)
