import Synchronization

@testable import KinesisVideo

/// A home folder whose files are in memory.
final class VirtualFiles: Sendable {
    static let home = "/home/u"

    private let texts: Mutex<[String: String]>

    /// Files with these texts, by their paths.
    init(_ texts: [String: String] = [:]) {
        self.texts = Mutex(texts)
    }

    /// The text of the file at a path.
    subscript(path: String) -> String? {
        get { texts.withLock { $0[path] } }
        set { texts.withLock { $0[path] = newValue } }
    }

    /// The paths of all files.
    var paths: Set<String> { texts.withLock { Set($0.keys) } }

    /// An environment of these files and `variables`.
    func environment(_ variables: [String: String] = [:]) -> ClientEnvironment {
        var environment = ClientEnvironment(
            variables: variables, homeDirectory: Self.home, readFile: { self[$0] })
        environment.writePrivateFile = { self[$0] = String(decoding: $1, as: UTF8.self) }
        return environment
    }
}
