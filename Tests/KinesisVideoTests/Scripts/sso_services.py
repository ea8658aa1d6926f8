"""IAM Identity Center's portal and OpenID Connect, asked by botocore first, for users in many states.

Each case has a home folder of its own, once for botocore and once for the other side. `/cases` tells the cases with botocore's
outcome; `/again/CASE` resolves in the other side's home with botocore, while the services refuse everything. Prints its port,
answers until its standard input ends.
"""
import datetime
import hashlib
import http.server
import json
import os
import sys
import tempfile
import threading

import botocore.credentials
import botocore.session
import botocore.tokens

START = "https://d-1.awsapps.com/start"
MEMBERS = {"sso_start_url": START, "sso_region": "us-east-1"}
ROLE = {"sso_account_id": "123456789012", "sso_role_name": "Viewer+cam@site"}
SESSION = {"profile cam": {"sso_session": "work", **ROLE}, "sso-session work": MEMBERS}
LEGACY = {"profile cam": {**MEMBERS, **ROLE}}
REGISTRATION = {"clientId": "client", "clientSecret": "client~secret", "refreshToken": "refresh~1"}


def moment(minutes, form="%Y-%m-%dT%H:%M:%SZ"):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)).strftime(form)


def token(minutes, form="%Y-%m-%dT%H:%M:%SZ", registration=1000, **changes):
    members = {"startUrl": START, "region": "us-east-1", "accessToken": "access~1", "expiresAt": moment(minutes, form)}
    if registration is not None:
        members |= {**REGISTRATION, "registrationExpiresAt": moment(registration)}
    members |= changes
    return json.dumps({key: value for key, value in members.items() if value is not None})


def kept(minutes):
    return json.dumps({"ProviderType": "sso", "Credentials": {
        "AccessKeyId": "ASIA-KEPT", "SecretAccessKey": "kept/secret", "SessionToken": "kept+token",
        "Expiration": moment(minutes), "AccountId": "123456789012"}})


def without(config, section, name):
    return {**config, section: {key: value for key, value in config[section].items() if key != name}}


def case(config, token, portal=None, oidc=None, kept=None, refreshed="refresh~2"):
    return {"config": config, "token": token, "portal": portal, "oidc": oidc, "kept": kept, "refreshed": refreshed}


CASES = {
    "legacy": case(LEGACY, token(60)),
    "legacy-utc": case(LEGACY, token(60, "%Y-%m-%dT%H:%M:%SUTC")),
    "legacy-about-to-expire": case(LEGACY, token(5)),
    "legacy-expired": case(LEGACY, token(-1)),
    "legacy-no-token": case(LEGACY, None),
    "legacy-unauthorized": case(LEGACY, token(60), portal=(401, "UnauthorizedException")),
    "session": case(SESSION, token(60)),
    "session-fractions": case(SESSION, token(60, "%Y-%m-%dT%H:%M:%S.%fZ")),
    "session-offset": case(SESSION, token(60, "%Y-%m-%dT%H:%M:%S+00:00")),
    "session-renewed": case(SESSION, token(10)),
    "session-expired-renewed": case(SESSION, token(-600)),
    "session-renewed-keeps-refresh-token": case(SESSION, token(10), refreshed="refresh~1"),
    "session-not-renewable": case(SESSION, token(10, registration=None)),
    "session-no-client-secret": case(SESSION, token(-10, clientSecret=None)),
    "session-registration-expired": case(SESSION, token(10, registration=-1)),
    "session-expired-registration-expired": case(SESSION, token(-10, registration=-1)),
    "session-renewal-refused": case(SESSION, token(10), oidc=(400, "InvalidGrantException")),
    "session-expired-renewal-refused": case(SESSION, token(-10), oidc=(400, "InvalidGrantException")),
    "session-expired-renewal-failed": case(SESSION, token(-10), oidc=(500, "InternalServerException")),
    "session-renewal-failed": case(SESSION, token(10), oidc=(500, "InternalServerException")),
    "session-no-token": case(SESSION, None),
    "session-empty-token": case(SESSION, "{}"),
    "session-garbage-token": case(SESSION, "garbage"),
    "session-token-without-date": case(SESSION, token(60, expiresAt=None)),
    "session-token-with-odd-date": case(SESSION, token(60, expiresAt="someday")),
    "session-unauthorized": case(SESSION, token(60), portal=(401, "UnauthorizedException")),
    "session-forbidden": case(SESSION, token(60), portal=(403, "ForbiddenException")),
    "session-no-such-role": case(SESSION, token(60), portal=(404, "ResourceNotFoundException")),
    "session-busy": case(SESSION, token(60), portal=(429, "TooManyRequestsException")),
    "session-portal-failed": case(SESSION, token(60), portal=(500, "InternalFailure")),
    "session-portal-empty": case(SESSION, token(60), portal=(200, None)),
    "kept": case(SESSION, None, kept=kept(30)),
    "kept-legacy": case(LEGACY, None, kept=kept(30)),
    "kept-too-short": case(SESSION, token(60), kept=kept(14)),
    "kept-expired": case(SESSION, token(60), kept=kept(-10)),
    "kept-expired-no-token": case(SESSION, None, kept=kept(-10)),
    "lacks-role": case(without(SESSION, "profile cam", "sso_role_name"), token(60)),
    "lacks-account": case(without(LEGACY, "profile cam", "sso_account_id"), token(60)),
    "lacks-start-url": case(without(LEGACY, "profile cam", "sso_start_url"), token(60)),
    "lacks-region": case(without(SESSION, "sso-session work", "sso_region"), token(60)),
    "lacks-session": case({"profile cam": SESSION["profile cam"]}, token(60)),
    "region-in-profile-only": case(
        {"profile cam": {**SESSION["profile cam"], "sso_region": "us-east-1"}, "sso-session work": {"sso_start_url": START}},
        token(60)),
    "same-in-both": case({"profile cam": {**SESSION["profile cam"], **MEMBERS}, "sso-session work": MEMBERS}, token(60)),
    "contradiction": case(
        {"profile cam": {**SESSION["profile cam"], "sso_region": "eu-west-1"}, "sso-session work": MEMBERS}, token(60)),
    "odd-names": case(
        {"profile cam": {**ROLE, "sso_role_name": "Rölle", "sso_session": "wörk 1"}, "sso-session 'wörk 1'": MEMBERS},
        token(60)),
}
refuses = False


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, value, error=None):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        if error:
            self.send_header("x-amzn-ErrorType", error)
        self.end_headers()
        self.wfile.write(body)

    def answer(self, part, good):
        found = CASES[self.path.split("/")[1]][part]
        if refuses:
            self.reply(400, {"message": "nobody should ask"}, "InvalidRequestException")
        elif found and found[1]:
            self.reply(found[0], {"message": "no", "error": "no", "error_description": "no"}, found[1])
        else:
            self.reply(200, {} if found else good)

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if request != {"grantType": "refresh_token", **REGISTRATION}:
            return self.reply(400, {"error": "invalid_request"}, "InvalidRequestException")
        refreshed = CASES[self.path.split("/")[1]]["refreshed"]
        self.answer("oidc", {"accessToken": "access~2", "tokenType": "Bearer", "expiresIn": 3600, "refreshToken": refreshed})

    def do_GET(self):
        if self.path == "/cases":
            return self.reply(200, cases)
        if self.path.startswith("/again/"):
            return self.reply(200, again(self.path.split("/")[2]))
        access = self.headers.get("x-amz-sso_bearer_token")
        if access not in ("access~1", "access~2"):
            return self.reply(401, {"message": "no session"}, "UnauthorizedException")
        # The keys tell what they were asked with.
        asked = hashlib.sha1((access + self.path.split("?")[-1]).encode()).hexdigest()[:12]
        self.answer("portal", {"roleCredentials": {
            "accessKeyId": f"ASIA-{asked}", "secretAccessKey": f"secret/{asked}", "sessionToken": f"token+{asked}",
            "expiration": 4_000_000_000_123}})

    def log_message(self, *_):
        pass


