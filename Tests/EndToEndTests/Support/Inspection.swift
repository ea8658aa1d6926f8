import Foundation
import TestSupport
import Testing

/// What `kvsmon inspect --format json` prints, as a reader of the documented schema sees it.
struct Inspection: Decodable {
    struct Fragment: Decodable {
        let number: String?
        let tracks: [Track]
        let problems: [Problem]
    }

    struct Track: Decodable {
        let content: String
        let codec: String
        let codec_private: [String: String]
        let frames: Int
        let bytes: Int
        let key_frames: Int
        let first_seconds: Double?
        let last_seconds: Double?
    }

    struct Problem: Decodable {
        let id: String
        let severity: String
        let found: String
    }

    let schema: Int
    let fine: Bool
    let unanswered: [String]
    let fragments: [Fragment]

    /// Reads what the command printed.
    init(_ result: ChildProgram.Result) throws {
        try #require(
            result.errors == "" && result.output.hasSuffix("}\n"), "\(result.errors)\(result.output)")
        self = try JSONDecoder().decode(Inspection.self, from: Data(result.output.utf8))
        #expect(result.status == (fine ? 0 : 1))
    }

    /// The ids of all that is wrong or worth a notice.
    var ids: Set<String> { Set(fragments.flatMap(\.problems).map(\.id)) }
}
