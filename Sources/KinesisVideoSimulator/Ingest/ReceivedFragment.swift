package import MediaContainers

/// A fragment that has come as a whole and is accepted; its media is still to be stored.
package struct ReceivedFragment: Hashable, Sendable {
    /// What it is called.
    package let label: FragmentLabel
    /// The count inside its number.
    package let sequence: UInt64
    /// When it was filmed, arrived and appears.
    package let capture: Capture
    /// What precedes the media: tracks and all.
    package let header: MatroskaHeader
    /// What the producer says of it.
    package let tags: [MatroskaTag]
    /// The media, as it came.
    package let cluster: [UInt8]
}
