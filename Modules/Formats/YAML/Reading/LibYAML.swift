import CYAML

/// The one door to libyaml's parser: bytes in, our own events out, its memory freed on every path.
enum LibYAML {
    /// Hands every event of the text to `accept`; stops at the first error of either side.
    static func forEachEvent(
        in bytes: [UInt8], range: Range<Int>, positions: YAMLPositions,
        _ accept: (YAMLEvent) throws(FormatError) -> Void
    ) throws(FormatError) {
        // The parser keeps pointers to itself, so it needs an address of its own.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) != 0 else { throw outOfMemory }
        defer { yaml_parser_delete(parser) }
        // Without this libyaml would guess UTF-16 from the first bytes.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)

        try bytes.withUnsafeBufferPointer { (buffer) throws(FormatError) in
            let input = UnsafeBufferPointer(rebasing: buffer[range])
            yaml_parser_set_input_string(parser, input.baseAddress, input.count)
            var isFinished = false
            while !isFinished {
                var event = yaml_event_t()
                guard yaml_parser_parse(parser, &event) != 0 else {
                    throw refusal(of: parser.pointee, positions: positions, from: range.lowerBound)
                }
                defer { yaml_event_delete(&event) }
                isFinished = event.type == YAML_STREAM_END_EVENT
                if let step = step(of: event) {
                    let extent = YAMLExtent(
                        start: positions.position(ofCharacter: Int(event.start_mark.index)),
                        end: positions.position(ofCharacter: Int(event.end_mark.index)))
                    try accept(YAMLEvent(step: step, extent: extent))
                }
            }
        }
    }

    private static func step(of event: yaml_event_t) -> YAMLEvent.Step? {
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            return .scalar(
                YAMLEvent.Scalar(
                    properties: YAMLEvent.Properties(anchor: text(scalar.anchor), tag: text(scalar.tag)),
                    // With its length: an escape can put a NUL into the text.
                    text: String(
                        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self),
                    style: style(scalar.style), isImplicit: scalar.plain_implicit != 0))
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return .sequenceStart(YAMLEvent.Properties(anchor: text(start.anchor), tag: text(start.tag)))
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return .mappingStart(YAMLEvent.Properties(anchor: text(start.anchor), tag: text(start.tag)))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
        default: return nil
        }
    }

    private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        characters.map { String(cString: $0) }
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private static let outOfMemory = FormatError(.yaml, .size, "there is not enough memory to read it")

    /// One clause from libyaml's problem, what it was doing, and where it began doing it.
    private static func refusal(of parser: yaml_parser_t, positions: YAMLPositions, from base: Int) -> FormatError {
        guard parser.error != YAML_MEMORY_ERROR else { return outOfMemory }
        let problem = parser.problem.map { String(cString: $0) } ?? "this cannot be read"
        guard parser.error != YAML_READER_ERROR else {
            // The reader counts bytes, and knows no marks yet.
            return FormatError(
                .yaml, .encoding, problem, at: positions.position(ofByte: base + Int(parser.problem_offset)))
        }
        let position = positions.position(ofCharacter: Int(parser.problem_mark.index))
        guard let context = parser.context.map({ String(cString: $0) }) else {
            return FormatError(.yaml, .syntax, problem, at: position)
        }
        let began = positions.position(ofCharacter: Int(parser.context_mark.index))
        let place = began.line == position.line ? "" : " that began at \(began)"
        return FormatError(.yaml, .syntax, "\(problem) \(context)\(place)", at: position)
    }
}
