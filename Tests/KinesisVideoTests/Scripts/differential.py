"""Prints what botocore makes of random inputs and outputs of every operation, generated from its own service models.

One JSON object a line; `kind` says which:
request   a valid input, and the request that botocore serialises of it
refusal   an input that breaks one limit of the model by one, and who says so: botocore's validator or the model alone
output    a body as the service may write it, and what botocore parses of it
failure   a refusal as the service may write it, and what botocore parses of it
model     an operation's exceptions, and the limits of its input by path
Timestamps are whole milliseconds in inputs and outputs. The same seed prints the same lines.
"""
import base64
import datetime
import json
import random
import re
import re._parser as parser

import botocore.session
from botocore.parsers import RestJSONParser
from botocore.serialize import TIMESTAMP_PRECISION_MILLISECOND, create_serializer
from botocore.validate import ParamValidator

SEED, REQUESTS, OUTPUTS, REFUSALS, FAILURES = 20_170_930, 1000, 300, 20, 200
OPERATIONS = {
    "kinesisvideo": ["DescribeStream", "ListStreams", "GetDataEndpoint"],
    "kinesis-video-archived-media": ["ListFragments", "GetHLSStreamingSessionURL", "GetDASHStreamingSessionURL", "GetClip",
                                     "GetImages", "GetMediaForFragmentList"],
}
NOW = 1_700_000_000_000
ANY = "".join(map(chr, range(32, 127))) + "äß€😀\u00a0"
DIGITS = "0123456789"
WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_" + DIGITS
dice = random.Random(SEED)
serializer = create_serializer("rest-json", timestamp_precision=TIMESTAMP_PRECISION_MILLISECOND)


def instant(milliseconds):
    return datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(milliseconds=milliseconds)


def parts(pattern):
    """The pattern as lists of characters, fewest and most; a group that may be missing is."""
    found = []
    for op, value in pattern:
        if op is parser.LITERAL:
            found.append([chr(value), 1, 1])
        elif op is parser.ANY:
            found.append([ANY, 1, 1])
        elif op is parser.IN:
            chars = "".join(chr(v) if o is parser.LITERAL else "".join(map(chr, range(v[0], v[1] + 1))) if o is parser.RANGE
                            else DIGITS if v is parser.CATEGORY_DIGIT else WORD for o, v in value)
            found.append([chars, 1, 1])
        elif op is parser.MAX_REPEAT:
            inner = parts(value[2])
            found += [[inner[0][0], value[0], int(value[1])]] if len(inner) == 1 else inner * value[0]
        elif op is parser.SUBPATTERN:
            found += parts(value[3])
        else:
            assert op is parser.AT, op
    return found


def text(shape, length=None):
    """A text that the shape allows, of `length` characters or of any allowed number."""
    if shape.enum:
        return dice.choice(shape.enum)
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 40)
    pieces = parts(parser.parse(shape.metadata.get("pattern", ".*")))
    least = sum(piece[1] for piece in pieces)
    if length is None:
        length = dice.choice([low, min(high, dice.choice([40, 40, 40, 4096])), dice.randint(low, min(high, 40))])
    counts = [piece[1] for piece in pieces]
    for _ in range(max(0, length - least)):
        index = dice.choice([i for i, piece in enumerate(pieces) if counts[i] < piece[2]])
        counts[index] += 1
    return "".join("".join(dice.choices(piece[0], k=count)) for piece, count in zip(pieces, counts))


def number(shape):
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 2**31 - 1)
    return dice.choice([low, high, dice.randint(low, high)])


def value(shape, name=""):
    """Any value that the shape allows."""
    if shape.type_name == "structure":
        return {key: value(member, key) for key, member in shape.members.items()
                if key in shape.required_members or dice.random() < 0.6}
    if shape.type_name == "list":
        low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 20)
        return [value(shape.member) for _ in range(dice.choice([low, dice.randint(low, min(high, 20)), min(high, dice.choice([20, 20, 20, 1000]))]))]
    if shape.type_name == "map":
        return {value(shape.key): str(dice.randint(1, 100))}
    if shape.type_name == "timestamp":
        return NOW + dice.randint(-10**11, 10**10)
    if shape.type_name in ("integer", "long"):
        return number(shape)
    return text(shape)


