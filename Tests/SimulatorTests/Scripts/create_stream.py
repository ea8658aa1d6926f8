"""Creates the stream that the argument names, with a retention of a day."""

import sys

import boto3

boto3.client("kinesisvideo").create_stream(StreamName=sys.argv[1], DataRetentionInHours=24)
