/// A cursor over single bits, a byte's top bit first; it can't leave them.
struct BitReader {
    private let bytes: [UInt8]
    private let subject: String
    private var position = 0

    /// Reads `bytes`; an early end is reported as one of `subject`.
    init(_ bytes: some Sequence<UInt8>, of subject: String) {
        self.bytes = Array(bytes)
        self.subject = subject
    }

    /// How many bits are left.
    var count: Int { bytes.count * 8 - position }

    /// The next `count` bits as a number, at most 32 of them.
    mutating func bits(_ count: Int) throws(CodecPrivateProblem) -> Int {
        guard count <= self.count else { throw .malformed("\(subject) ends too early") }
        var number = 0
        for _ in 0..<count {
            number = number << 1 | Int(bytes[position / 8] >> UInt8(7 - position % 8) & 1)
            position += 1
        }
        return number
    }

    /// The next bit as an assertion.
    mutating func flag() throws(CodecPrivateProblem) -> Bool { try bits(1) == 1 }

    /// Passes over `count` bits.
    mutating func skip(_ count: Int) throws(CodecPrivateProblem) {
        guard count <= self.count else { throw .malformed("\(subject) ends too early") }
        position += count
    }

    /// The next `count` whole bytes, from the next byte boundary on.
    mutating func bytes(_ count: Int) throws(CodecPrivateProblem) -> [UInt8] {
        try skip(-position & 7)
        let start = position / 8
        try skip(count * 8)
        return Array(bytes[start..<start + count])
    }

    /// The next Exp-Golomb number, `ue(v)`. Source: ITU-T H.264 §9.1.
    mutating func unsignedGolomb() throws(CodecPrivateProblem) -> Int {
        var zeros = 0
        while try !flag() { zeros += 1 }
        let longestPrefix = 32
        guard zeros <= longestPrefix else { throw .malformed("\(subject) holds a number beyond 32 bits") }
        return (1 << zeros) - 1 + (try bits(zeros))
    }

    /// The next signed Exp-Golomb number, `se(v)`. Source: ITU-T H.264 §9.1.1.
    mutating func signedGolomb() throws(CodecPrivateProblem) -> Int {
        let code = try unsignedGolomb()
        return code & 1 == 1 ? (code + 1) / 2 : -code / 2
    }
}
