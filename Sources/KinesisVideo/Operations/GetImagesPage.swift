public import FoundationEssentials

/// A page of images.
public struct GetImagesPage: Hashable, Sendable {
    /// The images, in the order of time; may be none.
    public var images: [ArchivedImage]
    /// The next page's token, or `nil` on the last page.
    public var nextToken: String?

    /// A page.
    public init(images: [ArchivedImage], nextToken: String? = nil) {
        self.images = images
        self.nextToken = nextToken
    }
}

/// An image out of archived media, or why there is none.
public struct ArchivedImage: Hashable, Sendable {
    /// What was made of a time.
    public enum Content: Hashable, Sendable {
        /// The image, as a file in the format that was asked for.
        case file([UInt8])
        /// No image, and why.
        case missing(Reason)
    }

    /// Why there is no image.
    public struct Reason: RawRepresentable, Hashable, Sendable {
        /// The service's word for it.
        public let rawValue: String

        /// The reason called `rawValue`, known here or not.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Nothing is archived of that time.
        public static let noMedia = Reason(rawValue: "NO_MEDIA")
        /// No image can be made of what is archived: it is audio alone, or broken.
        public static let mediaError = Reason(rawValue: "MEDIA_ERROR")
    }

    /// The time that the image is of.
    public var date: Date
    /// The image, or why there is none.
    public var content: Content

    /// What was made of `date`.
    public init(date: Date, content: Content) {
        self.date = date
        self.content = content
    }
}

/// Reads `{"Images": […], "NextToken": …}`.
enum GetImagesDecoder {
    private enum Name: String, CaseIterable {
        case images = "Images"
        case token = "NextToken"
    }

    private enum ImageName: String, CaseIterable {
        case date = "TimeStamp"
        case error = "Error"
        case content = "ImageContent"
    }

    private static let keys = JSONKeys<Name>()
    private static let imageKeys = JSONKeys<ImageName>()

    static func decode(_ body: [UInt8]) throws(UndecodableBody) -> GetImagesPage {
        var scanner = JSONScanner(body)
        var images: [ArchivedImage]?
        var token: String?
        try scanner.object(keys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .token: token = try scanner.string()
            case .images:
                var list: [ArchivedImage] = []
                try scanner.array { scanner throws(UndecodableBody) in list.append(try image(&scanner)) }
                images = list
            }
        }
        return GetImagesPage(
            images: try UndecodableBody.require(images, "Images"), nextToken: token.nonEmpty)
    }

    private static func image(_ scanner: inout JSONScanner) throws(UndecodableBody) -> ArchivedImage {
        var date: Date?
        var error: String?
        var content: String?
        try scanner.object(imageKeys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .date: date = try scanner.number()?.date
            case .error: error = try scanner.string()
            case .content: content = try scanner.string()
            }
        }
        return ArchivedImage(
            date: try UndecodableBody.require(date, "Images[].TimeStamp"),
            content: try Self.content(content, error: error.nonEmpty))
    }

    private static func content(
        _ content: String?, error: String?
    ) throws(UndecodableBody) -> ArchivedImage.Content {
        if let error { return .missing(ArchivedImage.Reason(rawValue: error)) }
        let bytes = content.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
        return .file(try UndecodableBody.require(bytes, "Images[].ImageContent"))
    }
}
