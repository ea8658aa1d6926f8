import FoundationEssentials

/// NextToken: numbers that only the service reads, in the documented alphabet `[a-zA-Z0-9+/]+={0,2}`.
enum PageToken {
    /// The token that carries `values`.
    static func text(_ values: [Int64]) -> String {
        Data(values.map(String.init).joined(separator: " ").utf8).base64EncodedString()
    }

    /// What `token` carries, or `nil` where it isn't one.
    static func values(of token: String) -> [Int64]? {
        guard let data = Data(base64Encoded: token) else { return nil }
        let words = String(decoding: data, as: UTF8.self).split(separator: " ")
        let values = words.compactMap { Int64($0) }
        return values.count == words.count && !values.isEmpty ? values : nil
    }
}
