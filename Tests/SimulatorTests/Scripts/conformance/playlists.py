"""A reader of the service's playlists, by RFC 8216 and nothing of the simulator's."""

import datetime
import re
import urllib.error
import urllib.parse
import urllib.request


class Answer:
    """What a GET of a session's resource came to."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self):
        return self.body.decode()


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


class Segment:
    """A line of a media playlist, with what was said before it."""

    def __init__(self, uri, duration, date, is_discontinuous, map_uri):
        self.uri = uri
        self.duration = duration
        self.date = date
        self.is_discontinuous = is_discontinuous
        self.map_uri = map_uri

    @property
    def number(self):
        return urllib.parse.parse_qs(urllib.parse.urlsplit(self.uri).query)["FragmentNumber"][0]


class MediaPlaylist:
    """A media playlist's tags and segments."""

    def __init__(self, text, base):
        self.lines = text.splitlines()
        self.segments = []
        self.tags = {}
        duration, date, is_discontinuous, map_uri = None, None, False, None
        for line in self.lines:
            name, _, value = line.partition(":")
            if name == "#EXTINF":
                duration = float(value.rstrip(","))
            elif name == "#EXT-X-PROGRAM-DATE-TIME":
                date = datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
            elif name == "#EXT-X-DISCONTINUITY":
                is_discontinuous = True
            elif name == "#EXT-X-MAP":
                map_uri = urllib.parse.urljoin(base, re.search('URI="([^"]*)"', value)[1])
            elif line and not line.startswith("#"):
                uri = urllib.parse.urljoin(base, line)
                self.segments.append(Segment(uri, duration, date, is_discontinuous, map_uri))
                duration, date, is_discontinuous = None, None, False
            else:
                self.tags[name] = value

    @property
    def has_end(self):
        return "#EXT-X-ENDLIST" in self.tags


def variant(master_url):
    """The media playlist's URL that the multivariant playlist names, and the renditions' URLs."""
    text = get(master_url).text
    renditions = [urllib.parse.urljoin(master_url, uri) for uri in re.findall('TYPE=AUDIO.*URI="([^"]*)"', text)]
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return urllib.parse.urljoin(master_url, lines[0]), renditions


def media_playlist(master_url):
    """The first variant's media playlist."""
    url, _ = variant(master_url)
    answer = get(url)
    return MediaPlaylist(answer.text, url)
