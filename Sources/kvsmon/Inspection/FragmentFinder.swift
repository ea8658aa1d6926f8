import Foundation
import KinesisVideo

/// Finds the numbers of the fragments that an operator means.
struct FragmentFinder {
    /// Whom to ask.
    let client: KinesisVideoClient
    /// In which stream.
    let stream: StreamReference
    /// Now.
    let now: Date

    /// The longest that a fragment may be. Source: KVS developer guide, quotas of PutMedia.
    private static let longestFragment = 20.0

    /// The numbers that `options` mean, each once, at least one.
    func numbers(_ options: FragmentOptions) async throws -> [String] {
        if let at = options.at { return try await numbers(at: at.date(now: now)) }
        let past = now.addingTimeInterval(-Double(options.since.seconds))...now
        if let last = options.last {
            let listed = try await list(.serverTimestamp, past)
            guard !listed.isEmpty else {
                throw Unfound(
                    reason: "\(stream) has no fragments since \(text(past.lowerBound)); give --since")
            }
            return listed.suffix(last).map(\.fragmentNumber)
        }
        let endings = options.numbers.compactMap(FragmentEnding.init)
        let listed = endings.allSatisfy(\.isWhole) ? [] : try await list(.serverTimestamp, past)
        var numbers: [String] = []
        for ending in endings {
            let number = try number(ending, among: listed, since: past.lowerBound)
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    /// The numbers of the fragments that hold `date` by the producer's clock.
    private func numbers(at date: Date) async throws -> [String] {
        // A fragment's length leaves out its last frame, which lasts a second at most at any usual rate.
        let frame = 1.0
        let around =
            date.addingTimeInterval(-Self.longestFragment)...date.addingTimeInterval(Self.longestFragment)
        let listed = try await list(.producerTimestamp, around).sorted {
            $0.producerTimestamp < $1.producerTimestamp
        }
        let begun = listed.filter { $0.producerTimestamp <= date }
        let next = listed.first { $0.producerTimestamp > date }
        let holding = begun.filter { $0.end >= date }
        if !holding.isEmpty { return holding.map(\.fragmentNumber) }
        if let newest = begun.last, newest.end.addingTimeInterval(frame) >= date, newest.isFollowed(by: next)
        {
            return [newest.fragmentNumber]
        }
        let before = begun.last.map {
            "the one before ends at \(text($0.end)) (…\($0.fragmentNumber.suffix(9)))"
        }
        let after = next.map {
            "the next begins at \(text($0.producerTimestamp)) (…\($0.fragmentNumber.suffix(9)))"
        }
        let neighbours = [before, after].compactMap(\.self).joined(separator: ", ")
        throw Unfound(
            reason: "no fragment of \(stream) holds \(text(date)); "
                + (neighbours.isEmpty ? "there is none within 20 s of it" : neighbours))
    }

    /// The one number that ends as `ending` does.
    private func number(
        _ ending: FragmentEnding, among listed: [ListedFragment], since start: Date
    ) throws -> String {
        guard !ending.isWhole else { return ending.digits }
        let found = Set(listed.map(\.fragmentNumber).filter { $0.hasSuffix(ending.digits) })
        guard let number = found.first else {
            throw Unfound(
                reason:
                    "no fragment of \(stream) since \(text(start)) has a number that ends in \(ending.digits); "
                    + "give --since to look further back, or the whole number")
        }
        guard found.count == 1 else {
            throw Unfound(
                reason: "\(found.count) numbers end in \(ending.digits), such as "
                    + "\(found.sorted().prefix(2).joined(separator: " and ")); give more digits")
        }
        return number
    }

    /// The fragments of `range`, in the order of their numbers.
    private func list(
        _ clock: FragmentSelectorType, _ range: ClosedRange<Date>
    ) async throws -> [ListedFragment] {
        let input = ListFragmentsInput(
            stream: stream, selector: FragmentSelector(clock, range), maxResults: 1000)
        // Numbers of the same length are ordered as their texts are.
        return try await client.listFragments(input).collect().flatMap(\.fragments).sorted {
            ($0.fragmentNumber.utf8.count, $0.fragmentNumber) < (
                $1.fragmentNumber.utf8.count, $1.fragmentNumber
            )
        }
    }

    private func text(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}

/// No fragment, or no single one, is what was meant.
private struct Unfound: Error, CustomStringConvertible {
    let reason: String
    var description: String { reason }
}

extension ListedFragment {
    /// Where its last frame begins.
    fileprivate var end: Date {
        producerTimestamp.addingTimeInterval(length / .seconds(1))
    }

    /// Whether nothing is missing between it and `next`, but for the last frame that its length leaves out.
    fileprivate func isFollowed(by next: ListedFragment?) -> Bool {
        guard let next else { return true }
        return next.producerTimestamp.timeIntervalSince(end) < 1
    }
}
