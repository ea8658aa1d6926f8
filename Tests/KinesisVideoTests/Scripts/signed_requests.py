"""Prints requests that botocore signed, one JSON object a line: method, path, query, headers, body."""
import json
import urllib.parse

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

LASTING = Credentials("AKIDEXAMPLE", "secretEXAMPLE")
TEMPORARY = Credentials("ASIATEMP", "secretTEMP", "tok/en+==")
WRONG = Credentials("AKIDEXAMPLE", "guess")
STRANGER = Credentials("AKIDOTHER", "secretEXAMPLE")

BODY = json.dumps({"StreamName": "cam1", "MaxResults": 10}).encode()
JSON = {"Content-Type": "application/json"}

# What the verifier must say, and the request: credentials, method, URL, headers, body.
REQUESTS = [
    ("good", LASTING, "POST", "http://127.0.0.1:8080/listFragments", JSON, BODY),
    ("good", TEMPORARY, "POST", "http://127.0.0.1:8080/listFragments", JSON, BODY),
    ("good", LASTING, "POST", "https://kinesisvideo.us-west-2.amazonaws.com/listStreams", {}, b"{}"),
    ("good", LASTING, "GET", "http://h/", {}, b""),
    ("good", LASTING, "GET", "http://h", {}, b""),
    ("good", LASTING, "GET", "http://h/a/b/?b=2&a=1&a=0&empty=&flag", {}, b""),
    ("good", LASTING, "GET", "http://h/tags/arn%3Aaws%3Ax/%C3%A4?k=%20%2B~", {}, b""),
    ("good", LASTING, "GET", "http://h//a/./b/../c", {}, b""),
    ("good", LASTING, "PUT", "http://h/x", {"X-Spaces": "  one   two  ", "X-Empty": ""}, bytes(range(256))),
    ("good", LASTING, "POST", "http://h/x", {**JSON, "User-Agent": "boto", "Expect": "100-continue"}, BODY),
    ("unknownKey", STRANGER, "POST", "http://h/listFragments", JSON, BODY),
    ("wrongSignature", WRONG, "POST", "http://h/listFragments", JSON, BODY),
]

for verdict, credentials, method, url, headers, body in REQUESTS:
    request = AWSRequest(method=method, url=url, headers=headers, data=body)
    SigV4Auth(credentials, "kinesisvideo", "us-west-2").add_auth(request)
    parts = urllib.parse.urlsplit(url)
    sent = [["Host", parts.netloc]] + [[name, value] for name, value in request.headers.items()]
    print(json.dumps({"verdict": verdict, "method": method, "path": parts.path, "query": parts.query, "headers": sent,
                      "body": list(body)}), flush=True)
