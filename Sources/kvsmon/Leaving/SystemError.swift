import Glibc

/// Why the last call of the system failed.
enum SystemError {
    /// In the system's words.
    static var text: String { String(cString: strerror(errno)) }
}
