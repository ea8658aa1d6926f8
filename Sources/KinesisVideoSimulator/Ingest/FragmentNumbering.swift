/// How a stream's fragment numbers go on: each connection counts from the beginning of a block of its own.
///
/// Undocumented; real numbers have shown it: 1 on a fresh stream, then one more for each fragment that is announced, and the
/// next thousand for the next connection.
struct FragmentNumbering: Hashable, Sendable {
    /// The number that was given last; 0 where none was.
    private(set) var last: UInt64

    /// How far apart the blocks of two connections are.
    static let blockSize: UInt64 = 1000

    /// The numbering of a stream whose newest fragment has the number `last`.
    init(after last: UInt64 = 0) { self.last = last }

    /// The first number of a connection that begins now.
    mutating func beginBlock() -> UInt64 {
        let first = last == 0 ? 1 : (last / Self.blockSize + 1) * Self.blockSize + 1
        last = first
        return first
    }

    /// Takes note that `number` was given.
    mutating func gave(_ number: UInt64) { last = max(last, number) }
}
