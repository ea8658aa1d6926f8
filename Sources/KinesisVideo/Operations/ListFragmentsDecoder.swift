/// Reads `{"Fragments": […], "NextToken": …}`.
package enum ListFragmentsDecoder {
    private enum Name: String, CaseIterable {
        case fragments = "Fragments"
        case token = "NextToken"
    }

    private enum FragmentName: String, CaseIterable {
        case number = "FragmentNumber"
        case byteCount = "FragmentSizeInBytes"
        case producer = "ProducerTimestamp"
        case server = "ServerTimestamp"
        case length = "FragmentLengthInMilliseconds"
    }

    private static let keys = JSONKeys<Name>()
    private static let fragmentKeys = JSONKeys<FragmentName>()

    /// The page that `body` holds.
    ///
    /// Times may be plain, fractional or with an exponent, and are rounded to the millisecond; `Fragments` and `NextToken`
    /// may be `null`. Without the member `Fragments` it isn't a page.
    package static func decode(_ body: [UInt8]) throws(UndecodableBody) -> ListFragmentsPage {
        var scanner = JSONScanner(body)
        var fragments: [ListedFragment]?
        var token: String?
        try scanner.object(keys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .token: token = try scanner.string()
            case .fragments:
                var list: [ListedFragment] = []
                // 180 bytes is about a fragment's size, so the list rarely grows.
                list.reserveCapacity(body.count / 180 + 1)
                try scanner.array { scanner throws(UndecodableBody) in list.append(try fragment(&scanner)) }
                fragments = list
            }
        }
        return ListFragmentsPage(
            fragments: try UndecodableBody.require(fragments, "Fragments"), nextToken: token.nonEmpty)
    }

    private static func fragment(_ scanner: inout JSONScanner) throws(UndecodableBody) -> ListedFragment {
        var number: String?
        var byteCount: Int?
        var producer: JSONNumber?
        var server: JSONNumber?
        var length: Int?
        try scanner.object(fragmentKeys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .number: number = try scanner.string()
            case .byteCount: byteCount = try scanner.number()?.scaled(byPowerOfTen: 0)
            case .producer: producer = try scanner.number()
            case .server: server = try scanner.number()
            case .length: length = try scanner.number()?.scaled(byPowerOfTen: 0)
            }
        }
        return ListedFragment(
            fragmentNumber: try UndecodableBody.require(number, "Fragments[].FragmentNumber"),
            producerTimestamp: try UndecodableBody.require(producer?.date, "Fragments[].ProducerTimestamp"),
            serverTimestamp: try UndecodableBody.require(server?.date, "Fragments[].ServerTimestamp"),
            length: .milliseconds(
                try UndecodableBody.require(length, "Fragments[].FragmentLengthInMilliseconds")),
            byteCount: try UndecodableBody.require(byteCount, "Fragments[].FragmentSizeInBytes"))
    }
}
