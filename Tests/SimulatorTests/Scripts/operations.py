"""Calls every operation as a client of AWS does and prints what came back as JSON."""

import datetime
import json
import sys

import boto3

stream = sys.argv[1]
control = boto3.client("kinesisvideo")
names = [
    info["StreamName"]
    for page in control.get_paginator("list_streams").paginate(PaginationConfig={"PageSize": 3})
    for info in page["StreamInfoList"]
]
info = control.describe_stream(StreamName=stream)["StreamInfo"]
by_arn = control.describe_stream(StreamARN=info["StreamARN"])["StreamInfo"]

endpoint = control.get_data_endpoint(StreamName=stream, APIName="LIST_FRAGMENTS")["DataEndpoint"]
media = boto3.client("kinesis-video-archived-media", endpoint_url=endpoint)
now = datetime.datetime.now(datetime.timezone.utc)
request = {
    "StreamName": stream,
    "FragmentSelector": {
        "FragmentSelectorType": "SERVER_TIMESTAMP",
        "TimestampRange": {
            "StartTimestamp": now - datetime.timedelta(minutes=20),
            "EndTimestamp": now - datetime.timedelta(seconds=10),
        },
    },
}
pages = list(
    media.get_paginator("list_fragments").paginate(**request, PaginationConfig={"PageSize": 7})
)
whole = media.list_fragments(**request, MaxResults=1000)
numbers = [fragment["FragmentNumber"] for page in pages for fragment in page["Fragments"]]
first = min(whole["Fragments"], key=lambda fragment: fragment["FragmentNumber"])
url = media.get_hls_streaming_session_url(StreamName=stream)["HLSStreamingSessionURL"]

print(
    json.dumps(
        {
            "names": names,
            "status": info["Status"],
            "retention": info["DataRetentionInHours"],
            "sameByARN": by_arn["StreamName"] == info["StreamName"],
            "endpoint": endpoint,
            "pageCount": len(pages),
            "count": len(numbers),
            "distinct": len(set(numbers)),
            "sameAsOnePage": set(numbers) == {f["FragmentNumber"] for f in whole["Fragments"]},
            "isSorted": numbers == sorted(numbers),
            "digits": len(first["FragmentNumber"]),
            "length": first["FragmentLengthInMilliseconds"],
            "lag": (first["ServerTimestamp"] - first["ProducerTimestamp"]).total_seconds(),
            "url": url,
        }
    )
)
