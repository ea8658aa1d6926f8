"""DeleteStream."""

from bad_inputs import add_bad_inputs
from cases import Suite, check
from clients import refused
from own_streams import created, described, fresh_name, lasting

suite = Suite()


def good(clients):
    return {"StreamARN": lasting(clients, "deletion")["StreamARN"]}


def new_stream(clients):
    name = fresh_name()
    clients.control.create_stream(StreamName=name, DataRetentionInHours=1)
    return described(clients, name)


def check_gone(clients, info):
    refused("ResourceNotFoundException", 404, clients.control.describe_stream, StreamName=info["StreamName"])
    refused("ResourceNotFoundException", 404, clients.control.delete_stream, StreamARN=info["StreamARN"])
    names = [one["StreamName"] for one in clients.control.list_streams(MaxResults=10_000)["StreamInfoList"]]
    check(info["StreamName"] not in names, names)


@suite.case("a stream is gone after it was deleted")
def gone(clients):
    info = new_stream(clients)
    clients.control.delete_stream(StreamARN=info["StreamARN"])
    check_gone(clients, info)


@suite.case("its version may be said")
def version(clients):
    info = new_stream(clients)
    clients.control.delete_stream(StreamARN=info["StreamARN"], CurrentVersion=info["Version"])
    check_gone(clients, info)


@suite.case("another version than the present one is refused, and the stream stays")
def mismatch(clients):
    with created(clients) as info:
        call = clients.control.delete_stream
        refused("VersionMismatchException", 400, call, StreamARN=info["StreamARN"], CurrentVersion="another")
        described(clients, info["StreamName"])


@suite.case("a stream that another one followed isn't found by its old ARN")
def old_arn(clients):
    with created(clients) as info:
        name, arn = info["StreamName"], info["StreamARN"]
    clients.control.create_stream(StreamName=name)
    refused("ResourceNotFoundException", 404, clients.control.delete_stream, StreamARN=arn)
    clients.control.delete_stream(StreamARN=described(clients, name)["StreamARN"])


add_bad_inputs(suite, "kinesisvideo", "DeleteStream", good)
