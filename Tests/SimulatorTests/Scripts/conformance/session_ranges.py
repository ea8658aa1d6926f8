"""What both operations that open sessions, for HLS and for DASH, allow and refuse as ranges of time."""

from cases import check
from clients import STREAM, ago, invalid, refused

CLOCKS = ["SERVER_TIMESTAMP", "PRODUCER_TIMESTAMP"]


class Opening:
    """One of the two operations: how its members are called."""

    def __init__(self, operation, selector, limit, url):
        self.operation = operation
        self.selector = selector
        self.limit = limit
        self.url = url

    def request(self, mode=None, clock=None, start=None, end=None, **members):
        """A request's members; what is `None` isn't said."""
        times = {"StartTimestamp": start, "EndTimestamp": end}
        range_ = {name: time for name, time in times.items() if time is not None}
        chosen = {"FragmentSelectorType": clock, "TimestampRange": range_ or None}
        chosen = {name: value for name, value in chosen.items() if value is not None}
        request = {"StreamName": STREAM, "PlaybackMode": mode, self.selector: chosen or None, **members}
        return {name: value for name, value in request.items() if value is not None}

    def call(self, clients):
        return getattr(clients.media, self.operation)

    def open(self, clients, *arguments, **members):
        return self.call(clients)(**self.request(*arguments, **members))[self.url]


def add_ranges(suite, opening):
    """Adds the rules for time ranges to `suite`."""
    for name, arguments, field in refusals():
        add_refusal(suite, opening, name, arguments, field)
    for name, arguments in acceptances():
        add_acceptance(suite, opening, name, arguments)
    for mode in ("ON_DEMAND", "LIVE_REPLAY"):
        add_emptiness(suite, opening, mode)


def refusals():
    """Names, the arguments of a request made in the moment of the test, and the field that is wrong."""
    yield "LIVE takes no range", lambda: ("LIVE", "SERVER_TIMESTAMP", ago(60), ago(30)), "TimestampRange"
    yield "LIVE takes no start", lambda: ("LIVE", "SERVER_TIMESTAMP", ago(60)), "TimestampRange"
    yield "ON_DEMAND needs an end", lambda: ("ON_DEMAND", "SERVER_TIMESTAMP", ago(60)), "EndTimestamp"
    for mode in ("ON_DEMAND", "LIVE_REPLAY"):
        yield f"{mode} needs a selector", lambda mode=mode: (mode,), "FragmentSelector"
        yield f"{mode} needs a range", lambda mode=mode: (mode, "SERVER_TIMESTAMP"), "TimestampRange"
        yield f"{mode} needs a start", lambda mode=mode: (mode, "SERVER_TIMESTAMP", None, ago(60)), "StartTimestamp"
        for clock in CLOCKS:
            yield from range_refusals(mode, clock)


def range_refusals(mode, clock):
    yield (
        f"{mode} by {clock} ends after it starts",
        lambda: (mode, clock, ago(60), ago(100)),
        "EndTimestamp",
    )
    yield (
        f"{mode} by {clock} doesn't end where it starts",
        lambda: (mode, clock, *[ago(60)] * 2),
        "EndTimestamp",
    )
    yield (
        f"{mode} by {clock} isn't longer than a day",
        # By the server's clock it isn't allowed for another reason, too: it begins before what is retained.
        lambda: (mode, clock, ago(86_400 + 31), ago(30)),
        "TimestampRange",
    )
    if clock == "SERVER_TIMESTAMP":
        yield f"{mode} by {clock} ends in the past", lambda: (mode, clock, ago(60), ago(-60)), "EndTimestamp"


def acceptances():
    for clock in CLOCKS:
        for mode in ("ON_DEMAND", "LIVE_REPLAY"):
            yield f"{mode} by {clock} takes a range", lambda mode=mode, clock=clock: (mode, clock, ago(300), ago(60))
        yield f"LIVE_REPLAY by {clock} needs no end", lambda clock=clock: ("LIVE_REPLAY", clock, ago(300))
        yield f"LIVE by {clock} needs no range", lambda clock=clock: ("LIVE", clock)
    yield "ON_DEMAND by PRODUCER_TIMESTAMP may end in the future", lambda: (
        "ON_DEMAND",
        "PRODUCER_TIMESTAMP",
        ago(300),
        ago(-300),
    )
    yield "a range may be a day long", day
    yield "the mode is LIVE where it isn't said", lambda: ()
    yield "a mode without a clock goes by the server's", lambda: ("LIVE", None)


def day():
    end = ago(30)
    return "ON_DEMAND", "PRODUCER_TIMESTAMP", end - (ago(0) - ago(86_400)), end


def add_refusal(suite, opening, name, arguments, field):
    @suite.case(name)
    def refuse(clients):
        request = opening.request(*arguments())
        invalid(field, opening.call(clients), **request)


def add_acceptance(suite, opening, name, arguments):
    @suite.case(name)
    def accept(clients):
        check("SessionToken=" in opening.open(clients, *arguments()), "no token")


def add_emptiness(suite, opening, mode):
    @suite.case(f"{mode} of a range without fragments finds nothing")
    def nothing(clients):
        request = opening.request(mode, "PRODUCER_TIMESTAMP", ago(80_000), ago(79_000))
        refused("ResourceNotFoundException", 404, opening.call(clients), **request)
