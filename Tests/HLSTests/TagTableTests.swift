import Testing

@testable import HLS

struct TagTableTests {
    @Test func namesEachTagOnce() {
        #expect(Set(TagTable.all.map(\.name)).count == TagTable.all.count)
    }

    @Test(arguments: TagTable.all.map(\.name))
    func findsEachTagByItsName(_ name: String) {
        let row = TagTable.row(named: Array(name.utf8)[...])
        #expect(row.map { TagTable.all[$0].name } == name)
    }

    @Test(arguments: ["", "EXT", "EXTINFO", "extinf", "EXT-X-DISCONTINUITY-SEQUENCES-AND-MORE-OF-IT"])
    func findsNothingForOtherNames(_ name: String) {
        #expect(TagTable.row(named: Array(name.utf8)[...]) == nil)
    }

    @Test func hasAFixturePairForEachTag() throws {
        let texts = try Fixture.all.map { try String(decoding: $0.bytes, as: UTF8.self) }.joined()
        for tag in TagTable.all { #expect(texts.contains("#\(tag.name)"), "no fixture holds \(tag.name)") }
    }
}
