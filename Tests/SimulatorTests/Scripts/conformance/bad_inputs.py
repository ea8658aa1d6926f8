"""Bad inputs of an operation, made from AWS's own model of it: whatever breaks one of its rules."""

import copy
import re

import botocore.session
from clients import refusal
from cases import check

# What no operation's member takes, and what each type of member doesn't take.
OTHER_TYPES = {
    "string": [7, ["text"], {"a": 1}],
    "integer": ["many", [1], {"a": 1}],
    "long": ["many", [1], {"a": 1}],
    "timestamp": ["yesterday", [1], {"a": 1}],
    "structure": ["text", 7, [1]],
    "list": ["text", 7, {"a": 1}],
    "map": ["text", 7, [1]],
}
# Text that most patterns forbid; the first that this one forbids is sent.
FORBIDDEN_TEXTS = ["\n", "a b", "ä", "<>", "a/b"]
# Numbers that a careless service stumbles over.
HOSTILE_NUMBERS = [2**31, 2**63, 2**64, -(2**63) - 1, 1e300, -1e300, 1.5]


class Rule:
    """What a broken input must be answered with."""

    def __init__(self, kinds, naming=""):
        self.kinds = kinds
        self.naming = naming

    def judge(self, found):
        expected = f"{' or '.join(self.kinds)} naming {self.naming!r}"
        check(found is not None, f"accepted instead of {expected}")
        check(found.kind in self.kinds or found.code in self.kinds, f"{found} instead of {expected}")
        if found.code == "InvalidArgumentException":
            check(found.status == 400, f"{found}: its status is 400")
            check(self.naming in found.message, f"{found} instead of {expected}")


def serialization():
    """A body whose types aren't the model's never reaches the operation."""
    return Rule(["SerializationException", "InvalidArgumentException"])


def invalid(name):
    return Rule(["InvalidArgumentException"], name)


def add_bad_inputs(suite, service, operation, good, exceptions={}, label=""):
    """Adds a case for each way to break one rule of the model, and one that breaks none.

    `good` makes a body that breaks none; `exceptions` are the cases with a rule of their own, `None` for none at all.
    """
    suite.add(f"{label}the input that the bad ones are made from breaks no rule", accepting(service, operation, good))
    model = botocore.session.get_session().get_service_model(service).operation_model(operation)
    bodies = list(broken(model.input_shape, ())) + list(broken_references(model.input_shape))
    for name, change, rule in bodies:
        rule = exceptions.get(name, rule)
        if rule is not None:
            suite.add(label + name, judging(service, operation, good, change, rule))
    for name, change in hostile(model.input_shape, ()):
        suite.add(label + name, surviving(service, operation, good, change))


def accepting(service, operation, good):
    def run(clients):
        clients.call(service, operation, good(clients))

    return run


def judging(service, operation, good, change, rule):
    def run(clients):
        body = change(copy.deepcopy(good(clients)))
        rule.judge(refusal(clients.call, service, operation, body))

    return run


def surviving(service, operation, good, change):
    def run(clients):
        found = refusal(clients.call, service, operation, change(copy.deepcopy(good(clients))))
        check(found is None or found.status < 500, found)

    return run


def broken(shape, path):
    """Name, change and rule for every member of `shape`."""
    for name, member in shape.members.items():
        here = path + (name,)
        label = ".".join(here)
        if name in shape.required_members:
            yield f"{label} is missing", removing(here), invalid(name)
        for value in OTHER_TYPES[member.type_name]:
            yield f"{label} is of another type: {value!r}", setting(here, value), serialization()
        for text, value in beyond(member):
            yield f"{label} {text}", setting(here, value), invalid(name)
        if member.type_name == "structure":
            yield from broken(member, here)


def beyond(member):
    """What values break the limits of `member`, and why."""
    limits = member.metadata
    if getattr(member, "enum", None):
        yield "is unknown", "UNKNOWN_VALUE"
        yield "is spelled small", member.enum[0].lower()
        yield "is empty", ""
    elif member.type_name == "string":
        yield from beyond_text(limits)
    elif member.type_name in ("integer", "long"):
        yield from beyond_number(limits)
    elif member.type_name == "list":
        yield from beyond_list(member, limits)
    elif member.type_name == "map":
        yield from beyond_map(member, limits)


