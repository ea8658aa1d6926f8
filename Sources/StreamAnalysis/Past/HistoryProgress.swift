public import FoundationEssentials

/// How far the past that the operator asked for has been loaded.
public struct HistoryProgress: Hashable, Sendable {
    /// The range of server time that is wanted.
    public var range: ClosedRange<Date>
    /// How the loading stands.
    public var standing: HistoryRequest.Standing
    /// Why `range` is shorter than what the operator asked for, as a sentence, or `nil` where it isn't.
    public var shortening: String?
    /// The stream is followed live as well.
    public var isFollowed: Bool
    /// How much of it was listed, 0…1.
    public var fraction: Double
    /// Fragments that came with it so far.
    public var fragmentCount: Int
    /// About how long the rest takes, in seconds, or `nil` while too little is loaded to tell.
    public var secondsLeft: Double?

    /// A progress with everything it says.
    public init(
        range: ClosedRange<Date>, standing: HistoryRequest.Standing = .loading, shortening: String? = nil,
        isFollowed: Bool = true, fraction: Double, fragmentCount: Int, secondsLeft: Double? = nil
    ) {
        self.range = range
        self.standing = standing
        self.shortening = shortening
        self.isFollowed = isFollowed
        self.fraction = fraction
        self.fragmentCount = fragmentCount
        self.secondsLeft = secondsLeft
    }

    /// Nothing more will come.
    public var isOver: Bool {
        switch standing {
        case .loading, .waiting: false
        case .finished, .full: true
        }
    }
}
