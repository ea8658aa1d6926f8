import Glibc
import NIOPosix

/// Asks the system's resolver for a host's addresses, for those who look for the step at which a request fails.
package enum NameLookup {
    /// Why a name led to no address.
    package struct Failure: Error, Hashable, Sendable {
        /// The resolver's words.
        package var reason: String

        /// A failure with its reason.
        package init(reason: String) {
            self.reason = reason
        }
    }

    /// The addresses of `host` as numbers, in the order in which they are to be tried.
    ///
    /// The resolver can't be interrupted: a cancelled task leaves it behind and throws.
    package static func addresses(of host: String) async throws(Failure) -> [String] {
        let (answers, answer) = AsyncStream.makeStream(of: Result<[String], Failure>.self)
        NIOThreadPool.singleton.submit { _ in
            answer.yield(resolved(host))
            answer.finish()
        }
        for await result in answers { return try result.get() }
        throw Failure(reason: "the resolver didn't answer")
    }

    private static func resolved(_ host: String) -> Result<[String], Failure> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, &hints, &list)
        defer { if let list { freeaddrinfo(list) } }
        guard status == 0 else {
            let reason =
                status == EAI_SYSTEM ? strerror(errno) : UnsafeMutablePointer(mutating: gai_strerror(status))
            return .failure(Failure(reason: reason.map { String(cString: $0) } ?? "error \(status)"))
        }
        let addresses = sequence(first: list, next: { $0?.pointee.ai_next }).prefix { $0 != nil }
            .compactMap { $0.flatMap { number(of: $0.pointee) } }
        return .success(addresses)
    }

    /// The address in digits.
    private static func number(of entry: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let status = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard status == 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
