import FoundationEssentials

/// What was spent of every quota in the second before; time doesn't go back.
struct QuotaLedger: Sendable {
    /// A call that is about to be made.
    struct Call: Hashable, Sendable {
        /// The operation, as ``QuotaRule`` knows it.
        var operation: String
        /// The stream, or `nil` where it is about none.
        var stream: String?
        /// The session's token, or `nil` where it is about none.
        var session: String?
        /// How many fragments it asks for.
        var amount = 1
    }

    private var accounts: [Account: Spending] = [:]
    private var cleared = Instant.distantPast
    private static let second: Duration = .seconds(1)

    /// Nothing spent.
    init() {}

    /// Enters `call` at `now` and returns `true`, or leaves everything as it was where a quota doesn't allow it.
    ///
    /// A call that alone costs more than a second holds is let through where nothing else was spent.
    mutating func admit(_ call: Call, at now: Instant) -> Bool {
        clear(at: now)
        let charges = QuotaRule.rules(of: call.operation).map { rule in
            (account: Account(rule, of: call), price: rule.price(of: call.amount), rule.allowance)
        }
        for (account, price, allowance) in charges {
            accounts[account]?.forget(until: now - Self.second)
            let spent = accounts[account]?.sum ?? 0
            guard spent == 0 || spent + price <= allowance else { return false }
        }
        for (account, price, _) in charges { accounts[account, default: Spending()].add(price, at: now) }
        return true
    }

    /// Forgets quotas of which nothing was spent lately: sessions come and go.
    private mutating func clear(at now: Instant) {
        let pause: Duration = .seconds(10)
        guard now >= cleared + pause else { return }
        cleared = now
        accounts = accounts.filter { $0.value.last > now - Self.second }
    }

    /// What is shared by those who share a quota.
    private struct Account: Hashable {
        var unit: QuotaRule.Unit
        var operation: String?
        var stream: String?
        var session: String?

        init(_ rule: QuotaRule, of call: Call) {
            unit = rule.unit
            operation = rule.unit == .calls ? call.operation : nil
            stream = rule.scope == .stream ? call.stream : nil
            session = rule.scope == .session ? call.session : nil
        }
    }

    /// What was spent, and when, oldest first.
    private struct Spending {
        private var items: [(date: Instant, price: Int)] = []
        private var first = 0
        private(set) var sum = 0

        var last: Instant { items.last?.date ?? .distantPast }

        mutating func add(_ price: Int, at date: Instant) {
            items.append((date, price))
            sum += price
        }

        mutating func forget(until date: Instant) {
            while first < items.count, items[first].date <= date {
                sum -= items[first].price
                first += 1
            }
            guard first > items.count / 2 else { return }
            items.removeFirst(first)
            first = 0
        }
    }
}

extension ArchivedMediaService {
    /// Counts a call of `operation` toward the quotas, or refuses it.
    ///
    /// `amount` is how many fragments it asks for, at most.
    mutating func count(
        _ operation: String, of stream: String? = nil, session token: String? = nil, amount: Int = 1,
        at date: Date
    ) throws(ServiceError) {
        guard enforcesQuotas else { return }
        let call = QuotaLedger.Call(operation: operation, stream: stream, session: token, amount: amount)
        guard ledger.admit(call, at: Instant(date)) else {
            throw .limitExceeded(operation, for: stream ?? SimulatedStream.account)
        }
    }
}
