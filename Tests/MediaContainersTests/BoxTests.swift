import Testing

@testable import MediaContainers

struct BoxTests {
    /// Sizes as ISO/IEC 14496-12 §4.2 allows them, and how many bytes of contents they mean.
    @Test(
        arguments: [
            ([0, 0, 0, 10, 0x66, 0x72, 0x65, 0x65, 1, 2], 2),
            ([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65], 0),
            ([0, 0, 0, 0, 0x66, 0x72, 0x65, 0x65, 1, 2, 3], 3),
            ([0, 0, 0, 1, 0x66, 0x72, 0x65, 0x65, 0, 0, 0, 0, 0, 0, 0, 17, 9], 1),
        ] as [([UInt8], Int)])
    func readsEveryFormOfSize(bytes: [UInt8], count: Int) throws {
        let boxes = try Box.boxes(in: bytes[...])
        #expect(boxes.map(\.type) == ["free"])
        #expect(boxes.map(\.payload.count) == [count])
    }

    @Test(
        arguments: [
            ([0, 0, 0, 9, 0x66, 0x72, 0x65, 0x65], ContainerError.truncated("free")),
            (
                [0, 0, 0, 7, 0x66, 0x72, 0x65, 0x65],
                .malformed("free", "its size 7 is smaller than its header")
            ),
            ([0, 0, 0, 8, 0x66], .truncated(nil)),
            (
                [0, 0, 0, 1, 0x66, 0x72, 0x65, 0x65, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
                .truncated("free")
            ),
        ] as [([UInt8], ContainerError)])
    func refusesSizesThatCannotBe(bytes: [UInt8], error: ContainerError) {
        #expect(throws: error) { try Box.boxes(in: bytes[...]) }
    }

    @Test func walksDownAPath() throws {
        let bytes: [UInt8] = [
            0, 0, 0, 24, 0x6D, 0x6F, 0x6F, 0x76,
            0, 0, 0, 16, 0x74, 0x72, 0x61, 0x6B,
            0, 0, 0, 8, 0x74, 0x6B, 0x68, 0x64,
        ]
        let movie = try #require(try Box.boxes(in: bytes[...]).first)
        #expect(try movie.descendant("trak", "tkhd").byteCount == 8)
        #expect(throws: ContainerError.missing("mdia")) { try movie.descendant("trak", "mdia") }
    }

    @Test func showsOnlyPrintableTypes() {
        #expect(BoxType(code: 0x6D6F_6F00).description == "moo?")
        #expect(("url " as BoxType).description == "url ")
    }

    @Test(arguments: [
        (ContainerError.truncated("moov"), "moov"), (.missing("trak"), "trak"),
        (.malformed("stsz", "why"), "why"),
    ])
    func saysWhatIsWrong(error: ContainerError, word: String) {
        #expect(error.description.contains(word))
    }
}
