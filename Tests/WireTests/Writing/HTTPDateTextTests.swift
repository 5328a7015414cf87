import Foundation
import Testing
import Wire

@Suite("The date of heads")
struct HTTPDateTextTests {
    private static func text(_ seconds: Int) -> String {
        var out = ByteBuffer()
        HTTPDateText.write(secondsSinceEpoch: seconds, to: &out)
        return String(decoding: out.array, as: UTF8.self)
    }

    private static func seconds(_ text: String) -> Int? { HTTPDateText.secondsSinceEpoch(text.utf8Span.span.bytes) }

    @Test("is written as Foundation writes it, and read back")
    func everyAge() throws {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        formatter.calendar = Calendar(identifier: .gregorian)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        // From 1900, since Foundation's calendar is not the Gregorian one before 1582.
        for seconds in stride(from: -2_208_988_800, to: 253_402_300_800, by: 86_400 * 97 + 12_347) {
            let text = Self.text(seconds)
            #expect(text == formatter.string(from: Date(timeIntervalSince1970: Double(seconds))))
            #expect(Self.seconds(text) == seconds)
        }
    }

    @Test("is brought to the years that four digits can tell")
    func ends() {
        #expect(Self.text(.max) == "Fri, 31 Dec 9999 23:59:59 GMT")
        #expect(Self.text(.min) == "Sat, 01 Jan 0000 00:00:00 GMT")
        #expect(Self.text(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(Self.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(
        "is not read where it is none",
        arguments: [
            "", "Sun, 06 Nov 1994 08:49:37 GMT ", "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun; 06 Nov 1994 08:49:37 GMT",
            "Sun, 6  Nov 1994 08:49:37 GMT", "Sun, 29 Feb 1900 08:49:37 GMT", "Sun, 06-Nov-1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
        ])
    func refused(_ text: String) {
        #expect(Self.seconds(text) == nil)
    }
}
