"""Servers on loopback of which each is broken in its own way, for as long as standard input is open.

Takes a folder for its files. Prints one JSON object: the port of each, by name, and the file with their authority.
"""

import http.server
import json
import os
import socket
import ssl
import subprocess
import sys
import threading

from moto.server import ThreadedMotoServer

FOLDER = sys.argv[1]
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]


def path(name):
    return os.path.join(FOLDER, name)


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def authority():
    subject = ["-subj", "/CN=Corporate Inspection CA", "-days", "30"]
    openssl("req", "-x509", *KEY, *subject, "-keyout", path("authority.key"), "-out", path("authority.pem"))


def context(name, names, days="10"):
    """A server's side of TLS with a certificate for `names` that ends in so many days."""
    pem = path(name + ".pem")
    openssl("req", *KEY, "-subj", "/CN=server", "-keyout", path(name + ".key"), "-out", path(name + ".csr"))
    with open(path(name + ".ext"), "w") as file:
        file.write("subjectAltName=" + names)
    signing = ["-CA", path("authority.pem"), "-CAkey", path("authority.key"), "-CAcreateserial", "-days", days]
    request = ["-in", path(name + ".csr"), "-extfile", path(name + ".ext")]
    openssl("x509", "-req", *request, *signing, "-out", pem)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(pem, path(name + ".key"))
    return made


class Empty(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def https(tls):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Empty)
    server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def dead():
    """A port that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


authority()
here = "DNS:localhost,IP:127.0.0.1"
silent = socket.create_server(("127.0.0.1", 0), backlog=50)
moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
moto.start()
ports = {
    "untrusted": https(context("untrusted", here)),
    "expired": https(context("expired", here, days="-1")),
    "misnamed": https(context("misnamed", "DNS:other.example")),
    "silent": silent.getsockname()[1],
    "dead": dead(),
    "sts": moto.get_host_and_port()[1],
}
print(json.dumps({"ports": ports, "authority": path("authority.pem")}), flush=True)
sys.stdin.read()
