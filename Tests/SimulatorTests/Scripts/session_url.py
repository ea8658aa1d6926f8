"""Prints the URL of a new streaming session: session_url.py STREAM [MODE [DISCONTINUITIES]]."""

import sys

import boto3

stream = sys.argv[1]
mode = sys.argv[2] if len(sys.argv) > 2 else "LIVE"
discontinuities = sys.argv[3] if len(sys.argv) > 3 else "ON_DISCONTINUITY"
endpoint = boto3.client("kinesisvideo").get_data_endpoint(
    StreamName=stream, APIName="GET_HLS_STREAMING_SESSION_URL"
)["DataEndpoint"]
media = boto3.client("kinesis-video-archived-media", endpoint_url=endpoint)
answer = media.get_hls_streaming_session_url(
    StreamName=stream,
    PlaybackMode=mode,
    HLSFragmentSelector={"FragmentSelectorType": "PRODUCER_TIMESTAMP"},
    DiscontinuityMode=discontinuities,
    DisplayFragmentTimestamp="ALWAYS",
)
print(answer["HLSStreamingSessionURL"])
