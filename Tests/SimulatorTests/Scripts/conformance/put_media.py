"""PutMedia: what producers hear while they send, and what becomes of what they sent."""

import datetime
import json
import time

from cases import Suite, check, equal
from own_streams import created, eventually_listed, fresh_name
from producer import AUDIO, VIDEO, Producer, cluster, header, naming, tags, track

suite = Suite()
# Frames of half a second of both tracks.
FRAMES = [(1, 0), (2, 10), (1, 250), (2, 260)]
SHAPE = ["BUFFERING", "RECEIVED", "PERSISTED"]


def case(name, **members):
    """Adds a case that is given the clients, a new stream's name and a producer of it."""

    def add(function):
        @suite.case(name)
        def run(clients):
            with created(clients, **{"DataRetentionInHours": 1, **members}) as info:
                with Producer(naming(info["StreamName"])) as producer:
                    function(clients, info["StreamName"], producer)

        return function

    return add


def fragment(timecode, frames=FRAMES):
    return cluster(timecode, frames)


def sequence(acknowledgement):
    """The count inside of a fragment's number."""
    return int(acknowledgement["FragmentNumber"]) >> 92 & (1 << 64) - 1


def by_event(heard, event):
    return [one for one in heard if one["EventType"] == event]


def error_ids(heard):
    return [one["ErrorId"] for one in by_event(heard, "ERROR")]


@case("each fragment is buffered, received and persisted, in this order, and numbers count up")
def order(clients, stream, producer):
    producer.send(header(VIDEO, AUDIO))
    for index in range(5):
        producer.send(fragment(500 * index))
    producer.finish()
    heard = producer.hear_all()
    for index in range(5):
        events = [one["EventType"] for one in heard if one.get("FragmentTimecode") == 500 * index]
        equal(events, SHAPE)
    numbers = [sequence(one) for one in by_event(heard, "BUFFERING")]
    equal(numbers, [numbers[0] + index for index in range(5)])
    equal({len(one["FragmentNumber"]) for one in heard}, {47})


@case("acknowledgements come while media is being sent")
def meanwhile(clients, stream, producer):
    producer.send(header(VIDEO, AUDIO))
    for index in range(3):
        data = fragment(1000 * index)
        producer.send(data[:40])
        equal(producer.hear()["EventType"], "BUFFERING")
        producer.send(data[40:])
        equal([one["EventType"] for one in producer.hear_until("PERSISTED")], ["RECEIVED", "PERSISTED"])
    producer.finish()
    equal(producer.hear_all(), [])


@case("any cut of the bytes means the same")
def cuts(clients, stream, producer):
    data = header(VIDEO, AUDIO) + fragment(0) + fragment(500)
    for start in range(0, len(data), 7):
        producer.send(data[start : start + 7])
    producer.finish()
    heard = producer.hear_all()
    equal(sorted(one["EventType"] for one in heard), sorted(SHAPE * 2))


@case("what was persisted is listed with the producer's times")
def archive(clients, stream, producer):
    start = time.time()
    producer.send(header(VIDEO, AUDIO))
    producer.send(fragment(0))
    producer.send(fragment(500))
    producer.finish()
    persisted = [one["FragmentNumber"] for one in by_event(producer.hear_all(), "PERSISTED")]
    fragments = eventually_listed(clients, stream, 2)
    equal(set(fragments), set(persisted))
    first, second = (fragments[one] for one in sorted(fragments))
    equal(second["ProducerTimestamp"] - first["ProducerTimestamp"], datetime.timedelta(milliseconds=500))
    check(abs(first["ProducerTimestamp"].timestamp() - start) < 2, first)
    check(abs(first["ServerTimestamp"].timestamp() - start) < 2, first)


