import ArgumentParser

extension CommandConfiguration {
    /// A command below ``KVSMon``.
    ///
    /// It names the command above it, and so reads arguments by itself without first looking whether a completion script is
    /// asked for, which takes as long as all the rest of the reading. The tree of all commands answers that.
    init(subcommand name: String, abstract: String, discussion: String = "") {
        self.init(
            commandName: name, _superCommandName: KVSMon.name, abstract: abstract, discussion: discussion)
    }
}
