internal import Glibc

/// Decides, and tells the C library, in which encoding the terminal takes text.
///
/// ncurses asks the C library, and a locale that names an encoding but isn't generated would leave every character
/// outside ASCII blank; `C.UTF-8` is always there.
package enum LocaleChoice {
    /// The locale's name by the rule of POSIX (setlocale(3p)): `LC_ALL`, `LC_CTYPE`, `LANG`, the first not empty.
    package static func name(in environment: [String: String]) -> String {
        ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    }

    /// Whether a locale's name asks for UTF-8, as `en_US.UTF-8` and `C.utf8` do.
    package static func namesUTF8(_ name: String) -> Bool {
        name.lowercased().filter { $0 != "-" }.contains(".utf8")
    }

    /// Sets the process' locale for characters from `environment`; returns whether it is UTF-8.
    static func apply(_ environment: [String: String]) -> Bool {
        let name = name(in: environment)
        if setlocale(LC_CTYPE, name) == nil {
            setlocale(LC_CTYPE, namesUTF8(name) ? "C.UTF-8" : "C")
        }
        return String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
    }
}
