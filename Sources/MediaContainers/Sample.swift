/// One frame of a track, as the container describes it.
package struct Sample: Hashable, Sendable {
    /// How long it is shown or heard, in the track's time scale.
    package var duration: UInt32
    /// Its size in bytes.
    package var byteCount: Int
    /// Decoding can begin here.
    package var isSync: Bool
    /// Presentation time minus decoding time, in the track's time scale; 0 without reordering.
    package var compositionOffset: Int32

    /// A frame of `byteCount` bytes.
    package init(duration: UInt32, byteCount: Int, isSync: Bool, compositionOffset: Int32 = 0) {
        self.duration = duration
        self.byteCount = byteCount
        self.isSync = isSync
        self.compositionOffset = compositionOffset
    }
}
