import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct FragmentSearchTests {
    /// A refused fragment, a silent producer, a broken connection, and a clock that is set, in this order.
    private static let text = TimelineText(
        """
        # at    number  producer  length
        11.0   7001    10.000    1.939
        13.0   7002    12.000    1.939
        +8
        33.0   7012    32.000    1.939
        +8
        61.0   7021    60.000    1.939
        +8
        85.0   8001    84.000    1.939
        +8
        103.0   8010   142.000    1.939
        +8
        """)

    private static let excerpt = ArchiveExcerpt(
        text.rows.map(\.fragment), taken: at(200), retentionHours: 1)

    private func cause(_ query: FragmentQuery, in excerpt: ArchiveExcerpt = Self.excerpt) -> Absence.Cause? {
        if case .absent(let absence) = FragmentSearch(query, in: excerpt) { absence.cause } else { nil }
    }

    private func sequence(_ query: FragmentQuery) -> UInt64? {
        guard case .found(let fragment, _) = FragmentSearch(query, in: Self.excerpt) else { return nil }
        return fragment.structure?.sequence
    }

    @Test(
        "A time is in the fragment that holds it",
        arguments: [(12.0, 7002), (13.9, 7002), (14.05, 7003)] as [(Double, UInt64)])
    func findsTimes(seconds: Double, expected: UInt64) {
        #expect(sequence(.time(at(seconds), .producer)) == expected)
    }

    @Test("By the server's clock it is the one that was being received")
    func findsServerTimes() { #expect(sequence(.time(at(13.5), .server)) == 7002) }

    @Test(
        "A time without media says what became of it",
        arguments: [
            (30.5, .refused), (52.5, .neverSent), (80.5, .lostAtReconnect), (120, .clockMoved),
            (5, .beforeOldest), (-4000, .trimmed), (165, .afterNewest), (300, .future),
        ] as [(Double, Absence.Cause)])
    func explainsHoles(seconds: Double, expected: Absence.Cause) {
        #expect(cause(.time(at(seconds), .producer)) == expected)
    }

    @Test(
        "A number that isn't listed says what became of it",
        arguments: [
            (7011, 31.0, .refused), (7030, 80.0, .lostAtReconnect), (9999, 20.0, .otherStream),
            (7000, -4000.0, .trimmed), (8019, 121.0, .refused), (8050, 196.0, .notYetListed),
            (9001, 300.0, .otherStream),
        ] as [(UInt64, Double, Absence.Cause)])
    func explainsNumbers(sequence: UInt64, server: Double, expected: Absence.Cause) {
        #expect(cause(.number(structuredNumber(sequence: sequence, server: at(server)))) == expected)
    }

    @Test func aNumberWithoutStructureSaysNothing() throws {
        let number = try #require(FragmentNumber(String(repeating: "7", count: 45)))
        #expect(cause(.number(number)) == .unstructured)
    }

    @Test func anEmptyArchiveIsNamed() {
        let empty = ArchiveExcerpt([], taken: at(0))
        #expect(cause(.time(at(-5), .producer), in: empty) == .noFragments)
        #expect(cause(.time(at(5), .producer), in: empty) == .future)
        #expect(cause(.number(structuredNumber(sequence: 7001, server: at(-60))), in: empty) == .noFragments)
        #expect(cause(.ending("123456"), in: empty) == .unknownEnding)
    }

    @Test func theLastDigitsAreEnoughWhereTheyAreTheOnlyOnes() throws {
        let fragment = Self.excerpt.fragments[4]
        let short = Wording.short(fragment.number)
        #expect(
            try FragmentSearch(#require(FragmentQuery(number: short)), in: Self.excerpt)
                == .found(fragment, others: []))
    }

    @Test func severalWithTheSameEndingAreListed() {
        // All random parts are the same here, so a few digits at the end repeat.
        let endings = Dictionary(grouping: Self.excerpt.fragments) { $0.number.digits.suffix(1) }
        guard let (ending, fragments) = endings.first(where: { $0.value.count > 1 }) else {
            Issue.record("no ending repeats")
            return
        }
        #expect(FragmentSearch(.ending(String(ending)), in: Self.excerpt) == .ambiguous(fragments))
    }

    @Test(arguments: ["14:21:36", "10m", "2026-03-01T14:22:07Z", "", "…", "12345s"])
    func whatIsntANumberIsntTakenForOne(text: String) { #expect(FragmentQuery(number: text) == nil) }

    @Test(arguments: Absence.Cause.allCases)
    func everyCauseSaysWhyAndWhatToDo(cause: Absence.Cause) {
        let sentences = Absence(cause).sentences(on: "It")
        #expect(![sentences.what, sentences.why, sentences.viewer, sentences.next].contains(""))
    }
}
