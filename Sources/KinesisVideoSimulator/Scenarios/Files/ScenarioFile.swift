/// A scenario as a TOML file tells it; the page Scenarios describes the format.
package struct ScenarioFile: Hashable, Sendable {
    /// The path, as it was given; for messages and for the name.
    package let path: String
    /// The contents.
    package let text: String

    /// The file at `path`, which holds `text`.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// What the scenario is called: the file's name without folder and extension.
    package var name: String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.hasSuffix(".toml") ? file.dropLast(".toml".count) : file)
    }

    private enum Key: String, CaseIterable {
        case summary, stream
        case period = "repeat"
        case media, network, clock, fault, service
    }

    /// The scenario; throws where anything in the file isn't understood.
    package func scenario() throws(ScenarioFileError) -> Scenario {
        let document = try TOMLSource(path: path, text: text).document()
        let reader = try TableReader(
            document, name: "a scenario", path: path, keys: Key.allCases.map(\.rawValue))
        let stream = try reader.text(Key.stream.rawValue) ?? name
        guard Self.isStreamName(stream) else {
            throw reader.error(
                at: Key.stream.rawValue,
                "\"\(stream)\" can't be a stream's name, which has up to 256 letters, digits, _, . and -")
        }
        return Scenario(
            name, streamName: stream,
            summary: try reader.text(Key.summary.rawValue) ?? "What \(path) tells.",
            producer: try ProducerReader(path: path, top: reader).story(),
            service: try reader[Key.service.rawValue].map { node throws(ScenarioFileError) in
                try ServiceReader(path: path, node: node).story()
            } ?? ServiceStory())
    }

    /// Source: KVS API reference, StreamName.
    private static func isStreamName(_ name: String) -> Bool {
        let isAllowed = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isAllowed && (1...256).contains(name.utf8.count)
    }
}
