"""Fetches a stream's media by the operations that give any, leaves the files in a folder, and prints what else came as JSON."""

import base64
import datetime
import json
import pathlib
import sys

import boto3

stream, folder = sys.argv[1], pathlib.Path(sys.argv[2])
media = boto3.client("kinesis-video-archived-media")
# Some versions of the client send whole seconds only.
now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
start, end = now - datetime.timedelta(seconds=60), now - datetime.timedelta(seconds=30)
selector = {
    "FragmentSelectorType": "SERVER_TIMESTAMP",
    "TimestampRange": {"StartTimestamp": start, "EndTimestamp": end},
}

listed = media.list_fragments(StreamName=stream, MaxResults=1000, FragmentSelector=selector)["Fragments"]
numbers = sorted(fragment["FragmentNumber"] for fragment in listed)
answer = media.get_media_for_fragment_list(StreamName=stream, Fragments=numbers)
(folder / "fragments.mkv").write_bytes(answer["Payload"].read())
first = media.get_media_for_fragment_list(StreamName=stream, Fragments=numbers[:1])
(folder / "first.mkv").write_bytes(first["Payload"].read())
clip = media.get_clip(StreamName=stream, ClipFragmentSelector=selector)
(folder / "clip.mp4").write_bytes(clip["Payload"].read())
pages = list(
    media.get_paginator("get_images").paginate(
        StreamName=stream,
        ImageSelectorType="SERVER_TIMESTAMP",
        StartTimestamp=start,
        EndTimestamp=end,
        SamplingInterval=500,
        Format="JPEG",
        FormatConfig={"JPEGQuality": "80"},
    )
)
images = [image for page in pages for image in page["Images"]]
(folder / "image.jpg").write_bytes(base64.b64decode(images[0]["ImageContent"]))

print(
    json.dumps(
        {
            "types": [answer["ContentType"], clip["ContentType"]],
            "fragmentCount": len(numbers),
            "pageLengths": [len(page["Images"]) for page in pages],
            "errors": [image["Error"] for image in images if "Error" in image],
            "times": [(image["TimeStamp"] - start).total_seconds() for image in images],
        }
    )
)
