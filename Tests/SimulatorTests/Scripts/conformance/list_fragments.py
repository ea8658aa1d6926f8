"""ListFragments: pages, ranges, order, and what it refuses."""

import datetime

from bad_inputs import Rule, add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, ago, epoch, invalid, refused

SERVICE = "kinesis-video-archived-media"
CLOCKS = ["SERVER_TIMESTAMP", "PRODUCER_TIMESTAMP"]
suite = Suite()


def selector(clock, start, end):
    return {
        "FragmentSelectorType": clock,
        "TimestampRange": {"StartTimestamp": start, "EndTimestamp": end},
    }


def listed(clients, clock="SERVER_TIMESTAMP", start=None, end=None, size=1000):
    """The fragments of all pages, and the pages' lengths."""
    pages = clients.media.get_paginator("list_fragments").paginate(
        StreamName=STREAM,
        FragmentSelector=selector(clock, start or ago(500), end or ago(30)),
        PaginationConfig={"PageSize": size},
    )
    lists = [page["Fragments"] or [] for page in pages]
    return [fragment for page in lists for fragment in page], [len(page) for page in lists]


def numbers(fragments):
    return {fragment["FragmentNumber"] for fragment in fragments}


def time(fragment, clock):
    return fragment["ServerTimestamp" if clock == "SERVER_TIMESTAMP" else "ProducerTimestamp"]


def good(clients):
    times = {"StartTimestamp": epoch(ago(300)), "EndTimestamp": epoch(ago(60))}
    return {
        "StreamName": STREAM,
        "FragmentSelector": {"FragmentSelectorType": "SERVER_TIMESTAMP", "TimestampRange": times},
    }


