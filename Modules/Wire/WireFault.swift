/// Every fault there is; the names of the public codes.
enum WireFault: String, Error, Hashable, Sendable {
    case requestLine, methodTooLong, target, targetEscape, targetAuthority, authorityTarget, asteriskTarget
    case targetTooLong, versionUnsupported
    case statusLine, status, statusLineTooLong, switchWithoutUpgrade, framingWithoutContent
    case fieldName, spaceInFieldName, fieldLineWithoutColon, fieldValue, foldedLine, bareCarriageReturn, bareLineFeed
    case fieldLineTooLong, tooManyFields, headTooLarge
    case hostMissing, hostRepeated, host
    case contentLength, contentLengthTooLarge, contentLengthRepeated, lengthBesideTransferEncoding
    case transferEncoding, transferEncodingRepeated, transferEncodingInOldVersion, transferCodingUnknown
    case chunkedNotLast, contentNotAllowed
    case connectionOption, tooManyConnectionOptions, expectation
    case chunkSize, chunkSizeTooLarge, chunkExtension, chunkExtensionsTooLong, chunkEnd, trailerNotAllowed
    case bodyCutShort, bodyTooLong, bodyTooShort
    case unsafeText, unsafeName
    case eventLineTooLong, eventTooLarge, eventText
    case upgradeMethod, upgradeVersion, upgradeContent, upgradeMissing
    case webSocketKey, webSocketVersion, webSocketStatus, webSocketAccept, webSocketProtocol, webSocketExtension
    case reservedBits, reservedOpcode, maskMissing, maskUnexpected
    case controlTooLong, controlFragmented, lengthNotMinimal, lengthTooLarge, continuationUnexpected
    case messageInterrupted, messageTooLarge, textNotUTF8, closePayload, closeCode, closeReasonNotUTF8
    case webSocketClosed

    struct Facts {
        let sentence: String
        let clause: String
        let status: Int?

        init(_ sentence: String, _ clause: String, _ status: Int? = 400) {
            self.sentence = sentence
            self.clause = clause
            self.status = status
        }
    }
}
