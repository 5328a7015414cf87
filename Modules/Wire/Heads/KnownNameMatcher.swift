/// Finds the number of a field name by its length and at most three words of its letters.
///
/// The words of the names stand in the code as constants, so that a name costs a jump and a few comparisons.
struct KnownNameMatcher {
    private let base: UnsafeRawPointer

    /// The number of this name; ``FieldName/other`` where it has none.
    @inline(__always) static func find(_ base: UnsafeRawPointer, _ count: Int) -> FieldName {
        KnownNameMatcher(base: base).find(count)
    }

    /// Whether the bytes, as many as the name has, are this name (RFC 9110 section 5.1).
    ///
    /// What matches is a token without a further check.
    @inline(__always) private func `is`(_ name: StaticString) -> Bool { LowercaseText.matches(name, base) }

    @inline(__always) private func find(_ count: Int) -> FieldName {
        switch count {
        case 2: `is`("te") ? .te : .other
        case 3: `is`("via") ? .via : .other
        case 4: find4()
        case 5: `is`("range") ? .range : .other
        case 6: find6()
        case 7: find7()
        case 8: find8()
        case 9: `is`("forwarded") ? .forwarded : .other
        case 10: find10()
        case 11: `is`("retry-after") ? .retryAfter : .other
        case 12: find12()
        case 13: find13()
        case 14: find14()
        case 15: find15()
        case 16: find16()
        case 17: find17()
        case 18: `is`("proxy-authenticate") ? .proxyAuthenticate : .other
        case 19: `is`("proxy-authorization") ? .proxyAuthorization : .other
        case 20: `is`("sec-websocket-accept") ? .webSocketAccept : .other
        case 21: `is`("sec-websocket-version") ? .webSocketVersion : .other
        case 22: `is`("sec-websocket-protocol") ? .webSocketProtocol : .other
        case 24: `is`("sec-websocket-extensions") ? .webSocketExtensions : .other
        default: .other
        }
    }

    @inline(__always) private func find4() -> FieldName {
        if `is`("host") { return .host }
        if `is`("date") { return .date }
        if `is`("etag") { return .etag }
        if `is`("vary") { return .vary }
        return .other
    }

    @inline(__always) private func find6() -> FieldName {
        if `is`("expect") { return .expect }
        if `is`("server") { return .server }
        if `is`("cookie") { return .cookie }
        if `is`("accept") { return .accept }
        if `is`("origin") { return .origin }
        return .other
    }

    @inline(__always) private func find7() -> FieldName {
        if `is`("upgrade") { return .upgrade }
        if `is`("trailer") { return .trailer }
        if `is`("referer") { return .referer }
        return .other
    }

    @inline(__always) private func find8() -> FieldName {
        if `is`("location") { return .location }
        if `is`("if-match") { return .ifMatch }
        return .other
    }

    @inline(__always) private func find10() -> FieldName {
        if `is`("connection") { return .connection }
        if `is`("keep-alive") { return .keepAlive }
        if `is`("set-cookie") { return .setCookie }
        if `is`("user-agent") { return .userAgent }
        return .other
    }

    @inline(__always) private func find12() -> FieldName {
        if `is`("content-type") { return .contentType }
        if `is`("x-request-id") { return .xRequestID }
        if `is`("max-forwards") { return .maxForwards }
        return .other
    }

    @inline(__always) private func find13() -> FieldName {
        if `is`("content-range") { return .contentRange }
        if `is`("authorization") { return .authorization }
        if `is`("cache-control") { return .cacheControl }
        if `is`("if-none-match") { return .ifNoneMatch }
        if `is`("last-event-id") { return .lastEventID }
        return .other
    }

    @inline(__always) private func find14() -> FieldName {
        if `is`("content-length") { return .contentLength }
        if `is`("http2-settings") { return .http2Settings }
        if `is`("sec-fetch-site") { return .secFetchSite }
        return .other
    }

    @inline(__always) private func find15() -> FieldName {
        if `is`("accept-encoding") { return .acceptEncoding }
        if `is`("accept-language") { return .acceptLanguage }
        if `is`("x-forwarded-for") { return .xForwardedFor }
        return .other
    }

    @inline(__always) private func find16() -> FieldName {
        if `is`("proxy-connection") { return .proxyConnection }
        if `is`("www-authenticate") { return .wwwAuthenticate }
        if `is`("content-encoding") { return .contentEncoding }
        if `is`("x-forwarded-host") { return .xForwardedHost }
        return .other
    }

    @inline(__always) private func find17() -> FieldName {
        if `is`("transfer-encoding") { return .transferEncoding }
        if `is`("sec-websocket-key") { return .webSocketKey }
        if `is`("x-forwarded-proto") { return .xForwardedProto }
        if `is`("if-modified-since") { return .ifModifiedSince }
        return .other
    }
}
