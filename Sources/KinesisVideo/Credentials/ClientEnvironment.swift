public import FoundationEssentials

/// What a process knows from outside: its environment variables and its user's files.
public struct ClientEnvironment: Sendable {
    /// Environment variables by name.
    public var variables: [String: String]
    /// What messages call variables that aren't the environment's own, by name: the line of a config file that says as much.
    public var places: [String: String] = [:]
    /// Where else a variable's value can be set, by the variable's name, for messages that say it is missing.
    public var otherPlaces: [String: String] = [:]
    /// The user's home folder, without a `/` at its end.
    public var homeDirectory: String
    /// A file's text by its path, or `nil` where it can't be read.
    public var readFile: @Sendable (String) -> String?
    /// Whether the file at a path, the second, holds a text, the first; `nil` where it can't be read.
    public var fileHolds: @Sendable (String, String) -> Bool?
    /// When a file was last written, by its path, or `nil` where there is none.
    public var modificationDate: @Sendable (String) -> Date? = { _ in nil }
    /// Writes a file whole, at a path, so that only this user may read it; its folders are made where they are missing.
    public var writePrivateFile: @Sendable (String, [UInt8]) throws -> Void = { path, _ in
        throw CocoaError(.fileWriteNoPermission, userInfo: ["NSFilePath": path])
    }
    /// Runs a program to its end, without a shell.
    public var run: @Sendable (ProgramCall) async -> ProgramOutcome = { _ in
        .notStarted("there are no programs")
    }
    /// Asks whoever sits at the terminal, and answers the line; `nil` where nobody can be asked.
    public var ask: @Sendable (String) async -> String? = { _ in nil }

    /// An environment made of variables and files; the other ways out are closed until they are set.
    public init(
        variables: [String: String], homeDirectory: String, readFile: @escaping @Sendable (String) -> String?
    ) {
        self.variables = variables
        self.homeDirectory = homeDirectory
        self.readFile = readFile
        fileHolds = { text, path in readFile(path)?.contains(text) }
    }

    /// This process's own, without anybody to ask.
    public static let process: ClientEnvironment = {
        let variables = ProcessInfo.processInfo.environment
        var environment = ClientEnvironment(
            variables: variables, homeDirectory: variables["HOME"] ?? "", readFile: PrivateFile.text)
        environment.fileHolds = PrivateFile.holds
        environment.modificationDate = PrivateFile.modificationDate
        environment.writePrivateFile = PrivateFile.write
        environment.run = { await $0.run() }
        return environment
    }()

    /// The variable called `name`, or `nil` where it is missing or empty.
    func value(_ name: String) -> String? {
        variables[name].nonEmpty
    }

    /// What messages call the variable called `name`.
    func place(of name: String) -> String { places[name] ?? name }

    /// Whether the terminal is at another machine than its user, and the user's browser.
    var isRemote: Bool { ["SSH_CONNECTION", "SSH_TTY"].contains { value($0) != nil } }

    /// `path` with `$NAME` and `${NAME}` replaced where there is such a variable, and a leading `~` by the home folder.
    func expanded(_ path: String) -> String {
        var text = ""
        var rest = path[...]
        while let dollar = rest.firstIndex(of: "$") {
            text += String(rest[..<dollar])
            let (name, end) = Self.name(behind: dollar, in: rest)
            text += variables[name] ?? String(rest[dollar..<end])
            rest = rest[end...]
        }
        text += String(rest)
        return text == "~" || text.hasPrefix("~/") ? homeDirectory + String(text.dropFirst()) : text
    }

    /// The name behind a `$`, bare or between braces, and where it ends.
    private static func name(behind dollar: String.Index, in text: Substring) -> (String, String.Index) {
        let start = text.index(after: dollar)
        if text[start...].first == "{", let brace = text[start...].firstIndex(of: "}") {
            return (String(text[text.index(after: start)..<brace]), text.index(after: brace))
        }
        let name = text[start...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        return (String(name), name.endIndex)
    }
}
