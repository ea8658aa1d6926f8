import Testing

struct ImportTests {
    /// The package's own modules that each module imports.
    private static let edges: [String: Set<String>] = SourceTree.sources.reduce(into: [:]) { edges, file in
        edges[file.module, default: []].formUnion(SourceTree.modules.intersection(file.imports))
    }

    @Test func theTableHasARowForEachModule() {
        #expect(Set(ModuleTable.rows.map(\.name)) == SourceTree.modules)
    }

    @Test(arguments: ModuleTable.rows)
    func aModuleImportsOnlyWhatItsRowAllows(_ row: ModuleRow) {
        for file in SourceTree.sources where file.module == row.name {
            for module in file.imports where !row.allows(module) {
                Issue.record("\(file.path) imports \(module)")
            }
        }
    }

    @Test(arguments: ModuleTable.rows)
    func aRowAllowsNoModuleOfOursThatNobodyImports(_ row: ModuleRow) {
        let unused = row.ours.subtracting(Self.edges[row.name] ?? [])
        #expect(unused.isEmpty, "\(row.name) imports nothing of \(unused.sorted())")
    }

    @Test func importsPointDownwards() {
        let levels = Dictionary(uniqueKeysWithValues: ModuleTable.rows.map { ($0.name, $0.level) })
        for (module, imported) in Self.edges {
            for lower in imported {
                #expect((levels[lower] ?? .max) < (levels[module] ?? 0), "\(module) imports \(lower)")
            }
        }
    }

    @Test(arguments: ModuleTable.forbidden.indices)
    func noForbiddenEdgeExists(index: Int) {
        let edge = ModuleTable.forbidden[index]
        #expect(
            Self.edges[edge.from]?.contains(edge.to) != true,
            "\(edge.from) imports \(edge.to): \(edge.because)")
    }

    @Test(arguments: ["AsyncHTTPClient", "TOMLKit", "Hummingbird"])
    func aForeignModuleStaysBehindAThinBorder(module: String) {
        let limits = ["AsyncHTTPClient": 1, "TOMLKit": 1, "Hummingbird": 4]
        let files = SourceTree.sources.filter { $0.module != "kvsmon" && $0.imports.contains(module) }.map(
            \.path)
        #expect(files.count <= limits[module] ?? 0, "\(module) is imported by \(files)")
    }

    @Test func someFilesWereRead() {
        #expect(SourceTree.sources.count > 50)
        #expect(SourceTree.tests.count > 20)
    }
}
