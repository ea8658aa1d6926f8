"""Prints texts of config files with what botocore reads in them, one JSON object a line; `null` where it refuses them."""
import json
import os
import random
import tempfile

from botocore.configloader import load_config
from botocore.exceptions import ConfigParseError

PIECES = [
    "[default]", "[profile a]", "[profile 'b c']", '[profile "d"]', "[profile a b]", "[profile 'open]", "[profilex y]",
    "[sso-session s]", "[services v]", "[services  w ]", "[other]", "[DEFAULT]", "[]", "[a", "[x]y]", " [profile e]",
    "[profile f] # x", "k = v", "K=w", "k2:v:w", "key with space = x ", "empty =", "empty2:", "= v", "novalue", "s3 =",
    "  nested = 1", "\tnested2=a=b", "   Deeper = 2", "  more", "# comment", "  ; comment", "x = y # no comment",
    "y = ; no comment", "", "   ", "é = ü", "long = a", "    b", "\u00a0k3 = v", "k4\u00a0= v", "k5 = v\u2028w", "k6 = \"q\"",
    "kinesis_video =", "  endpoint_url = http://x:1/", "\x0c", "k7 = v\x0b",
]

generator = random.Random(20261121)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "config")
    for _ in range(3000):
        lines = generator.choices(PIECES, k=generator.randint(0, 9))
        if generator.random() < 0.8:
            # Most texts begin with a section, and have nothing twice, or hardly any would be good.
            lines = [generator.choice(PIECES[:3] + PIECES[7:9])] + list(dict.fromkeys(lines))
        text = generator.choice(["\n", "\n", "\n", "\r\n", "\r"]).join(lines) + generator.choice(["", "\n"])
        with open(path, "w", newline="") as file:
            file.write(text)
        try:
            loaded = load_config(path)
            outcome = {name: loaded[name] for name in ("profiles", "sso_sessions", "services")}
        except ConfigParseError:
            outcome = None
        print(json.dumps({"text": text, "outcome": outcome}))
