"""Prints what botocore's retry modes do, a JSON object a line: which answers are retried, the delays, the budget, the rates, the settings."""
import json
import os
import random
import tempfile
from types import SimpleNamespace

import botocore.session
from botocore.exceptions import BotoCoreError, ReadTimeoutError
from botocore.retries import adaptive, bucket, quota, standard, throttling

SERVICES = ("kinesisvideo", "kinesis-video-archived-media")
OURS = (
    "ClientLimitExceededException", "ResourceNotFoundException", "InvalidArgumentException", "NotAuthorizedException",
    "AccessDeniedException", "NoDataRetentionException", "InvalidSignatureException", "ExpiredTokenException",
    "InternalFailure", "ServiceUnavailable", "UnknownOperationException", "RequestTimeTooSkewed", "RequestExpired",
)
random.seed(7)


def show(kind, **facts):
    print(json.dumps({"kind": kind, **facts}))


def answers():
    session = botocore.session.Session()
    codes = set(OURS) | set(standard.ThrottledRetryableChecker._THROTTLED_ERROR_CODES)
    codes |= set(standard.TransientRetryableChecker._TRANSIENT_ERROR_CODES)
    operations = []
    for service in SERVICES:
        model = session.get_service_model(service)
        operations += [model.operation_model(name) for name in model.operation_names]
    codes |= {shape.name for operation in operations for shape in operation.error_shapes}
    conditions = standard.StandardRetryConditions(max_attempts=3)
    for code in sorted(codes):
        for status in (400, 403, 404, 409, 429, 500, 501, 502, 503, 504, 509):
            contexts = [
                standard.RetryContext(
                    attempt_number=1, operation_model=operation, parsed_response={"Error": {"Code": code}},
                    http_response=SimpleNamespace(status_code=status, headers={}))
                for operation in operations
            ]
            show("answer", code=code, status=status, isRetried=any(conditions.is_retryable(c) for c in contexts))


def delays():
    for attempts in range(1, 12):
        for fraction in (0.0, 0.25, 0.999):
            backoff = standard.ExponentialBackoff(random=lambda: fraction)
            seconds = backoff.delay_amount(standard.RetryContext(attempt_number=attempts))
            show("delay", attempts=attempts, random=fraction, value=seconds)


def tokens():
    for _ in range(20):
        checker = standard.RetryQuotaChecker(quota.RetryQuota())
        steps = []
        for _ in range(200):
            calls = random.choices(("timeout", "other", "success"), (3, 3, 1))[0]
            context = standard.RetryContext(
                attempt_number=1, request_context={}, http_response=None,
                caught_exception=ReadTimeoutError(endpoint_url="") if calls == "timeout" else None)
            if calls != "success":
                checker.acquire_retry_quota(context)
            # Half of the retries succeed.
            isRefunded = calls == "success" or random.random() < 0.2
            if isRefunded:
                checker.release_retry_quota(context.request_context, SimpleNamespace(status_code=200))
            steps.append({"op": calls, "isRefunded": isRefunded, "value": checker._quota.available_capacity})
        show("tokens", steps=steps)


class Clock:
    now = 1000.0

    def current_time(self):
        return self.now

    def sleep(self, amount):
        # A nanosecond more, or rounding would make the bucket wait for ever.
        self.now += amount + 1e-9


def rates():
    for _ in range(40):
        clock = Clock()
        tokens = bucket.TokenBucket(max_rate=1, clock=clock)
        tokens._new_fill_rate_condition.wait = clock.sleep
        detector = SimpleNamespace(is_throttling_error=lambda throttled: throttled)
        limiter = adaptive.ClientRateLimiter(
            rate_adjustor=throttling.CubicCalculator(starting_max_rate=0, start_time=clock.now),
            rate_clocker=adaptive.RateClocker(clock), token_bucket=tokens, throttling_detector=detector, clock=clock)
        isBad, pause, steps = random.random(), random.choice((0.02, 0.3, 2)), []
        for _ in range(150):
            clock.now += random.random() * pause
            sent = clock.now
            limiter.on_sending_request(None)
            wait = clock.now - sent
            clock.now += random.random() * 0.05
            throttled = random.random() < isBad * 0.4
            limiter.on_receiving_response(throttled=throttled)
            steps.append({
                "sent": sent, "wait": wait, "received": clock.now, "isThrottled": throttled,
                "value": tokens.max_rate if limiter._enabled else None,
            })
        show("rate", steps=steps)


def settings():
    values = {
        "AWS_RETRY_MODE": (None, "standard", "legacy", "Standard"),
        "AWS_MAX_ATTEMPTS": (None, "7", " 4 ", "0", "-2", "4.0", "many"),
        "retry_mode": (None, "adaptive", "never"),
        "max_attempts": (None, "9", "0"),
    }
    for name in ("AWS_PROFILE", "AWS_CONFIG_FILE", *values):
        os.environ.pop(name, None)
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    for mode in values["AWS_RETRY_MODE"]:
        for attempts in values["AWS_MAX_ATTEMPTS"]:
            for key in values["retry_mode"]:
                for count in values["max_attempts"]:
                    given = {"AWS_RETRY_MODE": mode, "AWS_MAX_ATTEMPTS": attempts}
                    environment = {name: value for name, value in given.items() if value is not None}
                    lines = {"retry_mode": key, "max_attempts": count}.items()
                    file = "[default]\n" + "".join(f"{name} = {value}\n" for name, value in lines if value)
                    show("setting", environment=environment, file=file, **resolved(environment, file))


def resolved(environment, file):
    os.environ.update(environment)
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".cfg") as config:
            config.write(file)
            config.flush()
            os.environ["AWS_CONFIG_FILE"] = config.name
            session = botocore.session.Session()
            variable = session.get_component("config_store").get_config_variable
            retries = {"mode": variable("retry_mode")}
            if variable("max_attempts") is not None:
                retries["total_max_attempts"] = variable("max_attempts")
            botocore.config.Config()._validate_retry_configuration(retries)
            return {"mode": retries["mode"], "attempts": retries.get("total_max_attempts"), "isRefused": False}
    except (BotoCoreError, ValueError):
        return {"isRefused": True}
    finally:
        for name in environment:
            del os.environ[name]


for part in (answers, delays, tokens, rates, settings):
    part()
