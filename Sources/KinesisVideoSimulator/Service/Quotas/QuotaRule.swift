/// One quota that calls of an operation count toward.
///
/// Source of all figures: KVS developer guide, Amazon Kinesis Video Streams service quotas.
struct QuotaRule: Hashable, Sendable {
    /// Who shares a quota.
    enum Scope: Hashable, Sendable {
        /// All callers of all streams.
        case account
        /// All callers of one stream.
        case stream
        /// One streaming session.
        case session
    }

    /// What is counted.
    enum Unit: Hashable, Sendable {
        /// Calls of one operation.
        case calls
        /// Points for what is looked up of fragments, over all operations.
        case metadata
        /// Points for fragments that are read, over all operations.
        case media
    }

    /// What a call costs.
    enum Cost: Hashable, Sendable {
        /// One.
        case one
        /// As many as it asks for, and so many more.
        case amount(plus: Int)
    }

    /// Who shares it.
    let scope: Scope
    /// What is counted.
    let unit: Unit
    /// What a call costs.
    let cost: Cost
    /// How much of it a second holds.
    let allowance: Int

    /// What a call that asks for `amount` fragments costs.
    func price(of amount: Int) -> Int {
        switch cost {
        case .one: 1
        case .amount(let extra): amount + extra
        }
    }

    /// The quotas of `operation`; none for one that isn't limited here.
    static func rules(of operation: String) -> [QuotaRule] { table[operation] ?? [] }

    private static let table: [String: [QuotaRule]] = [
        "ListStreams": [.calls(50, per: .account)],
        "DescribeStream": [.calls(5, per: .stream), .calls(300, per: .account)],
        "GetDataEndpoint": [.calls(5, per: .stream), .calls(300, per: .account)],
        "ListFragments": [.metadata(.amount(plus: 0))],
        "GetHLSStreamingSessionURL": [.calls(25, per: .stream)],
        "GetDASHStreamingSessionURL": [.calls(25, per: .stream)],
        "GetHLSMasterPlaylist": [.calls(5, per: .session)],
        "GetHLSMediaPlaylist": [.calls(5, per: .session), .metadata(.amount(plus: 0))],
        "GetDASHManifest": [.calls(5, per: .session), .metadata(.amount(plus: 0))],
        "GetMP4InitFragment": [.calls(5, per: .session)],
        "GetMP4MediaFragment": [.calls(20, per: .session), .media(.one)],
        "GetTSFragment": [.calls(20, per: .session), .media(.one)],
        "GetMediaForFragmentList": [.media(.amount(plus: 0))],
        "GetClip": [.metadata(.amount(plus: 0)), .media(.amount(plus: 0))],
        "GetImages": [.metadata(.amount(plus: 400)), .media(.amount(plus: 0))],
    ]

    private static func calls(_ allowance: Int, per scope: Scope) -> QuotaRule {
        QuotaRule(scope: scope, unit: .calls, cost: .one, allowance: allowance)
    }

    private static func metadata(_ cost: Cost) -> QuotaRule {
        QuotaRule(scope: .stream, unit: .metadata, cost: cost, allowance: 10_000)
    }

    private static func media(_ cost: Cost) -> QuotaRule {
        QuotaRule(scope: .stream, unit: .media, cost: cost, allowance: 500)
    }
}
