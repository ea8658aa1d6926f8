import FoundationEssentials

/// One operation of the service: what it is called, where it is asked, and how it answers.
///
/// One table of them drives routing, faults and quotas. Resources that players fetch are operations, too: the service's
/// quotas and metrics name them so. Source: KVS developer guide, Amazon Kinesis Video Streams service quotas.
package struct APIOperation: Sendable {
    /// Which of the service's hosts offers an operation, and who may ask.
    package enum Plane: Hashable, Sendable {
        /// The region's host; requests are signed.
        case control
        /// The host that GetDataEndpoint names; requests are signed.
        case data
        /// The host of a session's URL; the token in the query is all the permission there is.
        case playback
    }

    /// The name that the API reference or the quotas page has for it, such as `ListFragments`.
    package let name: String
    /// The path; another spelling is unknown to the service.
    package let path: String
    /// Where it is asked.
    package let plane: Plane
    /// Answers one call.
    let answer: @Sendable (inout ArchivedMediaService, APICall) throws(ServiceError) -> APIOutput

    /// The method that it is asked with.
    package var method: String { plane == .playback ? "GET" : "POST" }

    /// Every operation that is offered.
    static let all = control + lifecycle + archivedMedia + playback

    /// The operation that is asked with `method` at exactly `path`, or `nil`.
    static func asked(method: String, path: String) -> APIOperation? {
        guard let operation = byPath[path], operation.method == method else { return nil }
        return operation
    }

    private static let byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })
}

extension APIOperation {
    /// The operation `name` of `plane`, whose path is its name with a small first letter.
    init(
        _ name: String, _ plane: Plane,
        answer:
            @escaping @Sendable (inout ArchivedMediaService, APICall) throws(ServiceError) -> APIOutput
    ) {
        self.init(
            name: name, path: "/" + name.prefix(1).lowercased() + name.dropFirst(), plane: plane,
            answer: answer)
    }
}

/// What an operation answers.
enum APIOutput: Sendable {
    /// Members of an output, as the service writes them.
    case value(JSONText)
    /// Text of this type, such as a playlist.
    case text(String, type: String)
    /// Text of this type in UTF-8: long playlists are made so.
    case bytes([UInt8], type: String)
    /// Media of this type, one piece after the other.
    case media([MediaPiece], type: String)
}

/// What an operation is asked with.
struct APICall: Sendable {
    /// The whole body.
    var body: [UInt8]
    /// The query's parameters, decoded.
    var parameters: [String: String]
    /// When it is asked.
    var date: Date
}

extension APICall {
    /// The input that the body holds; an empty body is an input without members.
    func input<Input: Decodable>(_ type: Input.Type = Input.self) throws(ServiceError) -> Input {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in
            let name = path.last?.stringValue ?? ""
            return MemberName(stringValue: name.prefix(1).lowercased() + name.dropFirst())
        }
        do {
            return try decoder.decode(type, from: Data(body.isEmpty ? Array("{}".utf8) : body))
        } catch {
            throw .serialization
        }
    }
}

/// The name of a member after its first letter was made small, as Swift writes names.
private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
