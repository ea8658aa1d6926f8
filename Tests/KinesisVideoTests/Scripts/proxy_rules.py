"""Prints which proxy leads to a URL, by botocore's verdict or requests', one JSON object a line; null for a direct way."""
import base64
import json
import os

from botocore.httpsession import ProxyConfiguration
from botocore.utils import get_environ_proxies
from requests.utils import get_environ_proxies as get_requests_proxies
from requests.utils import select_proxy
from urllib3.util import parse_url

HTTPS, HTTP = "https://kinesisvideo.us-west-2.amazonaws.com/x", "http://10.1.2.3:8080/x"
BOTH = {"HTTPS_PROXY": "http://secure:3128", "HTTP_PROXY": "http://plain:3128"}
LISTS = [
    "", "*", "amazonaws.com", ".amazonaws.com", "us-west-2.amazonaws.com", "s.com", "AMAZONAWS.COM", "example.com,*",
    "a, amazonaws.com ,b", "kinesisvideo.us-west-2.amazonaws.com", "kinesisvideo.us-west-2.amazonaws.com:443", "10.1.2.3",
    "10.1.2.3:8080", "10.1.2.3:80", "10.1.2", "2.3", "10.1", ",", " ", "com", "amazonaws", "..amazonaws.com",
]  # fmt: skip
# What botocore leaves to nobody.
NETWORKS = ["10.0.0.0/8", "10.1.2.3/32", "10.1.2.4/32", "10.1.2.0/24,x", "11.0.0.0/8", "10.1.2.128/25", "10.1.0.0/15"]
PROXIES = [
    "http://p:3128", "http://p", "p:3128", "p", "//p:3128", "http://p:3128/", "http://p:3128/path", "http://[::1]:3128",
    "http://user:word@p:3128", "user:word@p:3128", "http://user%40corp:w%3Ao%2Frd@p:3128", "http://user@p:3128",
    "http://user:@p:3128", "http://10.0.0.1:8080", "http://user:100%25@p", "http://us%2520er:w%zzrd@p",
]  # fmt: skip
CASES = [({**BOTH, "NO_PROXY": text}, url) for text in LISTS for url in (HTTPS, HTTP)]
CASES += [({"HTTPS_PROXY": proxy}, url) for proxy in PROXIES for url in (HTTPS, HTTP)]
CASES += [
    ({**BOTH, "https_proxy": "http://lower:1"}, HTTPS), ({**BOTH, "https_proxy": ""}, HTTPS),
    ({**BOTH, "NO_PROXY": "amazonaws.com", "no_proxy": "x"}, HTTPS), ({**BOTH, "no_proxy": "amazonaws.com"}, HTTPS),
    ({"HTTP_PROXY": "http://plain:3128"}, HTTPS), ({"HTTPS_PROXY": "http://secure:3128"}, HTTP),
    ({**BOTH, "NO_PROXY": "[::1]"}, "https://[::1]:8443/"), ({**BOTH, "NO_PROXY": "[::2]"}, "https://[::1]/"),
    ({**BOTH, "NO_PROXY": "localhost"}, "http://localhost:80/"), ({}, HTTPS),
]  # fmt: skip
REQUESTS = [({**BOTH, "NO_PROXY": text}, HTTP) for text in NETWORKS]
REQUESTS += [
    ({"ALL_PROXY": "http://all:3128"}, HTTPS), ({"ALL_PROXY": "http://all:3128"}, HTTP),
    ({**BOTH, "ALL_PROXY": "http://all:3128"}, HTTPS), ({"all_proxy": "http://lower:1", "ALL_PROXY": "http://all:1"}, HTTP),
    ({"ALL_PROXY": "http://all:3128", "NO_PROXY": "amazonaws.com"}, HTTPS),
]  # fmt: skip


def by_botocore(url):
    return ProxyConfiguration(get_environ_proxies(url)).proxy_url_for(url)


def by_requests(url):
    return select_proxy(url, get_requests_proxies(url, no_proxy=None))


for cases, verdict in ((CASES, by_botocore), (REQUESTS, by_requests)):
    for variables, url in cases:
        for name in list(os.environ):
            if name.lower().endswith("_proxy"):
                del os.environ[name]
        os.environ.update(variables)
        proxy = user = None
        if found := verdict(url):
            parts = parse_url(found)
            proxy = f"http://{parts.host}:{parts.port or 80}"
            header = ProxyConfiguration().proxy_headers_for(found).get("Proxy-Authorization")
            user = header and base64.b64decode(header.removeprefix("Basic ")).decode()
        print(json.dumps({"variables": variables, "url": url, "proxy": proxy, "user": user}))
