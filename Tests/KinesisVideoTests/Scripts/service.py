"""A loopback stand-in for the service that accepts only what botocore itself would have signed.

Prints its port, answers until its standard input ends.
Keys: AKIDEXAMPLE/secretEXAMPLE, and ASIATEMP/secretTEMP with the session token 'tok/en+=='.
"""
import http.server
import json
import sys
import threading
import urllib.parse

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials

KEYS = {"AKIDEXAMPLE": ("secretEXAMPLE", None), "ASIATEMP": ("secretTEMP", "tok/en+==")}
REGION, SERVICE = "us-west-2", "kinesisvideo"


def expected_signature(method, path, headers, body, signed_names, credentials):
    """What botocore signs for the request that arrived."""
    signer = SigV4Auth(credentials, SERVICE, REGION)
    request = AWSRequest(method=method, url=f"http://{headers['host']}{path}", data=body,
                         headers={name: headers[name] for name in signed_names})
    request.context["timestamp"] = headers["x-amz-date"]
    signer.headers_to_sign = lambda _: HTTPHeaders.from_dict({name: headers[name] for name in signed_names})
    return signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)


def unpresigned(path, headers):
    """A presigned request as the same one with its signature in the headers; others as they are."""
    path, _, query = path.partition("?")
    found = dict(urllib.parse.parse_qsl(query, strict_parsing=True)) if query else {}
    if "X-Amz-Signature" not in found:
        return path, headers
    authorization = (f"{found['X-Amz-Algorithm']} Credential={found['X-Amz-Credential']}, "
                     f"SignedHeaders={found['X-Amz-SignedHeaders']}, Signature={found['X-Amz-Signature']}")
    moved = {name.lower(): found[name] for name in ("X-Amz-Date", "X-Amz-Security-Token") if name in found}
    signed = "&".join(pair for pair in query.split("&") if not pair.startswith("X-Amz-Signature="))
    return f"{path}?{signed}", headers | moved | {"authorization": authorization}


def refusal(method, path, headers, body):
    """Why the request is refused: an error code and a message; None where it is good."""
    path, headers = unpresigned(path, headers)
    method_name, _, rest = headers.get("authorization", "").partition(" ")
    if method_name != "AWS4-HMAC-SHA256":
        return "MissingAuthenticationTokenException", "Missing Authentication Token"
    fields = dict(part.strip().split("=", 1) for part in rest.split(","))
    key, day, region, service, end = fields["Credential"].split("/")
    names = fields["SignedHeaders"].split(";")
    secret, token = KEYS.get(key, (None, None))
    if secret is None or headers.get("x-amz-security-token") != token:
        return "UnrecognizedClientException", "The security token included in the request is invalid."
    if (region, service, end) != (REGION, SERVICE, "aws4_request") or not headers["x-amz-date"].startswith(day):
        return "InvalidSignatureException", f"wrong scope {fields['Credential']}"
    dated = "x-amz-date" in names or "X-Amz-Date=" in path
    if names != sorted(names) or not {"host", "content-type"} <= set(names) or not dated:
        return "InvalidSignatureException", f"wrong signed headers {names}"
    if expected_signature(method, path, headers, body, names, Credentials(key, secret, token)) != fields["Signature"]:
        return "InvalidSignatureException", "The request signature we calculated does not match"
    return None


def answer(path, members, host):
    name = members.get("StreamName", "?")
    fragment = {"FragmentNumber": "1", "FragmentSizeInBytes": 1, "ProducerTimestamp": 1, "ServerTimestamp": 1.5,
                "FragmentLengthInMilliseconds": 1000}
    return {
        "/describeStream": {"StreamInfo": {"StreamName": name, "Status": "ACTIVE"}},
        "/listStreams": {"StreamInfoList": [{"StreamName": "cam1"}], "NextToken": None},
        "/getDataEndpoint": {"DataEndpoint": f"http://{host}"},
        "/listFragments": {"Fragments": [fragment], "NextToken": None},
        "/getHLSStreamingSessionURL": {"HLSStreamingSessionURL": f"http://{host}/hls?SessionToken=a~"},
        "/getDASHStreamingSessionURL": {"DASHStreamingSessionURL": f"http://{host}/dash?SessionToken=a~"},
        "/getImages": {"Images": [{"TimeStamp": 1, "ImageContent": "AA=="}], "NextToken": None},
    }.get(path)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body, headers=()):
        self.send_response(status)
        for name, value in (("content-length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        refused = refusal("POST", self.path, headers, body)
        if refused:
            return self.reply(403, json.dumps({"message": refused[1]}).encode(), [("x-amzn-ErrorType", refused[0])])
        self.path = self.path.partition("?")[0]
        if self.path == "/getMediaForFragmentList":
            return self.reply(200, json.loads(body)["Fragments"][0].encode(), [("content-type", "video/webm")])
        if self.path == "/getClip":
            return self.reply(200, b"ftyp", [("content-type", "video/mp4")])
        members = answer(self.path, json.loads(body), headers["host"])
        if members is None:
            members = {"Output": {"__type": "com.amazon.coral.service#UnknownOperationException"}, "Version": "1.0"}
        self.reply(200, json.dumps(members).encode(), [("x-amzn-RequestId", "r-1")])

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
