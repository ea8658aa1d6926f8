/// What a request is signed with.
package struct SigningCredentials: Hashable, Sendable {
    /// The public half, such as `AKIDEXAMPLE`; it travels in the request.
    package var accessKeyID: String
    /// The secret half; it never leaves the process.
    package var secretAccessKey: String
    /// The token that temporary credentials come with, or `nil` for lasting ones.
    package var sessionToken: String?

    /// A key pair and, for temporary credentials, its token.
    package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}

extension SigningCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The access key and nothing secret.
    package var description: String { "\(accessKeyID) •••" }

    /// The same as ``description``: a debugger's output is a log, too.
    package var debugDescription: String { description }

    /// No children, so that `dump` and string interpolation of enclosing values show no secret.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
