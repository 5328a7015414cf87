/// One step of a YAML text, in our own terms.
struct YAMLEvent {
    enum Step {
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(Scalar)
        case sequenceStart(Properties)
        case mappingStart(Properties)
        case collectionEnd
    }

    struct Properties {
        let anchor: String?
        let tag: String?
    }

    struct Scalar {
        let properties: Properties
        let text: String
        let style: YAMLScalar.Style
        /// Whether the meaning comes from the look of the text (YAML 1.1 section 3.3.2).
        let isImplicit: Bool
    }

    let step: Step
    let extent: YAMLExtent
}
