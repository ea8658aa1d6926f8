/// The part of a URL that may be shown: its host and port.
enum URLHost {
    /// The host of `url` with its port where there is one; user information, path and query are left out.
    static func text(of url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return "?" }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        return String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "?")
    }
}
