/// Which imports a file may have, by where it stands.
struct ImportRules {
    private let document: ArchitectureDocument
    private let manifest: Manifest

    init(_ document: ArchitectureDocument, _ manifest: Manifest) {
        self.document = document
        self.manifest = manifest
    }

    func violations(in files: [SourceFile]) -> [String] {
        files.flatMap { file in
            Imports.lines(of: file.text).map(\.module).filter { !isAllowed($0, in: file) }.map {
                "\(file.path) imports \($0)"
            }
        }
    }

    private func isAllowed(_ module: String, in file: SourceFile) -> Bool {
        if module == "Glibc" { return file.name == "System.swift" }
        if document.system.contains(module) { return true }
        if file.path.hasPrefix("Apps/") { return manifest.apps[file.owner]?.contains(module) ?? false }
        return document.edges[file.owner]?.contains(module) ?? false
    }
}
