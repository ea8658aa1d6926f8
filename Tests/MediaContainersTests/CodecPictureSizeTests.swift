import Testing

@testable import MediaContainers

struct CodecPictureSizeTests {
    /// Sizes that do and don't fill their macroblocks, chroma formats, fields and scaling lists.
    @Test(arguments: [
        ("320x180", "libx264 -profile:v baseline -pix_fmt yuv420p"),
        ("1920x1080", "libx264 -pix_fmt yuv420p"), ("322x182", "libx264 -pix_fmt yuv422p"),
        ("321x181", "libx264 -pix_fmt yuv444p"), ("2592x1944", "libx264 -preset ultrafast -pix_fmt yuv420p"),
        ("1920x1080", "libx264 -preset ultrafast -pix_fmt yuv420p -flags +ilme+ildct"),
        ("640x360", "libx264 -pix_fmt yuv420p -x264-params cqm=jvt"), ("64x48", "libx264 -pix_fmt gray"),
        ("320x180", "libx265 -pix_fmt yuv420p"), ("1920x1080", "libx265 -preset ultrafast -pix_fmt yuv420p"),
        ("322x182", "libx265 -pix_fmt yuv422p10le"), ("333x217", "libx265 -pix_fmt yuv444p"),
        ("642x362", "libx265 -pix_fmt yuv420p -x265-params log-level=none:temporal-layers=1"),
        ("72x64", "libx265 -pix_fmt gray"),
    ])
    func isTheSizeThatWasEncoded(size: String, codec: String) throws {
        let quiet = codec.contains("libx265") && !codec.contains("x265-params")
        let encoding = "-c:v \(codec)" + (quiet ? " -x265-params log-level=none" : "")
        let tag = codec.hasPrefix("libx265") ? "hvc1" : "avc1"
        let tracks = try CodecFixture.tracks(
            "-f lavfi -i testsrc=s=\(size):r=10:d=0.2 \(encoding) -tag:v \(tag)")
        let found = try #require(try tracks.first?.configuration()?.pictureSize())
        #expect("\(found.width)x\(found.height)" == size)
    }

    /// Lists of both lengths, one cut short by a step to 0, and a picture order told by offsets: x264 writes neither.
    @Test func isFoundBehindScalingListsAndPictureOrderOffsets() throws {
        var set = CodecBits()
        set.fixed([0x67, 244, 0, 30])
        set.golomb([0, 3])
        set.flags("0")
        set.golomb([0, 0])
        set.flags("0 1 1")
        set.signedGolomb(Array(repeating: 1, count: 16))
        set.flags("0 0 0 0 1")
        set.signedGolomb([2, -10])
        set.flags("1")
        set.signedGolomb(Array(repeating: -1, count: 7) + Array(repeating: 1, count: 57))
        set.flags("0 0 0 0 0")
        set.golomb([0])
        set.golomb([1])
        set.flags("0")
        set.signedGolomb([-2, 5])
        set.golomb([2])
        set.signedGolomb([7, -7])
        set.golomb([1])
        set.flags("0")
        set.golomb([19, 14])
        set.flags("1 1 1")
        set.golomb([1, 2, 3, 4])
        set.flags("0 1")
        let size = try AVCSequenceParameterSet(parsing: set.bytes).pictureSize
        #expect(size.width == 20 * 16 - 3)
        #expect(size.height == 15 * 16 - 7)
    }

    @Test func readsThroughBytesThatKeepStartCodesOut() {
        #expect(NALUnit.unescaped([1, 0, 0, 3, 1, 0, 0, 0, 3, 3, 0, 3]) == [1, 0, 0, 1, 0, 0, 0, 3, 0, 3])
    }

    @Test(
        arguments: [
            ([0b1010_0000], [0, 1]), ([0b0110_0100, 0b0010_1000], [2, 3, 4]),
            ([0, 0, 0, 0, 0x80, 0, 0, 0, 0], [4_294_967_295]),
        ] as [([UInt8], [Int])])
    func readsNumbersOfAnyLength(bytes: [UInt8], numbers: [Int]) throws {
        var reader = BitReader(bytes, of: "the test")
        for number in numbers { #expect(try reader.unsignedGolomb() == number) }
    }

    @Test func endsWithTheBits() throws {
        var reader = BitReader([0xFF], of: "the test")
        #expect(try reader.bits(8) == 255)
        #expect(throws: CodecPrivateProblem.malformed("the test ends too early")) { try reader.bits(1) }
        #expect(throws: CodecPrivateProblem.self) { try reader.unsignedGolomb() }
    }
}
