extension Marker {
    /// Every marker there is, sorted by name: what the doctor reads and what `docs/markers.md` is made from.
    public static let registry: [MarkerDefinition] =
        Family.allCases.flatMap(\.kinds).map(\.definition).sorted { $0.name < $1.name }

    /// Every marker as source text writes it, `family.case`: what a test looks for to find the emitters.
    package static let sourceNames: [String] = Family.allCases.flatMap { family in
        family.kinds.map { "\(family).\($0)" }
    }

    /// The definition of a marker by its name in a log.
    public static func definition(named name: String) -> MarkerDefinition? {
        registry.first { $0.name == name }
    }
}

/// What definitions must hold together so that lines can be read back and counted alike.
package enum MarkerRegistry {
    /// One sentence for each fault; none when all is well.
    package static func faults(in definitions: [MarkerDefinition]) -> [String] {
        var faults: [String] = []
        var seen: Set<String> = []
        var fieldTypes: [String: FieldDefinition] = [:]
        for definition in definitions {
            let name = definition.name
            if !seen.insert(name).inserted { faults.append("the marker \(name) is defined twice") }
            if !MarkerWord.isWord(name.utf8) { faults.append("the marker \(name) is not a lower-case word") }
            if definition.explanation.isEmpty { faults.append("the marker \(name) has no explanation") }
            if definition.fields.count > MarkerLine.mostFields {
                faults.append("the marker \(name) has too many fields")
            }
            if Set(definition.fields.map(\.name)).count != definition.fields.count {
                faults.append("the marker \(name) names a field twice")
            }
            for field in definition.fields {
                faults += wordFaults(of: field)
                if let known = fieldTypes.updateValue(field, forKey: field.name), known != field {
                    faults.append("the field \(field.name) of \(name) means something else in another marker")
                }
            }
        }
        return faults
    }

    private static func wordFaults(of field: FieldDefinition) -> [String] {
        var faults: [String] = []
        if !MarkerWord.isWord(field.name.utf8) { faults.append("the field \(field.name) is not a lower-case word") }
        if case .choice(let words) = field.kind {
            for word in words where !MarkerWord.isWord(word.utf8) {
                faults.append("the choice \(word) of the field \(field.name) is not a lower-case word")
            }
            if words.isEmpty { faults.append("the field \(field.name) has nothing to choose from") }
        }
        return faults
    }
}
