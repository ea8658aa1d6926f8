import Foundation
import MonitorUI

/// The settings in effect and where each comes from, for people and for programs.
struct ConfigurationListing {
    /// What keys are listed.
    enum Keys {
        /// Those that a config file changed.
        case changed
        /// All.
        case all
    }

    /// What is listed.
    let configuration: Configuration
    /// What keys are listed.
    let keys: Keys

    /// TOML that says the same, with the origin behind each line.
    var text: String {
        var lines = [
            "# The settings in effect\(configuration.file.map { ", with those of \($0.path)" } ?? "").", "",
        ]
        for setting in Setting.all {
            let choice = configuration.choice(of: setting.name)
            let origin = configuration.place(of: choice.origin)
            lines.append(
                choice.value.map { Self.line("\(setting.name.rawValue) = \($0.toml)", origin) }
                    ?? "# \(setting.name.rawValue) isn't set")
        }
        for (scope, rows) in tables {
            lines += ["", "[keys.\(scope.rawValue)]"]
            lines += rows.map { Self.line("\($0.action) = \($0.keys.tomlList)", origin(of: $0)) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One JSON object, which ``text`` says to programs.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(
            file: configuration.file?.path,
            settings: Setting.all.map { setting in
                let choice = configuration.choice(of: setting.name)
                return Document.Row(
                    name: setting.name.rawValue, value: choice.value,
                    origin: configuration.place(of: choice.origin))
            },
            keys: tables.flatMap { scope, rows in
                rows.map {
                    Document.Binding(
                        scope: scope.rawValue, action: $0.action, keys: $0.keys, origin: origin(of: $0))
                }
            },
            faults: configuration.faults.map { Document.Fault(place: $0.place, reason: $0.reason) })
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    /// An action's keys.
    private struct Row {
        let action: String
        let keys: [String]
        let line: Int?
    }

    private func origin(of row: Row) -> String {
        configuration.place(of: row.line.map { .file(line: $0) } ?? .standard)
    }

    /// Scopes that have something to list, and what that is.
    private var tables: [(scope: KeyBinding.Scope, rows: [Row])] {
        KeyBinding.Scope.allCases.compactMap { scope in
            let rows = KeyMap.standard.bindings(in: scope).compactMap { binding -> Row? in
                let change = configuration.changes.last {
                    $0.scope == scope && $0.action == binding.action
                }
                guard change != nil || keys == .all else { return nil }
                let keys = (change?.keys ?? binding.keys).map(\.spelledName)
                return Row(action: binding.action.rawValue, keys: keys, line: change?.line)
            }
            return rows.isEmpty ? nil : (scope, rows)
        }
    }

    /// Origins stand below each other where there is room.
    private static let column = 40

    private static func line(_ text: String, _ origin: String) -> String {
        text.padding(toLength: max(column, text.count), withPad: " ", startingAt: 0) + "  # \(origin)"
    }
}

extension [String] {
    /// As TOML writes them: one alone, or a list.
    var tomlList: String {
        if count == 1, let only = first { return only.quotedInTOML }
        return "[" + map(\.quotedInTOML).joined(separator: ", ") + "]"
    }
}

/// What programs read; the schema's number changes when a meaning does.
private struct Document: Encodable {
    struct Row: Encodable {
        let name: String
        let value: SettingValue?
        let origin: String

        enum CodingKeys: CodingKey { case name, value, origin }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(origin, forKey: .origin)
            switch value {
            case .text(let text): try container.encode(text, forKey: .value)
            case .flag(let flag): try container.encode(flag, forKey: .value)
            case nil: try container.encodeNil(forKey: .value)
            }
        }
    }

    struct Binding: Encodable {
        let scope: String
        let action: String
        let keys: [String]
        let origin: String
    }

    struct Fault: Encodable {
        let place: String
        let reason: String
    }

    let schema = 1
    let file: String?
    let settings: [Row]
    let keys: [Binding]
    let faults: [Fault]
}
