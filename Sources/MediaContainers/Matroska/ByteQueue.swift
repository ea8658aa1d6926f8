/// Bytes that have arrived and aren't used up.
struct ByteQueue {
    /// How many bytes were used up since the beginning.
    private(set) var position = 0
    private var storage: [UInt8] = []
    private var start = 0

    /// What is there.
    var bytes: ArraySlice<UInt8> { storage[start...] }
    /// How many bytes are there.
    var count: Int { storage.count - start }
    /// Whether nothing is there.
    var isEmpty: Bool { count == 0 }

    /// Adds `bytes` at the end.
    mutating func append(_ bytes: some Collection<UInt8>) {
        storage.append(contentsOf: bytes)
    }

    /// Uses up the next `count` bytes, which must be there.
    mutating func take(_ count: Int) -> [UInt8] {
        let taken = Array(bytes.prefix(count))
        _ = drop(count)
        return taken
    }

    /// Uses up at most `count` bytes and says how many were there.
    mutating func drop(_ count: Int) -> Int {
        let dropped = min(count, self.count)
        start += dropped
        position += dropped
        return dropped
    }

    /// Gives back the room of what was used up.
    mutating func compact() {
        guard start > 0 else { return }
        storage.removeFirst(start)
        start = 0
    }
}
