extension YAMLNode {
    /// Writes the node as a YAML text in block style that reads back as an equal node, here and in PyYAML.
    ///
    /// The same tree always gives the same bytes. A list inside a mapping is not indented, as PyYAML writes it, so that
    /// a file which both programs write does not flip between two forms.
    public func serialized() -> [UInt8] {
        var writer = YAMLWriter()
        writer.writeDocument(self)
        return writer.bytes
    }
}
