"""UpdateDataRetention."""

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import invalid, refused
from own_streams import created, described, lasting

suite = Suite()
LONGER, SHORTER = "INCREASE_DATA_RETENTION", "DECREASE_DATA_RETENTION"


def good(clients):
    info = lasting(clients, "retention")
    return {
        "StreamName": info["StreamName"],
        "CurrentVersion": info["Version"],
        "Operation": LONGER,
        "DataRetentionChangeInHours": 1,
    }


def change(clients, info, operation, hours):
    """Changes the stream and returns its description afterwards."""
    clients.control.update_data_retention(
        StreamARN=info["StreamARN"],
        CurrentVersion=info["Version"],
        Operation=operation,
        DataRetentionChangeInHours=hours,
    )
    return described(clients, info["StreamName"])


def change_refused(clients, info, operation, hours, kind="InvalidArgumentException", version=None, field=""):
    refused(
        kind,
        400,
        clients.control.update_data_retention,
        naming=field,
        StreamName=info["StreamName"],
        CurrentVersion=version or info["Version"],
        Operation=operation,
        DataRetentionChangeInHours=hours,
    )


@suite.case("retention grows and shrinks by the hours said, and the version changes each time")
def both_ways(clients):
    with created(clients, DataRetentionInHours=2) as info:
        longer = change(clients, info, LONGER, 5)
        shorter = change(clients, longer, SHORTER, 3)
        equal([longer["DataRetentionInHours"], shorter["DataRetentionInHours"]], [7, 4])
        equal(len({info["Version"], longer["Version"], shorter["Version"]}), 3)


@suite.case("retention goes from nothing to ten years and back")
def ends(clients):
    with created(clients) as info:
        longest = change(clients, info, LONGER, 87_600)
        equal(longest["DataRetentionInHours"], 87_600)
        change_refused(clients, longest, LONGER, 1, field="DataRetentionChangeInHours")
        nothing = change(clients, longest, SHORTER, 87_600)
        equal(nothing["DataRetentionInHours"], 0)
        change_refused(clients, nothing, SHORTER, 1, field="DataRetentionChangeInHours")


@suite.case("a version that was changed meanwhile is refused, and nothing changes")
def stale_version(clients):
    with created(clients, DataRetentionInHours=2) as info:
        newer = change(clients, info, LONGER, 1)
        change_refused(clients, info, LONGER, 1, "VersionMismatchException")
        equal(described(clients, info["StreamName"]), newer)


@suite.case("a refused change keeps the version")
def kept_version(clients):
    with created(clients, DataRetentionInHours=2) as info:
        change_refused(clients, info, SHORTER, 3)
        equal(described(clients, info["StreamName"]), info)


add_bad_inputs(suite, "kinesisvideo", "UpdateDataRetention", good)
