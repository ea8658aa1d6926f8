"""Streams that a case creates for itself, and their names."""

import contextlib
import itertools
import time

from clients import ago, refusal

ORDINALS = itertools.count(1)


def fresh_name():
    return f"made-{next(ORDINALS)}"


@contextlib.contextmanager
def created(clients, **members):
    """A new stream's description as it is after its creation; the stream is gone afterwards."""
    name = fresh_name()
    arn = clients.control.create_stream(StreamName=name, **members)["StreamARN"]
    try:
        yield described(clients, name)
    finally:
        clients.control.delete_stream(StreamARN=arn)


def described(clients, name):
    return clients.control.describe_stream(StreamName=name)["StreamInfo"]


def lasting(clients, purpose, cache={}):
    """The description, as it is now, of a stream that `purpose` has to itself, and of a new one after its deletion."""
    if purpose not in cache or refusal(clients.control.describe_stream, StreamName=cache[purpose]):
        cache[purpose] = fresh_name()
        clients.control.create_stream(StreamName=cache[purpose], DataRetentionInHours=24)
    return described(clients, cache[purpose])


def listed(clients, stream):
    """All fragments of a stream, by their numbers."""
    chosen = {
        "FragmentSelectorType": "SERVER_TIMESTAMP",
        "TimestampRange": {"StartTimestamp": ago(3600), "EndTimestamp": ago(-60)},
    }
    found = clients.media.list_fragments(StreamName=stream, FragmentSelector=chosen, MaxResults=1000)["Fragments"]
    return {one["FragmentNumber"]: one for one in found or []}


def eventually_listed(clients, stream, count):
    """The fragments as soon as there are `count`; a listing is less than two seconds behind (KVS API reference, ListFragments)."""
    deadline = time.monotonic() + 5
    while len(listed(clients, stream)) < count and time.monotonic() < deadline:
        time.sleep(0.1)
    return listed(clients, stream)