def add_pages(size, seconds):
    @suite.case(f"pages of {size} hold every fragment once")
    def pages(clients):
        start, end = ago(30 + seconds), ago(30)
        whole, _ = listed(clients, start=start, end=end)
        found, lengths = listed(clients, start=start, end=end, size=size)
        check(max(lengths) <= size, lengths)
        check(len(whole) > seconds // 3, len(whole))
        equal(len(found), len(numbers(found)))
        equal(numbers(found), numbers(whole))


for size, seconds in ((1, 60), (2, 60), (7, 500), (100, 500), (999, 500), (1000, 500)):
    add_pages(size, seconds)


def add_ranges(clock):
    @suite.case(f"both ends of a range belong to it by {clock}")
    def ends(clients):
        found, _ = listed(clients, clock)
        ordered = sorted(time(fragment, clock) for fragment in found)
        first, last = ordered[10], ordered[20]
        inside, _ = listed(clients, clock, first, last)
        equal(sorted(time(fragment, clock) for fragment in inside), ordered[10:21])

    @suite.case(f"a millisecond less leaves the ends out by {clock}")
    def less(clients):
        found, _ = listed(clients, clock)
        ordered = sorted(time(fragment, clock) for fragment in found)
        step = datetime.timedelta(milliseconds=1)
        inside, _ = listed(clients, clock, ordered[10] + step, ordered[20] - step)
        equal(sorted(time(fragment, clock) for fragment in inside), ordered[11:20])

    @suite.case(f"a range of one moment holds the fragment that starts there by {clock}")
    def moment(clients):
        found, _ = listed(clients, clock)
        start = time(found[0], clock)
        inside, _ = listed(clients, clock, start, start)
        equal(numbers(inside), {found[0]["FragmentNumber"]})


for clock in CLOCKS:
    add_ranges(clock)


@suite.case("fragments have numbers, sizes, lengths and two times")
def members(clients):
    for fragment in listed(clients)[0]:
        equal(len(fragment["FragmentNumber"]), 47)
        check(fragment["FragmentNumber"].isdigit(), fragment)
        check(fragment["FragmentSizeInBytes"] > 1000, fragment)
        check(0 < fragment["FragmentLengthInMilliseconds"] < 20_000, fragment)
        lag = fragment["ServerTimestamp"] - fragment["ProducerTimestamp"]
        check(datetime.timedelta(0) < lag < datetime.timedelta(seconds=5), fragment)


@suite.case("numbers grow with the order of ingestion")
def order(clients):
    fragments = sorted(listed(clients)[0], key=lambda fragment: int(fragment["FragmentNumber"]))
    times = [fragment["ServerTimestamp"] for fragment in fragments]
    equal(times, sorted(times))


@suite.case("the order says nothing, not even across pages")
def shuffled(clients):
    for size in (1000, 20):
        found = [fragment["FragmentNumber"] for fragment in listed(clients, size=size)[0]]
        check(found not in (sorted(found), sorted(found, reverse=True)), "sorted")


@suite.case("name and ARN mean the same")
def references(clients):
    chosen = selector("SERVER_TIMESTAMP", ago(200), ago(100))
    by_name = clients.media.list_fragments(StreamName=STREAM, FragmentSelector=chosen, MaxResults=1000)
    by_arn = clients.media.list_fragments(StreamARN=clients.arn, FragmentSelector=chosen, MaxResults=1000)
    equal(numbers(by_name["Fragments"]), numbers(by_arn["Fragments"]))


@suite.case("a range without fragments is an empty list without a token")
def empty(clients):
    chosen = selector("PRODUCER_TIMESTAMP", ago(-3600), ago(-3700 + 50))
    for range_ in (chosen, selector("SERVER_TIMESTAMP", ago(90_000), ago(89_000))):
        times = range_["TimestampRange"]
        times["StartTimestamp"], times["EndTimestamp"] = sorted(times.values())
        answer = clients.media.list_fragments(StreamName=STREAM, FragmentSelector=range_)
        equal(answer["Fragments"] or [], [])
        check(not answer.get("NextToken"), answer)


@suite.case("the newest fragments become listed within two seconds after they are persisted")
def consistency(clients):
    newest = max(time(fragment, "SERVER_TIMESTAMP") for fragment in listed(clients, end=ago(0))[0])
    check(ago(0) - newest < datetime.timedelta(seconds=8), ago(0) - newest)


@suite.case("members that the model doesn't know are ignored")
def unknown_members(clients):
    body = {**good(clients), "Colour": {"of": ["the", "bike", "shed"]}, "MaxResults": None}
    check(len(clients.call(SERVICE, "ListFragments", body)["Fragments"]) > 50, "too few")


@suite.case("a token belongs to its stream")
def foreign_token(clients):
    chosen = selector("SERVER_TIMESTAMP", ago(200), ago(100))
    token = clients.media.list_fragments(StreamName=STREAM, FragmentSelector=chosen, MaxResults=5)["NextToken"]
    invalid("NextToken", clients.media.list_fragments, StreamName="gap", NextToken=token)


@suite.case("a token needs no selector")
def token_alone(clients):
    chosen = selector("SERVER_TIMESTAMP", ago(200), ago(100))
    page = clients.media.list_fragments(StreamName=STREAM, FragmentSelector=chosen, MaxResults=5)
    following = clients.media.list_fragments(StreamName=STREAM, NextToken=page["NextToken"], MaxResults=5)
    equal(len(numbers(page["Fragments"]) | numbers(following["Fragments"])), 10)


@suite.case("a token that the service never gave is refused")
def made_up_token(clients):
    for token in ("AAAA", "MTIz", "a" * 4096):
        invalid("NextToken", clients.media.list_fragments, StreamName=STREAM, NextToken=token)


@suite.case("the end of a range isn't before its start")
def backwards(clients):
    chosen = selector("SERVER_TIMESTAMP", ago(100), ago(200))
    invalid("TimestampRange", clients.media.list_fragments, StreamName=STREAM, FragmentSelector=chosen)


@suite.case("an unknown stream isn't found")
def unknown(clients):
    chosen = selector("SERVER_TIMESTAMP", ago(100), ago(50))
    refused(
        "ResourceNotFoundException", 404, clients.media.list_fragments, StreamName="nobody", FragmentSelector=chosen
    )


add_bad_inputs(suite, SERVICE, "ListFragments", good)


@suite.case("without selector and token the service fails, as the real one does")
def failure(clients):
    refused("ClientError", 500, clients.call, SERVICE, "ListFragments", {"StreamName": STREAM})
