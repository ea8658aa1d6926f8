import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct FragmentHistoryTests {
    private func archived(_ index: Int, producer: Double? = nil) -> ArchivedFragment {
        let seconds = producer ?? Double(index)
        let fragment = Fragment(
            number: FragmentNumber("\(1_000_000 + index)") ?? fragment(1, producer: 0, server: 0).number,
            producerTimestamp: at(seconds), serverTimestamp: at(seconds + 1), length: .seconds(1),
            byteCount: 1)
        return ArchivedFragment(
            fragment: fragment, listed: at(seconds + 3), end: at(seconds + 1), membership: .expected)
    }

    @Test(arguments: [1, 127, 128, 129, 1000])
    func keepsProducerOrderWhateverTheOrderOfInsertion(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        var history = FragmentHistory()
        for index in (0..<count).shuffled(using: &generator) { history.insert(archived(index)) }
        #expect(history.count == count)
        #expect(history.map(\.fragment.producerTimestamp) == (0..<count).map { at(Double($0)) })
    }

    @Test func ordersEqualTimestampsByNumber() {
        var history = FragmentHistory()
        for index in [2, 0, 1] { history.insert(archived(index, producer: 5)) }
        #expect(history.map(\.fragment.number.digits) == ["1000000", "1000001", "1000002"])
    }

    @Test(arguments: [(-1.0, 0), (0, 0), (0.5, 1), (299, 299), (299.5, 300)])
    func findsTheFirstFragmentAtADate(seconds: Double, index: Int) {
        var history = FragmentHistory()
        for index in 0..<300 { history.insert(archived(index)) }
        #expect(history.firstIndex(atOrAfter: at(seconds)) == index)
    }

    @Test func findsAFragmentByTimestampAndNumber() {
        var history = FragmentHistory()
        for index in 0..<300 { history.insert(archived(index)) }
        #expect(history.index(of: archived(200).fragment) == 200)
        #expect(history.index(of: archived(301).fragment) == nil)
    }

    /// One fragment reaches over all that start after it; the others end as the next begins.
    @Test(arguments: [
        (0, 8, nil), (70, 8, 62), (71, 8, 70), (70, 3, 69), (66, 8, 62), (64, 2, 62), (64, 1, 63),
    ])
    func findsTheFragmentThatReachesFurthest(before position: Int, among count: Int, expected: Int?) {
        var history = FragmentHistory()
        for index in 0..<100 { history.insert(archived(index)) }
        let long = 62
        history.update(at: long) { $0.end = at(500) }
        #expect(history.furthestReaching(count, before: position) == expected)
    }

    @Test func aCopyDoesntSeeWhatIsAddedOrChangedLater() {
        var history = FragmentHistory()
        for index in 0..<300 { history.insert(archived(index)) }
        let copy = history
        history.insert(archived(300))
        history.insert(archived(301, producer: 1.5))
        history.update(at: 0) { $0.membership = .missing(.late) }
        #expect(copy.count == 300)
        #expect(copy[0].membership == .expected)
        #expect(history[0].membership == .missing(.late))
        #expect(history.count == 302)
    }

    @Test func keepsADayOfOneSecondFragmentsAndForgetsTheOldest() {
        var history = FragmentHistory()
        let total = FragmentHistory.capacity + 1000
        for index in 0..<total { history.insert(archived(index)) }
        #expect(history.count >= FragmentHistory.capacity)
        #expect(history.count <= FragmentHistory.capacity + FragmentHistory.chunkCapacity)
        #expect(history[history.count - 1].fragment.producerTimestamp == at(Double(total - 1)))
        #expect(history.index(of: archived(total - 500).fragment) == history.count - 500)
    }
}
