"""Prints the URL of a new DASH session of the ten fragments that began ten minutes ago: dash_url.py STREAM."""

import datetime
import sys

import boto3

stream = sys.argv[1]
endpoint = boto3.client("kinesisvideo").get_data_endpoint(
    StreamName=stream, APIName="GET_DASH_STREAMING_SESSION_URL"
)["DataEndpoint"]
media = boto3.client("kinesis-video-archived-media", endpoint_url=endpoint)
now = datetime.datetime.now(datetime.timezone.utc)
answer = media.get_dash_streaming_session_url(
    StreamName=stream,
    PlaybackMode="ON_DEMAND",
    DASHFragmentSelector={
        "FragmentSelectorType": "PRODUCER_TIMESTAMP",
        "TimestampRange": {
            "StartTimestamp": now - datetime.timedelta(minutes=9),
            "EndTimestamp": now,
        },
    },
    DisplayFragmentTimestamp="ALWAYS",
    DisplayFragmentNumber="ALWAYS",
    MaxManifestFragmentResults=10,
)
print(answer["DASHStreamingSessionURL"])
