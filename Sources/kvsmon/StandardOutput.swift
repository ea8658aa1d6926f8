import Glibc

/// This process's standard output.
enum StandardOutput {
    /// Sends on what was printed; output to a pipe waits for a full buffer otherwise.
    static func flush() { fflush(nil) }
}
