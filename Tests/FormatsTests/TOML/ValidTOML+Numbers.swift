extension ValidTOML {
    static let numbers: [ValidTOML] = [
        ValidTOML(
            "zero with each sign",
            "a = 0\nb = +0\nc = -0",
            "{a: 0, b: 0, c: 0}"),
        ValidTOML(
            "signed integers",
            "a = +99\nb = -17\nc = 42",
            "{a: 99, b: -17, c: 42}"),
        ValidTOML(
            "underscores",
            "a = 1_000\nb = 5_349_221\nc = 1_2_3",
            "{a: 1000, b: 5349221, c: 123}"),
        ValidTOML(
            "the greatest and the least integer",
            "a = 9223372036854775807\nb = -9223372036854775808",
            "{a: 9223372036854775807, b: -9223372036854775808}"),
        ValidTOML(
            "hexadecimal in either case",
            "a = 0xDEADBEEF\nb = 0xdeadbeef\nc = 0xdead_beef",
            "{a: 3735928559, b: 3735928559, c: 3735928559}"),
        ValidTOML(
            "octal",
            "a = 0o01234567\nb = 0o755",
            "{a: 342391, b: 493}"),
        ValidTOML(
            "binary",
            "a = 0b11010110\nb = 0b0",
            "{a: 214, b: 0}"),
        ValidTOML(
            "zeros lead where there is a base",
            "a = 0x00ff\nb = 0b0001\nc = 0o007",
            "{a: 255, b: 1, c: 7}"),
        ValidTOML(
            "the greatest hexadecimal",
            "a = 0x7FFFFFFFFFFFFFFF",
            "{a: 9223372036854775807}"),
        ValidTOML(
            "hexadecimal that looks like a float",
            "a = 0x1e5\nb = 0xe0",
            "{a: 485, b: 224}"),
        ValidTOML(
            "fractions",
            "a = 1.0\nb = 3.1415\nc = -0.01\nd = +1.5",
            "{a: 1.0, b: 3.1415, c: -0.01, d: 1.5}"),
        ValidTOML(
            "exponents",
            "a = 5e+22\nb = 1e06\nc = -2E-2\nd = 1e0\ne = 0e0",
            "{a: 5e+22, b: 1000000.0, c: -0.02, d: 1.0, e: 0.0}"),
        ValidTOML(
            "a fraction and an exponent",
            "a = 6.626e-34\nb = 1.5E+3",
            "{a: 6.626e-34, b: 1500.0}"),
        ValidTOML(
            "underscores in floats",
            "a = 224_617.445_991_228\nb = 1e1_0\nc = 1_0.0_1",
            "{a: 224617.445991228, b: 10000000000.0, c: 10.01}"),
        ValidTOML(
            "zeros lead in the exponent",
            "a = 1e007",
            "{a: 10000000.0}"),
        ValidTOML(
            "negative zero",
            "a = -0.0\nb = +0.0",
            "{a: -0.0, b: 0.0}"),
        ValidTOML(
            "infinity",
            "a = inf\nb = +inf\nc = -inf",
            "{a: inf, b: inf, c: -inf}"),
        ValidTOML(
            "not a number",
            "a = nan\nb = +nan\nc = -nan",
            "{a: nan, b: nan, c: nan}"),
        ValidTOML(
            "the least positive float",
            "a = 5e-324",
            "{a: 5e-324}"),
        ValidTOML(
            "the greatest float",
            "a = 1.7976931348623157e308",
            "{a: 1.7976931348623157e+308}"),
        ValidTOML(
            "what is too small becomes zero",
            "a = 1e-400",
            "{a: 0.0}"),
        ValidTOML(
            "zero before the point",
            "a = 0.123\nb = 0.0e5",
            "{a: 0.123, b: 0.0}"),
        ValidTOML(
            "booleans",
            "a = true\nb = false",
            "{a: true, b: false}"),
        ValidTOML(
            "a number before a comment without a blank",
            "a = 1#x\nb = true#y",
            "{a: 1, b: true}"),
        ValidTOML(
            "a float with many digits",
            "a = 0.1000000000000000055511151231257827",
            "{a: 0.1}"),
    ]
}
