"""Asks each stream named on the command line for its description, over a connection of its own, and prints what comes."""

import http.client
import json
import os
import sys
import time
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.session

endpoint = os.environ["AWS_ENDPOINT_URL"]
host = urllib.parse.urlsplit(endpoint).netloc
credentials = botocore.session.get_session().get_credentials()


def outcome(stream):
    body = json.dumps({"StreamName": stream})
    request = botocore.awsrequest.AWSRequest("POST", endpoint + "/describeStream", data=body)
    botocore.auth.SigV4Auth(credentials, "kinesisvideo", os.environ["AWS_DEFAULT_REGION"]).add_auth(request)
    connection = http.client.HTTPConnection(host, timeout=20)
    began = time.monotonic()
    try:
        connection.request("POST", "/describeStream", body, dict(request.headers))
        answer = connection.getresponse()
        result = {"status": answer.status, "length": int(answer.headers["Content-Length"])}
        result["received"] = len(answer.read())
    except http.client.IncompleteRead as error:
        result["received"] = len(error.partial)
        result["error"] = type(error).__name__
    except (http.client.HTTPException, OSError) as error:
        result = {"error": type(error).__name__}
    result["seconds"] = time.monotonic() - began
    return result


print(json.dumps({stream: outcome(stream) for stream in sys.argv[1:]}))
