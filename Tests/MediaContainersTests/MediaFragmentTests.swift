import Testing

@testable import MediaContainers

struct MediaFragmentTests {
    private static let plain = MediaFragment(
        sequenceNumber: 7, trackID: 2, baseDecodeTime: 1 << 40,
        samples: [
            Sample(duration: 5760, byteCount: 3, isSync: true),
            Sample(duration: 5761, byteCount: 1, isSync: false),
        ],
        media: [1, 2, 3, 4])

    private static let reordered: MediaFragment = {
        var fragment = plain
        fragment.samples[1].compositionOffset = -5760
        return fragment
    }()

    private static let empty = MediaFragment(
        sequenceNumber: 1, trackID: 1, baseDecodeTime: 0, samples: [], media: [])

    @Test(arguments: [plain, reordered, empty])
    func readsBackWhatItWrote(fragment: MediaFragment) throws {
        #expect(try MediaFragment(parsing: fragment.bytes) == fragment)
    }

    @Test(arguments: [plain, reordered, empty])
    func survivesEveryPrefix(fragment: MediaFragment) {
        for count in fragment.bytes.indices {
            #expect(throws: ContainerError.self) {
                try MediaFragment(parsing: Array(fragment.bytes.prefix(count)))
            }
        }
    }

    @Test func pointsAtTheFirstFrame() throws {
        let bytes = Self.plain.bytes
        let run = try #require(try Box.boxes(in: bytes[...]).first).descendant("traf", "trun")
        // Version and flags, then the count of frames, then the offset from the start of `moof`.
        let offset = run.payload.dropFirst(8).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        #expect(Array(bytes[offset...]) == Self.plain.media)
    }

    @Test func says64BitTimes() throws {
        let time = try #require(try Box.boxes(in: Self.plain.bytes[...]).first).descendant("traf", "tfdt")
        #expect(time.payload.first == 1)
        #expect(time.payload.count == 12)
    }
}
