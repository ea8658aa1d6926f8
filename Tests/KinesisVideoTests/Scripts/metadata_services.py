"""Instance metadata and container services that misbehave in many ways, asked by botocore first.

Each case has a name, the environment variables that lead to its service, and what that service answers. botocore's own
outcome of each is at `/cases`. Prints its port, answers until its standard input ends.
"""
import datetime
import http.server
import json
import os
import sys
import tempfile
import threading

import botocore.session
import botocore.utils

TOKEN = "token~of/the+service=="
ROLES = "/latest/meta-data/iam/security-credentials/"


def document(name, **changes):
    """Credentials that last six hours, unless told otherwise."""
    hours = changes.pop("hours", 6)
    expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=hours)
    members = {"Code": "Success", "AccessKeyId": f"ASIA-{name}", "SecretAccessKey": f"secret/{name}",
               "Token": f"token+{name}==", "Expiration": expires.strftime("%Y-%m-%dT%H:%M:%SZ"), **changes}
    return json.dumps({key: value for key, value in members.items() if value is not None})


SILENT = object()
# What is answered instead of a good service's answers: status and body by method and path.
INSTANCE = {
    "imds-v2": {},
    "imds-v1": {"PUT": (404, "")},
    "imds-v1-forbidden": {"PUT": (403, "")},
    "imds-v1-method": {"PUT": (405, "")},
    "imds-token-500": {"PUT": (500, "")},
    "imds-token-400": {"PUT": (400, "")},
    "imds-token-silent": {"PUT": SILENT},
    "imds-v1-disabled": {"PUT": (404, ""), "env": {"AWS_EC2_METADATA_V1_DISABLED": "true"}},
    "imds-v2-only": {"env": {"AWS_EC2_METADATA_V1_DISABLED": "true"}},
    "imds-disabled": {"env": {"AWS_EC2_METADATA_DISABLED": "TRUE"}},
    "imds-no-role": {"roles": (404, "not found")},
    "imds-empty-role": {"roles": (200, "")},
    "imds-roles-500": {"roles": (500, "")},
    "imds-roles-silent": {"roles": SILENT},
    "imds-keys-500": {"keys": (500, "")},
    "imds-keys-html": {"keys": (200, "<html>")},
    "imds-keys-empty": {"keys": (200, "")},
    "imds-keys-refused": {"keys": (200, json.dumps({"Code": "AssumeRoleUnauthorizedAccess", "Message": "no"}))},
    "imds-keys-partial": {"keys": (200, document("x", Token=None))},
    "imds-stale": {"keys": (200, document("imds-stale", hours=-1))},
    "imds-nearly-stale": {"keys": (200, document("imds-nearly-stale", hours=0.2))},
    "imds-redirect": {"keys": (302, "")},
    "imds-flaky": {"flaky": 1, "env": {"AWS_METADATA_SERVICE_NUM_ATTEMPTS": "2"}},
    "imds-flaky-once": {"flaky": 1},
    "imds-bad-mode": {"env": {"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv5"}},
    "imds-bad-timeout": {"env": {"AWS_METADATA_SERVICE_TIMEOUT": "soon"}},
    "imds-bad-endpoint": {"env": {"AWS_EC2_METADATA_SERVICE_ENDPOINT": "169.254.169.254"}},
}
CONTAINER = {
    "container": {},
    "container-token": {"authorization": "Basic abc", "env": {"AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic abc"}},
    "container-file": {"authorization": "from-file", "file": "from-file"},
    "container-file-wins": {"authorization": "from-file", "file": "from-file",
                            "env": {"AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic abc"}},
    "container-wrong-token": {"authorization": "Basic abc", "env": {"AWS_CONTAINER_AUTHORIZATION_TOKEN": "other"}},
    "container-file-line": {"authorization": "from-file", "file": "from-file\n"},
    "container-file-gone": {"env": {"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/nonexistent/token"}},
    "container-token-line": {"env": {"AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\r\nb: c"}},
    "container-flaky": {"flaky": 2},
    "container-too-flaky": {"flaky": 3},
    "container-500": {"keys": (500, "")},
    "container-html": {"keys": (200, "<html>")},
    "container-partial": {"keys": (200, document("x", SecretAccessKey=None))},
    "container-redirect": {"keys": (302, "")},
    "container-other-host": {"env": {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://10.0.0.1/keys"}},
    "container-looks-like-loopback": {
        "env": {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost@127.0.0.1.example/keys"}},
    "container-relative-name": {"env": {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": ".example/keys"}},
    "container-wins": {"imds": True},
    "container-broken-hides-imds": {"imds": True, "keys": (500, "")},
}
CASES = {**INSTANCE, **CONTAINER}
requests = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        if status == 302:
            self.send_header("location", "/imds-v2" + ROLES + "role")
        self.end_headers()
        self.wfile.write(body)

    def answer(self, part, good):
        case = CASES[self.case]
        key = (self.case, part)
        requests[key] = requests.get(key, 0) + 1
        found = case.get(part, (200, good))
        if found is SILENT:
            threading.Event().wait()
        elif requests[key] <= case.get("flaky", 0):
            self.reply(503, "")
        else:
            self.reply(*found)

    def route(self):
        _, self.case, *rest = self.path.split("/")
        return "/" + "/".join(rest)

    def do_PUT(self):
        self.route()
        lasting = self.headers.get("x-aws-ec2-metadata-token-ttl-seconds") == "21600"
        self.answer("PUT", TOKEN) if lasting else self.reply(400, "")

    def do_GET(self):
        if self.path == "/cases":
            return self.reply(200, json.dumps(outcomes))
        path = self.route()
        if path == "/keys":
            wanted = CASES[self.case].get("authorization")
            allowed = wanted is None or self.headers.get("authorization") == wanted
            return self.answer("keys", document(self.case)) if allowed else self.reply(401, "")
        if "PUT" not in CASES[self.case] and self.headers.get("x-aws-ec2-metadata-token") != TOKEN:
            return self.reply(401, "")
        if path == ROLES:
            return self.answer("roles", "camera+role@site")
        return self.answer("keys", document(self.case)) if path.startswith(ROLES) else self.reply(404, "")

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that goes away in the middle is part of the tests."""


def variables(name, port, folder):
    """The environment of a case."""
    case = CASES[name]
    found = {"HOME": folder}
    base = f"http://127.0.0.1:{port}"
    if name in INSTANCE:
        found["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = f"{base}/{name}"
    elif "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI" not in case.get("env", {}):
        found["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = f"{base}/{name}/keys"
    if case.get("imds"):
        found["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = f"{base}/imds-v2"
    if "file" in case:
        path = found["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = os.path.join(folder, name)
        with open(path, "w") as file:
            file.write(case["file"])
    return {**found, **case.get("env", {})}


def outcome(environment):
    """Who wins and with which keys, by botocore."""
    os.environ.clear()
    os.environ.update(environment)
    try:
        found = botocore.session.Session().get_credentials()
        if found is None:
            return {"error": "none"}
        keys = found.get_frozen_credentials()
        remaining = (found._expiry_time - datetime.datetime.now(datetime.timezone.utc)).total_seconds()
        return {"source": found.method, "accessKeyID": keys.access_key, "secretAccessKey": keys.secret_key,
                "sessionToken": keys.token, "minutes": round(remaining / 60)}
    except Exception as error:
        return {"error": type(error).__name__}


# Nobody waits between attempts, and chance is what the other side takes it to be.
botocore.utils.ContainerMetadataFetcher.__init__.__defaults__ = (None, lambda _: None)
botocore.utils.random.randint = lambda low, high: low
server = Server(("127.0.0.1", 0), Handler)
port = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory() as folder:
    environments = {name: variables(name, port, folder) for name in CASES}
    outcomes = [{"name": name, "environment": environment, "outcome": outcome(environment)}
                for name, environment in environments.items()]
    # The other side finds the services as they were.
    requests.clear()
    print(port, flush=True)
    sys.stdin.read()
