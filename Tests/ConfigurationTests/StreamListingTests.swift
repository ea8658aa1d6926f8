import Testing

@testable import kvsmon

@Suite struct StreamListingTests {
    @Test func aLongNameWidensNoOtherLine() {
        let long = String(repeating: "a", count: 256)
        let rows = ["cam-7", long, "front-door"].map { (name: $0, words: "ACTIVE  24 h") }
        #expect(
            StreamListing(rows: rows).lines == [
                "cam-7       ACTIVE  24 h", "\(long)  ACTIVE  24 h", "front-door  ACTIVE  24 h",
            ])
    }
}
