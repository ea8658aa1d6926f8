package import FoundationEssentials
package import KinesisVideo
package import StreamAnalysis

extension CredentialSource {
    /// Where the credentials come from, how long they are good, and what is wrong with them; `nil` for a cancelled task.
    ///
    /// They are asked for where that is due.
    package func reading(at date: Date) async -> CredentialsReading? {
        var reading = CredentialsReading(date: date, source: name, expires: nil, isRenewed: renewsItself)
        do throws(KinesisVideoError) {
            reading.expires = try await load().expires
            guard let trouble = await trouble() else { return reading }
            reading.trouble = .init(trouble, at: date)
        } catch {
            guard error.code != .cancelled else { return nil }
            // A source that says nothing about itself fails all the same.
            let trouble = await trouble() ?? CredentialTrouble(error)
            reading.expires = trouble.oldOnes?.expires
            reading.trouble = .init(trouble, at: date)
        }
        return reading
    }
}

extension CredentialsReading.Trouble {
    /// What `trouble` is at `date`.
    fileprivate init(_ trouble: CredentialTrouble, at date: Date) {
        self.init(
            code: trouble.error.code.rawValue, message: trouble.error.message,
            remedy: trouble.error.remedy, began: date.addingTimeInterval(-(trouble.age / .seconds(1))),
            attempts: trouble.attempts,
            nextAttempt: trouble.untilNextAttempt.map { date.addingTimeInterval($0 / .seconds(1)) },
            oldOnesLast: trouble.oldOnesLast)
    }
}

extension CredentialsReading {
    /// The same as of `seconds` later.
    func later(by seconds: Double) -> CredentialsReading {
        var reading = self
        reading.date += seconds
        reading.trouble?.began += seconds
        reading.trouble?.nextAttempt? += seconds
        return reading
    }

    /// Whether it says something else than `other` did; a countdown that goes on is the same.
    func isNews(after other: CredentialsReading) -> Bool {
        (source, expires) != (other.source, other.expires)
            || trouble?.attempts != other.trouble?.attempts
            || trouble?.oldOnesLast != other.trouble?.oldOnesLast
            || trouble?.message != other.trouble?.message
    }
}
