"""Quotas: how much of each operation the service bears in a second. The simulator must enforce them."""

import json
import time

from cases import Suite, check, equal
from clients import STREAM, ago, refusal
from playlists import get, media_playlist, variant

suite = Suite()
LIMIT = "ClientLimitExceededException"
# Sums are over a sliding second; behind it everything is allowed again.
WINDOW = 1.1


def case(name):
    """Adds a case that begins with nothing on the books."""

    def add(function):
        @suite.case(name)
        def run(clients):
            time.sleep(WINDOW)
            function(clients)

        return function

    return add


def answered(call, count, **members):
    """How many of `count` calls in a row are answered before the first refusal, which must be the limit's."""
    for index in range(count):
        found = refusal(call, **members)
        if found:
            equal((found.kind, found.status), (LIMIT, 400))
            return index
    return count


def add_calls(name, limit, call, members):
    @case(f"{name} is answered {limit} times a second for a stream, and another stream isn't concerned")
    def calls(clients):
        equal(answered(call(clients), limit + 1, StreamName=STREAM, **members), limit)
        equal(answered(call(clients), 1, StreamName="gap", **members), 1)
        time.sleep(WINDOW)
        equal(answered(call(clients), 1, StreamName=STREAM, **members), 1)


add_calls("DescribeStream", 5, lambda clients: clients.control.describe_stream, {})
endpoint = {"APIName": "LIST_FRAGMENTS"}
add_calls("GetDataEndpoint", 5, lambda clients: clients.control.get_data_endpoint, endpoint)
add_calls("GetHLSStreamingSessionURL", 25, lambda clients: clients.media.get_hls_streaming_session_url, {})
add_calls("GetDASHStreamingSessionURL", 25, lambda clients: clients.media.get_dash_streaming_session_url, {})


def listing():
    times = {"StartTimestamp": ago(500), "EndTimestamp": ago(60)}
    return {"FragmentSelector": {"FragmentSelectorType": "SERVER_TIMESTAMP", "TimestampRange": times}}


def add_metadata(size, limit):
    @case(f"ListFragments with MaxResults {size} is answered {limit} times a second: it costs what it may return")
    def metadata(clients):
        call = clients.media.list_fragments
        equal(answered(call, limit + 1, StreamName=STREAM, MaxResults=size, **listing()), limit)


add_metadata(1000, 10)
add_metadata(501, 19)


@case("refusals cost nothing: what is left over can be spent")
def refusals_are_free(clients):
    call = clients.media.list_fragments
    equal(answered(call, 19, StreamName=STREAM, MaxResults=999, **listing()), 10)
    equal(answered(call, 1, StreamName=STREAM, MaxResults=11, **listing()), 0)
    equal(answered(call, 2, StreamName=STREAM, MaxResults=10, **listing()), 1)


@case("media cost a point a fragment, 500 a second")
def media(clients):
    fragments = clients.media.list_fragments(StreamName=STREAM, MaxResults=1000, **listing())["Fragments"]
    numbers = ([one["FragmentNumber"] for one in fragments] * 3)[:250]
    call = clients.media.get_media_for_fragment_list
    equal(answered(call, 3, StreamName=STREAM, Fragments=numbers), 2)


def session(clients):
    return clients.media.get_hls_streaming_session_url(StreamName=STREAM)["HLSStreamingSessionURL"]


def fetched(url, count):
    """How many of `count` requests in a row are answered before the first refusal, which must be the limit's."""
    for index in range(count):
        answer = get(url)
        if answer.status != 200:
            equal((answer.status, answer.headers["x-amzn-ErrorType"].split(":")[0]), (400, LIMIT))
            equal(list(json.loads(answer.text)), ["Message"])
            return index
    return count


def add_resource(name, limit, resource):
    @case(f"{name} is answered {limit} times a second for a session, and another session isn't concerned")
    def resources(clients):
        mine, other = resource(session(clients)), resource(session(clients))
        time.sleep(WINDOW)
        equal(fetched(mine, limit + 1), limit)
        equal(fetched(other, 1), 1)


add_resource("GetHLSMasterPlaylist", 5, lambda url: url)
add_resource("GetHLSMediaPlaylist", 5, lambda url: variant(url)[0])
add_resource("GetMP4InitFragment", 5, lambda url: media_playlist(url).segments[0].map_uri)
add_resource("GetMP4MediaFragment", 20, lambda url: media_playlist(url).segments[0].uri)


@case("a player that asks once a second is never refused")
def polling(clients):
    url, _ = variant(session(clients))
    for _ in range(4):
        check(get(url).status == 200, "refused")
        time.sleep(1)
