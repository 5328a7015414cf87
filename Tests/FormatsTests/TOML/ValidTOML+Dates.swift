extension ValidTOML {
    static let dates: [ValidTOML] = [
        ValidTOML(
            "a UTC date-time",
            "a = 1979-05-27T07:32:00Z",
            "{a: 1979-05-27T07:32:00Z}"),
        ValidTOML(
            "lower case letters",
            "a = 1979-05-27t07:32:00z",
            "{a: 1979-05-27T07:32:00Z}"),
        ValidTOML(
            "an offset",
            "a = 1979-05-27T00:32:00-07:00\nb = 1979-05-27T00:32:00+05:30",
            "{a: 1979-05-27T00:32:00-07:00, b: 1979-05-27T00:32:00+05:30}"),
        ValidTOML(
            "a space for the T",
            "a = 1979-05-27 07:32:00Z",
            "{a: 1979-05-27T07:32:00Z}"),
        ValidTOML(
            "a space for the T in a local date-time",
            "a = 1979-05-27 07:32:00",
            "{a: 1979-05-27T07:32:00}"),
        ValidTOML(
            "milliseconds",
            "a = 1979-05-27T00:32:00.123-07:00",
            "{a: 1979-05-27T00:32:00.123-07:00}"),
        ValidTOML(
            "a local date-time",
            "a = 1979-05-27T07:32:00\nb = 1979-05-27T00:32:00.999999",
            "{a: 1979-05-27T07:32:00, b: 1979-05-27T00:32:00.999999}"),
        ValidTOML(
            "a local date",
            "a = 1979-05-27",
            "{a: 1979-05-27}"),
        ValidTOML(
            "a local time",
            "a = 07:32:00\nb = 00:32:00.5\nc = 23:59:59.999",
            "{a: 07:32:00, b: 00:32:00.5, c: 23:59:59.999}"),
        ValidTOML(
            "leap days",
            "a = 2000-02-29\nb = 2024-02-29T15:15:15Z",
            "{a: 2000-02-29, b: 2024-02-29T15:15:15Z}"),
        ValidTOML(
            "a date before a comment",
            "a = 1979-05-27 # 07:32:00",
            "{a: 1979-05-27}"),
        ValidTOML(
            "dates in an array",
            "a = [1979-05-27, 1979-05-28T00:00:00Z,07:00:00]",
            "{a: [1979-05-27, 1979-05-28T00:00:00Z, 07:00:00]}"),
        ValidTOML(
            "a date as a bare key",
            "1979-05-27 = 1",
            "{1979-05-27: 1}"),
        ValidTOML(
            "a date-time as a quoted key",
            #""1979-05-27T07:32:00Z" = 1"#,
            #"{"1979-05-27T07:32:00Z": 1}"#),
        ValidTOML(
            "a zero offset",
            "a = 1979-05-27T07:32:00+00:00\nb = 1979-05-27T07:32:00-00:00",
            "{a: 1979-05-27T07:32:00Z, b: 1979-05-27T07:32:00Z}"),
        ValidTOML(
            "the ends of the ranges",
            "a = 0001-01-01\nb = 9999-12-31T23:59:59Z",
            "{a: 0001-01-01, b: 9999-12-31T23:59:59Z}"),
        ValidTOML(
            "an offset of nearly a day",
            "a = 1979-05-27T07:32:00+23:59",
            "{a: 1979-05-27T07:32:00+23:59}"),
        ValidTOML(
            "a leap second",
            "a = 2016-12-31T23:59:60Z",
            "{a: 2016-12-31T23:59:60Z}"),
        ValidTOML(
            "the year zero",
            "a = 0000-01-01",
            "{a: 0000-01-01}"),
        ValidTOML(
            "nanoseconds",
            "a = 07:32:00.123456789",
            "{a: 07:32:00.123456789}"),
        ValidTOML(
            "more digits than nanoseconds are cut off",
            "a = 07:32:00.1234567899",
            "{a: 07:32:00.123456789}"),
    ]
}
