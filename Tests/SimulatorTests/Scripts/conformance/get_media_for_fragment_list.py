"""GetMediaForFragmentList: documents of Matroska, one a fragment."""

import pathlib
import subprocess
import tempfile

import matroska
from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, ago
from own_streams import created

suite = Suite()
PREFIX = "AWS_KINESISVIDEO_"
NOBODY = "91343852333181432387730302044767688728495783936"


def fragments(clients):
    """Fragments of some minutes in the order of their numbers."""
    chosen = {
        "FragmentSelectorType": "SERVER_TIMESTAMP",
        "TimestampRange": {"StartTimestamp": ago(500), "EndTimestamp": ago(60)},
    }
    found = clients.media.list_fragments(StreamName=STREAM, FragmentSelector=chosen, MaxResults=1000)["Fragments"]
    return sorted(found, key=lambda fragment: fragment["FragmentNumber"])


def media(clients, numbers, **reference):
    reference = reference or {"StreamName": STREAM}
    answer = clients.media.get_media_for_fragment_list(Fragments=numbers, **reference)
    return answer["ContentType"], answer["Payload"].read()


def good(clients):
    return {"StreamName": STREAM, "Fragments": [fragments(clients)[0]["FragmentNumber"]]}


def seconds(date):
    return f"{date.timestamp():.3f}"


def add_count(count):
    @suite.case(f"{count} fragments are as many documents, each with the service's tags")
    def tagged(clients):
        asked = fragments(clients)[:count]
        kind, body = media(clients, [one["FragmentNumber"] for one in asked])
        equal(kind, "video/webm")
        found = matroska.documents(body)
        expected = {
            one["FragmentNumber"]: (seconds(one["ServerTimestamp"]), seconds(one["ProducerTimestamp"])) for one in asked
        }
        equal({tag(one, "FRAGMENT_NUMBER"): times(one) for one in found}, expected)
        for one in found:
            equal(one.count(matroska.CLUSTER), 1)
            equal(one.count(matroska.TRACK_ENTRY), 2)
            equal(one.count(matroska.CODEC_PRIVATE), 2)
            check(one.count(matroska.SIMPLE_BLOCK) > 32, one.count(matroska.SIMPLE_BLOCK))


def tag(document, name):
    return document.tags[PREFIX + name]


def times(document):
    return tag(document, "SERVER_TIMESTAMP"), tag(document, "PRODUCER_TIMESTAMP")


for count in (1, 2, 200):
    add_count(count)


@suite.case("a thousand numbers may be asked for, some of them again and again")
def thousand(clients):
    numbers = ([one["FragmentNumber"] for one in fragments(clients)] * 10)[:1000]
    equal(len(matroska.documents(media(clients, numbers)[1])), 1000)


@suite.case("a number that isn't there is an error inside of the answer, among the others' media")
def missing(clients):
    first, second = (one["FragmentNumber"] for one in fragments(clients)[:2])
    found = matroska.documents(media(clients, [first, NOBODY, second])[1])
    equal([one.count(matroska.CLUSTER) for one in found], [1, 0, 1])
    equal(tag(found[1], "ERROR_CODE"), "FRAGMENT_NOT_FOUND")
    equal(tag(found[1], "ERROR_ID"), "3000")
    equal(tag(found[1], "FRAGMENT_NUMBER"), NOBODY)


@suite.case("name and ARN hold the same media")
def references(clients):
    numbers = [one["FragmentNumber"] for one in fragments(clients)[:3]]
    equal(media(clients, numbers)[1], media(clients, numbers, StreamARN=clients.arn)[1])


@suite.case("another stream's numbers are found nowhere")
def foreign(clients):
    numbers = [one["FragmentNumber"] for one in fragments(clients)[:2]]
    with created(clients, DataRetentionInHours=1) as info:
        for one in matroska.documents(media(clients, numbers, StreamName=info["StreamName"])[1]):
            equal(tag(one, "ERROR_CODE"), "FRAGMENT_NOT_FOUND")


@suite.case("a decoder finds no fault with a document")
def decoded(clients):
    _, body = media(clients, [fragments(clients)[3]["FragmentNumber"]])
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "fragment.mkv")
        path.write_bytes(body)
        command = ["ffmpeg", "-v", "warning", "-xerror", "-i", path, "-map", "0", "-f", "null", "-"]
        result = subprocess.run(command, capture_output=True, text=True)
    equal((result.returncode, result.stderr), (0, ""))


add_bad_inputs(suite, "kinesis-video-archived-media", "GetMediaForFragmentList", good)
