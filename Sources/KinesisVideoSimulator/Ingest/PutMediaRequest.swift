import FoundationEssentials

/// What the headers of PutMedia ask for. Source: KVS developer guide, PutMedia, request syntax.
package struct PutMediaRequest: Hashable, Sendable {
    /// What the timestamps of clusters count from.
    package enum Timecodes: Hashable, Sendable {
        /// From 1970.
        case absolute
        /// From this moment of the producer's clock.
        case relative(Instant)
    }

    /// The stream to feed.
    package let stream: StreamReference
    /// What timestamps count from.
    package let timecodes: Timecodes

    /// Reads `headers`, or says what is wrong with them.
    package init(headers: [(name: String, value: String)]) throws(ServiceError) {
        let values = Dictionary(
            headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        stream = StreamReference(name: values["x-amzn-stream-name"], arn: values["x-amzn-stream-arn"])
        switch values["x-amzn-fragment-timecode-type"] {
        case "ABSOLUTE": timecodes = .absolute
        case "RELATIVE": timecodes = .relative(try Self.start(values["x-amzn-producer-start-timestamp"]))
        default: throw .invalidArgument("x-amzn-fragment-timecode-type", "it must be ABSOLUTE or RELATIVE")
        }
    }

    /// Seconds since 1970 with decimals, as the header has them.
    private static func start(_ text: String?) throws(ServiceError) -> Instant {
        let field = "x-amzn-producer-start-timestamp"
        guard let text else { throw .invalidArgument(field, "it is required for RELATIVE timecodes") }
        guard let seconds = Double(text), seconds >= 0, seconds <= PutMediaLimits.latestSeconds else {
            throw .invalidArgument(field, "it must be in seconds since 1970, such as 1700000000.125")
        }
        return Instant(Date(timeIntervalSince1970: seconds))
    }
}
