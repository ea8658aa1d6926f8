"""GetImages: stills at even steps of time."""

import base64
import datetime
import pathlib
import subprocess
import tempfile

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM, ago, epoch, invalid

suite = Suite()
CLOCKS = ["SERVER_TIMESTAMP", "PRODUCER_TIMESTAMP"]


def good(clients):
    return {
        "StreamName": STREAM,
        "ImageSelectorType": "SERVER_TIMESTAMP",
        "StartTimestamp": epoch(ago(200)),
        "EndTimestamp": epoch(ago(190)),
        "Format": "JPEG",
        "SamplingInterval": 3000,
    }


def request(start=200, end=190, **members):
    whole = {
        "StreamName": STREAM,
        "ImageSelectorType": "PRODUCER_TIMESTAMP",
        "StartTimestamp": ago(start),
        "EndTimestamp": ago(end),
        "Format": "JPEG",
        **members,
    }
    return {name: value for name, value in whole.items() if value is not None}


def times(images):
    return [image["TimeStamp"] for image in images]


def add_clock(clock):
    @suite.case(f"images by {clock} come at even steps from the start on")
    def steps(clients):
        asked = request(ImageSelectorType=clock, SamplingInterval=1000)
        images = clients.media.get_images(**asked)["Images"]
        step = datetime.timedelta(seconds=1)
        check(len(images) in (10, 11), len(images))
        equal(times(images), [asked["StartTimestamp"] + step * index for index in range(len(images))])


for clock in CLOCKS:
    add_clock(clock)


@suite.case("an image is a JPEG that a decoder reads")
def decoded(clients):
    content = base64.b64decode(clients.media.get_images(**request())["Images"][0]["ImageContent"])
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "image.jpg")
        path.write_bytes(content)
        entries = ["-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0"]
        result = subprocess.run(["ffprobe", "-v", "warning", *entries, path], capture_output=True, text=True)
    equal((result.stderr, result.stdout.strip()), ("", "mjpeg,320,180"))


@suite.case("what was filmed later is another picture")
def moving(clients):
    images = clients.media.get_images(**request(SamplingInterval=3000))["Images"]
    equal(len({image["ImageContent"] for image in images}), len(images))


@suite.case("where nothing was filmed, the image says so")
def no_media(clients):
    images = clients.media.get_images(**request(80_000, 79_990, SamplingInterval=5000))["Images"]
    check(images, images)
    equal({image.get("Error") for image in images}, {"NO_MEDIA"})
    equal({image.get("ImageContent") or "" for image in images}, {""})


@suite.case("a range that is shorter than the interval has the image of its start")
def short(clients):
    asked = request(200, 199, SamplingInterval=3000)
    equal(times(clients.media.get_images(**asked)["Images"]), [asked["StartTimestamp"]])


def add_pages(limit, page):
    @suite.case(f"with at most {limit} images, pages of {page} hold every one once")
    def pages(clients):
        asked = request(200, 100, SamplingInterval=1000, MaxResults=limit)
        found, token = [], None
        while True:
            answer = clients.media.get_images(**asked, **({"NextToken": token} if token else {}))
            check(len(answer["Images"]) <= page, len(answer["Images"]))
            found += times(answer["Images"])
            token = answer.get("NextToken")
            if not token:
                break
            equal(len(answer["Images"]), page)
        equal(found, sorted(set(found)))
        check(len(found) in (100, 101), len(found))


for limit, page in ((1, 1), (7, 7), (25, 25), (26, 25), (100, 25)):
    add_pages(limit, page)


@suite.case("intervals begin at 200 ms")
def intervals(clients):
    check(len(clients.media.get_images(**request(200, 199, SamplingInterval=200))["Images"]) in (5, 6), "steps")
    for interval in (199, 0, -1):
        invalid("SamplingInterval", clients.media.get_images, **request(SamplingInterval=interval))


@suite.case("a range is 300 s long at most")
def longest(clients):
    start = ago(400)
    end = start + datetime.timedelta(seconds=300)
    later = end + datetime.timedelta(milliseconds=1)
    check(clients.media.get_images(**request() | {"StartTimestamp": start, "EndTimestamp": end})["Images"], "none")
    invalid("EndTimestamp", clients.media.get_images, **request() | {"StartTimestamp": start, "EndTimestamp": later})


@suite.case("the end isn't before the start")
def backwards(clients):
    invalid("EndTimestamp", clients.media.get_images, **request(190, 200))


@suite.case("a width needs a height")
def width(clients):
    invalid("WidthPixels", clients.media.get_images, **request(WidthPixels=320))


@suite.case("the size of the video may be asked for")
def size(clients):
    for members in ({"HeightPixels": 180}, {"WidthPixels": 320, "HeightPixels": 180}):
        check(clients.media.get_images(**request(**members))["Images"], members)


@suite.case("JPEG's quality is between 1 and 100")
def quality(clients):
    for value in ("1", "80", "100"):
        check(clients.media.get_images(**request(FormatConfig={"JPEGQuality": value}))["Images"], value)
    for value in ("0", "101", "good"):
        invalid("FormatConfig", clients.media.get_images, **request(FormatConfig={"JPEGQuality": value}))


@suite.case("a token belongs to its request")
def foreign_token(clients):
    asked = request(200, 100, SamplingInterval=1000)
    token = clients.media.get_images(**asked)["NextToken"]
    other = asked | {"SamplingInterval": 500, "NextToken": token}
    invalid("NextToken", clients.media.get_images, **other)


add_bad_inputs(suite, "kinesis-video-archived-media", "GetImages", good)
