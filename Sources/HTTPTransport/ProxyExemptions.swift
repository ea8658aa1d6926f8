/// The servers that are reached without a proxy, as `NO_PROXY` lists them.
///
/// Source: Python's urllib, which the AWS CLI asks: names stand for themselves and for what ends with them after a dot, and
/// may have a port; `*` alone is everybody. Networks such as `10.0.0.0/8` hold addresses, as in Python's requests.
struct ProxyExemptions: Hashable, Sendable {
    private let entries: [Entry]

    /// One server, those of a domain or of a network, or everybody.
    private struct Entry: Hashable {
        /// The entry as it is written.
        let text: String
        /// The name without the dots before it.
        let name: Substring
        let network: IPv4Network?
        let isEverybody: Bool
    }

    /// The servers that `list` names, with commas between them.
    init(_ list: String = "") {
        guard list != "*" else {
            entries = [Entry(text: list, name: "", network: nil, isEverybody: true)]
            return
        }
        entries = list.lowercased().split(separator: ",").map { item in
            let text = item.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
            return Entry(
                text: String(text), name: text.drop { $0 == "." }, network: IPv4Network(text),
                isEverybody: false)
        }
    }

    /// The entry that the server at `authority`, a host with or without a port, is one of; `nil` where none is.
    func entry(for authority: String) -> String? {
        let authority = authority.lowercased()
        let host = Self.host(of: authority)
        let bare = host.hasPrefix("[") ? host.dropFirst().dropLast() : host[...]
        let entry = entries.first { entry in
            let isNamed =
                !entry.name.isEmpty
                && [authority[...], host, bare].contains {
                    $0 == entry.name || $0.hasSuffix("." + entry.name)
                }
            return entry.isEverybody || isNamed || entry.network?.contains(host) == true
        }
        return entry?.text
    }

    /// The host of `authority`; an IPv6 address keeps its brackets.
    static func host(of authority: String) -> Substring {
        guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else {
            return authority[...]
        }
        return authority[..<colon]
    }
}

/// A range of IPv4 addresses, such as `169.254.0.0/16`.
struct IPv4Network: Hashable, Sendable {
    private let address: UInt32
    private let mask: UInt32

    /// The network that `text` writes as an address, a `/` and the count of leading bits, or `nil`.
    init?(_ text: Substring) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = Self.address(parts[0]), let bits = UInt32(parts[1]),
            (1...32).contains(bits)
        else { return nil }
        mask = UInt32.max << (32 - bits)
        self.address = address & mask
    }

    /// Whether `host` is an address in it.
    func contains(_ host: Substring) -> Bool { Self.address(host).map { $0 & mask == address } ?? false }

    private static func address(_ text: Substring) -> UInt32? {
        let bytes = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard bytes.count == 4 else { return nil }
        return bytes.reduce(0) { address, byte in
            guard let address, let byte else { return nil }
            return address << 8 | UInt32(byte)
        }
    }
}
