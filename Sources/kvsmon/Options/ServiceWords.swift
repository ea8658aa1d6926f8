import ArgumentParser
import KinesisVideo

/// One of the service's own words, taken in lower case with hyphens: `ON_DEMAND` as `on-demand`.
protocol ServiceWord: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension ServiceWord {
    /// The word as it is written on the command line.
    var argument: String { rawValue.lowercased().replacing("_", with: "-") }

    /// Reads a word in either form.
    init?(argument: String) {
        guard let word = Self.allCases.first(where: { $0.argument == argument || $0.rawValue == argument })
        else {
            return nil
        }
        self = word
    }

    /// What `--help` lists.
    ///
    /// A default is listed as the service spells it, so options of such words say theirs in their help.
    static var allValueStrings: [String] { allCases.map(\.argument) }
}

extension PlaybackMode: ServiceWord {}
extension FragmentSelectorType: ServiceWord {}
extension ContainerFormat: ServiceWord {}
extension DiscontinuityMode: ServiceWord {}
extension DisplayFragmentTimestamp: ServiceWord {}
