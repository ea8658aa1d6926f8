"""AWS Sign-In, asked by botocore first, for users in many states who signed in with `aws login`.

Each case has a home folder of its own, once for botocore and once for the other side. `/cases` tells the cases with
botocore's outcome; `/again/CASE` resolves in the other side's home with botocore, while the service refuses everything.
Proofs of possession are verified. Prints its port, answers until its standard input ends.
"""
import base64
import datetime
import hashlib
import http.server
import json
import os
import sys
import tempfile
import threading
import time

import botocore.credentials
import botocore.session
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

SESSION = "arn:aws:iam::111122223333:user/night-watch"
KEY = ec.generate_private_key(ec.SECP256R1())
CLIENT = "arn:aws:signin:::devtools/same-device"
seen = set()


class Curve:
    """What botocore wants of its optional library for elliptic curves, over another one."""

    def __init__(self, key):
        self.key = key

    @classmethod
    def new_key_from_der_data(cls, data):
        return cls(serialization.load_der_private_key(data, None))

    def get_public_coords(self):
        numbers = self.key.public_key().public_numbers()
        return numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")

    def sign(self, digest):
        return self.key.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))

    @staticmethod
    def decode_der_signature_to_padded_pair(signature, pad_to):
        return b"".join(part.to_bytes(pad_to, "big") for part in utils.decode_dss_signature(signature))


botocore.credentials.EC = Curve


