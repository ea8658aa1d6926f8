import Testing

@testable import KinesisVideoSimulator

struct FragmentNumberTextTests {
    /// Numbers that the real service gave in January 2022, taken apart by hand.
    @Test(arguments: [
        (
            732_006 as UInt64, 1_643_353_247_067 as Int64, 73_386_223 as UInt64,
            "91343852333185057105875891022195998207386831087"
        ),
        (732_007, 1_643_353_248_407, 148_999_198, "91343852333185057110827651179337519666762451998"),
    ])
    func writesWhatTheServiceWrote(sequence: UInt64, server: Int64, bits: UInt64, digits: String) {
        let server = Instant(milliseconds: server)
        #expect(FragmentNumberText.digits(sequence: sequence, server: server, bits: bits) == digits)
    }

    @Test func takesOnly28RandomBits() {
        let server = Instant(milliseconds: 1_643_353_248_407)
        let number = FragmentNumberText.digits(sequence: 1, server: server, bits: .max)
        #expect(number == FragmentNumberText.digits(sequence: 1, server: server, bits: 1 << 28 - 1))
    }

    @Test(arguments: [UInt64(0), 1, 999, 1 << 40])
    func growsWithTheSequenceWhateverTheTime(sequence: UInt64) {
        let (early, late) = (
            Instant(milliseconds: 1_600_000_000_000), Instant(milliseconds: 1_700_000_000_000)
        )
        let smaller = FragmentNumberText.digits(sequence: sequence, server: late, bits: .max)
        let larger = FragmentNumberText.digits(sequence: sequence + 1, server: early, bits: 0)
        #expect(smaller.count == larger.count)
        #expect(smaller < larger)
    }
}