def valid(operation):
    """A random input that keeps the model's limits and the documented rules about several members."""
    found = value(operation.input_shape)
    if "StreamName" in operation.input_shape.members:
        streams = {name: text(operation.input_shape.members[name]) for name in ("StreamName", "StreamARN")}
        kept = dice.choice(sorted(streams))
        found = {name: item for name, item in found.items() if name not in streams} | {kept: streams[kept]}
    longest, start = 24 * 3600 * 1000, NOW - dice.randint(0, 10**10)
    span = {"StartTimestamp": start, "EndTimestamp": start + dice.choice([1, longest, dice.randint(1, longest)])}
    kinds = ["PRODUCER_TIMESTAMP", "SERVER_TIMESTAMP"]
    for selector in ("HLSFragmentSelector", "DASHFragmentSelector"):
        if selector not in operation.input_shape.members:
            continue
        mode = found.get("PlaybackMode", "LIVE")
        kind = {"FragmentSelectorType": dice.choice(kinds)}
        if mode != "LIVE":
            if mode == "LIVE_REPLAY" and dice.random() < 0.3:
                del span["EndTimestamp"]
            found[selector] = kind | {"TimestampRange": span}
        elif selector in found:
            found[selector] = kind
    if "ClipFragmentSelector" in found:
        found["ClipFragmentSelector"]["TimestampRange"] = span
    if operation.name == "ListFragments":
        if "FragmentSelector" in found or "NextToken" not in found:
            found["FragmentSelector"] = {"FragmentSelectorType": dice.choice(kinds), "TimestampRange": span}
    if operation.name == "GetImages":
        found["StartTimestamp"], found["EndTimestamp"] = start, start + dice.choice([0, 300_000, dice.randint(0, 300_000)])
        if "SamplingInterval" in found:
            found["SamplingInterval"] = dice.choice([200, 300_000, dice.randint(200, 300_000)])
        if found["Format"] != "JPEG":
            found.pop("FormatConfig", None)
        if "WidthPixels" in found:
            found["HeightPixels"] = number(operation.input_shape.members["HeightPixels"])
    if "StreamNameCondition" in found:
        found["StreamNameCondition"] = {"ComparisonOperator": "BEGINS_WITH", "ComparisonValue":
                                        text(operation.input_shape.members["StreamNameCondition"].members["ComparisonValue"])}
    return found


def dated(shape, found):
    """The same with datetimes, as botocore takes them."""
    if shape.type_name == "structure":
        return {name: dated(shape.members[name], item) for name, item in found.items()}
    return instant(found) if shape.type_name == "timestamp" else found


def broken(shape, found, path=""):
    """Pairs of a path and the value there, broken by one, for every limit of the model on the members of `found`."""
    for name, item in found.items() if shape.type_name == "structure" else []:
        member, here = shape.members[name], path + name
        low, high, pattern = (member.metadata.get(key) for key in ("min", "max", "pattern"))
        if member.type_name == "structure":
            yield from broken(member, item, here + ".")
        elif member.type_name in ("integer", "long"):
            yield from ((here, limit) for limit in (low and low - 1, high and high + 1) if limit is not None)
        elif member.type_name == "list":
            yield here, []
            yield here, [text(member.member) for _ in range(high + 1)]
            yield here, item + [item[0] + "x"]
            yield here, item + [text(member.member, member.member.metadata["max"] + 1)]
        elif pattern:
            yield here, dice.choice(["!" + item[1:], item[:-1] + " ", item[:-1] + "ü"]) if item else "!"
            yield here, text(member, high + 1)
            if low:
                yield here, ""


def replaced(found, path, item):
    head, _, rest = path.partition(".")
    return found | {head: replaced(found[head], rest, item) if rest else item}


def number_text(milliseconds):
    """A timestamp in one of the forms that JSON has for it."""
    seconds, rest = divmod(milliseconds, 1000)
    plain = f"{seconds}.{rest:03}"
    digits = str(milliseconds)
    forms = [plain, plain + "0", f"{digits[0]}.{digits[1:]}E{len(digits) - 4}", f"{digits}e-3", f"{plain}E+0"]
    return dice.choice(forms + ([str(seconds)] if rest == 0 else []))


def written(shape, found):
    """`found` as the service may write it: any order, nulls, members that nobody knows, numbers in any form."""
    if found is None:
        return "null"
    if shape.type_name == "structure":
        members = [json.dumps(name) + dice.choice([":", " : "]) + written(shape.members[name], item) for name, item in found.items()]
        members += ['"New":{"a":[1,null,"}"],"b":-1.5e3}'] if dice.random() < 0.2 else []
        members += [json.dumps(name) + ":null" for name in shape.members if name not in found and dice.random() < 0.3]
        dice.shuffle(members)
        return "{" + dice.choice([",", ", ", ",\n"]).join(members) + "}"
    if shape.type_name == "list":
        return "[" + ",".join(written(shape.member, item) for item in found) + "]"
    if shape.type_name == "timestamp":
        return number_text(found)
    return json.dumps(found, ensure_ascii=dice.random() < 0.5)


