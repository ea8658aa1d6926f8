import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

/// The bottom line names keys that do something here, and no others.
@Suite struct KeyBarTests {
    private func bar(_ model: Model) -> String {
        model.screen.split(separator: "\n").last.map(String.init) ?? ""
    }

    @Test func withoutFindingsThereIsNoneToGoTo() {
        let words = ["e E finding", "Tab focus"]
        let broken = bar(Model.showing(.broken, columns: 200, rows: 60))
        let healthy = bar(Model.showing(.healthy, columns: 200, rows: 60))
        for word in words {
            #expect(broken.contains(word))
            #expect(!healthy.contains(word))
        }
        #expect(healthy.contains("← → fragment"))
    }

    @Test func withoutFragmentsThereIsNoTimeToMoveIn() {
        let connecting = bar(Model.showing(.connecting, columns: 200, rows: 60))
        for word in ["fragment", "zoom", "live", "open", "copy text"] {
            #expect(!connecting.contains(word), "\(connecting)")
        }
        #expect(connecting.contains("c copy URL"))
    }

    @Test func aListOfOneRowIsNeitherSortedNorWalked() {
        var model = Model.showing(.healthy, columns: 200, rows: 60)
        model.press(.character("6"))
        #expect(bar(model).contains("< > sort"))
        model.press(.character("/"))
        for character in "no such call" { model.press(.character(character)) }
        model.press(.enter)
        #expect(!bar(model).contains("sort") && !bar(model).contains("row"))
        #expect(bar(model).contains("/ filter"))
    }
}
