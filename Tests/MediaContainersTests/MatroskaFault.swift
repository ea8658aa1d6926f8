@testable import MediaContainers

/// Streams that can't be read, and why.
enum MatroskaFault {
    static let all: [(stream: [UInt8], error: MatroskaError)] = [
        (Array("GET / HTTP/1.1".utf8), .notMatroska),
        ([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70], .notMatroska),
        (MatroskaSample.opening(type: "else"), .notMatroska),
        (stream(MatroskaSample.cluster(0)), .missing(.tracks)),
        (MatroskaSample.opening() + MatroskaSample.cluster(0), .missing(.info)),
        (stream(MatroskaSample.tracks(), element(.cluster, [])), .missing(.timestamp)),
        (
            stream(MatroskaSample.tracks(), element(.cluster, element(.simpleBlock, [0x81, 0, 0, 0]))),
            .missing(.timestamp)
        ),
        (
            stream(MatroskaSample.tracks(), cluster(element(.simpleBlock, [0x81, 0, 0, 0x86, 1]))),
            .unsupported(.simpleBlock, "it laces several frames together")
        ),
        (
            stream(MatroskaSample.tracks(), cluster(element(.simpleBlock, [0x81, 0, 0]))),
            .malformed(.simpleBlock, "it ends inside its head")
        ),
        (
            stream(MatroskaSample.tracks(), cluster(element(.timestamp, [0]))),
            .malformed(.cluster, "it has two timestamps")
        ),
        (
            stream(
                MatroskaSample.tracks(),
                element(.cluster, element(.timestamp, Array(repeating: 0xFF, count: 8)))),
            .malformed(.timestamp, "its time is beyond reach")
        ),
        (
            stream(MatroskaSample.tracks { $0.element(.contentEncodings, []) }),
            .unsupported(.contentEncodings, "its track is compressed or encrypted as a whole")
        ),
        (stream(element(.tracks, [])), .malformed(.tracks, "it has no track")),
        (stream(element(.tracks, element(.trackEntry, []))), .malformed(.trackEntry, "it has no number")),
        (
            stream(MatroskaSample.tracks(), [0x1F, 0x43, 0xB6, 0x75, 0x83, 0xE7, 0x82, 0]),
            .malformed(.timestamp, "it doesn't fit into its surroundings")
        ),
        (stream([0xEC, 0xFF]), .malformed(.void, "its size is unknown")),
        (stream([0xEC, 0x00]), .malformed(.void, "its size has more than eight bytes")),
        (stream([0x08]), .malformed(nil, "an element's ID has more than four bytes")),
        (stream([0xEC, 0x84, 0]), .truncated(.segment)), (stream([0x16, 0x54]), .truncated(nil)),
        (stream(MatroskaSample.tracks().dropLast()), .truncated(.tracks)),
        (stream(MatroskaSample.tracks(), MatroskaSample.cluster(0).dropLast()), .truncated(.blockGroup)),
        (stream(MatroskaSample.tracks(), [0x1F, 0x43, 0xB6, 0x75, 0x84]), .truncated(.cluster)),
        (MatroskaSample.opening(bodyCount: 5), .truncated(.segment)),
    ]

    /// A stream whose elements are `parts`, after an Info.
    static func stream(_ parts: [UInt8]...) -> [UInt8] {
        var info = MatroskaWriter()
        info.master(.info) { _ in }
        return MatroskaSample.opening() + info.bytes + parts.flatMap(\.self)
    }

    /// An element with an ID of at most four bytes.
    static func element(_ id: MatroskaID, _ contents: [UInt8]) -> [UInt8] {
        var writer = MatroskaWriter()
        writer.element(id, contents)
        return writer.bytes
    }

    /// A cluster at 0 with `contents` after its timestamp.
    static func cluster(_ contents: [UInt8]) -> [UInt8] {
        element(.cluster, element(.timestamp, [0]) + contents)
    }
}
