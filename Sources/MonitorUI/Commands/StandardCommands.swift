import FoundationEssentials
import StreamAnalysis

extension Command {
    /// The commands that take an argument.
    static let withArgument: [Command] = [
        Command("goto", argument: "14:21:36", help: "Go to a time: 14:21:36, +10m, -1h.") {
            model, text throws(Fault) in try model.go(to: text)
        },
        Command(
            "zoom", argument: "5m", help: "Show so much time: 30s, 5m, 6h.",
            choices: { _ in ["10s", "30s", "2m", "5m", "15m", "1h", "6h", "24h"] },
            perform: { model, text throws(Fault) in try model.zoom(to: text) }),
        Command(
            "find", argument: "386831087", help: "Go to the fragment whose number ends so.",
            perform: { model, text throws(Fault) in try model.find(text) }),
        Command(
            "filter", argument: "late", help: "Show only the rows that match; all of them without words.",
            perform: { model, text throws(Fault) in try model.filterRows(text) }),
        Command(
            "sort", argument: "lag", help: "Sort the rows by a column; as they come without one.",
            choices: { $0.list?.sortableTitles ?? [] },
            perform: { model, text throws(Fault) in try model.sort(by: text) }),
        Command(
            "screen", argument: "fragments", help: "Show another screen.",
            choices: { _ in ScreenKind.allCases.map(\.word) },
            perform: { model, text throws(Fault) in try model.showScreen(text) }),
        Command(
            "theme", argument: "night", help: "Look like another theme.",
            choices: { $0.options.themes().filter { $0.fault == nil }.map(\.name) },
            perform: { model, text throws(Fault) in try model.setTheme(text) }),
    ]
}

extension ScreenKind {
    /// What it is called in commands.
    var word: String { title.lowercased() }
}

extension ListSource {
    /// What the columns are called that rows can be sorted by.
    var sortableTitles: [String] { sortableColumns.map { Self.columns[$0].title } }
}

extension Model {
    fileprivate mutating func go(to text: String) throws(Command.Fault) -> [Effect] {
        guard let entry = TimeEntry(text) else {
            throw Command.Fault("\"\(text)\" is no time: write 14:21:36, +10m or -1h")
        }
        if let replay {
            guard let date = entry.exactDate(at: replay.position, in: replay.range) else {
                throw Command.Fault("recorded from \(replay.range.words)")
            }
            follow()
            return [.replay(.go(date))]
        }
        guard let fragments = shown?.fragments, let first = fragments.first, let last = fragments.last else {
            throw Command.Fault("there are no fragments yet to go to")
        }
        let range = first.fragment.producerTimestamp...max(first.end, last.end)
        let position = cursorFragment?.fragment.producerTimestamp ?? range.upperBound
        guard let date = entry.exactDate(at: position, in: range), let index = fragments.index(at: date)
        else {
            throw Command.Fault("fragments are known from \(range.words)")
        }
        showTimeAxis()
        show(FragmentKey(fragments[index].fragment))
        return []
    }

    private mutating func showTimeAxis() {
        if !screen.hasTimeAxis { show(.stream) }
    }

    fileprivate mutating func zoom(to text: String) throws(Command.Fault) -> [Effect] {
        // The sign makes a distance of it.
        guard case .shift(let seconds)? = TimeEntry("+" + text), (10...86_400).contains(seconds) else {
            throw Command.Fault("\"\(text)\" is no length: write 10s to 24h")
        }
        showTimeAxis()
        let level = viewport.zoom.level(showing: seconds, columns: plotColumns)
        zoom(by: level - viewport.zoom.level)
        return []
    }

    fileprivate mutating func find(_ text: String) throws(Command.Fault) -> [Effect] {
        let digits = text.drop { $0 == "…" || $0 == "." || $0 == "~" }
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw Command.Fault("\"\(text)\" is no number: write its last digits, as the screen shows them")
        }
        guard
            let found = shown?.fragments.reversed().first(where: {
                $0.fragment.number.digits.hasSuffix(digits)
            })
        else {
            let count = shown?.fragments.count ?? 0
            throw Command.Fault("none of the \(Quantity.grouped(count)) fragments known ends in \(digits)")
        }
        showTimeAxis()
        show(FragmentKey(found.fragment))
        return []
    }

    fileprivate mutating func filterRows(_ text: String) throws(Command.Fault) -> [Effect] {
        guard !screen.hasTimeAxis else { throw Self.noList }
        if let list, let fault = type(of: list).fault(ofFilter: text) { throw Command.Fault(fault) }
        setFilter(text)
        return []
    }

    fileprivate mutating func sort(by text: String) throws(Command.Fault) -> [Effect] {
        guard let list else { throw Self.noList }
        let titles = list.sortableTitles
        guard !titles.isEmpty else {
            throw Command.Fault("this screen isn't sorted: its rows stand as they came")
        }
        guard text.isEmpty || titles.contains(text) else {
            throw Command.Fault("no column is called \"\(text)\"; \(titles.remedy(for: text))")
        }
        sortList(by: titles.firstIndex(of: text).map { list.sortableColumns[$0] })
        return []
    }

    private static var noList: Command.Fault {
        Command.Fault("this screen has no rows; show a list first, with :screen fragments")
    }

    fileprivate mutating func showScreen(_ text: String) throws(Command.Fault) -> [Effect] {
        guard let kind = ScreenKind.allCases.first(where: { $0.word == text || String($0.rawValue) == text })
        else {
            throw Command.Fault(
                "no screen is called \"\(text)\"; \(ScreenKind.allCases.map(\.word).remedy(for: text))")
        }
        show(kind)
        return []
    }

    fileprivate mutating func setTheme(_ text: String) throws(Command.Fault) -> [Effect] {
        guard let choice = options.themes().first(where: { $0.name == text }) else {
            throw Command.Fault(
                "no theme is called \"\(text)\"; \(options.themes().map(\.name).remedy(for: text))")
        }
        if let fault = choice.fault { throw Command.Fault("\(text) can't be used: \(fault)") }
        keep(themeNamed: text)
        return [.theme(text)]
    }
}

extension ClosedRange<Date> {
    /// `13:22:07 to 14:32:07`
    fileprivate var words: String { "\(lowerBound.clock(near: upperBound)) to \(upperBound.civil.clock)" }
}
