/// The size of a track's pictures in pixels, after cropping.
package struct PictureSize: Hashable, Sendable {
    /// Pixels in a row.
    package let width: Int
    /// Rows.
    package let height: Int

    /// The size that remains of `width` × `height` after `cropping`, which is counted in units of `unit`.
    init(
        coded: (width: Int, height: Int), cropping: PictureCropping, unit: (width: Int, height: Int)
    ) throws(CodecPrivateProblem) {
        width = coded.width - cropping.horizontal * unit.width
        height = coded.height - cropping.vertical * unit.height
        // Containers have 16 bits for either: ISO/IEC 14496-12 §12.1.3.
        let possible = 1...Int(UInt16.max)
        guard possible.contains(width), possible.contains(height) else {
            throw .malformed("pictures of \(width) × \(height) can't be")
        }
    }
}

/// How much is cut off the coded pictures, the sum of both sides.
struct PictureCropping {
    /// Left and right, in cropping units.
    var horizontal = 0
    /// Top and bottom, in cropping units.
    var vertical = 0

    /// Nothing is cut off.
    init() {}

    /// Reads the flag and the four offsets that H.264 and H.265 order alike: left, right, top, bottom.
    init(_ reader: inout BitReader) throws(CodecPrivateProblem) {
        guard try reader.flag() else { return }
        horizontal = try reader.unsignedGolomb() + reader.unsignedGolomb()
        vertical = try reader.unsignedGolomb() + reader.unsignedGolomb()
    }
}
