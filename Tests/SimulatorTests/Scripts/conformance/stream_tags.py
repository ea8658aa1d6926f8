"""TagStream, UntagStream and ListTagsForStream."""

from bad_inputs import Rule, add_bad_inputs
from cases import Suite, check, equal
from clients import refused
from own_streams import created, lasting

suite = Suite()


def tags(clients, info):
    return clients.control.list_tags_for_stream(StreamARN=info["StreamARN"])["Tags"]


def good_tag(clients):
    return {"StreamName": lasting(clients, "tags")["StreamName"], "Tags": {"place": "door"}}


def good_untag(clients):
    return {"StreamName": lasting(clients, "tags")["StreamName"], "TagKeyList": ["place"]}


def good_list(clients):
    return {"StreamName": lasting(clients, "tags")["StreamName"]}


@suite.case("tags are added, replaced and taken away")
def life(clients):
    with created(clients, Tags={"a": "1"}) as info:
        name = info["StreamName"]
        clients.control.tag_stream(StreamName=name, Tags={"b": "2", "c": ""})
        equal(tags(clients, info), {"a": "1", "b": "2", "c": ""})
        clients.control.tag_stream(StreamARN=info["StreamARN"], Tags={"a": "9"})
        clients.control.untag_stream(StreamName=name, TagKeyList=["b", "not there"])
        equal(tags(clients, info), {"a": "9", "c": ""})


@suite.case("a stream has fifty tags at most, and a refused call adds none")
def limit(clients):
    with created(clients, Tags={f"key{index}": "" for index in range(49)}) as info:
        call = clients.control.tag_stream
        more = {"x": "1", "y": "2"}
        refused("TagsPerResourceExceededLimitException", 400, call, StreamName=info["StreamName"], Tags=more)
        equal(len(tags(clients, info)), 49)
        call(StreamName=info["StreamName"], Tags={"x": "1", "key0": "again"})
        equal(len(tags(clients, info)), 50)


too_many = Rule(["InvalidArgumentException", "TagsPerResourceExceededLimitException"])
add_bad_inputs(suite, "kinesisvideo", "TagStream", good_tag, {"Tags is longer than its maximum": too_many}, "TagStream: ")
add_bad_inputs(suite, "kinesisvideo", "UntagStream", good_untag, label="UntagStream: ")
add_bad_inputs(suite, "kinesisvideo", "ListTagsForStream", good_list, label="ListTagsForStream: ")
