package import FoundationEssentials

/// One fragment as the service has it, with what only the simulation knows.
package struct StoredFragment: Hashable, Sendable {
    /// 47 digits that grow in the order of ingestion.
    package let number: String
    /// The count inside ``number``: a new connection begins in the next thousand.
    package let sequence: UInt64
    /// Size in bytes.
    package let byteCount: Int
    /// When it was filmed, arrived and appeared.
    package let capture: Capture
    /// How it is decoded, and where its frames are.
    package let media: FragmentMedia

    /// A fragment with its number.
    package init(
        number: String, sequence: UInt64, byteCount: Int, capture: Capture, media: FragmentMedia
    ) {
        self.number = number
        self.sequence = sequence
        self.byteCount = byteCount
        self.capture = capture
        self.media = media
    }

    /// The producer's clock at the first frame.
    package var producerTimestamp: Date { capture.producerTimestamp.date }
    /// When the service began to receive it.
    package var serverTimestamp: Date { capture.serverTimestamp.date }
    /// When it was stored, which is when HLS has it.
    package var persisted: Date { capture.persisted.date }
    /// When ListFragments has it.
    package var listable: Date { capture.listable.date }
    /// The service refused it: its number is used up and nothing else is left of it.
    package var isRefused: Bool { capture.fate == .refused }

    /// What ListFragments calls its length: the last frame's own duration is left out.
    package var length: Duration { capture.length }
    /// What EXTINF says: the last frame's duration is part of it.
    package var duration: Duration { capture.duration }

    /// The timestamp that `selector` goes by.
    package func timestamp(_ selector: TimestampSelector) -> Instant {
        switch selector {
        case .producer: capture.producerTimestamp
        case .server: capture.serverTimestamp
        }
    }
}