def answer(shape):
    """A random output with the members that our types need."""
    found = value(shape)
    for name, member in shape.members.items():
        if member.type_name in ("list", "structure"):
            found[name] = value(member)
        elif name.endswith(("URL", "Endpoint")):
            found[name] = "https://b-1.example/x?SessionToken=" + (value(member) or "a~")
    for stream in ([found["StreamInfo"]] if "StreamInfo" in found else []) + found.get("StreamInfoList", []):
        stream["StreamName"] = stream.get("StreamName") or "cam1"
    for fragment in found.get("Fragments", []):
        fragment.update({name: value(member) for name, member in shape.members["Fragments"].member.members.items()})
    for image in found.get("Images", []):
        image["TimeStamp"] = NOW + dice.randint(0, 10**8)
        image["ImageContent"] = base64.b64encode(dice.randbytes(dice.randint(1, 60))).decode()
        if "Error" in image:
            del image["ImageContent"]
    return found


def parsed(shape, found):
    """What botocore parsed, timestamps as milliseconds."""
    if shape.type_name == "structure":
        return {name: parsed(shape.members[name], item) for name, item in found.items() if name in shape.members}
    if shape.type_name == "list":
        return [parsed(shape.member, item) for item in found]
    return round(found.timestamp() * 1000) if shape.type_name == "timestamp" else found


def say(kind, operation, **facts):
    print(json.dumps({"kind": kind, "operation": operation.name} | facts), flush=False)


def limits(shape, path=""):
    """Pairs of a path and what the model allows there."""
    known = {key: shape.metadata[key] for key in ("min", "max", "pattern", "enum") if key in shape.metadata}
    if known and path:
        yield path, known
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            yield from limits(member, f"{path}.{name}" if path else name)
    elif shape.type_name == "list":
        yield from limits(shape.member, path + "[]")


def requests(operation):
    for _ in range(REQUESTS):
        found = valid(operation)
        made = serializer.serialize_to_request(dated(operation.input_shape, found), operation)
        say("request", operation, input=found, method=made["method"], path=made["url_path"],
            query=made["query_string"], contentType=made["headers"].get("Content-Type", ""), body=json.loads(made["body"]))


def refusals(operation):
    for _ in range(REFUSALS):
        found = valid(operation)
        for path, item in broken(operation.input_shape, found):
            wrong = replaced(found, path, item)
            report = ParamValidator().validate(dated(operation.input_shape, wrong), operation.input_shape)
            say("refusal", operation, input=wrong, member=path, by="botocore" if report.has_errors() else "model")


def outputs(operation):
    for _ in range(OUTPUTS if not operation.has_streaming_output else 0):
        body = written(operation.output_shape, answer(operation.output_shape))
        found = RestJSONParser().parse({"status_code": 200, "headers": {}, "body": body.encode()}, operation.output_shape)
        say("output", operation, body=body, value=parsed(operation.output_shape, found))


def failures(operation):
    codes = [shape.name for shape in operation.error_shapes] + ["ThrottlingException", "UnknownOperationException", "NewException"]
    for _ in range(FAILURES):
        code, message = dice.choice(codes), "".join(dice.choices(ANY, k=dice.randint(1, 60))).strip() or "no"
        name = dice.choice([code, f"{code}:http://internal.amazon.com/coral/x/", f"com.amazonaws.kinesisvideo#{code}"])
        inside = dice.random() < 0.3
        body = {dice.choice(["message", "Message"]): message} | ({dice.choice(["__type", "code"]): name} if inside else {})
        headers = {} if inside else {"x-amzn-errortype": name}
        status = dice.choice([400, 403, 404, 500])
        response = {"status_code": status, "headers": headers, "body": json.dumps(body).encode()}
        error = RestJSONParser().parse(response, operation.output_shape)["Error"]
        say("failure", operation, status=status, header=headers.get("x-amzn-errortype"), body=json.dumps(body),
            code=error["Code"], message=error["Message"])


for service, names in OPERATIONS.items():
    model = botocore.session.get_session().get_service_model(service)
    for name in names:
        found = model.operation_model(name)
        say("model", found, exceptions=[shape.name for shape in found.error_shapes], limits=dict(limits(found.input_shape)))
        for lines in (requests, refusals, outputs, failures):
            lines(found)
