"""Local services that give credentials, and what botocore makes of many configurations that lead to them.

Prints its port. GET /rows answers every configuration of credential_rows with botocore's outcome; POST /resolve takes a
configuration in JSON and answers botocore's outcome for it, with the CLI's cache where it says "cache"; other paths are
the services. Ends when its standard input does.
"""
import datetime
import hashlib
import http.server
import json
import os
import pathlib
import re
import sys
import tempfile
import threading
import urllib.parse

import botocore.credentials
import botocore.session
import botocore.tokens
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials
from botocore.utils import JSONFileCache

from credential_rows import ROWS
from service_rows import SERVICE_ROWS

REGION = "us-west-2"
PATH = os.environ["PATH"]
calls = []


def is_signed_well(headers, body):
    """Whether the request is signed as botocore signs for STS, by the key whose secret is `secret-of-KEY`."""
    fields = dict(part.strip().split("=", 1) for part in headers["authorization"].split(" ", 1)[1].split(","))
    key, _, region, service, _ = fields["Credential"].split("/")
    names = fields["SignedHeaders"].split(";")
    token = headers.get("x-amz-security-token")
    signer = SigV4Auth(Credentials(key, f"secret-of-{key}", token), "sts", REGION)
    request = AWSRequest(method="POST", url=f"http://{headers['host']}/", data=body,
                         headers={name: headers[name] for name in names})
    request.context["timestamp"] = headers["x-amz-date"]
    signer.headers_to_sign = lambda _: HTTPHeaders.from_dict({name: headers[name] for name in names})
    signature = signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)
    return (region, service, fields["Signature"]) == (REGION, "sts", signature)


def sts(headers, body):
    """A status and XML: keys that follow from who asks for what."""
    form = dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
    calls.append(form["Action"])
    caller = re.search(r"Credential=(\w+)/", headers.get("authorization", ""))
    if form["Action"] == "AssumeRole" and not is_signed_well(headers, body):
        return 403, error("SignatureDoesNotMatch", "The request signature we calculated does not match")
    if form["RoleArn"].endswith("/denied"):
        return 403, error("AccessDenied", f"{caller and caller[1]} may not & mustn't <assume> this")
    if form["RoleArn"].endswith("/nonsense"):
        return 200, b"<html>nonsense"
    if "SerialNumber" in form and form.get("TokenCode") != "123456":
        return 403, error("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")
    # A session's name of a tool's own making has the time in it.
    terms = {name: value for name, value in form.items() if not (name == "RoleSessionName" and "-session-" in value)}
    terms["caller"] = caller and caller[1]
    key = "ASIA" + hashlib.sha1(json.dumps(terms, sort_keys=True).encode()).hexdigest()[:16].upper()
    seconds = int(form.get("DurationSeconds", "3600"))
    expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    arn = form["RoleArn"].replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/" + form["RoleSessionName"]
    return 200, f"""<?xml version="1.0"?>
<{form['Action']}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{form['Action']}Result><Credentials>
<AccessKeyId>{key}</AccessKeyId><SecretAccessKey>secret-of-{key}</SecretAccessKey>
<SessionToken>token-of-{key}</SessionToken><Expiration>{expires.strftime('%Y-%m-%dT%H:%M:%SZ')}</Expiration></Credentials>
<AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId><Arn>{arn}</Arn></AssumedRoleUser></{form['Action']}Result>
<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{form['Action']}Response>""".encode()


def error(code, message):
    message = message.replace("&", "&amp;").replace("<", "&lt;")
    return (f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
            f"<RequestId>r-2</RequestId></ErrorResponse>").encode()


def temporary(name):
    """What instance metadata and containers answer."""
    expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=6)
    return {"Code": "Success", "AccessKeyId": f"ASIA{name}", "SecretAccessKey": f"secret-of-ASIA{name}",
            "Token": f"token-of-{name}", "Expiration": expires.strftime("%Y-%m-%dT%H:%M:%SZ")}


def portal(headers):
    """What IAM Identity Center answers to a user's token."""
    key = "ASIASSO" + headers["x-amz-sso_bearer_token"].upper()
    return {"accessKeyId": key, "secretAccessKey": f"secret-of-{key}", "sessionToken": f"token-of-{key}",
            "expiration": 4_000_000_000_000}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        roles = "/latest/meta-data/iam/security-credentials/"
        answers = {
            "/rows": lambda: outcomes(self.server.server_address[1]), "/calls": lambda: calls,
            "/container": lambda: temporary("CONTAINER"), roles + "camera": lambda: temporary("INSTANCE"),
            "/federation/credentials": lambda: {"roleCredentials": portal(self.headers)},
        }
        path = self.path.split("?")[0]
        if path == roles:
            return self.reply(200, b"camera")
        answer = answers.get(path)
        self.reply(200 if answer else 404, json.dumps(answer() if answer else {}).encode())

    def do_PUT(self):
        self.reply(200, b"session-of-the-instance")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path == "/resolve":
            wish = json.loads(body)
            return self.reply(200, json.dumps(outcome(wish)).encode())
        self.reply(*sts({name.lower(): value for name, value in self.headers.items()}, body))

    def log_message(self, *_):
        pass


def outcome(wish):
    """What botocore finds: who won and the keys, or the class of the error; all `null` where it found nothing."""
    os.environ.clear()
    os.environ.update(wish["variables"])
    tokens = os.path.join(wish["variables"]["HOME"], ".aws/sso/cache")
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = tokens
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = tokens
    found = {"method": None, "key": None, "secret": None, "token": None, "error": None, "code": None}
    try:
        session = botocore.session.Session(profile=wish.get("profile"))
        if wish.get("cache"):
            cache = JSONFileCache(os.path.join(wish["variables"]["HOME"], ".aws/cli/cache"))
            for name in ("assume-role", "assume-role-with-web-identity"):
                session.get_component("credential_provider").get_provider(name).cache = cache
        credentials = session.get_credentials()
        if credentials is not None:
            keys = credentials.get_frozen_credentials()
            found |= {"method": credentials.method, "key": keys.access_key, "secret": keys.secret_key,
                      "token": keys.token}
    except Exception as error:
        found |= {"error": type(error).__name__}
        if hasattr(error, "response"):
            found["code"] = error.response["Error"]["Code"]
    return found


def outcomes(port):
    """Every row with its home folder filled, and with botocore's outcome."""
    made = []
    for row in ROWS + SERVICE_ROWS:
        home = tempfile.mkdtemp(dir=folder.name)
        fill = lambda text: text.replace("{port}", str(port)).replace("{home}", home)
        for path, text in row["files"].items():
            file = pathlib.Path(home, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fill(text))
        url = f"http://127.0.0.1:{port}"
        variables = {"HOME": home, "PATH": PATH, "AWS_DEFAULT_REGION": REGION, "AWS_REGION": REGION,
                     "AWS_ENDPOINT_URL_STS": url, "AWS_ENDPOINT_URL_SSO": url, "AWS_MAX_ATTEMPTS": "1", "AWS_EC2_METADATA_DISABLED": "true"}
        variables |= {name: fill(value) for name, value in row["variables"].items()}
        wish = {"variables": variables, "profile": row["profile"]}
        made.append({"name": row["name"], **wish, **outcome(wish)})
    return made


folder = tempfile.TemporaryDirectory()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
folder.cleanup()
