/// The documented length and alphabet of a text parameter. Source: KVS API reference, the model's shapes.
struct TextRule: Sendable {
    /// The parameter's name.
    let field: String
    /// How many characters it may have.
    let lengths: ClosedRange<Int>
    /// What it must look like, in words.
    let pattern: String
    /// Whether it looks like that.
    let isMatch: @Sendable (String) -> Bool

    /// Refuses `text` where it breaks the rule.
    func check(_ text: String) throws(ServiceError) {
        guard lengths.contains(text.unicodeScalars.count) else {
            throw .invalidArgument(
                field, "it must have \(lengths.lowerBound) to \(lengths.upperBound) characters")
        }
        guard isMatch(text) else { throw .invalidArgument(field, "it must match \(pattern)") }
    }

    /// Refuses `text` where it is given and breaks the rule.
    func check(_ text: String?) throws(ServiceError) {
        if let text { try check(text) }
    }

    /// The same rule for the parameter `field`.
    func named(_ field: String) -> TextRule {
        TextRule(field: field, lengths: lengths, pattern: pattern, isMatch: isMatch)
    }

    /// StreamName.
    static let streamName = TextRule(
        field: "StreamName", lengths: 1...256, pattern: "[a-zA-Z0-9_.-]+",
        isMatch: { $0.utf8.allSatisfy(isNameByte) })
    /// ComparisonValue, the beginning of a stream's name.
    static let comparisonValue = streamName.named("StreamNameCondition.ComparisonValue")
    /// StreamARN.
    static let streamARN = TextRule(
        field: "StreamARN", lengths: 1...1024,
        pattern: "arn:[a-z\\d-]+:kinesisvideo:[a-z0-9-]+:[0-9]+:[a-z]+/[a-zA-Z0-9_.-]+/[0-9]+",
        isMatch: isARN)
    /// DeviceName.
    static let deviceName = TextRule(
        field: "DeviceName", lengths: 1...128, pattern: "[a-zA-Z0-9_.-]+",
        isMatch: { $0.utf8.allSatisfy(isNameByte) })
    /// MediaType.
    static let mediaType = TextRule(
        field: "MediaType", lengths: 1...128, pattern: "type/subtype, joined by commas", isMatch: isMediaType)
    /// KmsKeyId.
    static let kmsKeyID = TextRule(
        field: "KmsKeyId", lengths: 1...2048, pattern: ".+", isMatch: { !$0.utf8.contains(10) })
    /// CurrentVersion.
    static let version = TextRule(
        field: "CurrentVersion", lengths: 1...64, pattern: "[a-zA-Z0-9]+",
        isMatch: { $0.utf8.allSatisfy { isNameByte($0) && !"_.-".utf8.contains($0) } })
    /// The key of a tag.
    static let tagKey = TextRule(
        field: "Tags", lengths: 1...128, pattern: "letters, digits, spaces and _.:/=+-@",
        isMatch: isTagText)
    /// The value of a tag.
    static let tagValue = TextRule(
        field: "Tags", lengths: 0...256, pattern: "letters, digits, spaces and _.:/=+-@",
        isMatch: isTagText)

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isARN(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let resource = parts.last?.split(separator: "/", omittingEmptySubsequences: false) ?? []
        guard parts.count == 6, resource.count == 3 else { return false }
        return parts[0] == "arn" && parts[2] == "kinesisvideo" && !parts[1].isEmpty && !parts[3].isEmpty
            && isDigits(parts[4]) && resource[0].utf8.allSatisfy { isNameByte($0) } && !resource[1].isEmpty
            && resource[1].utf8.allSatisfy { isNameByte($0) } && isDigits(resource[2])
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isMediaType(_ text: String) -> Bool {
        text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { type in
            let names = type.split(separator: "/", omittingEmptySubsequences: false)
            return names.count == 2
                && names.allSatisfy { name in
                    !name.isEmpty && name.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "+") }
                }
        }
    }

    private static func isTagText(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            isOfTags(scalar.properties.generalCategory) || "_.:/=+-@".unicodeScalars.contains(scalar)
        }
    }

    /// The model's `\p{L}`, `\p{Z}` and `\p{N}`: letters, separators, numbers; a line feed is none of them.
    private static func isOfTags(_ category: Unicode.GeneralCategory) -> Bool {
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .spaceSeparator, .lineSeparator, .paragraphSeparator, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
