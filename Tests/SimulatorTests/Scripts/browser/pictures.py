"""PNG pictures as pixels (ISO/IEC 15948), for the kinds that browsers write: 8 bits, RGB or RGBA, not interlaced."""

import zlib


class Picture:
    """A picture's rows of pixels."""

    def __init__(self, png):
        header, data = b"", b""
        position = 8
        while position < len(png):
            count = int.from_bytes(png[position : position + 4], "big")
            kind, content = png[position + 4 : position + 8], png[position + 8 : position + 8 + count]
            header += content if kind == b"IHDR" else b""
            data += content if kind == b"IDAT" else b""
            position += count + 12
        self.width, self.height = (int.from_bytes(header[at : at + 4], "big") for at in (0, 4))
        depth, colour, _, _, interlace = header[8:]
        if (depth, interlace) != (8, 0) or colour not in (2, 6):
            raise ValueError(f"a PNG of another kind: {header}")
        self._channels = 3 if colour == 2 else 4
        self.rows = self._unfiltered(zlib.decompress(data))

    def _unfiltered(self, data):
        count = self.width * self._channels
        rows, above = [], bytes(count)
        for start in range(0, len(data), count + 1):
            above = unfiltered(data[start], data[start + 1 : start + 1 + count], above, self._channels)
            rows.append(above)
        return rows

    def pixels(self):
        for row in self.rows:
            for at in range(0, len(row), self._channels):
                yield row[at : at + 3]

    @property
    def colours(self):
        return set(self.pixels())

    def differences(self, other):
        """How many pixels are another colour in `other`."""
        return sum(1 for mine, theirs in zip(self.pixels(), other.pixels()) if mine != theirs)


def unfiltered(kind, row, above, step):
    """The row before its filter was applied. Source: ISO/IEC 15948, 9 Filtering."""
    result = bytearray(row)
    for at in range(len(row)):
        left = result[at - step] if at >= step else 0
        up = above[at]
        corner = above[at - step] if at >= step else 0
        result[at] = (row[at] + (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]) & 0xFF
    return bytes(result)


def paeth(left, up, corner):
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))
