package import FoundationEssentials

/// FragmentSelector and HLSFragmentSelector, as they come: nothing is checked yet.
package struct FragmentSelector: Hashable, Sendable, Decodable {
    /// TimestampRange, as it comes.
    package struct Range: Hashable, Sendable, Decodable {
        /// StartTimestamp in seconds since 1970.
        package var startTimestamp: Double?
        /// EndTimestamp in seconds since 1970.
        package var endTimestamp: Double?
    }

    /// FragmentSelectorType.
    package var fragmentSelectorType: String?
    /// TimestampRange.
    package var timestampRange: Range?

    /// A selector by `type`, of the range between two dates.
    package init(_ type: TimestampSelector, from start: Date? = nil, through end: Date? = nil) {
        fragmentSelectorType = type.rawValue
        guard start != nil || end != nil else { return }
        timestampRange = Range(
            startTimestamp: start?.timeIntervalSince1970, endTimestamp: end?.timeIntervalSince1970)
    }
}

extension FragmentSelector {
    /// The clock asked for; `field` is what the selector is called in the request.
    func clock(field: String) throws(ServiceError) -> TimestampSelector {
        guard let text = fragmentSelectorType, let clock = TimestampSelector(rawValue: text) else {
            throw .invalidArgument(
                "\(field).FragmentSelectorType", "it must be PRODUCER_TIMESTAMP or SERVER_TIMESTAMP")
        }
        return clock
    }

    /// The start of the range, which is required.
    func start(field: String) throws(ServiceError) -> Instant {
        guard let start = timestampRange?.startTimestamp else {
            throw .invalidArgument("\(field).TimestampRange.StartTimestamp", "it is required")
        }
        return Instant(Date(timeIntervalSince1970: start))
    }

    /// The end of the range, or `nil` where none is given.
    var end: Instant? {
        (timestampRange?.endTimestamp).map { Instant(Date(timeIntervalSince1970: $0)) }
    }
}
