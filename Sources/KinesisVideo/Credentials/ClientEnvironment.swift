import FoundationEssentials

/// What a process knows from outside: its environment variables and its user's files.
public struct ClientEnvironment: Sendable {
    /// Environment variables by name.
    public var variables: [String: String]
    /// The user's home folder, without a `/` at its end.
    public var homeDirectory: String
    /// A file's text by its path, or `nil` where it can't be read.
    public var readFile: @Sendable (String) -> String?

    /// An environment made of its parts.
    public init(
        variables: [String: String], homeDirectory: String, readFile: @escaping @Sendable (String) -> String?
    ) {
        self.variables = variables
        self.homeDirectory = homeDirectory
        self.readFile = readFile
    }

    /// This process's own.
    public static var process: ClientEnvironment {
        let variables = ProcessInfo.processInfo.environment
        return ClientEnvironment(
            variables: variables, homeDirectory: variables["HOME"] ?? "",
            readFile: { path in
                // A file that isn't there and one that can't be read are the same to us: it names no profile.
                (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
            })
    }

    /// The variable called `name`, or `nil` where it is missing or empty.
    func value(_ name: String) -> String? {
        variables[name].nonEmpty
    }

    /// `path` with `$NAME` and `${NAME}` replaced where there is such a variable, and a leading `~` by the home folder.
    func expanded(_ path: String) -> String {
        var text = ""
        var rest = path[...]
        while let dollar = rest.firstIndex(of: "$") {
            text += rest[..<dollar]
            let (name, end) = Self.name(behind: dollar, in: rest)
            text += variables[name] ?? String(rest[dollar..<end])
            rest = rest[end...]
        }
        text += rest
        return text == "~" || text.hasPrefix("~/") ? homeDirectory + text.dropFirst() : text
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
