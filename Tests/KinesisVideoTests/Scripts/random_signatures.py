"""Prints 10,000 random requests and what botocore signs them with, one JSON object a line.

`authorization` is the header of SigV4Auth; `signature` is that of the URL of SigV4QueryAuth, good for `expires` seconds,
where the body, if there is one, stays the body and its hash is signed. The same seed prints the same lines.
"""
import datetime
import json
import random
import urllib.parse

import botocore.auth
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

COUNT, SEED = 10_000, 20_170_930
TEXT = "abcXYZ019-_.~ !$&'()*+,;=:@/?#[]%\"<>\\^`{|}äß€😀\u1234"
HEADER_TEXT = "abcXYZ019 \t-_.~!$&'()*+,;=:@/?\"äß€"
NAMES = ["Content-Type", "X-Amz-Target", "X-Custom", "Accept", "x-lower", "X-Ünder", "Range", "User-Agent", "Expect", "Connection"]
dice = random.Random(SEED)


class BodyQueryAuth(SigV4QueryAuth):
    """Leaves the body where it is; botocore's own moves it into the query."""

    def _modify_request_before_signing(self, request):
        body, request.data = request.data, None
        super()._modify_request_before_signing(request)
        request.data = body


def text(alphabet, longest):
    return "".join(dice.choices(alphabet, k=dice.randint(0, longest)))


def segment():
    return dice.choice(["", ".", "..", "listFragments", urllib.parse.quote(text(TEXT, 12), safe=""), urllib.parse.quote(text(TEXT, 12), safe="/~:@")])


def query():
    pairs = {"p" + text(TEXT, 6): text(TEXT, 12) for _ in range(dice.choice([0, 0, 1, 4]))}
    return "&".join(urllib.parse.quote(name, safe="-_.~") + "=" + urllib.parse.quote(value, safe="-_.~") for name, value in pairs.items())


def secret(length):
    return "".join(dice.choices("abcdefXYZ0123456789+/=", k=length))


for _ in range(COUNT):
    moment = datetime.datetime.fromtimestamp(dice.randint(0, 4 * 10**9), datetime.UTC)
    botocore.auth.get_current_datetime = lambda: moment
    token = secret(dice.choice([40, 1200])) if dice.random() < 0.5 else None
    credentials = Credentials("AK" + secret(14).replace("/", "x"), secret(40), token)
    region, service = dice.choice(["us-west-2", "eu-central-1", "cn-north-1"]), dice.choice(["kinesisvideo", "sts"])
    method = dice.choice(["POST", "POST", "GET", "PUT"])
    path = "/" + "/".join(segment() for _ in range(dice.randint(0, 4)))
    host = dice.choice(["b-1.kinesisvideo.us-west-2.amazonaws.com", "127.0.0.1:8080"])
    body = text(TEXT, 200).encode() if dice.random() < 0.7 else b""
    headers = {name: text(HEADER_TEXT, 20) for name in dice.sample(NAMES, dice.randint(0, 4))}
    parameters = query()
    url = f"https://{host}{path}" + (f"?{parameters}" if parameters else "")
    signed = AWSRequest(method=method, url=url, headers=headers, data=body)
    SigV4Auth(credentials, service, region).add_auth(signed)
    expires = dice.randint(1, 604_800)
    kept = {name: value for name, value in headers.items() if name.lower() not in botocore.auth.SIGNED_HEADERS_BLACKLIST}
    presigned = AWSRequest(method=method, url=url, headers=kept, data=body)
    BodyQueryAuth(credentials, service, region, expires).add_auth(presigned)
    print(json.dumps({
        "method": method, "path": path, "query": parameters, "headers": [["Host", host], *headers.items()],
        "signable": [["Host", host], *kept.items()], "body": body.decode(), "date": int(moment.timestamp()),
        "key": credentials.access_key, "secret": credentials.secret_key, "token": token, "region": region, "service": service,
        "authorization": signed.headers["Authorization"], "expires": expires, "url": presigned.url}))
