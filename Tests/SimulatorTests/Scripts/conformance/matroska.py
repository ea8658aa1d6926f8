"""A reader of Matroska (RFC 9559) that looks into what GetMediaForFragmentList answers, and no further."""

EBML, SEGMENT, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
TRACKS, TRACK_ENTRY, CODEC_PRIVATE = 0x1654AE6B, 0xAE, 0x63A2
TAGS, TAG, SIMPLE_TAG, TAG_NAME, TAG_STRING = 0x1254C367, 0x7373, 0x67C8, 0x45A3, 0x4487
TIMECODE, SIMPLE_BLOCK, BLOCK_GROUP = 0xE7, 0xA3, 0xA0
# What is entered; everything else is bytes.
MASTERS = {SEGMENT, CLUSTER, TRACKS, TRACK_ENTRY, TAGS, TAG, SIMPLE_TAG}


class Document:
    """One of the documents that are sent one after the other."""

    def __init__(self):
        self.elements = []

    def count(self, identifier):
        return sum(1 for found, _ in self.elements if found == identifier)

    @property
    def tags(self):
        """The simple tags' names and texts."""
        names = [content.decode() for found, content in self.elements if found == TAG_NAME]
        texts = [content.decode() for found, content in self.elements if found == TAG_STRING]
        return dict(zip(names, texts))


def number(data, at, keeps_marker):
    """A variable-size integer and the position after it (RFC 8794 §4)."""
    first = data[at]
    length = 9 - first.bit_length()
    value = int.from_bytes(data[at : at + length], "big")
    is_unknown = value == (1 << 7 * length + 1) - 1
    if not keeps_marker:
        value = None if is_unknown else value - (1 << 7 * length)
    return value, at + length


def documents(data):
    """The documents in `data`, each with its elements in their order."""
    found, at = [], 0
    while at < len(data):
        identifier, at = number(data, at, True)
        size, at = number(data, at, False)
        if identifier == EBML:
            found.append(Document())
        content = b"" if identifier in MASTERS else data[at : at + size]
        found[-1].elements.append((identifier, content))
        at += 0 if identifier in MASTERS else size
    return found