def home(folder, name, side):
    """A home folder of a case, with its files."""
    case = CASES[name]
    path = os.path.join(folder, name, side)
    text = "".join(f"[{section}]\n" + "".join(f"{key} = {value}\n" for key, value in settings.items())
                   for section, settings in case["config"].items())
    profile = case["config"]["profile cam"]
    session = profile.get("sso_session")
    role = {"roleName": profile.get("sso_role_name"), "accountId": profile.get("sso_account_id")}
    role |= {"sessionName": session} if session else {"startUrl": START}
    files = {
        ".aws/config": text,
        f".aws/sso/cache/{hashlib.sha1((session or START).encode()).hexdigest()}.json": case["token"],
        ".aws/cli/cache/" + hashlib.sha1(
            json.dumps(role, sort_keys=True, separators=(",", ":")).encode()).hexdigest() + ".json": case["kept"],
    }
    for file, content in files.items():
        if content is not None:
            os.makedirs(os.path.dirname(os.path.join(path, file)), exist_ok=True)
            with open(os.path.join(path, file), "w", encoding="utf-8") as output:
                output.write(content)
    return path


def caches(path):
    """What the caches of a home hold, by path."""
    found = {}
    for cache in (".aws/sso/cache", ".aws/cli/cache"):
        for file in sorted(os.listdir(os.path.join(path, cache))) if os.path.isdir(os.path.join(path, cache)) else []:
            with open(os.path.join(path, cache, file), encoding="utf-8") as text:
                found[f"{cache}/{file}"] = text.read()
    return found


def variables(path, name):
    base = f"http://127.0.0.1:{port}/{name}"
    return {"HOME": path, "AWS_PROFILE": "cam", "AWS_ENDPOINT_URL_SSO": base, "AWS_ENDPOINT_URL_SSO_OIDC": base,
            "AWS_REGION": "us-west-2", "AWS_MAX_ATTEMPTS": "1", "AWS_EC2_METADATA_DISABLED": "true"}


def outcome(environment):
    """Who wins and with which keys, by botocore with the caches that the AWS CLI gives it."""
    os.environ.clear()
    os.environ.update(environment)
    tokens = os.path.join(environment["HOME"], ".aws/sso/cache")
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = tokens
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = tokens
    try:
        session = botocore.session.Session()
        provider = session.get_component("credential_provider").get_provider("sso")
        provider.cache = botocore.credentials.JSONFileCache(os.path.join(environment["HOME"], ".aws/cli/cache"))
        keys = session.get_credentials().get_frozen_credentials()
        return {"accessKeyID": keys.access_key, "secretAccessKey": keys.secret_key, "sessionToken": keys.token}
    except Exception as error:
        return {"error": type(error).__name__}


def again(name):
    global refuses
    refuses = True
    try:
        return outcome(variables(os.path.join(folder, name, "other"), name))
    finally:
        refuses = False


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
port = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory() as folder:
    cases = []
    for name in CASES:
        ours, other = (home(folder, name, side) for side in ("botocore", "other"))
        cases.append({"name": name, "environment": variables(other, name), "outcome": outcome(variables(ours, name)),
                      "caches": caches(ours)})
    print(port, flush=True)
    sys.stdin.read()
