import FoundationEssentials
import HLS
import Testing

@testable import KinesisVideoSimulator
@testable import StreamAnalysis

/// Something that is seen otherwise than it is.
struct Distortion: Sendable, CustomTestStringConvertible {
    /// What is done, in words.
    let name: String
    /// The scenario that is distorted.
    let scenario: String
    /// What is done to each observation, from the first one on.
    let make: @Sendable () -> (inout Observation) -> Void

    var testDescription: String { name }

    /// `scenario`, in which `change` is done to every observation.
    init(_ name: String, of scenario: String, _ change: @escaping @Sendable (inout Observation) -> Void) {
        (self.name, self.scenario, make) = (name, scenario, { change })
    }

    /// `scenario`, in which fragments are changed by `change` wherever they are listed.
    init(
        _ name: String, of scenario: String,
        fragments change: @escaping @Sendable (inout StreamAnalysis.Fragment) -> Void
    ) {
        self.init(name, of: scenario) { observation in
            guard case .listed(var listing) = observation else { return }
            for index in listing.fragments.indices { change(&listing.fragments[index]) }
            observation = .listed(listing)
        }
    }

    /// `scenario`, in which the loads of playlists are changed by `change`.
    init(
        _ name: String, of scenario: String, loads change: @escaping @Sendable (inout PlaylistLoad) -> Void
    ) {
        self.init(name, of: scenario) { observation in
            guard case .loaded(var load) = observation else { return }
            change(&load)
            observation = .loaded(load)
        }
    }

    /// `scenario`, in which segments of playlists are changed by `change`.
    init(
        _ name: String, of scenario: String,
        segments change: @escaping @Sendable (inout MediaSegment) -> Void
    ) {
        self.init(
            name, of: scenario,
            loads: { load in
                for index in load.playlist.segments.indices { change(&load.playlist.segments[index]) }
            })
    }

    /// `scenario`, in which what `isHidden` isn't seen.
    init(
        _ name: String, of scenario: String, hiding isHidden: @escaping @Sendable (Observation) -> Bool
    ) {
        self.init(name, of: scenario) { if isHidden($0) { $0 = .ticked($0.date) } }
    }

    /// `scenario`, in which each tick is seen as `other`.
    init(
        _ name: String, of scenario: String, ticks other: @escaping @Sendable (Date) -> Observation
    ) {
        self.init(name, of: scenario) { if case .ticked(let date) = $0 { $0 = other(date) } }
    }

    /// `scenario`, in which each of what `value` takes out is seen so many times later, and nothing until then.
    init<Value>(
        _ name: String, of scenario: String, late count: Int,
        _ value: @escaping @Sendable (Observation) -> Value?,
        _ replace: @escaping @Sendable (inout Observation, Value) -> Void
    ) {
        (self.name, self.scenario) = (name, scenario)
        make = {
            var held: [Value] = []
            return { observation in
                guard let newest = value(observation) else { return }
                held.append(newest)
                guard held.count > count else { return observation = .ticked(observation.date) }
                replace(&observation, held.removeFirst())
            }
        }
    }
}

extension Distortion {
    /// What a playlist shows is that of some loads before.
    static func oldPlaylists(_ count: Int, of scenario: String) -> Distortion {
        Distortion(
            "playlists are \(count) loads old", of: scenario, late: count,
            { observation in
                if case .loaded(let load) = observation, load.track == 1 { load.playlist } else { nil }
            },
            { observation, playlist in
                guard case .loaded(var load) = observation else { return }
                load.playlist = playlist
                observation = .loaded(load)
            })
    }

    /// Fragments are listed some polls late.
    static func lateListings(_ count: Int, of scenario: String) -> Distortion {
        Distortion(
            "fragments are listed \(count) polls late", of: scenario, late: count,
            { observation in if case .listed(let listing) = observation { listing.fragments } else { nil } },
            { observation, fragments in
                guard case .listed(var listing) = observation else { return }
                listing.fragments = fragments
                observation = .listed(listing)
            })
    }
}

extension MediaSegment {
    /// One segment of eight, always the same ones.
    var isOneOfEight: Bool {
        programDateTime.map { Int($0.timeIntervalSince(Proof.start) / 1.856) % 8 == 3 } ?? false
    }
}