@suite.case("absolute timecodes are the producer's times")
def absolute(clients):
    with created(clients, DataRetentionInHours=1) as info:
        moment = int(time.time() * 1000) - 60_000
        with Producer(naming(info["StreamName"], "ABSOLUTE")) as producer:
            producer.send(header(VIDEO) + cluster(moment, [(1, 0), (1, 40)]))
            producer.finish()
            equal([one["EventType"] for one in producer.hear_all()], SHAPE)
        (fragment,) = eventually_listed(clients, info["StreamName"], 1).values()
        equal(round(fragment["ProducerTimestamp"].timestamp() * 1000), moment)


@case("a stream without retention acknowledges and keeps nothing", DataRetentionInHours=0)
def no_retention(clients, stream, producer):
    producer.send(header(VIDEO, AUDIO) + fragment(0))
    producer.finish()
    equal([one["EventType"] for one in producer.hear_all()], ["BUFFERING", "RECEIVED"])


def add_fragment_error(name, error, spoiled, tracks=(VIDEO, AUDIO)):
    """A bad fragment between two good ones: its number is consumed, and the others are kept."""

    @case(f"{error}: {name}")
    def bad_fragment(clients, stream, producer):
        producer.send(header(*tracks) + fragment(1000) + spoiled + fragment(60_000))
        producer.finish()
        heard = producer.hear_all()
        equal(error_ids(heard), [error])
        equal(len(by_event(heard, "PERSISTED")), 2)
        numbers = [sequence(one) for one in by_event(heard, "BUFFERING")]
        equal(numbers, [numbers[0], numbers[0] + 1, numbers[0] + 2])
        equal(sequence(by_event(heard, "ERROR")[0]), numbers[1])
        equal(len(eventually_listed(clients, stream, 2)), 2)


LONG = [(1, 0), (2, 0), (1, 20_001), (2, 20_001)]
MANY = tags([(b"name%d" % index, b"value") for index in range(11)])
add_fragment_error("a fragment of more than 20 s", 4002, fragment(2000, LONG))
add_fragment_error("a timecode that goes back", 4004, fragment(500))
add_fragment_error("a timecode that comes again", 4004, fragment(1000))
add_fragment_error("more than ten tags", 4009, MANY + fragment(2000))
add_fragment_error("a frame of a track that the header hasn't", 4010, fragment(2000, [*FRAMES, (3, 0)]))
add_fragment_error("a track without a frame", 4011, fragment(2000, [(1, 0), (1, 40)]))


def add_connection_error(name, error, data):
    """What can't be read ends the connection, after what came before it was kept."""

    @case(f"{error}: {name}")
    def bad_connection(clients, stream, producer):
        producer.send(data)
        heard = producer.hear_all()
        check(error_ids(heard)[:1] == [error], heard)
        equal(len(error_ids(heard)), 1)
        good = len(by_event(heard, "RECEIVED"))
        equal(len(by_event(heard, "PERSISTED")), good)


add_connection_error("no Matroska at all", 4006, b"GET / HTTP/1.1\r\n\r\n" * 20)
add_connection_error("nothing but zeros", 4006, bytes(4096))
add_connection_error("garbage behind a fragment", 4006, header(VIDEO, AUDIO) + fragment(0) + b"\xff" * 300)
add_connection_error("a second document", 4006, (header(VIDEO, AUDIO) + fragment(0)) * 2)
four_tracks = [VIDEO, AUDIO, track(3, 2, b"A_AAC"), track(4, 2, b"A_AAC")]
add_connection_error("more tracks than three", 4012, header(*four_tracks) + fragment(0))


@case("4000: a producer that stops in the middle of a fragment")
def broken_off(clients, stream, producer):
    producer.send(header(VIDEO, AUDIO) + fragment(0) + fragment(500)[:60])
    producer.finish()
    heard = producer.hear_all()
    equal(error_ids(heard), [4000])
    equal(len(by_event(heard, "PERSISTED")), 1)


@case("an error says its code, its name and whose it is")
def error_form(clients, stream, producer):
    producer.send(header(VIDEO, AUDIO) + fragment(1000) + fragment(500))
    producer.finish()
    (error,) = by_event(producer.hear_all(), "ERROR")
    equal(set(error), {"EventType", "FragmentTimecode", "FragmentNumber", "ErrorCode", "ErrorId"})
    equal((error["ErrorCode"], error["FragmentTimecode"]), ("FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS", 500))


