import Canvas
import Foundation
import TestSupport
import Testing

@testable import MonitorUI

/// The cases of `Scripts/terminal`: the real binary on pseudo-terminals, seen through pyte, an emulator that isn't ours.
struct TerminalCases {
    /// Each case's name with "ok", or with what was wrong.
    let outcomes: [String: String]

    /// Runs groups of cases at once, with the keys that the program's own table has.
    init(_ groups: String...) async throws {
        let keys = try JSONEncoder().encode(KeyTable())
        let result = try await Command.run(
            [Self.python, Self.script, groups.joined(separator: ","), Command.kvsmon],
            environment: ["PATH": "/usr/bin:/bin", "KVSMON_KEYS": String(decoding: keys, as: UTF8.self)])
        try #require(result.status == 0, "\(result.errors)")
        outcomes = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
    }

    /// Fails once for each case that found something wrong, by its name, and where there are fewer than `count`.
    func expectAllFine(atLeast count: Int) {
        #expect(outcomes.count >= count)
        for (name, outcome) in outcomes.sorted(by: { $0.key < $1.key }) where outcome != "ok" {
            Issue.record("\(name): \(outcome)")
        }
    }

    private static let python = Command.root.appending(path: ".build/python/bin/python3").path
    private static let script = Command.root.appending(path: "Tests/EndToEndTests/Scripts/terminal").path
}

/// The program's table of keys as the cases press it; a key is its name and the bytes that it sends.
private struct KeyTable: Encodable {
    /// What shows in front of a screen, the keys that open it there, and those that are to close it.
    struct Dialog: Encodable {
        let opening: [String: String]
        let closing: [String: String]
        let quitting: [String: String]
    }

    /// The keys that show a screen of one stream, and the one that shows the list of streams.
    let screens: [String]
    let fleet: [String]
    /// All keys but those that quit.
    let keys: [String: String]
    /// The keys that a recording's screens have besides.
    let replay: [String: String]
    /// By the words of the config file.
    let dialogs: [String: Dialog]

    private static let openings: [(KeyBinding.Scope, Set<Action>)] = [
        (.copyDialog, [.copy]), (.help, [.help]), (.themes, [.themes]),
        (.prompt, [.commandLine, .filter, .askTime]),
    ]

    init() {
        let bindings = KeyMap.standard.bindings
        let shown = bindings.filter { $0.action.screen != nil }
        screens = shown.filter { $0.action.screen != .streams }.flatMap(\.keys).map(\.bytes)
        fleet = shown.filter { $0.action.screen == .streams }.flatMap(\.keys).map(\.bytes)
        let quitting = Set(Self.keys(bindings) { $0.action == .quit }.keys)
        keys = Self.keys(bindings) { _ in true }.filter { !quitting.contains($0.key) }
        replay = Self.keys(bindings) { $0.scope == .replay }
        dialogs = Dictionary(
            uniqueKeysWithValues: Self.openings.map { scope, actions in
                let dialog = Dialog(
                    opening: Self.keys(bindings) { $0.scope != scope && actions.contains($0.action) },
                    closing: Self.keys(bindings) { $0.scope == scope && $0.action == .close },
                    quitting: Self.keys(bindings) { $0.scope == scope && $0.action == .quit })
                return (scope.rawValue, dialog)
            })
    }

    private static func keys(
        _ bindings: [KeyBinding], where isMeant: (KeyBinding) -> Bool
    ) -> [String: String] {
        let keys = Set(bindings.filter(isMeant).flatMap(\.keys))
        return Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0.bytes) })
    }
}

extension Key {
    /// What a terminal of xterm's kind sends for the key (XTerm Control Sequences, "PC-Style Function Keys").
    fileprivate var bytes: String {
        switch self {
        case .character(let character): String(character)
        case .control(let character):
            String(decoding: [(character.asciiValue ?? 0) & 0x1F], as: UTF8.self)
        case .function(let number): Self.functions[number - 1]
        case .up: "\u{1B}[A"
        case .down: "\u{1B}[B"
        case .right: "\u{1B}[C"
        case .left: "\u{1B}[D"
        case .shiftRight: "\u{1B}[1;2C"
        case .shiftLeft: "\u{1B}[1;2D"
        case .home: "\u{1B}[H"
        case .end: "\u{1B}[F"
        case .pageUp: "\u{1B}[5~"
        case .pageDown: "\u{1B}[6~"
        case .enter: "\r"
        case .tab: "\t"
        case .backTab: "\u{1B}[Z"
        case .escape: "\u{1B}"
        case .backspace: "\u{7F}"
        case .delete: "\u{1B}[3~"
        }
    }

    private static let functions =
        ["OP", "OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~"]
        .map { "\u{1B}\($0)" }
}
