import FoundationEssentials

@testable import StreamAnalysis

/// A fragment number of the structure that real ones have: `1<<156 | sequence<<92 | server milliseconds<<28 | random`.
func structuredNumber(sequence: UInt64, server: Date, random: UInt64 = 77) -> FragmentNumber {
    let milliseconds = UInt64((server.timeIntervalSince1970 * 1000).rounded())
    let low = UInt128(milliseconds) << 28 | UInt128(random)
    let high = UInt128(1) << 64 | UInt128(sequence)
    // high << 92 | low, in decimal: digit by digit over the parts, most significant first.
    var parts = [high >> 64, high & UInt128(UInt64.max), low >> 64, low & UInt128(UInt64.max)]
    parts[2] += (high & ((1 << 36) - 1)) << 28
    parts[1] = (high >> 36) & UInt128(UInt64.max)
    parts[0] = high >> 100
    var digits = ""
    while parts.contains(where: { $0 != 0 }) {
        var rest: UInt128 = 0
        for index in parts.indices {
            let value = rest << 64 | parts[index]
            (parts[index], rest) = (value / 10, value % 10)
        }
        digits = "\(rest)\(digits)"
    }
    guard let number = FragmentNumber(digits) else { preconditionFailure("digits make a number") }
    return number
}

/// The moment at which the tests' time axes begin: 2023-11-14T22:13:20Z.
let start = Date(timeIntervalSince1970: 1_700_000_000)

/// So many seconds after the beginning of the tests' time axis.
func at(_ seconds: Double) -> Date { start.addingTimeInterval((seconds * 1000).rounded() / 1000) }

/// A fragment: number and server time by `server`, both in seconds on the tests' time axis.
func fragment(
    _ sequence: UInt64, producer: Double, server: Double, length: Double = 1.939, bytes: Int = 400_000
) -> Fragment {
    Fragment(
        number: structuredNumber(sequence: sequence, server: at(server)), producerTimestamp: at(producer),
        serverTimestamp: at(server), length: .milliseconds(Int((length * 1000).rounded())), byteCount: bytes)
}