def pem(form=serialization.PrivateFormat.TraditionalOpenSSL):
    return KEY.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def moment(minutes):
    now = datetime.datetime.now(datetime.timezone.utc)
    return (now + datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def token(minutes, keys=(), **changes):
    """A cached token whose credentials expire in so many minutes; `None` leaves a member out."""
    access = {"accessKeyId": "ASIA-CACHED", "secretAccessKey": "cached/secret", "sessionToken": "cached+token",
              "accountId": "111122223333", "expiresAt": moment(minutes)} | dict(keys)
    members = {"accessToken": {name: value for name, value in access.items() if value is not None},
               "tokenType": "aws_sigv4", "refreshToken": "refresh~1", "identityToken": "a.\u00e9.c",
               "clientId": CLIENT, "dpopKey": pem(), "extra": {"list": [1, 2.5, None, True], "text": "\"\\\n"}} | changes
    return json.dumps({name: value for name, value in members.items() if value is not None})


def case(token, refusal=None, profile=None, variables=None, folder=".aws/login/cache", session=SESSION, more=""):
    return {"token": token, "refusal": refusal, "variables": variables or {}, "folder": folder, "session": session,
            "profile": profile if profile is not None else f"login_session = {session}\n", "more": more}


KEYS = "aws_access_key_id = AKIDFILE\naws_secret_access_key = secret-of-file\n"
CASES = {
    "cached": case(token(14)),
    "cached-for-six-minutes": case(token(6)),
    "about-to-expire": case(token(4)),
    "expired": case(token(-60)),
    "expired-long-ago": case(token(-60 * 24 * 30)),
    "another-form-of-key": case(token(-1, dpopKey=pem(serialization.PrivateFormat.PKCS8))),
    "a-key-with-other-line-ends": case(token(-1, dpopKey=pem().replace("\n", "\r\n"))),
    "an-odd-name": case(token(-1), session="w\u00f6rk 1/x"),
    "nobody-signed-in": case(None),
    "garbage": case("hello"),
    "an-array": case("[1]"),
    "no-access-token": case(token(14, accessToken=None)),
    "no-refresh-token": case(token(14, refreshToken=None)),
    "no-key": case(token(14, dpopKey=None)),
    "no-client": case(token(14, clientId=None)),
    "no-secret": case(token(14, {"secretAccessKey": None})),
    "no-expiry": case(token(14, {"expiresAt": None})),
    "a-broken-key": case(token(-1, dpopKey="-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n")),
    "a-broken-key-that-isnt-needed": case(token(14, dpopKey="nonsense")),
    "token-expired": case(token(-1), (401, "TOKEN_EXPIRED")),
    "user-changed": case(token(-1), (403, "USER_CREDENTIALS_CHANGED")),
    "may-not": case(token(-1), (403, "INSUFFICIENT_PERMISSIONS")),
    "denied-otherwise": case(token(-1), (403, "AUTHCODE_EXPIRED")),
    "invalid": case(token(-1), (400, "INVALID_REQUEST")),
    "busy": case(token(-1), (429, "INVALID_REQUEST")),
    "failed": case(token(-1), (500, "server_error")),
    "an-empty-answer": case(token(-1), (200, None)),
    "refused-while-it-lasts": case(token(4), (401, "TOKEN_EXPIRED")),
    "another-folder": case(token(-1), variables={"AWS_LOGIN_CACHE_DIRECTORY": "$HOME/kept"}, folder="kept"),
    "another-folder-at-home": case(token(14), variables={"AWS_LOGIN_CACHE_DIRECTORY": "~/kept"}, folder="kept"),
    "an-empty-session": case(token(14), profile="login_session =\n"),
    "the-credentials-file-wins": case(token(14), more="[cam]\n" + KEYS),
    "the-config-files-keys-lose": case(token(14), profile=f"login_session = {SESSION}\n" + KEYS),
    "a-program-loses": case(token(14), profile=f"login_session = {SESSION}\ncredential_process = false\n"),
    "variables-win": case(token(14), variables={"AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "s"}),
}
ERRORS = {"TOKEN_EXPIRED": "AccessDeniedException", "USER_CREDENTIALS_CHANGED": "AccessDeniedException",
          "INSUFFICIENT_PERMISSIONS": "AccessDeniedException", "AUTHCODE_EXPIRED": "AccessDeniedException",
          "INVALID_REQUEST": "ValidationException", "server_error": "InternalServerException"}
refuses = False


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_proven(proof, url):
    """Whether `proof` is one of RFC 9449 for a POST to `url`, made just now by the user's key, and never seen before."""
    head, payload, signature = proof.split(".")
    header, claims, raw = json.loads(decoded(head)), json.loads(decoded(payload)), decoded(signature)
    numbers = KEY.public_key().public_numbers()
    jwk = {"kty": "EC", "crv": "P-256"} | {
        name: base64.urlsafe_b64encode(value.to_bytes(32, "big")).rstrip(b"=").decode()
        for name, value in (("x", numbers.x), ("y", numbers.y))}
    pair = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    try:
        KEY.public_key().verify(pair, f"{head}.{payload}".encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    is_new = claims["jti"] not in seen
    seen.add(claims["jti"])
    return (header == {"typ": "dpop+jwt", "alg": "ES256", "jwk": jwk} and claims["htm"] == "POST" and is_new
            and claims["htu"] == url and abs(time.time() - claims["iat"]) < 60 and len(raw) == 64)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, value, error=None):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        if error:
            self.send_header("x-amzn-ErrorType", ERRORS.get(error, error))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        name = self.path.split("/")[1]
        refusal = (400, "INVALID_REQUEST") if refuses else CASES[name]["refusal"]
        wanted = {"clientId": CLIENT, "grantType": "refresh_token", "refreshToken": "refresh~1"}
        url = f"http://{self.headers['host']}{self.path}"
        is_right = request == wanted and self.path == f"/{name}/v1/token" and "authorization" not in self.headers
        if not is_right or not is_proven(self.headers["dpop"], url):
            refusal = (400, "INVALID_REQUEST")
        if refusal:
            return self.reply(refusal[0], {"error": refusal[1], "message": "no"} if refusal[1] else {}, refusal[1])
        self.reply(200, {
            "accessToken": {"accessKeyId": "ASIA-NEW", "secretAccessKey": "new/secret", "sessionToken": "new+token"},
            "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "refresh~2"})

    def do_GET(self):
        if self.path == "/cases":
            return self.reply(200, cases)
        self.reply(200, again(self.path.split("/")[2]))

    def log_message(self, *_):
        pass


def home(folder, name, side):
    """A home folder of a case, with its files."""
    case = CASES[name]
    path = os.path.join(folder, name, side)
    file = hashlib.sha256(case["session"].encode()).hexdigest() + ".json"
    files = {".aws/config": "[profile cam]\nregion = us-west-2\n" + case["profile"], ".aws/credentials": case["more"],
             f"{case['folder']}/{file}": case["token"]}
    for file, content in files.items():
        if content:
            os.makedirs(os.path.dirname(os.path.join(path, file)), exist_ok=True)
            with open(os.path.join(path, file), "w", encoding="utf-8") as output:
                output.write(content)
    return path


def cached(path, name):
    """The text of the cached token, or `null`."""
    folder = os.path.join(path, CASES[name]["folder"])
    files = os.listdir(folder) if os.path.isdir(folder) else []
    if not files:
        return None
    with open(os.path.join(folder, files[0]), encoding="utf-8") as text:
        return text.read()


def variables(path, name):
    return {"HOME": path, "AWS_PROFILE": "cam", "AWS_ENDPOINT_URL_SIGNIN": f"http://127.0.0.1:{port}/{name}",
            "AWS_MAX_ATTEMPTS": "1", "AWS_EC2_METADATA_DISABLED": "true", "PATH": PATH} | CASES[name]["variables"]


def outcome(environment):
    os.environ.clear()
    os.environ.update(environment)
    try:
        credentials = botocore.session.Session().get_credentials()
        keys = credentials.get_frozen_credentials()
        return {"method": credentials.method, "accessKeyID": keys.access_key, "secretAccessKey": keys.secret_key,
                "sessionToken": keys.token}
    except Exception as error:
        return {"error": type(error).__name__}


def again(name):
    global refuses
    refuses = True
    try:
        return outcome(variables(os.path.join(folder, name, "other"), name))
    finally:
        refuses = False


PATH = os.environ["PATH"]
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
port = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory() as folder:
    cases = []
    for name, case in CASES.items():
        ours, other = (home(folder, name, side) for side in ("botocore", "other"))
        file = hashlib.sha256(case["session"].encode()).hexdigest() + ".json"
        cases.append({"name": name, "environment": variables(other, name), "outcome": outcome(variables(ours, name)),
                      "path": os.path.join(other, case["folder"], file), "cached": cached(ours, name)})
    print(port, flush=True)
    sys.stdin.read()
