"""What refusals and answers look like on the wire, read with http.client instead of an SDK."""

import http.client
import json
import os
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials
from cases import Suite, check, equal
from clients import STREAM, ago, epoch

suite = Suite()
SERVICE_SUFFIX = "https://kinesisvideo.amazonaws.com/doc/2017-09-30/"
FRONT_END_SUFFIX = "http://internal.amazon.com/coral/com.amazon.coral.service/"
HLS = "/hls/v1/"
RESOURCES = [
    HLS + "getHLSMasterPlaylist.m3u8",
    HLS + "getHLSMediaPlaylist.m3u8",
    HLS + "getMP4InitFragment.mp4",
    HLS + "getMP4MediaFragment.mp4",
]


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def value(self):
        return json.loads(self.body)


def send(method, path, body=b"", headers={}):
    address = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"])
    connection = http.client.HTTPConnection(address.netloc, timeout=30)
    connection.request(method, path, body, headers)
    return Answer(connection.getresponse())


def signed(path, body, key=None, region="us-west-2", service="kinesisvideo"):
    """The answer to a POST that is signed as the arguments say."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    url = os.environ["AWS_ENDPOINT_URL"] + path
    request = botocore.awsrequest.AWSRequest("POST", url, {"Content-Type": "application/json"}, data)
    key = key or (os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
    botocore.auth.SigV4Auth(botocore.credentials.Credentials(*key), service, region).add_auth(request)
    return send("POST", path, data, dict(request.headers.items()))


def check_error(answer, status, code, suffix):
    equal((answer.status, answer.headers.get("x-amzn-errortype")), (status, f"{code}:{suffix}"))
    equal(answer.headers["content-type"], "application/json")
    check(answer.headers.get("x-amzn-requestid"), answer.headers)


@suite.case("the service's refusals say Message, and their type in the header")
def message(_):
    answer = signed("/describeStream", {"StreamName": "nobody"})
    check_error(answer, 404, "ResourceNotFoundException", SERVICE_SUFFIX)
    equal(answer.value, {"Message": "The requested stream is not found or not active."})


@suite.case("authentication's refusals say message, with a small letter")
def authentication(_):
    answer = signed("/describeStream", {"StreamName": STREAM}, ("AKIDOTHER", "secret"))
    check_error(answer, 403, "UnrecognizedClientException", FRONT_END_SUFFIX)
    equal(answer.value, {"message": "The security token included in the request is invalid"})


def add_scope(name, code, arguments):
    @suite.case(f"a signature with {name} is refused")
    def scope(_):
        answer = signed("/describeStream", {"StreamName": STREAM}, **arguments)
        check_error(answer, 403, code, FRONT_END_SUFFIX)
        equal(list(answer.value), ["message"])


secret = (os.environ["AWS_ACCESS_KEY_ID"], "guess")
add_scope("a wrong secret", "InvalidSignatureException", {"key": secret})
add_scope("another region", "InvalidSignatureException", {"region": "eu-west-1"})
add_scope("another service", "InvalidSignatureException", {"service": "s3"})


@suite.case("a request without a signature is refused")
def unsigned(_):
    answer = send("POST", "/describeStream", b'{"StreamName":"steady"}')
    check_error(answer, 403, "MissingAuthenticationTokenException", FRONT_END_SUFFIX)
    equal(list(answer.value), ["message"])


@suite.case("a body that isn't JSON names the type in the body, too")
def serialization(_):
    for body in (b"{", b"[]", b'"text"', b"\xff\xfe", b'{"StreamName":'):
        answer = signed("/describeStream", body)
        check_error(answer, 400, "SerializationException", FRONT_END_SUFFIX)
        equal(answer.value["__type"].split("#")[-1], "SerializationException")


def add_path(method, path):
    @suite.case(f"{method} {path} is an unknown operation with status 200")
    def unknown(_):
        answer = signed(path, {}) if method == "POST" else send(method, path)
        equal(answer.status, 200)
        kind = {"__type": "com.amazon.coral.service#UnknownOperationException"}
        equal(answer.value, {"Output": kind, "Version": "1.0"})


for path in ("/DescribeStream", "/describestream", "/describeStream/", "/", "/no/such/path", HLS + "x.m3u8"):
    add_path("POST", path)
for path in ("/describeStream", "/hls/v1/gethlsmasterplaylist.m3u8", "/hls/v1/"):
    add_path("GET", path)


def add_tokens(path):
    @suite.case(f"{path} without a session is refused")
    def tokens(_):
        equal(send("GET", path).status, 400)
        for token in ("x", "A" * 152, "%00", "a" * 8000, "%F0%9F%98%80"):
            answer = send("GET", f"{path}?SessionToken={token}&TrackNumber=1&FragmentNumber=1")
            equal((answer.status, list(answer.value)), (403, ["Message"]))


for path in RESOURCES:
    add_tokens(path)


def session(clients):
    url = clients.media.get_hls_streaming_session_url(StreamName=STREAM)["HLSStreamingSessionURL"]
    return urllib.parse.urlsplit(url).query


@suite.case("a track that the session hasn't is an invalid argument")
def tracks(clients):
    token = session(clients)
    for path in RESOURCES[1:]:
        for number in ("0", "3", "-1", "99999999999999999999"):
            answer = send("GET", f"{path}?{token}&TrackNumber={number}&FragmentNumber=1")
            check(answer.status == 400 and "TrackNumber" in answer.value["Message"], answer.body)


@suite.case("a fragment that isn't there isn't found, whatever its number looks like")
def fragments(clients):
    token = session(clients)
    for number in ("1", "", "x", "-1", "9" * 47, "9" * 5000, "%00"):
        answer = send("GET", f"{RESOURCES[3]}?{token}&TrackNumber=1&FragmentNumber={number}")
        check(answer.status in (400, 404), (number, answer.status, answer.body))


@suite.case("a browser may ask whether another origin may read")
def preflight(clients):
    answer = send("OPTIONS", RESOURCES[0], headers={"Origin": "http://example.com"})
    equal((answer.status, answer.headers["access-control-allow-origin"]), (200, "*"))


@suite.case("answers are written with keys in order, nulls, and dates as Java's doubles")
def answers(_):
    answer = signed("/describeStream", {"StreamName": STREAM})
    info = answer.value["StreamInfo"]
    equal(list(info), sorted(info))
    check(b'"DeviceName":null' in answer.body, answer.body)
    check(b"E9," in answer.body, answer.body)


@suite.case("the last page's token is null")
def last_token(_):
    times = {"StartTimestamp": epoch(ago(100)), "EndTimestamp": epoch(ago(60))}
    selector = {"FragmentSelectorType": "SERVER_TIMESTAMP", "TimestampRange": times}
    answer = signed("/listFragments", {"StreamName": STREAM, "FragmentSelector": selector})
    check(answer.body.rstrip().endswith(b'"NextToken":null}'), answer.body[-80:])


@suite.case("a very large body is refused, and the service goes on")
def large(_):
    answer = send("POST", "/describeStream", b" " * (3 << 20))
    check(400 <= answer.status < 500, answer.status)
    equal(signed("/describeStream", {"StreamName": STREAM}).status, 200)


@suite.case("deeply nested bodies are refused, and the service goes on")
def nested(_):
    answer = signed("/describeStream", b'{"StreamName":' + b"[" * 100_000)
    equal(answer.status, 400)
    equal(signed("/describeStream", {"StreamName": STREAM}).status, 200)
