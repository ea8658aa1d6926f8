import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct ChunkTableTests {
    /// The first producer timestamps of a table's chunks, which tell them apart.
    private func names(_ chunks: some Collection<HistoryChunk>) -> [Date] {
        chunks.compactMap(\.fragments.first?.fragment.producerTimestamp)
    }

    private func chunk(_ second: Double) -> HistoryChunk {
        let fragment = fragment(7001, producer: second, server: second + 1)
        return HistoryChunk([
            ArchivedFragment(
                fragment: fragment, listed: fragment.serverTimestamp, end: fragment.producerTimestamp,
                membership: .expected)
        ])
    }

    @Test("It changes as an array does, wherever it is changed", arguments: 0..<8)
    func changesAsAnArrayDoes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var table = ChunkTable()
        var array: [HistoryChunk] = []
        for step in 0..<200 {
            let first = Int.random(in: 0...array.count, using: &generator)
            // Mostly at the end, as a history grows.
            let start = step % 3 == 0 ? first : array.count
            let end = Int.random(in: start...min(array.count, start + 20), using: &generator)
            let pieces = (0..<Int.random(in: 0...3, using: &generator)).map { chunk(Double(step * 4 + $0)) }
            table.replaceSubrange(start..<end, with: pieces)
            array.replaceSubrange(start..<end, with: pieces)
            #expect(names(table) == names(array))
        }
    }

    @Test func aChunkIsChangedInItsPlace() {
        var table = ChunkTable()
        for second in 0..<40 { table.append(chunk(Double(second))) }
        for index in [0, 20, 39] {
            table.update(index) { $0 = chunk(1000 + Double(index)) }
            #expect(names(table)[index] == at(1000 + Double(index)))
        }
        #expect(table.count == 40)
    }
}
