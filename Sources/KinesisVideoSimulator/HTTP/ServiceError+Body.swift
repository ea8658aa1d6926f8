extension ServiceError {
    /// The body: every part of the service spells the message's key in its own way, and the framework names the type there, too.
    var body: JSONText {
        var members: [String: JSONText] = [:]
        if origin == .framework { members["__type"] = .text("com.amazon.coral.service#" + code) }
        if let message { members[origin.messageKey] = .text(message) }
        return .object(members)
    }

    /// The value of `x-amzn-ErrorType`: what follows the colon isn't part of the code, and clients must cut it.
    var errorType: String { code + origin.suffix }
}

extension ServiceError.Origin {
    fileprivate var messageKey: String { self == .authentication ? "message" : "Message" }

    fileprivate var suffix: String {
        switch self {
        case .service: ":https://kinesisvideo.amazonaws.com/doc/2017-09-30/"
        case .authentication, .framework: ":http://internal.amazon.com/coral/com.amazon.coral.service/"
        }
    }
}
