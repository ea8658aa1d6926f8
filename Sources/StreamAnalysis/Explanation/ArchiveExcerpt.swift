package import FoundationEssentials

/// A part of a stream's archive as ListFragments told it once, with what follows from it for playlists.
package struct ArchiveExcerpt: Sendable {
    /// The fragments, smallest number first, each once.
    package let fragments: [Fragment]
    /// When it was listed, by the service's clock.
    package let taken: Date
    /// DataRetentionInHours, or `nil` where it isn't known.
    package let retentionHours: Int?
    /// How long last frames last, which lengths leave out, in milliseconds.
    let frame: ClosedRange<Milliseconds>
    /// When fragments start by the producer's clock, earliest first.
    private let starts: [Milliseconds]

    /// What was listed at `taken`, in any order.
    package init(_ fragments: some Sequence<Fragment>, taken: Date, retentionHours: Int? = nil) {
        var numbers: Set<FragmentNumber> = []
        self.fragments = fragments.filter { numbers.insert($0.number).inserted }
            .sorted { $0.number < $1.number }
        self.taken = taken
        self.retentionHours = retentionHours
        frame = Self.frame(of: self.fragments)
        starts = self.fragments.map(\.producerTimestamp.milliseconds).sorted()
    }

    /// How long `fragment` lasts, its last frame included, which is what EXTINF says; in milliseconds.
    ///
    /// Where another fragment begins when it should be over, its last frame is as long as the others; else it may be longer.
    func duration(of fragment: Fragment) -> ClosedRange<Milliseconds> {
        let length = fragment.length.milliseconds
        let usual = (length + frame.lowerBound)...(length + frame.upperBound)
        let ends = usual.moved(by: fragment.producerTimestamp.milliseconds)
        let next = starts.partitioningIndex { $0 >= ends.lowerBound }
        let isFollowed = next < starts.count && starts[next] <= ends.upperBound
        return isFollowed ? usual : usual.lowerBound...(usual.upperBound + frame.upperBound)
    }

    /// The same as one figure, for people.
    package func usualDuration(of fragment: Fragment) -> Int64 {
        let range = duration(of: fragment)
        return range.count > 1 && range.upperBound - range.lowerBound > frame.upperBound
            ? range.lowerBound + (frame.upperBound - frame.lowerBound) / 2
            : (range.lowerBound + range.upperBound) / 2
    }

    /// The oldest server time that the stream kept at `date`, or `nil` where the retention isn't known.
    func head(at date: Date) -> Date? {
        retentionHours.map { date.addingTimeInterval(-Double($0) * 3600) }
    }

    /// The fragment called `number`, or `nil` where it isn't listed.
    package func fragment(_ number: FragmentNumber) -> Fragment? {
        let index = fragments.partitioningIndex { $0.number >= number }
        return index < fragments.count && fragments[index].number == number ? fragments[index] : nil
    }

    /// What is left of the steps between neighbours when their lengths are taken away: the median, and how far it strays.
    ///
    /// Cameras with a steady frame rate stray by no more than rounding; others by as much as their last frames do.
    private static func frame(of fragments: [Fragment]) -> ClosedRange<Milliseconds> {
        let pairs = zip(fragments, fragments.dropFirst()).compactMap { left, right -> (Double, Double)? in
            if let one = left.structure, let other = right.structure, other.sequence != one.sequence &+ 1 {
                return nil
            }
            let step = right.producerTimestamp.timeIntervalSince(left.producerTimestamp)
            return step > 0 ? (step, step - left.length.inSeconds) : nil
        }
        guard let usualStep = Statistics.median(pairs.map(\.0)) else { return 0...100 }
        let rests = pairs.filter { $0.0 <= 1.5 * usualStep }.map(\.1)
        guard let middle = Statistics.median(rests), let strays = Statistics.medianAbsoluteDeviation(rests)
        else { return 0...100 }
        let roundingSeconds = 0.004
        let reach = roundingSeconds + 4 * Statistics.deviationsInSigma * strays
        let milliseconds = { (seconds: Double) in Int64(clamping: Int((max(0, seconds) * 1000).rounded())) }
        return milliseconds(middle - reach)...milliseconds(max(middle, 0) + reach)
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index from which on `predicate` holds, by bisection; `endIndex` where it never does.
    func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
