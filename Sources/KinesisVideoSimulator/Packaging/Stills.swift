import CSourceMedia

/// The pictures that GetImages answers with: the first of each group of a film's pictures, since nothing here decodes video.
enum Stills {
    /// The size of every still in pixels.
    static let size = (width: 320, height: 180)

    /// The JPEG file of the first picture of the group in which the picture number `index` stands; the films go round.
    static func jpeg(ofPicture index: Int) -> [UInt8] {
        let count = Int(clamping: source_still_count())
        guard count > 0 else { return [] }
        let group = Double(index) / Double(Film.picturesPerGroup)
        let still = source_still(Int(group.rounded(.down)).modulo(count))
        return Array(UnsafeBufferPointer(start: still.start, count: still.count))
    }
}
