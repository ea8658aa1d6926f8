/// Data for the application that plays (EXT-X-SESSION-DATA). Source: RFC 8216 §4.3.4.4.
public struct SessionData: Hashable, Sendable {
    /// DATA-ID, by convention a reversed domain name.
    public var dataID: String
    /// VALUE, or `nil` where the data is at `uri`.
    public var value: String?
    /// URI of a JSON resource, or `nil` where the data is `value`.
    public var uri: String?
    /// LANGUAGE of the value, an RFC 5646 tag, or `nil`.
    public var language: String?

    /// The data named `dataID`, given by its value or by where it is.
    public init(dataID: String, value: String? = nil, uri: String? = nil, language: String? = nil) {
        self.dataID = dataID
        self.value = value
        self.uri = uri
        self.language = language
    }
}
