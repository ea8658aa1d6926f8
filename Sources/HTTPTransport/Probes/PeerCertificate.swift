package import FoundationEssentials
import NIOCore
import NIOSSL

/// What a server's certificate says of itself, believed or not.
package struct PeerCertificate: Hashable, Sendable {
    /// The host names that it is for; a leading `*.` stands for one label.
    package var names: [String]
    /// Who issued it: the issuer's common name or organisation, or `nil` where it has neither.
    package var issuer: String?
    /// From when on it is good.
    package var notBefore: Date
    /// Until when it is good.
    package var notAfter: Date

    /// A certificate.
    package init(names: [String], issuer: String?, notBefore: Date, notAfter: Date) {
        self.names = names
        self.issuer = issuer
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// Whether one of its names covers `host`. Source: RFC 6125 §6.4.3: `*` stands for the whole first label.
    package func covers(_ host: String) -> Bool {
        let host = host.lowercased()
        let parent = host.drop { $0 != "." }
        return names.contains { name in
            let name = name.lowercased()
            return name == host || !parent.isEmpty && name.hasPrefix("*.") && name.dropFirst() == parent
        }
    }
}

extension PeerCertificate {
    /// What `certificate` says.
    init(_ certificate: NIOSSLCertificate) {
        let encoded = (try? certificate.toDERBytes()) ?? []
        // The bytes were decoded already; were they unreadable, the names would be missing and nothing else.
        let names = CertificateNames(der: encoded)
        var hosts = certificate._subjectAlternativeNames().compactMap { Self.host($0) }
        if hosts.isEmpty, let subject = names.subject { hosts = [subject] }
        self.init(
            names: hosts, issuer: names.issuer,
            notBefore: Date(timeIntervalSince1970: Double(certificate.notValidBefore)),
            notAfter: Date(timeIntervalSince1970: Double(certificate.notValidAfter)))
    }

    private static func host(_ name: _SubjectAlternativeName) -> String? {
        switch name.nameType {
        case .dnsName: String(decoding: name.contents, as: UTF8.self)
        case .ipAddress: address(Array(name.contents))
        default: nil
        }
    }

    /// The address in digits. Source: RFC 5280 §4.2.1.6: four bytes, or sixteen.
    private static func address(_ bytes: [UInt8]) -> String? {
        // Bytes of another number are no address.
        (try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0))?.ipAddress
    }
}
