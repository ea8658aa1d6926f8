import Canvas

/// Something that can be typed behind the colon: this declaration drives parsing, completion and the help.
struct Command: Sendable {
    /// What stands behind a command's name.
    struct Argument: Sendable {
        /// A name for it, or an example, as the help shows it.
        let placeholder: String
        /// What can be completed here.
        let choices: @Sendable (Model) -> [String]
    }

    /// Why a command can't be done: what is wrong, and what would be right.
    struct Fault: Error, Hashable {
        let words: String

        init(_ words: String) { self.words = words }
    }

    /// The names, the usual one first.
    let names: [String]
    /// What stands behind the name, or `nil` where nothing does.
    let argument: Argument?
    /// A sentence about it.
    let help: String
    /// Does it, with what stands behind its name.
    let perform: @Sendable (inout Model, String) throws(Fault) -> [Effect]

    /// A command with an argument, whose `choices` are completed.
    init(
        _ names: String..., argument: String, help: String,
        choices: @escaping @Sendable (Model) -> [String] = { _ in [] },
        perform: @escaping @Sendable (inout Model, String) throws(Fault) -> [Effect]
    ) {
        self.names = names
        self.argument = Argument(placeholder: argument, choices: choices)
        self.help = help
        self.perform = perform
    }

    /// The command that does what the keys of `binding` do.
    init(_ binding: KeyBinding, names: [String]) {
        self.names = names
        argument = nil
        help = binding.help
        let action = binding.action
        perform = { model, text throws(Fault) in
            guard text.isEmpty else { throw Fault("\(names[0]) stands alone: nothing follows it") }
            return model.perform(action)
        }
    }

    /// The usual name.
    var name: String { names[0] }

    /// The name and what stands behind it, as the help shows it.
    var usage: String { name + (argument.map { " " + $0.placeholder } ?? "") }
}

extension Command {
    private static let shortNames: [Action: [String]] = [.quit: ["q"]]

    /// What every action is called that keys ask for where `scopes` hold, those of the first scope first.
    ///
    /// The keys may be taken away by the config file; the actions stay.
    static func actions(in scopes: [KeyBinding.Scope]) -> [Command] {
        scopes.flatMap(KeyMap.standard.bindings(in:)).filter { $0.action != .commandLine }.map { binding in
            Command(binding, names: [binding.action.rawValue] + (shortNames[binding.action] ?? []))
        }
    }
}
