/// A listing over several pages: all that its token has to remember.
struct PagedListing: Hashable, Sendable {
    private let selector: TimestampSelector
    private let range: ClosedRange<Instant>
    /// The time as of which the archive is shown.
    private let asOf: Instant
    /// How many fragments the archive held then: those that came later don't move the others.
    private let archiveCount: Int
    /// How many positions the pages before took.
    private let offset: Int

    /// What every token is refused with that isn't one of the stream's.
    static let badToken = ServiceError.invalidArgument("NextToken", "it isn't one that this operation gave")

    /// The listing that `request` asks for of `stream` at `now`: a new one, or one that goes on.
    init(_ request: ListFragmentsRequest, of stream: SimulatedStream, at now: Instant) throws(ServiceError) {
        if let token = request.nextToken {
            try self.init(token, of: stream)
        } else {
            guard let selector = request.fragmentSelector else { throw .internalFailure }
            try self.init(selector, of: stream, at: now)
        }
    }

    private init(
        _ selector: FragmentSelector, of stream: SimulatedStream, at now: Instant
    ) throws(ServiceError) {
        let field = "FragmentSelector"
        self.selector = try selector.clock(field: field)
        let start = try selector.start(field: field)
        guard let end = selector.end else {
            throw .invalidArgument("\(field).TimestampRange.EndTimestamp", "it is required")
        }
        guard start <= end else {
            throw .invalidArgument(
                "\(field).TimestampRange", "StartTimestamp must not be later than EndTimestamp")
        }
        range = start...end
        asOf = now
        archiveCount = stream.archive.fragments.count
        offset = 0
    }

    private init(_ token: String, of stream: SimulatedStream) throws(ServiceError) {
        guard let values = PageToken.values(of: token), values.count == 7, values[0] == stream.mark,
            values[2] <= values[3], let count = Int(exactly: values[5]),
            (0...stream.archive.fragments.count).contains(count), let offset = Int(exactly: values[6]),
            offset >= 0
        else { throw Self.badToken }
        selector = values[1] == 0 ? .producer : .server
        range = Instant(milliseconds: values[2])...Instant(milliseconds: values[3])
        asOf = Instant(milliseconds: values[4])
        archiveCount = count
        self.offset = offset
    }

    private func token(of stream: SimulatedStream, offset: Int) -> String {
        PageToken.text([
            stream.mark, selector == .producer ? 0 : 1, range.lowerBound.milliseconds,
            range.upperBound.milliseconds, asOf.milliseconds, Int64(archiveCount), Int64(offset),
        ])
    }

    /// The next `limit` fragments of the listing, as `stream` still has them at `now`.
    ///
    /// Of a long range only the page's fragments are looked at.
    func page(of limit: Int, of stream: SimulatedStream, at now: Instant) throws(ServiceError)
        -> ListFragmentsResult
    {
        let indices = stream.archive.order(selector).places(in: range).lazy.map(\.index).filter {
            $0 < archiveCount
        }
        let positions = Array(indices)
        guard offset <= positions.count else { throw Self.badToken }
        let order = ShuffledIndices(count: positions.count, key: key(of: stream))
        let head = stream.head(at: now)
        var page: [StoredFragment] = []
        for position in offset..<positions.count {
            let place = stream.script.isListingShuffled ? order[position] : position
            let fragment = stream.archive.fragments[positions[place]]
            guard fragment.capture.listable <= asOf, fragment.capture.serverTimestamp >= head else {
                continue
            }
            guard page.count < limit else {
                return ListFragmentsResult(fragments: page, nextToken: token(of: stream, offset: position))
            }
            page.append(fragment)
        }
        return ListFragmentsResult(fragments: page, nextToken: nil)
    }

    private func key(of stream: SimulatedStream) -> UInt64 {
        Dice(seed: stream.seed).draw(.shuffle, at: Int(truncatingIfNeeded: asOf.milliseconds))
    }
}

extension SimulatedStream {
    /// What tells the stream's tokens from those of others: of its name and the date of its creation.
    ///
    /// Source: Fowler, Noll, Vo: the FNV-1a hash, 64 bits.
    fileprivate var mark: Int64 {
        let (basis, prime): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x100_0000_01B3)
        let hash = "\(name) \(created.milliseconds)".utf8.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
        return Int64(bitPattern: hash)
    }
}
