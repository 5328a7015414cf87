/// A part of a usage line: what is typed as it stands, what stands for something else, or punctuation.
///
/// Help shows them with styles, the manual page with fonts.
struct Piece: Hashable {
    enum Role: Hashable { case literal, placeholder, punctuation }

    let text: String
    let role: Role

    static func literal(_ text: String) -> Piece { Piece(text: text, role: .literal) }
    static func placeholder(_ text: String) -> Piece { Piece(text: text, role: .placeholder) }
    static func punctuation(_ text: String) -> Piece { Piece(text: text, role: .punctuation) }
}

extension [Piece] {
    var plain: String { map(\.text).joined() }

    var styled: StyledText {
        var text = StyledText()
        for piece in self {
            switch piece.role {
            case .literal: text.append(piece.text, .bold)
            case .placeholder: text.append(piece.text, .underlined)
            case .punctuation: text.append(piece.text)
            }
        }
        return text
    }
}
