import Canvas
import KinesisVideoSimulator
import MonitorUI

/// What a config file says, line by line, and what is wrong with it.
struct ConfigurationFile: Sendable {
    /// A setting's value and the line that it stands on.
    struct Entry: Hashable, Sendable {
        let value: SettingValue
        let line: Int
    }

    /// The file's path, for messages.
    let path: String
    /// The settings it has.
    private(set) var entries: [Setting.Name: Entry] = [:]
    /// The keys it changes.
    private(set) var changes: [KeyChange] = []
    /// What is wrong with it.
    private(set) var faults: [ConfigurationFault] = []

    /// Reads `text`, the contents of the file at `path`; whatever is wrong becomes a fault, and the rest counts.
    init(path: String, text: String) {
        self.path = path
        do throws(ScenarioFileError) {
            read(try TOMLSource(path: path, text: text).document())
        } catch {
            fail(error.line, "\(error.reason); nothing in this file counts")
        }
    }

    /// The file at `path` that can't be read.
    init(path: String, unreadable reason: String) {
        self.path = path
        fail(1, reason)
    }

    /// The place of `line` for messages.
    func place(of line: Int) -> String { "\(path):\(line)" }

    private mutating func fail(_ line: Int, _ reason: String) {
        faults.append(ConfigurationFault(place: place(of: line), line: line, reason: reason))
    }

    private mutating func read(_ document: TOMLNode) {
        for (word, node) in document.pairs {
            if word == "keys" {
                readKeys(node)
            } else if let setting = Setting.all.first(where: { $0.name.rawValue == word }) {
                read(node, as: setting)
            } else if Action(rawValue: word) != nil {
                fail(node.line, "\(word) is an action, not a setting; its keys belong under [keys]")
            } else {
                let names = Setting.all.map(\.name.rawValue) + ["keys"]
                fail(node.line, Self.unknown(word, "setting", among: names))
            }
        }
    }

    private mutating func read(_ node: TOMLNode, as setting: Setting) {
        switch (setting.kind, node.value) {
        case (.text, .text(let text)) where !text.isEmpty: set(setting.name, .text(text), node.line)
        case (.flag, .flag(let flag)): set(setting.name, .flag(flag), node.line)
        default:
            let found = node.value == .text("") ? "an empty text" : node.kind
            let right = setting.kind == .flag ? "true or false" : "like \(setting.sample.toml)"
            fail(node.line, "\(setting.name.rawValue) is \(found); it must be \(right)")
        }
    }

    private mutating func set(_ name: Setting.Name, _ value: SettingValue, _ line: Int) {
        entries[name] = Entry(value: value, line: line)
    }
}

extension ConfigurationFile {
    private mutating func readKeys(_ node: TOMLNode) {
        guard case .table = node.value else {
            return fail(node.line, "keys is \(node.kind); write it as a table: [keys.everywhere]")
        }
        for (word, node) in node.pairs {
            switch node.value {
            case .table: readScope(word, node)
            default: bind(word, node, in: nil)
            }
        }
    }

    private mutating func readScope(_ word: String, _ node: TOMLNode) {
        let scopes = KeyBinding.Scope.allCases
        guard let scope = scopes.first(where: { $0.rawValue == word }) else {
            return fail(node.line, Self.unknown(word, "table of keys", among: scopes.map(\.rawValue)))
        }
        for (word, node) in node.pairs { bind(word, node, in: scope) }
    }

    /// Takes in the keys of the action called `word`; without a scope they hold where the action usually does.
    private mutating func bind(_ word: String, _ node: TOMLNode, in scope: KeyBinding.Scope?) {
        guard let action = Action(rawValue: word) else {
            return fail(node.line, Self.unknown(word, "action", among: Self.actions(in: scope)))
        }
        guard let names = Self.names(node) else {
            return fail(
                node.line,
                "\(word) is \(node.kind); give a key such as \"F2\", a list of keys, or [] for none")
        }
        do throws(KeyNameError) {
            var keys: [Key] = []
            for name in names {
                let key = try Key(named: name)
                if !keys.contains(key) { keys.append(key) }
            }
            let usual = KeyMap.standard.scopes(of: action)
            let scopes = scope.map { [$0] } ?? (usual.contains(.everywhere) ? [.everywhere] : usual)
            changes += scopes.map { KeyChange($0, action, keys: keys, line: node.line) }
        } catch {
            fail(node.line, "\(word): \(error)")
        }
    }

    private static func names(_ node: TOMLNode) -> [String]? {
        switch node.value {
        case .text(let name): return [name]
        case .array(let nodes):
            let names = nodes.compactMap { if case .text(let name) = $0.value { name } else { nil } }
            return names.count == nodes.count ? names : nil
        default: return nil
        }
    }

    private static func actions(in scope: KeyBinding.Scope?) -> [String] {
        scope.map { KeyMap.standard.bindings(in: $0).map(\.action.rawValue) }
            ?? Action.allCases.map(\.rawValue)
    }

    private static func unknown(_ word: String, _ what: String, among words: [String]) -> String {
        "no \(what) is called \"\(word)\"; \(words.remedy(for: word))"
    }
}