def beyond_text(limits):
    if limits.get("min", 0) > 0:
        yield "is shorter than its minimum", ""
    if "max" in limits:
        yield "is longer than its maximum", filling(limits.get("pattern", ".*"), limits["max"] + 1)
    if "pattern" in limits:
        text = next((text for text in FORBIDDEN_TEXTS if not matches(limits["pattern"], text)), None)
        if text is not None:
            yield f"doesn't match its pattern: {text!r}", text


def beyond_number(limits):
    if "min" in limits:
        yield "is below its minimum", limits["min"] - 1
    if "max" in limits:
        yield "is above its maximum", limits["max"] + 1


def beyond_list(member, limits):
    element = member.member.metadata
    if limits.get("min", 0) > 0:
        yield "is empty", []
    if "max" in limits:
        yield "is longer than its maximum", ["1"] * (limits["max"] + 1)
    for text, value in beyond_text(element):
        yield f"holds what {text}", [value]


def beyond_map(member, limits):
    if limits.get("min", 0) > 0:
        yield "is empty", {}
    if member.key.enum:
        yield "has an unknown key", {"UNKNOWN_KEY": "1"}
        return
    for text, value in beyond_text(member.key.metadata):
        yield f"has a key that {text}", {value: "value"}
    for text, value in beyond_text(member.value.metadata):
        yield f"has a value that {text}", {"key": value}
    if "max" in limits:
        yield "is longer than its maximum", {f"key{index}": "value" for index in range(limits["max"] + 1)}


def filling(pattern, length):
    """A text of `length` that `pattern` allows, where one of few forms does."""
    forms = ["a" * length, "1" * length, "a/" + "a" * (length - 2)]
    head = "arn:aws:kinesisvideo:us-west-2:123456789012:stream/"
    forms.append(head + "a" * (length - len(head) - 2) + "/1")
    return next((form for form in forms if len(form) == length and matches(pattern, form)), forms[0])


def matches(pattern, text):
    # Python's expressions have no classes of Unicode: letters, separators and digits are near enough here.
    python = pattern.replace("\\p{L}", "a-zA-Z").replace("\\p{Z}", " ").replace("\\p{N}", "0-9")
    return re.fullmatch(python.strip("^$"), text) is not None


def broken_references(shape):
    """Streams are named in one way, by their name or by their ARN, and exist."""
    if "StreamARN" not in shape.members:
        return
    missing = Rule(["ResourceNotFoundException"])
    unknown = "arn:aws:kinesisvideo:us-west-2:123456789012:stream/nobody/1600000000000"
    yield "the ARN is unknown", referring(StreamARN=unknown), missing
    if "StreamName" not in shape.members:
        return
    yield "the name is unknown", referring(StreamName="nobody"), missing
    yield "neither name nor ARN is given", referring(), invalid("StreamName")
    yield "name and ARN are given", referring(StreamName="steady", StreamARN=unknown), invalid("StreamName")


def referring(**members):
    def change(body):
        rest = {name: value for name, value in body.items() if name not in ("StreamName", "StreamARN")}
        return {**rest, **members}

    return change


def hostile(shape, path):
    """Name and change for what is to be survived, whatever is answered."""
    for name, member in shape.members.items():
        here = path + (name,)
        if member.type_name in ("integer", "long", "timestamp"):
            for value in HOSTILE_NUMBERS:
                yield f"{'.'.join(here)} is {value!r} and survived", setting(here, value)
        elif member.type_name == "string":
            yield f"{'.'.join(here)} is very long and survived", setting(here, "a" * 100_000)
            yield f"{'.'.join(here)} has a zero and survived", setting(here, "a\0b")
        elif member.type_name == "structure":
            yield from hostile(member, here)


def removing(path):
    def change(body):
        parent(body, path).pop(path[-1], None)
        return body

    return change


def setting(path, value):
    def change(body):
        others = {"StreamName": "StreamARN", "StreamARN": "StreamName"}
        if len(path) == 1:
            body.pop(others.get(path[0]), None)
        parent(body, path)[path[-1]] = value
        return body

    return change


def parent(body, path):
    for name in path[:-1]:
        body = body.setdefault(name, {})
    return body
