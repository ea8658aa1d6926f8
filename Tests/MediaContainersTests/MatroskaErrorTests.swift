import TestSupport
import Testing

@testable import MediaContainers

struct MatroskaErrorTests {
    @Test(arguments: MatroskaFault.all)
    func isToldByName(bytes: [UInt8], error: MatroskaError) {
        #expect(throws: error) { try MatroskaSample.events(in: bytes) }
        #expect(throws: error) { try MatroskaSample.events(in: bytes, cuts: Array(bytes.indices)) }
        #expect(!error.description.isEmpty)
    }

    @Test(arguments: [MatroskaID.tracks, .info, .tags])
    func comesBeforeALargeElementIsThere(id: MatroskaID) {
        let head: [UInt8] =
            MatroskaFault.element(id, []).prefix { $0 != 0x01 } + [0x08, 0x7F, 0xFF, 0xFF, 0xFF]
        #expect(throws: MatroskaError.tooLarge(id, limit: 1 << 20)) {
            try MatroskaSample.events(in: MatroskaSample.opening() + head)
        }
    }

    @Test func comesWithTheBlockThatMakesAClusterTooLarge() throws {
        var limits = MatroskaReader.Limits()
        limits.cluster = 200
        var reader = MatroskaReader(limits: limits)
        _ = try reader.read(
            MatroskaFault.stream(MatroskaSample.tracks(), [0x1F, 0x43, 0xB6, 0x75, 0xFF, 0xE7, 0x81, 0]))
        let block: [UInt8] = [0xA3, 0xB0, 0x81, 0, 0, 0x80] + Array(repeating: 7, count: 44)
        for _ in 0..<3 { #expect(try reader.read(block).frames.count == 1) }
        #expect(throws: MatroskaError.tooLarge(.cluster, limit: 200)) { try reader.read(block.prefix(2)) }
    }

    @Test func comesAfterWhatWasFoundBefore() throws {
        var reader = MatroskaReader()
        var events: [MatroskaEvent] = []
        let stream = MatroskaSample.stream(.unknown) + [0x08]
        #expect(throws: MatroskaError.self) { try reader.read(stream, into: &events) }
        #expect(events == (try MatroskaSample.events(in: MatroskaSample.stream(.unknown))))
        #expect(throws: MatroskaError.self) { try reader.read(MatroskaSample.stream()) }
        #expect(throws: MatroskaError.self) { try reader.finish() }
    }

    @Test(arguments: MatroskaSample.Sizes.allCases)
    func isAllThatDamageCanCause(sizes: MatroskaSample.Sizes) {
        var generator = SeededGenerator(seed: 23)
        let stream = MatroskaSample.stream(sizes)
        for _ in 0..<4000 {
            var damaged = stream
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                damaged[Int.random(in: 0..<stream.count, using: &generator)] = .random(
                    in: 0...255, using: &generator)
            }
            damaged.removeLast(Int.random(in: 0...stream.count / 2, using: &generator))
            var reader = MatroskaReader()
            var events: [MatroskaEvent] = []
            // Refusing is as good as reading; only a trap would not be.
            _ = try? reader.read(damaged, into: &events)
            _ = try? reader.finish()
            #expect(events.clusters.allSatisfy { $0.count <= damaged.count })
        }
    }

    @Test(arguments: MatroskaSample.encoders)
    func isAllThatDamageToAnEncodersStreamCanCause(encoder: String) throws {
        let events = try MatroskaSample.events(in: MatroskaSample.encoded(encoder))
        let stream =
            try #require(events.headers.first).bytes + (try #require(events.clusters.last)).prefix(3000)
        var generator = SeededGenerator(seed: 37)
        for _ in 0..<2000 {
            var damaged = stream
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                damaged[Int.random(in: 0..<stream.count, using: &generator)] = .random(
                    in: 0...255, using: &generator)
            }
            var reader = MatroskaReader()
            var found: [MatroskaEvent] = []
            // Refusing is as good as reading, here and below; only a trap would not be.
            _ = try? reader.read(damaged, into: &found)
            for track in found.headers.flatMap(\.tracks) { _ = try? track.configuration()?.pictureSize() }
        }
    }

    @Test func isAllThatNoiseCanCauseAfterAHeader() {
        var generator = SeededGenerator(seed: 29)
        let ids: [MatroskaID] = [
            .cluster, .simpleBlock, .blockGroup, .timestamp, .tags, .tracks, .info, .void,
        ]
        for _ in 0..<4000 {
            var noise: [UInt8] = []
            for _ in 0..<6 {
                let head = MatroskaFault.element(ids[Int.random(in: 0..<ids.count, using: &generator)], [])
                noise += head.prefix { $0 != 0x01 }
                noise += (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                    .random(in: 0...255, using: &generator)
                }
            }
            // Refusing is as good as reading; only a trap would not be.
            _ = try? MatroskaSample.events(in: MatroskaFault.stream(MatroskaSample.tracks(), noise))
        }
    }
}