@case("a second producer is refused while the first one is there, and not any more afterwards")
def second_producer(clients, stream, producer):
    producer.send(header(VIDEO, AUDIO) + fragment(0))
    first = producer.hear_until("PERSISTED")
    with Producer(naming(stream)) as other:
        equal(other.response.status, 400)
        check(other.response.headers["x-amzn-ErrorType"].startswith("ConnectionLimitExceededException"), "another")
    producer.finish()
    equal(producer.hear_all(), [])
    with Producer(naming(stream)) as other:
        other.send(header(VIDEO, AUDIO) + fragment(0))
        other.finish()
        heard = other.hear_all()
    equal([one["EventType"] for one in heard], SHAPE)
    equal(sequence(heard[0]) // 1000, sequence(first[0]) // 1000 + 1)
    equal(len(eventually_listed(clients, stream, 2)), 2)


@suite.case("a producer that has heard the end may come again at once")
def again(clients):
    with created(clients, DataRetentionInHours=1) as info:
        for _ in range(20):
            with Producer(naming(info["StreamName"])) as producer:
                equal(producer.response.status, 200)
                producer.finish()
                producer.hear_all()


@case("4007: a time far in the future")
def future(clients, stream, producer):
    producer.send(header(VIDEO, AUDIO) + fragment(1000) + fragment(50_000_000))
    producer.finish()
    heard = producer.hear_all()
    equal(error_ids(heard), [4007])
    equal(len(by_event(heard, "PERSISTED")), 1)


@suite.case("4008: the stream is deleted meanwhile")
def deleted(clients):
    name = fresh_name()
    arn = clients.control.create_stream(StreamName=name, DataRetentionInHours=1)["StreamARN"]
    with Producer(naming(name)) as producer:
        producer.send(header(VIDEO, AUDIO) + fragment(0))
        producer.hear_until("PERSISTED")
        clients.control.delete_stream(StreamARN=arn)
        producer.send(fragment(500))
        equal(error_ids(producer.hear_all()), [4008])


def add_refusal(name, status, code, change):
    @suite.case(f"{name} is refused")
    def refused_call(clients):
        with created(clients, DataRetentionInHours=1) as info:
            headers = {key: value for key, value in change(naming(info["StreamName"])).items() if value is not None}
            with Producer(headers) as producer:
                kind = producer.response.headers["x-amzn-ErrorType"].split(":")[0]
                equal((producer.response.status, kind), (status, code))
                equal(list(json.loads(producer.response.read())), ["Message"])


NAME, TYPE, START = "x-amzn-stream-name", "x-amzn-fragment-timecode-type", "x-amzn-producer-start-timestamp"
ARN = "arn:aws:kinesisvideo:us-west-2:123456789012:stream/nobody/1600000000000"
INVALID = (400, "InvalidArgumentException")
add_refusal("an unknown stream", 404, "ResourceNotFoundException", lambda all: {**all, NAME: "nobody"})
add_refusal("an unknown ARN", 404, "ResourceNotFoundException", lambda all: {**all, NAME: None, "x-amzn-stream-arn": ARN})
add_refusal("a call without a stream", *INVALID, lambda all: {**all, NAME: None})
add_refusal("a call with name and ARN", *INVALID, lambda all: {**all, "x-amzn-stream-arn": ARN})
add_refusal("a name that can't be one", *INVALID, lambda all: {**all, NAME: "a b"})
add_refusal("an unknown type of timecodes", *INVALID, lambda all: {**all, TYPE: "LATER"})
add_refusal("a call without a type of timecodes", *INVALID, lambda all: {**all, TYPE: None})
add_refusal("relative timecodes without a start", *INVALID, lambda all: {**all, START: None})
for text in ("soon", "-1", "nan", "1e400", ""):
    add_refusal(f"the start {text!r}", *INVALID, lambda all, text=text: {**all, START: text})
