import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct FragmentFilterTests {
    @Test(
        "A gap is a hole for which the server waited, too; D is a DISCONTINUITY and no letter of a word",
        arguments: [("gap", 1), ("D", 1), ("d", 1), ("late", 1)])
    func findsWhatTheColumnsShow(word: String, count: Int) {
        let script = FragmentScript(holes: [60...68], late: [30: 3.2], jump: (12, 1.4))
        let list = FragmentList(report: Scene.report(of: script.fragments(until: Scene.now)))
        #expect(list.rows.count { list.matches($0, word) } == count)
    }
}
