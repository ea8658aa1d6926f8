"""ListStreams: pages to the end, and names by their beginning."""

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, invalid

suite = Suite()


def good(clients):
    return {"MaxResults": 5}


def names(clients, size=None, **members):
    settings = {"PageSize": size} if size else {}
    pages = clients.control.get_paginator("list_streams").paginate(PaginationConfig=settings, **members)
    return [info["StreamName"] for page in pages for info in page["StreamInfoList"]]


def condition(prefix):
    return {"StreamNameCondition": {"ComparisonOperator": "BEGINS_WITH", "ComparisonValue": prefix}}


@suite.case("pages of any size hold every stream once")
def pages(clients):
    whole = names(clients, 10_000)
    check(len(whole) >= 8 and STREAM in whole, whole)
    for size in (None, 1, 3, 10, 9999):
        found = names(clients, size)
        equal(len(found), len(set(found)))
        equal(set(found), set(whole))


@suite.case("a stream is listed as it is described")
def members(clients):
    for info in clients.control.list_streams(MaxResults=3)["StreamInfoList"]:
        equal(info, clients.control.describe_stream(StreamARN=info["StreamARN"])["StreamInfo"])


@suite.case("a condition finds the streams whose names begin so")
def beginning(clients):
    whole = names(clients)
    for prefix in (STREAM, "s", "nobody"):
        equal(set(names(clients, **condition(prefix))), {name for name in whole if name.startswith(prefix)})


@suite.case("pages keep their condition")
def conditional_pages(clients):
    equal(set(names(clients, 1, **condition("s"))), set(names(clients, **condition("s"))))


@suite.case("a token that the service never gave is refused")
def made_up_token(clients):
    for token in ("AAAA", "MTIz", "===="):
        invalid("NextToken", clients.control.list_streams, NextToken=token)


add_bad_inputs(suite, "kinesisvideo", "ListStreams", good)
