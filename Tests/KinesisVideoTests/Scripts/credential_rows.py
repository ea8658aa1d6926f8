"""Configurations that lead to credentials, or fail to: files, variables, a profile's flag.

In texts {port} stands for the port of the local services, {home} for the home folder.
"""

KEYS = "aws_access_key_id = {0}\naws_secret_access_key = secret-of-{0}\n"
PRINTED = '{{"Version": 1, "AccessKeyId": "AKIDPROCESS", "SecretAccessKey": "secret-of-AKIDPROCESS"'
ROLE = "role_arn = arn:aws:iam::111122223333:role/{0}\n"


def row(name, config="", credentials="", variables=None, profile=None, **files):
    """A configuration; `files` are further files in the home folder, `_` standing for `.` in their names."""
    texts = {name.replace("_", "."): text for name, text in files.items()}
    if config:
        texts[".aws/config"] = config
    if credentials:
        texts[".aws/credentials"] = credentials
    return {"name": name, "files": texts, "variables": variables or {}, "profile": profile}


def keys(name):
    return KEYS.format(name)


def role(name, *lines):
    return ROLE.format(name) + "".join(line + "\n" for line in lines)


def environment(key="AKIDENV", token=None, **more):
    variables = {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": f"secret-of-{key}"} | more
    return variables | ({"AWS_SESSION_TOKEN": token} if token else {})


def printing(text, status=0):
    """A profile whose program prints `text`."""
    return f"[default]\ncredential_process = sh '{{home}}/program.sh'\n", f"cat <<'END'\n{text}\nEND\nexit {status}\n"


def program(name, text, status=0):
    config, script = printing(text, status)
    return row(name, config, program_sh=script)


BASE = "[base]\n" + keys("AKIDBASE")

ROWS = [
    # Variables.
    row("nothing at all"),
    row("variables", variables=environment()),
    row("variables with a token", variables=environment("ASIAENV", "token-of-ASIAENV")),
    row("the older name of the token wins", variables=environment("ASIAENV", "new", AWS_SECURITY_TOKEN="old")),
    row("a key without its secret", variables={"AWS_ACCESS_KEY_ID": "AKIDENV"}),
    row("a secret without its key", variables={"AWS_SECRET_ACCESS_KEY": "x"}),
    row("a secret alone doesn't hide the file", credentials="[default]\n" + keys("AKIDFILE"),
        variables={"AWS_SECRET_ACCESS_KEY": "x"}),
    row("variables that expire later", variables=environment(AWS_CREDENTIAL_EXPIRATION="2099-01-01T00:00:00+00:00")),
    row("variables that expired", variables=environment(AWS_CREDENTIAL_EXPIRATION="2020-01-01T00:00:00Z")),
    row("variables win over the default profile", credentials="[default]\n" + keys("AKIDFILE"), variables=environment()),
    row("variables win over AWS_PROFILE", credentials="[work]\n" + keys("AKIDWORK"),
        variables=environment(AWS_PROFILE="work")),
    row("the flag wins over variables", credentials="[work]\n" + keys("AKIDWORK"), variables=environment(),
        profile="work"),
    row("variables and an unknown AWS_PROFILE", variables=environment(AWS_PROFILE="nobody")),
    # Keys in files.
    row("default in the credentials file", credentials="[default]\n" + keys("AKIDFILE")),
    row("default in the config file", "[default]\n" + keys("AKIDCONFIG")),
    row("the credentials file wins", "[default]\n" + keys("AKIDCONFIG"), "[default]\n" + keys("AKIDFILE")),
    row("a profile in the config file", "[profile work]\n" + keys("AKIDWORK"), profile="work"),
    row("a profile's header without 'profile'", "[work]\n" + keys("AKIDWORK"), profile="work"),
    row("a profile's header with 'profile' in the credentials file", credentials="[profile work]\n" + keys("AKIDWORK"),
        profile="work"),
    row("a quoted profile", "[profile \"my work\"]\n" + keys("AKIDWORK"), profile="my work"),
    row("a token in the file", credentials="[default]\n" + keys("ASIAFILE") + "aws_session_token = token-of-ASIAFILE\n"),
    row("the older name of the token in the file",
        credentials="[default]\n" + keys("ASIAFILE") + "aws_security_token = old\naws_session_token = new\n"),
    row("half a key pair in the credentials file", "[default]\n" + keys("AKIDCONFIG"),
        "[default]\naws_access_key_id = AKIDFILE\n"),
    row("half a key pair in the config file", "[default]\naws_access_key_id = AKIDCONFIG\n"),
    row("halves in both files", "[default]\naws_secret_access_key = x\n", "[default]\naws_access_key_id = AKIDFILE\n"),
    row("AWS_PROFILE", credentials="[work]\n" + keys("AKIDWORK"), variables={"AWS_PROFILE": "work"}),
    row("the flag wins over AWS_PROFILE", credentials=BASE + "[work]\n" + keys("AKIDWORK"),
        variables={"AWS_PROFILE": "base"}, profile="work"),
    row("an unknown profile", credentials=BASE, profile="nobody"),
    row("files elsewhere", variables={"AWS_CONFIG_FILE": "$HOME/c", "AWS_SHARED_CREDENTIALS_FILE": "~/k"},
        c="[default]\nregion = eu-west-1\n", k="[default]\n" + keys("AKIDELSEWHERE")),
    row("settings lent to every section", credentials="[DEFAULT]\naws_secret_access_key = secret-of-AKIDLENT\n"
        "[default]\naws_access_key_id = AKIDLENT\n"),
    row("a section twice", credentials="[default]\n" + keys("AKIDFILE") + "[default]\nregion = x\n"),
    row("a setting twice", credentials="[default]\n" + keys("AKIDFILE") + "aws_access_key_id = x\n"),
    row("a line without a value", credentials="[default]\n" + keys("AKIDFILE") + "nonsense\n"),
    row("a line before any section", credentials="region = x\n[default]\n" + keys("AKIDFILE")),
    row("colons, comments, capitals", credentials="# x\n[default]\nAWS_Access_Key_ID: AKIDFILE\n; y\n\n"
        "aws_secret_access_key=secret-of-AKIDFILE\n"),
    # Roles.
    row("a role of another profile", "[profile a]\n" + role("r", "source_profile = base"), BASE, profile="a"),
    row("a role on all terms", "[profile a]\n" + role(
        "r", "source_profile = base", "external_id = x y/+", "role_session_name = me@work", "duration_seconds = 1800"),
        BASE, profile="a"),
    row("a duration that isn't a number", "[profile a]\n" + role("r", "source_profile = base", "duration_seconds = 1h"),
        BASE, profile="a"),
    row("a role of a role", "[profile a]\n" + role("r", "source_profile = b") + "[profile b]\n"
        + role("s", "source_profile = base"), BASE, profile="a"),
    row("a role with its own keys", "[profile a]\n" + role("r", "source_profile = a") + keys("AKIDOWN"), profile="a"),
    row("a role that needs itself", "[profile a]\n" + role("r", "source_profile = a"), profile="a"),
    row("roles in a circle", "[profile a]\n" + role("r", "source_profile = b") + "[profile b]\n"
        + role("s", "source_profile = a"), profile="a"),
    row("a circle with keys in it", "[profile a]\n" + role("r", "source_profile = b") + keys("AKIDA") + "[profile b]\n"
        + role("s", "source_profile = a"), profile="a"),
    row("a role's keys hide its source's role", "[profile a]\n" + role("r", "source_profile = b") + "[profile b]\n"
        + role("s", "source_profile = base") + keys("AKIDB"), BASE, profile="a"),
    row("a role without a source", "[profile a]\n" + role("r"), BASE, profile="a"),
    row("a role with two sources", "[profile a]\n" + role("r", "source_profile = base",
        "credential_source = Environment"), BASE, profile="a"),
    row("a role of an unknown profile", "[profile a]\n" + role("r", "source_profile = nobody"), BASE, profile="a"),
    row("a role of an empty profile", "[profile a]\n" + role("r", "source_profile = b") + "[profile b]\nregion = x\n",
        profile="a"),
    row("a role of half a key pair", "[profile a]\n" + role("r", "source_profile = b"),
        "[b]\naws_secret_access_key = x\n", profile="a"),
    row("a role of variables", "[profile a]\n" + role("r", "credential_source = Environment"),
        variables=environment(), profile="a"),
    row("a role of missing variables", "[profile a]\n" + role("r", "credential_source = Environment"), profile="a"),
    row("a role of an unknown place", "[profile a]\n" + role("r", "credential_source = environment"),
        variables=environment(), profile="a"),
    row("a role of a container that isn't there", "[profile a]\n" + role("r", "credential_source = EcsContainer"),
        profile="a"),
    row("a role of the default profile", "[default]\n" + role("r", "source_profile = base"), BASE),
    row("variables win over the default profile's role", "[default]\n" + role("r", "source_profile = base"), BASE,
        environment()),
    row("the role in one file, its source in the other", "[profile a]\nsource_profile = base\n",
        BASE + "[a]\n" + role("r"), profile="a"),
    row("a role wins over keys of the same profile", "[profile a]\n" + role("r", "source_profile = base"),
        BASE + "[a]\n" + keys("AKIDA"), profile="a"),
    row("a role that refuses", "[profile a]\n" + role("denied", "source_profile = base"), BASE, profile="a"),
    row("a role whose answer is nonsense", "[profile a]\n" + role("nonsense", "source_profile = base"), BASE, profile="a"),
    row("a role whose source has a wrong secret", "[profile a]\n" + role("r", "source_profile = b"),
        "[b]\naws_access_key_id = AKIDB\naws_secret_access_key = wrong\n", profile="a"),
    row("a role of a program", "[profile a]\n" + role("r", "source_profile = b")
        + "[profile b]\ncredential_process = sh {home}/p.sh\n", profile="a", p_sh="echo '" + PRINTED.format() + "}'\n"),
    # Web identity.
    row("a token in variables", variables={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token",
        "AWS_ROLE_ARN": "arn:aws:iam::1:role/web", "AWS_ROLE_SESSION_NAME": "pod"}, token="a.b.c"),
    row("a token in a profile", "[profile a]\n" + role("web", "web_identity_token_file = {home}/token"), profile="a",
        token="a.b.c"),
    row("a token without a role", variables={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token"}, token="a.b.c"),
    row("a token that isn't there", variables={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/none",
        "AWS_ROLE_ARN": "arn:aws:iam::1:role/web"}),
    row("a token that is refused", variables={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token",
        "AWS_ROLE_ARN": "arn:aws:iam::1:role/denied"}, token="a.b.c"),
    row("a token in variables wins over the file's keys", credentials="[default]\n" + keys("AKIDFILE"), variables={
        "AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/web"}, token="a.b.c"),
    row("the flag hides a token in variables", credentials=BASE, variables={
        "AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/web"}, token="a.b.c",
        profile="base"),
    row("a role of a token", "[profile a]\n" + role("r", "source_profile = b") + "[profile b]\n"
        + role("web", "web_identity_token_file = {home}/token"), profile="a", token="a.b.c"),
    row("the profile's role with the variables' token", "[default]\n" + role("r", "source_profile = base"), BASE,
        {"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token"}, token="a.b.c"),
    # Programs.
    program("a program", PRINTED.format() + "}"),
    program("a program with a token and an expiry", PRINTED.format()
            + ', "SessionToken": "t", "Expiration": "2099-01-01T00:00:00Z"}'),
    program("a program's credentials that expired", PRINTED.format() + ', "Expiration": "2020-01-01T00:00:00Z"}'),
    program("a program of another version", PRINTED.format().replace("1", "2", 1) + "}"),
    program("a program without a version", '{"AccessKeyId": "x", "SecretAccessKey": "y"}'),
    program("a program without a secret", '{"Version": 1, "AccessKeyId": "x"}'),
    program("a program that prints nonsense", "hello"),
    program("a program that fails", PRINTED.format() + "}", 3),
    row("a program that isn't there", "[default]\ncredential_process = {home}/none --x\n"),
    row("a program with an open quote", "[default]\ncredential_process = sh '{home}/p.sh\n"),
    row("a program isn't run by a shell", "[default]\ncredential_process = echo $HOME;\n"),
    row("a program's quoted arguments", "[default]\ncredential_process = sh \"{home}/p q.sh\" 'AKID Q' \"\\\"\"\n",
        **{"p q_sh": "test \"$1$2\" = 'AKID Q\"' && echo '" + PRINTED.format() + "}'\n"}),
    row("the credentials file wins over a program", "[default]\ncredential_process = sh {home}/p.sh\n",
        "[default]\n" + keys("AKIDFILE"), p_sh="echo '" + PRINTED.format() + "}'\n"),
    row("a program wins over the config file's keys", "[default]\ncredential_process = sh {home}/p.sh\n"
        + keys("AKIDCONFIG"), p_sh="echo '" + PRINTED.format() + "}'\n"),
]
