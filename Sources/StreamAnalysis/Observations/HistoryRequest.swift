public import FoundationEssentials

/// A range of the past that is to be loaded; listings of it follow, in no particular order.
///
/// It is told again whenever ``standing`` changes.
public struct HistoryRequest: Hashable, Sendable {
    /// How the loading stands.
    public enum Standing: Hashable, Sendable {
        /// Slices are being listed.
        case loading
        /// A slice couldn't be listed and is tried again at that date; the code says why.
        case waiting(until: Date, code: String)
        /// All of it was listed.
        case finished
        /// No more fragments are kept than were loaded, so the rest isn't asked for.
        case full
    }

    /// When it was asked for, or when ``standing`` changed.
    public var date: Date
    /// The range of server time.
    public var range: ClosedRange<Date>
    /// How the loading stands.
    public var standing: Standing
    /// Why `range` is shorter than what the operator asked for, as a sentence, or `nil` where it isn't.
    public var shortening: String?
    /// The stream is followed live as well, so that the range's end is no end.
    public var isFollowed: Bool

    /// A request for `range`.
    public init(
        date: Date, range: ClosedRange<Date>, standing: Standing = .loading, shortening: String? = nil,
        isFollowed: Bool = true
    ) {
        self.date = date
        self.range = range
        self.standing = standing
        self.shortening = shortening
        self.isFollowed = isFollowed
    }
}
