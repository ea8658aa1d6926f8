"""CreateStream."""

import datetime

from bad_inputs import Rule, add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, ago, refused
from own_streams import created, fresh_name

suite = Suite()


def good(clients):
    return {"StreamName": fresh_name(), "StreamStorageConfiguration": {"DefaultStorageTier": "HOT"}}


@suite.case("a stream has what it was created with")
def members(clients):
    chosen = {
        "DeviceName": "cam-1",
        "MediaType": "video/h264,audio/aac",
        "KmsKeyId": "alias/my-key",
        "DataRetentionInHours": 48,
    }
    with created(clients, **chosen) as info:
        equal({name: info[name] for name in chosen}, chosen)
        equal(info["Status"], "ACTIVE")


@suite.case("a stream keeps nothing where retention isn't said")
def defaults(clients):
    with created(clients) as info:
        equal(info["DataRetentionInHours"], 0)
        check(not info.get("MediaType") and not info.get("DeviceName"), info)


@suite.case("the ARN holds the name, and the time of creation is now")
def identity(clients):
    with created(clients) as info:
        equal(info["StreamARN"].split("/")[1], info["StreamName"])
        check(abs(ago(0) - info["CreationTime"]) < datetime.timedelta(seconds=10), info["CreationTime"])


def add_name(name, meaning):
    @suite.case(f"a name may be {meaning}")
    def named(clients):
        arn = clients.control.create_stream(StreamName=name)["StreamARN"]
        equal(clients.control.describe_stream(StreamARN=arn)["StreamInfo"]["StreamName"], name)
        clients.control.delete_stream(StreamARN=arn)


add_name("x", "a letter")
add_name("a" * 256, "256 letters")
add_name("-._-09AZaz", "of every kind of character that is allowed")


def add_retention(hours):
    @suite.case(f"retention may be {hours} h")
    def retention(clients):
        with created(clients, DataRetentionInHours=hours) as info:
            equal(info["DataRetentionInHours"], hours)


for hours in (0, 1, 24, 87_600):
    add_retention(hours)


def add_tier(tier):
    @suite.case(f"the storage tier may be {tier}")
    def stored(clients):
        with created(clients, StreamStorageConfiguration={"DefaultStorageTier": tier}) as info:
            equal(info["Status"], "ACTIVE")


for tier in ("HOT", "WARM"):
    add_tier(tier)


@suite.case("a stream may begin with fifty tags, their values empty or long")
def tags(clients):
    chosen = {f"key {index}": "v" * index for index in range(48)} | {"k" * 128: "v" * 256, "_.:/=+-@": "ä"}
    with created(clients, Tags=chosen) as info:
        equal(clients.control.list_tags_for_stream(StreamName=info["StreamName"])["Tags"], chosen)


@suite.case("a name is taken once, by a scenario's stream or by another")
def taken(clients):
    refused("ResourceInUseException", 400, clients.control.create_stream, StreamName=STREAM)
    with created(clients) as info:
        refused("ResourceInUseException", 400, clients.control.create_stream, StreamName=info["StreamName"])


@suite.case("a name is free again after its stream was deleted")
def reused(clients):
    with created(clients) as info:
        name, first = info["StreamName"], info["StreamARN"]
    second = clients.control.create_stream(StreamName=name)["StreamARN"]
    check(first != second, first)
    clients.control.delete_stream(StreamARN=second)


too_many = Rule(["InvalidArgumentException", "TagsPerResourceExceededLimitException"], "")
add_bad_inputs(suite, "kinesisvideo", "CreateStream", good, {"Tags is longer than its maximum": too_many})


@suite.case("retention isn't longer than ten years")
def ten_years(clients):
    refused(
        "InvalidArgumentException",
        400,
        clients.control.create_stream,
        naming="DataRetentionInHours",
        StreamName=fresh_name(),
        DataRetentionInHours=87_601,
    )
