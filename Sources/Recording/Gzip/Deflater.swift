import CZlib

/// A gzip stream being written. Source: RFC 1952.
struct Deflater: ~Copyable {
    private let stream: OpaquePointer?

    /// An empty stream.
    init() { stream = kvs_deflater_open() }

    deinit { if let stream { kvs_deflater_close(stream) } }

    /// Takes in `input` and returns what came out of it by and by; with a `flush` other than nothing, all of it.
    mutating func compress(_ input: [UInt8], _ flush: Flush) -> [UInt8] {
        guard let stream else { return [] }
        var output: [UInt8] = []
        var taken = 0
        while true {
            let step = input[taken...].withUnsafeBufferPointer { bytes in
                output.fill(Self.room) { room in
                    kvs_deflate(
                        stream, bytes.baseAddress, bytes.count, room.baseAddress, room.count, flush.code)
                }
            }
            taken += step.taken
            guard step.filled == Self.room, step.state == KVS_ZIP_GOES_ON else { return output }
        }
    }

    /// What is to be written out.
    enum Flush {
        /// Whatever the compressor likes.
        case nothing
        /// Everything so far: a reader of a file that is cut here has all of it.
        case all
        /// Everything, and the stream's end.
        case end

        fileprivate var code: kvs_flush {
            switch self {
            case .nothing: KVS_FLUSH_NOTHING
            case .all: KVS_FLUSH_ALL
            case .end: KVS_FLUSH_END
            }
        }
    }

    private static let room = 1 << 14
}

extension [UInt8] {
    /// Adds up to `room` bytes that a step of zlib fills, and returns the step.
    mutating func fill(
        _ room: Int, _ step: (UnsafeMutableBufferPointer<UInt8>) -> kvs_zip_step
    ) -> kvs_zip_step {
        let start = count
        append(contentsOf: repeatElement(0, count: room))
        let done = withUnsafeMutableBufferPointer { step(UnsafeMutableBufferPointer(rebasing: $0[start...])) }
        removeLast(room - done.filled)
        return done
    }
}
