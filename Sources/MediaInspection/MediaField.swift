import MediaContainers

/// One thing that codec private data say, in words.
package struct MediaField: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// Its value with its unit.
    package let value: String

    /// Everything that `configuration` says, always in the same order for the same codec.
    static func all(of configuration: CodecConfiguration) -> [MediaField] {
        let special =
            switch configuration {
            case .avc(let avc): fields(of: avc)
            case .hevc(let hevc): fields(of: hevc)
            case .aac(let aac): fields(of: aac)
            }
        return ([("codec", configuration.name)] + special).map { MediaField(name: $0.0, value: $0.1) }
    }

    /// The names and values of the fields that differ, `level 3.0 → 3.1`.
    static func differences(from old: [MediaField], to new: [MediaField]) -> [String] {
        new.compactMap { field in
            let before = old.first { $0.name == field.name }?.value
            return before == field.value ? nil : "\(field.name) \(before ?? "none") → \(field.value)"
        }
    }

    private static func fields(of avc: AVCConfiguration) -> [(String, String)] {
        [
            ("profile", Profile.name(of: avc)), ("level", Profile.level(avc.level, unit: 10)),
            (pictures, pictureSize { () throws(CodecPrivateProblem) in try avc.pictureSize() }),
            ("NAL length", "\(avc.nalLengthByteCount) bytes"),
            ("SPS", fingerprint(avc.sequenceParameterSets)), ("PPS", fingerprint(avc.pictureParameterSets)),
        ]
    }

    private static func fields(of hevc: HEVCConfiguration) -> [(String, String)] {
        [
            ("profile", Profile.name(of: hevc)), ("tier", hevc.isHighTier ? "high" : "main"),
            ("level", Profile.level(hevc.level, unit: 30)),
            (pictures, pictureSize { () throws(CodecPrivateProblem) in try hevc.pictureSize() }),
            ("NAL length", "\(hevc.nalLengthByteCount) bytes"),
            ("VPS", fingerprint(hevc.videoParameterSets)), ("SPS", fingerprint(hevc.sequenceParameterSets)),
            ("PPS", fingerprint(hevc.pictureParameterSets)),
        ]
    }

    private static func fields(of aac: AudioSpecificConfig) -> [(String, String)] {
        let replicated = aac.extendedSamplesPerSecond.map { [("replicated sampling", "\($0) Hz")] } ?? []
        return [
            ("profile", Profile.name(of: aac)), ("sampling", "\(aac.samplesPerSecond) Hz"),
            ("channels", "\(aac.channels)"),
        ] + replicated
    }

    /// The name of the field that tells the size of pictures.
    static let pictures = "pictures"

    private static func pictureSize(_ read: () throws(CodecPrivateProblem) -> PictureSize) -> String {
        do throws(CodecPrivateProblem) {
            let size = try read()
            return "\(size.width)×\(size.height)"
        } catch {
            return "unreadable"
        }
    }

    /// How many bytes parameter sets have, and a sum that differs when they do (FNV-1a).
    private static func fingerprint(_ sets: [[UInt8]]) -> String {
        let sum = sets.joined().reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return "\(sets.map(\.count).reduce(0, +)) bytes #" + String(sum, radix: 16)
    }
}

/// The names of profiles and levels, as encoders and ffprobe call them.
private enum Profile {
    /// Source: ITU-T H.264 §A.2.
    private static let avc: [UInt8: String] = [
        66: "Baseline", 77: "Main", 88: "Extended", 100: "High", 110: "High 10", 122: "High 4:2:2",
        244: "High 4:4:4 Predictive",
    ]
    /// Source: ITU-T H.265 §A.3.
    private static let hevc: [UInt8: String] = [
        1: "Main", 2: "Main 10", 3: "Main Still Picture", 4: "Rext",
    ]
    /// Source: ISO/IEC 14496-3 table 1.17.
    private static let aac = [1: "Main", 2: "LC", 3: "SSR", 4: "LTP", 5: "HE-AAC", 29: "HE-AACv2"]

    static func name(of configuration: AVCConfiguration) -> String {
        // constraint_set1_flag makes Baseline constrained: ITU-T H.264 §A.2.1.1.
        let isConstrained = configuration.profile == 66 && configuration.compatibility & 0x40 != 0
        return (isConstrained ? "Constrained " : "")
            + (avc[configuration.profile] ?? "profile \(configuration.profile)")
    }

    static func name(of configuration: HEVCConfiguration) -> String {
        hevc[configuration.profile] ?? "profile \(configuration.profile)"
    }

    static func name(of configuration: AudioSpecificConfig) -> String {
        // Replication that is told behind AAC-LC makes it HE-AAC: ISO/IEC 14496-3 §1.6.2.1.
        let isReplicated = configuration.objectType == 2 && configuration.extendedSamplesPerSecond != nil
        return aac[isReplicated ? 5 : configuration.objectType] ?? "object type \(configuration.objectType)"
    }

    /// A level that is written as its `unit`-fold, such as `3.1`.
    static func level(_ code: UInt8, unit: UInt8) -> String {
        let tenths = Int(code) * 10 / Int(unit)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
