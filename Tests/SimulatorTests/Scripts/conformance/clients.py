"""boto3's clients for the simulator, and calls whose body botocore hasn't checked."""

import datetime
import functools
import json

import boto3
import botocore.client
import botocore.exceptions
from botocore import xform_name

STREAM = "steady"
UNCHECKED = botocore.client.Config(parameter_validation=False, retries={"max_attempts": 0})


class Clients:
    """Clients that check what they send, as users have them, and a stream that is always there."""

    def __init__(self):
        self.control = boto3.client("kinesisvideo")
        self.media = precise_session().client("kinesis-video-archived-media")
        self.unchecked = {name: Unchecked(name) for name in ("kinesisvideo", "kinesis-video-archived-media")}

    @functools.cached_property
    def arn(self):
        return self.control.describe_stream(StreamName=STREAM)["StreamInfo"]["StreamARN"]

    def call(self, service, operation, body):
        """What `operation` answers to `body`, which is sent as it is."""
        return self.unchecked[service].call(operation, body)


def precise_session():
    """A session whose clients send milliseconds; usually botocore cuts times of JSON at whole seconds."""
    session = boto3.session.Session()
    session.events.register("creating-serializer", send_milliseconds)
    return session


def send_milliseconds(serializer_kwargs, **_):
    serializer_kwargs["timestamp_precision"] = "millisecond"


class Unchecked:
    """A client that sends any JSON, signs it and reads answers as botocore does."""

    def __init__(self, service):
        self._client = boto3.client(service, config=UNCHECKED)
        self._client.meta.events.register("before-call", self._replace)
        self.model = self._client.meta.service_model
        self._body = b""

    def _replace(self, params, **_):
        params["body"] = self._body

    def call(self, operation, body):
        self._body = body if isinstance(body, bytes) else json.dumps(body).encode()
        return getattr(self._client, xform_name(operation))()


class Refusal:
    """What an exception of botocore says."""

    def __init__(self, error):
        self.kind = type(error).__name__
        self.code = error.response["Error"]["Code"]
        self.message = error.response["Error"].get("Message", "")
        self.status = error.response["ResponseMetadata"]["HTTPStatusCode"]

    def __str__(self):
        return f"{self.status} {self.kind} {self.code}: {self.message}"


def refusal(call, *arguments, **members):
    """How `call` is refused, or `None` where it isn't."""
    try:
        call(*arguments, **members)
    except botocore.exceptions.ClientError as error:
        return Refusal(error)
    return None


def refused(kind, status, call, *arguments, naming="", **members):
    """Raises unless `call` is refused with the modelled exception `kind`, `status` and a message that holds `naming`."""
    found = refusal(call, *arguments, **members)
    if found is None or (found.kind, found.status) != (kind, status) or naming not in found.message:
        raise AssertionError(f"{found or 'accepted'} instead of {status} {kind} naming {naming!r}")


def invalid(field, call, *arguments, **members):
    """Raises unless `call` is refused because of `field`."""
    refused("InvalidArgumentException", 400, call, *arguments, naming=field, **members)


def ago(seconds):
    """The time so many seconds before now, with whole milliseconds as the service counts."""
    now = datetime.datetime.now(datetime.timezone.utc)
    whole = now.replace(microsecond=now.microsecond // 1000 * 1000)
    return whole - datetime.timedelta(seconds=seconds)


def epoch(date):
    """`date` as rest-json writes it."""
    return round(date.timestamp(), 3)
