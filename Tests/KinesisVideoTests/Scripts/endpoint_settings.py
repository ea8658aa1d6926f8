"""Prints configurations and the endpoints that botocore's clients use there, one JSON object a line; null where it refuses."""
import json
import os
import tempfile

import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.loaders import Loader

CALLS = {
    "kinesis_video": ("kinesisvideo", "list_streams", {}),
    "kinesis_video_archived_media": ("kinesis-video-archived-media", "list_fragments", {"StreamName": "s"}),
    "sts": ("sts", "get_caller_identity", {}),
}
OWN, ARCHIVED, ALL = "AWS_ENDPOINT_URL_KINESIS_VIDEO", "AWS_ENDPOINT_URL_KINESIS_VIDEO_ARCHIVED_MEDIA", "AWS_ENDPOINT_URL"
FIPS, DUAL, IGNORE = "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"
WORK = "[profile work]\nregion = eu-central-1\n"

SERVICES = """[services here]
kinesis_video =
  endpoint_url = http://here:1
kinesis_video_archived_media =
  endpoint_url = http://here:2
s3 =
  endpoint_url = http://here:3
[services there]
sts =
    endpoint_url = http://there:1
[services broken]
kinesis_video =
  endpoint_url = nonsense
"""


def profile(*lines):
    return "[default]\nregion = us-west-2\n" + "\n".join(lines) + "\n"


# Variables, config file, credentials file.
CASES = [
    ({}, profile(), ""),
    ({ALL: "http://all:1"}, profile(), ""),
    ({OWN: "http://own:1/"}, profile(), ""),
    ({ARCHIVED: "http://archived:1"}, profile(), ""),
    ({OWN: "http://own:1", ALL: "http://all:1"}, profile(), ""),
    ({OWN: "", ALL: "http://all:1"}, profile(), ""),
    ({ALL: ""}, profile("endpoint_url = http://file:1"), ""),
    ({ALL: "http://all:1"}, profile("endpoint_url = http://file:1"), ""),
    ({ARCHIVED: "http://archived:1"}, profile("endpoint_url = http://file:1"), ""),
    ({}, profile("endpoint_url = https://file/base"), ""),
    ({}, profile("endpoint_url ="), ""),
    ({}, profile("endpoint_url = http://config:1"), "[default]\nendpoint_url = http://credentials:1\n"),
    ({}, profile(), "[default]\nendpoint_url = http://credentials:1\n"),
    ({"AWS_PROFILE": "work"}, profile("endpoint_url = http://file:1") + WORK, ""),
    ({"AWS_PROFILE": "work"}, profile() + WORK + "endpoint_url = http://work:1\n", ""),
    ({IGNORE: "true", ALL: "http://all:1"}, profile("endpoint_url = http://file:1"), ""),
    ({IGNORE: "TRUE", OWN: "http://own:1"}, profile(), ""),
    ({IGNORE: "1", OWN: "http://own:1"}, profile(), ""),
    ({IGNORE: "false", OWN: "http://own:1"}, profile("ignore_configured_endpoint_urls = true"), ""),
    ({IGNORE: "", OWN: "http://own:1"}, profile("ignore_configured_endpoint_urls = true"), ""),
    ({OWN: "http://own:1"}, profile("ignore_configured_endpoint_urls = true"), ""),
    ({OWN: "http://own:1"}, profile("ignore_configured_endpoint_urls = True"), ""),
    ({OWN: "http://own:1"}, profile("ignore_configured_endpoint_urls = yes"), ""),
    ({FIPS: "true"}, profile(), ""),
    ({FIPS: "True", DUAL: "TRUE"}, profile(), ""),
    ({FIPS: "1"}, profile(), ""),
    ({DUAL: "true"}, profile(), ""),
    ({}, profile("use_fips_endpoint = true"), ""),
    ({}, profile("use_dualstack_endpoint = true"), ""),
    ({FIPS: "false"}, profile("use_fips_endpoint = true"), ""),
    ({FIPS: ""}, profile("use_fips_endpoint = true"), ""),
    ({DUAL: "false", FIPS: "true"}, profile("use_dualstack_endpoint = true"), ""),
    ({FIPS: "true", ALL: "http://all:1"}, profile(), ""),
    ({DUAL: "true", OWN: "http://own:1"}, profile(), ""),
    ({FIPS: "true", ALL: "http://all:1", IGNORE: "true"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "cn-north-1"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "cn-north-1", FIPS: "true", DUAL: "true"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "us-gov-west-1", FIPS: "true"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "us-gov-west-1", FIPS: "true", DUAL: "true"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "us-gov-west-1-fips"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "fips-us-east-2"}, profile("use_fips_endpoint = false"), ""),
    ({"AWS_DEFAULT_REGION": "fips-us-east-2", DUAL: "true"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "eusc-de-east-1"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "aws-global"}, profile(), ""),
    ({"AWS_DEFAULT_REGION": "us-iso-west-1", DUAL: "true"}, profile(), ""),
    ({ALL: "https://all:8443/base"}, profile(), ""),
    ({ALL: "http://[::1]:8080"}, profile(), ""),
    ({ALL: "nonsense"}, profile(), ""),
    ({ALL: "all:1"}, profile(), ""),
    ({OWN: "nonsense", ALL: "http://all:1"}, profile(), ""),
    ({}, profile("endpoint_url = nonsense"), ""),
    ({}, profile("services = here") + SERVICES, ""),
    ({}, profile("services = here", "endpoint_url = http://file:1") + SERVICES, ""),
    ({ALL: "http://all:1"}, profile("services = here") + SERVICES, ""),
    ({ARCHIVED: "http://archived:1"}, profile("services = here") + SERVICES, ""),
    ({IGNORE: "true"}, profile("services = here") + SERVICES, ""),
    ({}, profile("services = there", "endpoint_url = http://file:1") + SERVICES, ""),
    ({}, profile("services = nowhere", "endpoint_url = http://file:1") + SERVICES, ""),
    ({ALL: "http://all:1"}, profile("services = nowhere") + SERVICES, ""),
    ({}, profile() + SERVICES, "[default]\nservices = here\n"),
    ({}, profile("services = broken") + SERVICES, ""),
]
FOLDER = tempfile.mkdtemp()
LOADER = Loader(include_default_search_paths=True)


def endpoint(session, service):
    name, method, parameters = CALLS[service]
    urls = []

    def send(request, **_):
        urls.append(request.url)
        return AWSResponse(request.url, 500, {}, None)

    try:
        client = session.create_client(name, aws_access_key_id="k", aws_secret_access_key="s")
        client.meta.events.register_first("before-send", send)
        getattr(client, method)(**parameters)
    except Exception:
        # The answer isn't one; an error before the request is botocore's verdict.
        pass
    if not urls:
        return None
    path = {"kinesis_video": "/listStreams", "kinesis_video_archived_media": "/listFragments", "sts": "/"}[service]
    return urls[0].removesuffix(path)


for variables, config, credentials in CASES:
    for name in list(os.environ):
        if name.startswith("AWS_"):
            del os.environ[name]
    for name, text in (("config", config), ("credentials", credentials)):
        with open(os.path.join(FOLDER, name), "w") as file:
            file.write(text)
    os.environ.update(
        {**variables, "AWS_CONFIG_FILE": FOLDER + "/config", "AWS_SHARED_CREDENTIALS_FILE": FOLDER + "/credentials"})
    session = botocore.session.Session()
    session.register_component("data_loader", LOADER)
    print(json.dumps({
        "variables": variables, "config": config, "credentials": credentials,
        "urls": {service: endpoint(session, service) for service in CALLS},
    }))  # fmt: skip
