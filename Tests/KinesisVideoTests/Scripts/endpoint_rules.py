"""Prints botocore's endpoint of each service in each region and variant, one JSON object a line; null where it refuses."""
import json

import botocore.session
from botocore.client import ClientCreator
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import BotoCoreError
from botocore.utils import validate_region_name

SERVICES = {
    "kinesis_video": "kinesisvideo",
    "kinesis_video_archived_media": "kinesis-video-archived-media",
    "sts": "sts",
    "sso": "sso",
    "sso_oidc": "sso-oidc",
    "signin": "signin",
}
# Regions that nobody has heard of yet, pseudo-regions, and what is no region.
OTHERS = [
    "us-west-9", "eu-new-1", "cn-new-3", "us-gov-new-1", "us-iso-new-1", "us-isob-new-2", "eu-isoe-new-1",
    "us-isof-new-1", "eusc-de-new-1", "eusc-fr-new-1", "mx-a-b-1", "us-west-", "us-west-x", "nowhere", "localhost",
    "fips-us-east-1", "us-east-1-fips", "us-gov-west-1-fips", "fips-us-gov-west-1", "fips-aws-global", "a.b", "-x",
    "x-", "x" * 63, "x" * 64, "us_east_1", "us east", "42", "us-east-1/", "user@host", "",
]  # fmt: skip

session = botocore.session.Session()
loader = session.get_component("data_loader")
partitions = session.get_data("partitions")
regions = [region for partition in partitions["partitions"] for region in partition["regions"]] + OTHERS


def url(rules, name, fips, dual_stack):
    # What create_client does before it asks the rules.
    region, config = ClientCreator._normalize_fips_region(None, name, None)
    try:
        if not region:
            return None
        validate_region_name(region)
        return rules.resolve_endpoint(
            Region=region, UseFIPS=fips or config is not None, UseDualStack=dual_stack
        ).url
    except BotoCoreError:
        return None


for service, name in SERVICES.items():
    rules = EndpointProvider(loader.load_service_model(name, "endpoint-rule-set-1"), partitions)
    for region in regions:
        for fips in (False, True):
            for dual_stack in (False, True):
                print(json.dumps({
                    "service": service, "region": region, "fips": fips, "dualStack": dual_stack,
                    "url": url(rules, region, fips, dual_stack),
                }))  # fmt: skip
