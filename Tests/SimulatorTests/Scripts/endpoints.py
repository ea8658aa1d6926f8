"""Asks for media where it is and where it isn't, and prints what came as JSON."""

import datetime
import json
import sys

import boto3
import botocore.exceptions

stream = sys.argv[1]
control = boto3.client("kinesisvideo")
endpoint = control.get_data_endpoint(StreamName=stream, APIName="LIST_FRAGMENTS")["DataEndpoint"]
now = datetime.datetime.now(datetime.timezone.utc)
# What came in the latest seconds may be listed now and not then, or the other way round.
selector = {
    "FragmentSelectorType": "SERVER_TIMESTAMP",
    "TimestampRange": {
        "StartTimestamp": now - datetime.timedelta(seconds=70),
        "EndTimestamp": now - datetime.timedelta(seconds=10),
    },
}


def listed(client):
    answer = client.list_fragments(StreamName=stream, FragmentSelector=selector)
    return len(answer["Fragments"]) if "Fragments" in answer else None


def refusal(call):
    try:
        call()
        return None
    except botocore.exceptions.ClientError as error:
        return [error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"]]


misplaced = boto3.client("kinesisvideo", endpoint_url=endpoint)
print(
    json.dumps(
        {
            "endpoint": endpoint,
            "there": listed(boto3.client("kinesis-video-archived-media", endpoint_url=endpoint)),
            "elsewhere": listed(boto3.client("kinesis-video-archived-media")),
            "control": refusal(lambda: misplaced.describe_stream(StreamName=stream)),
        }
    )
)
