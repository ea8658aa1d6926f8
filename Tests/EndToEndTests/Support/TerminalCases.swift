import Canvas
import Foundation
import Testing

@testable import MonitorUI

/// The cases of `Scripts/terminal`: the real binary on pseudo-terminals, seen through pyte, an emulator that isn't ours.
struct TerminalCases {
    /// Each case's name with "ok", or with what was wrong.
    let outcomes: [String: String]

    /// Runs a group of cases, with the keys that the program's own table has.
    init(_ group: String) async throws {
        let keys = try JSONEncoder().encode(KeyTable())
        let result = try await Command.run(
            [Self.python, Self.script, group, Command.kvsmon],
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

/// The program's table of keys as the cases press it.
private struct KeyTable: Encodable {
    /// The keys that show a screen of one stream.
    let screens: [String]
    /// The bytes that each key sends, by its name; the keys that quit are left out.
    let keys: [String: String]

    init() {
        let bindings = KeyMap.standard.bindings
        screens = bindings.filter { ![nil, .streams].contains($0.action.screen) }.flatMap(\.keys)
            .map(\.bytes)
        let quitting = bindings.filter { $0.action == .quit }.flatMap(\.keys)
        let pressed = Set(bindings.flatMap(\.keys)).subtracting(quitting)
        keys = Dictionary(uniqueKeysWithValues: pressed.map { ($0.name, $0.bytes) })
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
