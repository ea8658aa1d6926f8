public import FoundationEssentials
public import Logging

/// Writes a log as lines of JSON: `{"time":…,"level":…,"logger":…,"message":…}` and the metadata's members, sorted by name.
///
/// Integers and floating-point numbers of the metadata are JSON's numbers. Tokens in URLs are left out, whoever logs them.
public struct JSONLinesLogHandler: LogHandler {
    /// See `LogHandler`.
    public var metadata = Logger.Metadata()
    /// See `LogHandler`.
    public var logLevel: Logger.Level
    private let label: String
    private let date: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    /// A handler that hands each line, its line feed included, to `write`.
    ///
    /// - Parameters:
    ///   - label: The logger's name.
    ///   - level: What matters less isn't written.
    ///   - date: Tells the time of a line.
    public init(
        label: String, level: Logger.Level = .debug, date: @escaping @Sendable () -> Date,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        self.logLevel = level
        self.date = date
        self.write = write
    }

    /// See `LogHandler`.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// See `LogHandler`.
    public func log(event: LogEvent) {
        let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true).format(date())
        let head = [
            ("time", time), ("level", event.level.rawValue), ("logger", label),
            ("message", event.message.description),
        ].map { "\(Self.quoted($0)):\(Self.quoted($1))" }
        let values = metadata.merging(event.metadata ?? [:]) { $1 }
        write("{\((head + Self.members(values)).joined(separator: ","))}\n")
    }

    private static func members(_ metadata: Logger.Metadata) -> [String] {
        metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }
    }

    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let number as Int): "\(number)"
        case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
        case .stringConvertible(let value): quoted(value.description)
        case .array(let values): "[\(values.map(json).joined(separator: ","))]"
        case .dictionary(let members): "{\(Self.members(members).joined(separator: ","))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        JSONEscapes.quoted(Redaction.hidingTokens(in: text))
    }
}
