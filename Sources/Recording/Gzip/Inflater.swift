import CZlib

/// Gzip streams being read, one behind the other. Source: RFC 1952 §2.2.
struct Inflater: ~Copyable {
    private let stream: OpaquePointer?
    /// The newest stream ended in good order, and nothing followed it.
    private(set) var isComplete = true

    /// A reader that has read nothing.
    init() { stream = kvs_inflater_open() }

    deinit { if let stream { kvs_inflater_close(stream) } }

    /// The input isn't gzip, or was damaged.
    struct Damage: Error {}

    /// Takes in `input` and hands what it holds to `take`, a piece at a time: no more than a piece is kept, however much
    /// a few bytes may stand for.
    mutating func expand<Failure: Error>(
        _ input: ArraySlice<UInt8>, _ take: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> Result<Void, Damage> {
        guard let stream else { return .failure(Damage()) }
        var taken = 0
        while true {
            var output: [UInt8] = []
            let step = input.dropFirst(taken).withUnsafeBufferPointer { bytes in
                output.fill(Self.piece) { room in
                    kvs_inflate(stream, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
                }
            }
            taken += step.taken
            if step.taken > 0 { isComplete = step.state == KVS_ZIP_COMPLETE }
            if !output.isEmpty { try take(output) }
            if step.state == KVS_ZIP_DAMAGED { return .failure(Damage()) }
            if taken == input.count, step.filled < Self.piece { return .success(()) }
        }
    }

    private static let piece = 1 << 16
}
