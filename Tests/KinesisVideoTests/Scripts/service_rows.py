"""Configurations in which services give credentials: IAM Identity Center, containers and instances, among other ways."""
import hashlib
import json

from credential_rows import BASE, PRINTED, environment, keys, role, row

CONTAINER = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:{port}/container"}
INSTANCE = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:{port}", "AWS_EC2_METADATA_DISABLED": "false"}
NOBODY = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1", "AWS_EC2_METADATA_DISABLED": "false"}
SIGN_IN = "sso_start_url = https://d-1.awsapps.com/start\nsso_region = us-east-1\n"
SSO = "sso_account_id = 111122223333\nsso_role_name = Viewer\n"
SESSION = "[sso-session work]\n" + SIGN_IN
PROGRAM = {"p_sh": "echo '" + PRINTED.format() + "}'\n"}


def token(name, text="access", date="2099-01-01T00:00:00Z"):
    """The cached token of a session or of an address."""
    members = {"accessToken": text, "expiresAt": date}
    return {f"_aws/sso/cache/{hashlib.sha1(name.encode()).hexdigest()}_json": json.dumps(members)}


ALONE = token("https://d-1.awsapps.com/start", "alone")
WORK = token("work", "work")

SERVICE_ROWS = [
    row("a container", variables=CONTAINER),
    row("a container wins over the instance", variables=CONTAINER | INSTANCE),
    row("an instance", variables=INSTANCE),
    row("an instance where nobody answers", variables=NOBODY),
    row("an instance that is switched off", variables=INSTANCE | {"AWS_EC2_METADATA_DISABLED": "true"}),
    row("variables win over a container", variables=environment() | CONTAINER),
    row("the flag hides no container", "[profile a]\nregion = x\n", variables=environment() | CONTAINER, profile="a"),
    row("a file wins over a container", credentials="[default]\n" + keys("AKIDFILE"), variables=CONTAINER | INSTANCE),
    row("a program wins over a container", "[default]\ncredential_process = sh {home}/p.sh\n", variables=CONTAINER, **PROGRAM),
    row("the config file's keys win over an instance", "[default]\n" + keys("AKIDCONFIG"), variables=INSTANCE),
    row("a broken container hides the instance", variables=INSTANCE | {
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://10.0.0.1/container"}),
    row("a role of a container", "[profile a]\n" + role("r", "credential_source = EcsContainer"), variables=CONTAINER,
        profile="a"),
    row("a role of an instance", "[profile a]\n" + role("r", "credential_source = Ec2InstanceMetadata"), variables=INSTANCE,
        profile="a"),
    row("a role of an instance where nobody answers", "[profile a]\n" + role("r", "credential_source = Ec2InstanceMetadata"),
        variables=NOBODY, profile="a"),
    row("a user who signed in", "[default]\n" + SIGN_IN + SSO, **ALONE),
    row("a user who signed in to a session", SESSION + "[profile a]\nsso_session = work\n" + SSO, profile="a", **WORK),
    row("a user who signed in elsewhere", SESSION + "[profile a]\nsso_session = work\n" + SSO, profile="a", **ALONE),
    row("a user whose token expired", "[default]\n" + SIGN_IN + SSO,
        **token("https://d-1.awsapps.com/start", "alone", "2020-01-01T00:00:00Z")),
    row("a session without a role is no way", SESSION + "[profile a]\nsso_session = work\n", profile="a", variables=CONTAINER,
        **WORK),
    row("a user's role wins over keys", "[default]\n" + SIGN_IN + SSO, "[default]\n" + keys("AKIDFILE"), **ALONE),
    row("a user who didn't sign in hides the keys", "[default]\n" + SIGN_IN + SSO, "[default]\n" + keys("AKIDFILE")),
    row("a user's role wins over a program and a container", "[default]\ncredential_process = sh {home}/p.sh\n" + SIGN_IN + SSO,
        variables=CONTAINER, **ALONE, **PROGRAM),
    row("variables win over a user's role", "[default]\n" + SIGN_IN + SSO, variables=environment(), **ALONE),
    row("a token in variables wins over a user's role", "[default]\n" + SIGN_IN + SSO, variables={
        "AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/web"}, token="a.b.c", **ALONE),
    row("a role wins over a user's role", "[profile a]\n" + role("r", "source_profile = base") + SIGN_IN + SSO, BASE,
        profile="a", **ALONE),
    row("a role of a user's role", "[profile a]\n" + role("r", "source_profile = b") + "[profile b]\nsso_session = work\n" + SSO
        + SESSION, profile="a", **WORK),
    row("a role of a user who didn't sign in", "[profile a]\n" + role("r", "source_profile = b")
        + "[profile b]\nsso_session = work\n" + SSO + SESSION, profile="a"),
    row("a session that isn't there", "[profile a]\nsso_session = gone\n" + SSO, profile="a", **WORK),
    row("a profile and a session that contradict each other", SESSION + "[profile a]\nsso_session = work\nsso_region = x\n" + SSO,
        profile="a", **WORK),
    row("half a user's role", "[default]\n" + SIGN_IN + "sso_role_name = Viewer\n", **ALONE),
    row("a user's role half in each file", "[profile a]\n" + SIGN_IN + "sso_role_name = Viewer\n",
        "[a]\nsso_account_id = 111122223333\n", profile="a", **ALONE),
]
