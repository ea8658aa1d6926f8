package import FoundationEssentials

/// One fragment as the service has it, with what only the simulation knows.
package struct ProducedFragment: Hashable, Sendable {
    /// 47 digits that grow in the order of ingestion.
    package let number: String
    /// The count inside ``number``: a new connection begins in the next thousand.
    package let sequence: UInt64
    /// Size in bytes.
    package let byteCount: Int
    /// Which of the source's fragments it shows.
    package let sourceIndex: Int
    /// When it was filmed, arrived and appeared.
    package let capture: Capture

    /// A fragment with its number.
    package init(number: String, sequence: UInt64, byteCount: Int, sourceIndex: Int, capture: Capture) {
        self.number = number
        self.sequence = sequence
        self.byteCount = byteCount
        self.sourceIndex = sourceIndex
        self.capture = capture
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
    package var length: Duration { capture.duration - SourceMedia.frameDuration }
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

/// FragmentSelectorType: which clock ranges and dates are about.
package enum TimestampSelector: String, Hashable, Sendable {
    /// The producer's clock.
    case producer = "PRODUCER_TIMESTAMP"
    /// The service's clock.
    case server = "SERVER_TIMESTAMP"
}
