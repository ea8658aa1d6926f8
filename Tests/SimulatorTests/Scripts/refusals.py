"""Provokes refusals and prints each one's exception class and message as JSON."""

import datetime
import json

import boto3
import botocore.exceptions

control = boto3.client("kinesisvideo")
media = boto3.client("kinesis-video-archived-media")
now = datetime.datetime.now(datetime.timezone.utc)


def outcome(call, **arguments):
    try:
        call(**arguments)
        return ["none", ""]
    except botocore.exceptions.ClientError as error:
        return [type(error).__name__, error.response["Error"]["Message"]]


def url(**arguments):
    return outcome(media.get_hls_streaming_session_url, StreamName="steady", **arguments)


def selected(kind, start=None, end=None):
    selector = {"FragmentSelectorType": kind}
    if start is not None:
        selector["TimestampRange"] = {"StartTimestamp": now - datetime.timedelta(seconds=start)}
        if end is not None:
            selector["TimestampRange"]["EndTimestamp"] = now - datetime.timedelta(seconds=end)
    return selector


print(
    json.dumps(
        {
            "unknown stream": outcome(control.describe_stream, StreamName="nobody"),
            "unknown stream, archive": outcome(
                media.list_fragments, StreamName="nobody", FragmentSelector=selected("SERVER_TIMESTAMP", 60, 0)
            ),
            "no selector": outcome(media.list_fragments, StreamName="steady"),
            "name and ARN": outcome(
                control.describe_stream,
                StreamName="steady",
                StreamARN="arn:aws:kinesisvideo:us-west-2:123456789012:stream/steady/1",
            ),
            "foreign token": outcome(media.list_fragments, StreamName="steady", NextToken="AAAA"),
            "expires": url(Expires=50000),
            "results": url(MaxMediaPlaylistFragmentResults=5001),
            "mode": url(PlaybackMode="YESTERDAY"),
            "container": url(ContainerFormat="AVI"),
            "live with range": url(HLSFragmentSelector=selected("SERVER_TIMESTAMP", 60, 30)),
            "on demand without range": url(PlaybackMode="ON_DEMAND"),
            "on demand without end": url(
                PlaybackMode="ON_DEMAND", HLSFragmentSelector=selected("SERVER_TIMESTAMP", 60)
            ),
            "end before start": url(
                PlaybackMode="ON_DEMAND", HLSFragmentSelector=selected("SERVER_TIMESTAMP", 30, 60)
            ),
            "longer than a day": url(
                PlaybackMode="ON_DEMAND", HLSFragmentSelector=selected("SERVER_TIMESTAMP", 100000, 60)
            ),
            "empty range": url(
                PlaybackMode="ON_DEMAND", HLSFragmentSelector=selected("SERVER_TIMESTAMP", 80000, 79000)
            ),
        }
    )
)
