/// The names of a certificate's issuer and subject, read from its DER encoding. Source: RFC 5280 §4.1.
struct CertificateNames: Hashable, Sendable {
    /// The issuer's common name, else its organisation.
    private(set) var issuer: String?
    /// The subject's common name, else its organisation.
    private(set) var subject: String?

    /// Reads `der`; what can't be read is `nil`.
    init(der: [UInt8]) {
        guard let certificate = DERReader.first(in: der[...]), let contents = DERReader.first(in: certificate)
        else { return }
        var body = DERReader(contents)
        // Version, which may be missing, and serial number come before the signature's algorithm, a sequence.
        var tag = body.tag
        while let current = tag, current != DERReader.sequence {
            _ = body.next()
            tag = body.tag
        }
        _ = body.next()
        issuer = body.next().flatMap(Self.name)
        _ = body.next()
        subject = body.next().flatMap(Self.name)
    }

    /// Source: RFC 5280 Appendix A.1: id-at-commonName, id-at-organizationName.
    private static let commonName: [UInt8] = [0x55, 0x04, 0x03]
    private static let organization: [UInt8] = [0x55, 0x04, 0x0A]

    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        var sets = DERReader(bytes)
        var found: [[UInt8]: String] = [:]
        while let set = sets.next() {
            var pair = DERReader(DERReader.first(in: set) ?? [])
            guard let kind = pair.next(), let value = pair.next() else { continue }
            found[Array(kind)] = String(decoding: value, as: UTF8.self)
        }
        return found[commonName] ?? found[organization]
    }
}

/// Goes through the elements of a DER encoding. Source: ITU-T X.690 §8.1.
private struct DERReader {
    /// The tag of SEQUENCE.
    static let sequence: UInt8 = 0x30

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The contents of the first element of `bytes`.
    static func first(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var reader = DERReader(bytes)
        return reader.next()
    }

    /// The next element's tag.
    var tag: UInt8? { rest.first }

    /// The next element's contents, or `nil` where there is none that is whole.
    mutating func next() -> ArraySlice<UInt8>? {
        var bytes = rest.dropFirst()
        guard let first = bytes.popFirst() else { return nil }
        var length = Int(first)
        if first & 0x80 != 0 {
            let count = Int(first & 0x7F)
            // Four bytes of length are more than any certificate has.
            guard (1...4).contains(count), bytes.count >= count else { return nil }
            length = bytes.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            bytes = bytes.dropFirst(count)
        }
        guard bytes.count >= length else { return nil }
        rest = bytes.dropFirst(length)
        return bytes.prefix(length)
    }
}
