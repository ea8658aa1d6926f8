"""UpdateStream."""

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import refused
from own_streams import created, described, lasting

suite = Suite()


def good(clients):
    info = lasting(clients, "settings")
    return {"StreamName": info["StreamName"], "CurrentVersion": info["Version"], "DeviceName": "cam"}


@suite.case("device and media type change, each alone, and so does the version")
def changes(clients):
    with created(clients, MediaType="video/h264") as info:
        name = info["StreamName"]
        clients.control.update_stream(StreamName=name, CurrentVersion=info["Version"], DeviceName="cam")
        device = described(clients, name)
        equal((device["DeviceName"], device["MediaType"]), ("cam", "video/h264"))
        clients.control.update_stream(
            StreamARN=info["StreamARN"], CurrentVersion=device["Version"], MediaType="video/h265"
        )
        media = described(clients, name)
        equal((media["DeviceName"], media["MediaType"]), ("cam", "video/h265"))
        equal(len({info["Version"], device["Version"], media["Version"]}), 3)


@suite.case("a version that was changed meanwhile is refused")
def stale_version(clients):
    with created(clients) as info:
        call = clients.control.update_stream
        refused("VersionMismatchException", 400, call, StreamName=info["StreamName"], CurrentVersion="another")


add_bad_inputs(suite, "kinesisvideo", "UpdateStream", good)
