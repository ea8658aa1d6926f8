import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct CorrelationTests {
    @Test(arguments: [
        (
            "getMP4MediaFragment.mp4?FragmentNumber=91343852333185057105875891022195998207386831087&SessionToken=x~&TrackNumber=1",
            "91343852333185057105875891022195998207386831087"
        ),
        (
            "https://h/f.mp4?TrackNumber=1&FragmentNumber=1234567890123456789012345678901234567890",
            "1234567890123456789012345678901234567890"
        ),
        ("getMP4MediaFragment.mp4?FragmentNumber=0&SessionToken=x~&TrackNumber=1", nil),
        ("getMP4MediaFragment.mp4?FragmentNumber=913438518&SessionToken=x", nil),
        ("getMP4MediaFragment.mp4?OtherFragmentNumber=1234567890123456789012345678901234567890", nil),
        ("FragmentNumber=1234567890123456789012345678901234567890", nil),
        ("f.mp4?FragmentNumber=12345678901234567890123456789012345678901234x", nil),
        ("f.mp4?", nil), ("", nil),
    ])
    func takesNumbersOfFortyDigitsFromTheQuery(uri: String, digits: String?) {
        #expect(Correlation.fragmentNumber(in: uri)?.digits == digits)
    }

    @Test func prefersTheNumberToTheDate() {
        var segment = MediaSegment(
            uri: "f?FragmentNumber=1234567890123456789012345678901234567890", duration: .seconds(2))
        segment.programDateTime = at(0)
        #expect(
            Correlation(of: segment)
                == FragmentNumber("1234567890123456789012345678901234567890").map(Correlation.number))
        segment.uri = "f?FragmentNumber=3"
        #expect(Correlation(of: segment) == .date(at(0)))
        segment.programDateTime = nil
        #expect(Correlation(of: segment) == .uncertain)
    }

    private func archive(_ fragments: [Fragment]) -> Archive {
        var archive = Archive()
        _ = archive.absorb(FragmentListing(date: at(100), range: at(0)...at(100), fragments: fragments))
        return archive
    }

    @Test(arguments: [(0.0, true), (0.001, true), (-0.001, true), (0.002, false), (-0.002, false)])
    func aDateMayBeAMillisecondOff(off: Double, isFound: Bool) {
        let archive = archive(
            (0..<5).map { fragment(7001 + $0, producer: Double($0) * 2, server: Double($0) * 2 + 1) })
        #expect((Correlation.date(at(4 + off)).position(in: archive) == 2) == isFound)
    }

    @Test func ofEqualDatesTheLargestNumberIsMeant() {
        let archive = archive([
            fragment(7001, producer: 0, server: 1), fragment(7002, producer: 2, server: 3),
            fragment(8001, producer: 2, server: 5),
        ])
        #expect(Correlation.date(at(2)).position(in: archive) == 2)
    }
}
