import MediaContainers
import TestSupport
import Testing

@testable import MediaInspection

/// Whatever the bytes are, the inspector answers and never traps.
struct AnyBytesTests {
    static let stream =
        FragmentSample.document(FragmentSample.usual, 1)
        + FragmentSample.refusal("FRAGMENT_NOT_FOUND", 3000, 2)
        + FragmentSample.document(FragmentSample.usual, 3, at: 1000)

    @Test func onlyTheWholeIsFine() {
        let stream =
            FragmentSample.document(FragmentSample.usual, 1)
            + FragmentSample.document(FragmentSample.usual, 2, at: 1000)
        for count in 0...stream.count {
            let found = FragmentSample.inspect(Array(stream.prefix(count)))
            #expect(InspectionReport(found, asked: ["1", "2"]).isFine == (count == stream.count))
        }
    }

    @Test func everyFlippedBitIsDescribed() {
        for index in Self.stream.indices {
            for bit in [0, 3, 7] as [UInt8] {
                var bytes = Self.stream
                bytes[index] ^= 1 << bit
                let report = InspectionReport(FragmentSample.inspect(bytes), asked: ["1", "2", "3"])
                #expect(!report.fragments.isEmpty)
            }
        }
    }

    @Test(arguments: 0..<300)
    func randomBytesAreUnreadable(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...2000, using: &generator)
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(FragmentSample.inspect(bytes).flatMap(\.problems).map(\.kind.id) == ["unreadable"])
    }

    @Test(arguments: 0..<300)
    func randomBytesInTheMidstAreDescribed(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Self.stream
        let start = Int.random(in: 0..<bytes.count - 8, using: &generator)
        for index in start..<start + 8 { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
        #expect(!InspectionReport(FragmentSample.inspect(bytes), asked: []).fragments.isEmpty)
    }

    @Test(arguments: [0xEC, 0xA3, 0xE7, 0xA0] as [UInt8])
    func aLengthBeyondAllBoundsIsAnError(element: UInt8) {
        let document = MatroskaDocument(FragmentSample.usual, producerTime: .zero, tags: [])
        let cluster: [UInt8] = [0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
        let long: [UInt8] = [element, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE]
        let found = FragmentSample.inspect(document.header + cluster + [0xE7, 0x81, 0] + long)
        #expect(found.flatMap(\.problems).map(\.kind.id).contains("unreadable"))
    }

    @Test(arguments: ["", "x", ".5", "1.x", "-1", "99999999999999999999", "1.", "1511852109.126"])
    func aTimeIsSecondsOrNone(text: String) {
        #expect((ServiceTag.time(text) != nil) == (text == "1511852109.126"))
    }

    @Test func manyFramesAreCountedAndNotKept() {
        var tally = FrameTally(of: FragmentSample.video, configuration: nil)
        for index in 0..<20_000 { tally.add(FragmentSample.frame(1, index, FragmentSample.idr), at: .zero) }
        #expect(tally.count == 20_000 && tally.times.count == FrameTally.timeLimit)
    }
}
