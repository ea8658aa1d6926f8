"""DescribeStream."""

import datetime

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM

suite = Suite()


def good(clients):
    return {"StreamName": STREAM}


@suite.case("name and ARN describe the same stream")
def references(clients):
    by_name = clients.control.describe_stream(StreamName=STREAM)["StreamInfo"]
    by_arn = clients.control.describe_stream(StreamARN=by_name["StreamARN"])["StreamInfo"]
    equal(by_arn, by_name)


@suite.case("every member of StreamInfo has its type")
def members(clients):
    info = clients.control.describe_stream(StreamName=STREAM)["StreamInfo"]
    equal(info["StreamName"], STREAM)
    equal(info["Status"], "ACTIVE")
    check(info["StreamARN"].startswith("arn:aws:kinesisvideo:us-west-2:"), info["StreamARN"])
    check(info["Version"].isalnum() and len(info["Version"]) <= 64, info["Version"])
    check(info["DataRetentionInHours"] > 0, info)
    check(info["CreationTime"] < datetime.datetime.now(datetime.timezone.utc), info)
    check("/" in info["MediaType"], info)
    check(info["KmsKeyId"].startswith("arn:aws:kms:"), info)


@suite.case("the ARN ends in the time of creation in milliseconds")
def arn(clients):
    info = clients.control.describe_stream(StreamName=STREAM)["StreamInfo"]
    equal(int(info["StreamARN"].rsplit("/", 1)[1]), round(info["CreationTime"].timestamp() * 1000))


add_bad_inputs(suite, "kinesisvideo", "DescribeStream", good)
