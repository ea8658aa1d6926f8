import Canvas
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct TroubleTests {
    private func chosenPlace(_ model: Model) -> Int? { model.list?.selectedPlace(model.listState) }

    private func troubledPlaces(_ list: some ListSource, _ state: ListState) -> [Int] {
        (0..<list.count(state)).filter { list.isTroubled(list.row($0, state)) }
    }

    @Test(
        "e visits each row in trouble, in the order of the list, and begins again; E goes back",
        arguments: "26")
    func visits(screen: Character) throws {
        var model = Model.showing(.broken)
        model.press(.character(screen))
        let list = try #require(model.list)
        let troubled = troubledPlaces(list, model.listState)
        try #require(!troubled.isEmpty)
        model.press(.home)
        let start = troubled.firstIndex { $0 > 0 } ?? 0
        let visited = troubled.indices.map { _ in
            model.press(.character("e"))
            return chosenPlace(model)
        }
        #expect(visited == Array(troubled[start...] + troubled[..<start]))
        model.press(.character("E"))
        #expect(chosenPlace(model) == visited[max(0, visited.count - 2)])
    }

    @Test("A fragment that is opened from the list comes with the finding about it")
    func explains() throws {
        var model = Model.showing(.broken)
        model.press(.character("2"))
        let list = try #require(model.list)
        var explained = 0
        for _ in troubledPlaces(list, model.listState) {
            model.press(.character("2"), .character("e"), .enter)
            guard case .at(let key) = model.cursor else { continue }
            let about = model.shownFindings.filter { $0.fragments.contains(key.number) }
            guard !about.isEmpty else { continue }
            #expect(about.contains { $0.id == model.selectedFinding?.id })
            #expect(model.focus == .timeline)
            explained += 1
        }
        #expect(explained > 1)
    }

    @Test("A row hidden by the filter is no place to go to")
    func hidden() throws {
        var model = Model.showing(.broken)
        model.press(.character("6"), .character("/"), .character("z"), .character("z"), .enter)
        #expect(model.rowCount == 0)
        model.press(.character("e"))
        #expect(model.screen.contains("no call on the list failed"))
    }

    @Test(
        "Where nothing is in trouble that is said",
        arguments: [
            ("2", "no fragment on the list is late"), ("3", "nothing is wrong in this playlist"),
            ("5", "no session on the list was lost"), ("6", "no call on the list failed"),
        ] as [(Character, String)])
    func calm(screen: Character, words: String) {
        var model = Model.showing(.healthy)
        model.press(.character(screen), .character("e"))
        #expect(model.screen.contains(words))
    }
}
