extension ScalarTable {
    /// Plain scalars that PyYAML 6.0.3's `safe_load` reads as text, one a line.
    static let texts = """
        yES
        nO
        tRUE
        fALSE
        oN
        oFF
        nULL
        Y
        y
        n
        N
        none
        nONE
        None
        NONE
        Nil
        nIL
        nil
        NIL
        t
        T
        F
        f
        eNABLED
        enabled
        ENABLED
        Enabled
        ~x
        nUll
        NuLL
        ==
        <
        <<<
        +
        .
        ..
        _
        __
        -_
        +-1
        --1
        -+1
        08
        09
        0o17
        0O17
        _0
        0_8
        0b
        0b2
        0B1
        0x
        0xg
        0X1F
        0x1.8
        x1f
        _1
        -_1
        1 000
        1,000
        1:60
        1:005
        1::2
        :1
        0:30
        01:30
        00:30
        1:3_0
        1:60.5
        1:30e1
        1:30.5e+1
        _1.5
        -.5
        +.5
        ._5
        1.5e3
        1.5E3
        1.5e+
        1.5e+_3
        1.5e+3_0
        1e3
        1e+3
        1E-3
        1.e3
        .5e3
        1.0.0
        1.2.3
        1..2
        1.0f
        1.0d
        1e400
        .iNF
        .Nan
        -.nan
        +.nan
        inf
        -inf
        nan
        Infinity
        NaN
        .infinity
        1.inf
        2001-1-1
        2001-01-1
        2001-1-01
        20011-01-01
        201-01-01
        2001-12-14T21:59:43z
        2001-12-14T21:59
        2001-1-1 1:2:3
        2001-12-14T21:59:43+0130
        2001-12-14T
        2001-12-14x
        2001-12-14T21:59:43ZZ
        2001/12/14
        12-14-2001
        2001-12
        2001-12-14T21:59:43.1.2
        2001-12-14-05:00
        v1.0
        1a
        a1
        1-2
        1/2
        1+1
        1%
        $1
        10s
        10m
        2h30m
        1.5s
        250ms
        1d
        10MB
        10 MB
        50%
        127.0.0.1
        ::1
        a:b
        http://x/y
        localhost:8080
        gpt-5.5
        main
        feature/x
        ~/x
        /usr/bin
        ./x
        ../x
        -x
        --yolo
        -1x
        a b
        a  b
        a#b
        a-b
        a_b
        é
        日本
        🙂
        true1
        yes!
        no.
        on-call
        off.
        nullable
        Trues
        0xZZ
        1e
        e1
        E5
        1E
        12e03
        -12e03
        5e-1
        0e0
        0E0
        .e3
        1_e+3
        ١٢
        １２
        ½
        0b1.0
        0.b1
        0-1
        1-1-1
        +1-1
        1.2.3.4
        00:00:00
        07:30
        08:30
        4:T12x
        .b
        12--
        -1b37TTb1
        171x49-
        .3x2
        +b+.97
        72b
        3E
        5_4e-1Z
        5 3e16
        47::e
        5+
        7Z7
        -x.
        4E TZ1
        1626+53
        130b4
        3. 026 :4
        . .e3
        .4x0E9T28
        .5.7xxE_T
        6Ee.
        ..2737e6
        6e  0e
        04b
        -41.+ZbE-
        4x4EE0+5
        4e
        176813E+x
        34TZ.
        84+
        3:e5
        -6._2.
        ++0:_E 9E
        1584-
        283+
        -8 41E735
        1569T
        100Ex
        .1402T8
        512Z:EZ
        791+
        58+
        2e8ET67
        3:+x1T
        7T+e
        2eZ91 T
        2 4_
        2e09+
        4E
        .4 TE
        3.7ee
        4-.:_
        .2::b
        .-
        1831Z
        21-+
        5e-
        9exZ
        35T526E
        2_7.8b60-
        -E6:8_1
        8b.4ZEET
        +73744EZ
        3329Eb6
        87 00x9
        8_T7eE7x
        0-T9
        .7e1_-.
        609E26e
        967+
        57e-Z1
        65TE+1
        2.-3x
        .x+6
        .e0T-7
        1:1+218
        2 _.
        90 T2
        8-e4e50
        4 7__
        . 2E6:57
        2T1exx_
        263-
        +574-+ Z
        8b8.8
        6+757
        49b6
        2:87EE
        +.19
        2.E5
        8Z03T
        81 T
        0_-Z
        5 9261
        --0.T6
        +5401x
        523:e6941
        34761x
        -.2+EE
        2_E
        2. 8
        48Ee6b8
        7_.165:5T
        +xEb38
        2+75 1
        01749
        -E.14e7
        93E.x7
        54074+32
        01Tx.
        0:575130
        5E929T
        0:-+2T+57
        818TxZ
        7:TZx
        6xZ2:3
        9__-
        3.e1xb62b
        5-0E6
        10.e3
        5eb.E8b5
        67e53
        3::2-T
        98-x
        5:T7+4x
        ++8
        4_+T
        .57_6835Z
        863T386
        +10:-7E
        +048
        07-bbT-
        8-e
        0 -EZZ5T
        0:e318
        656E.3b+x
        --
        7:+6542T6
        9xT4e.78
        .7T9_
        3b47
        +.4
        6e6E2
        5x 05_+b
        3Eee41
        -T4_
        -8x199
        6Te3_6
        94bT21
        9x8
        5-1_0
        2T
        64T0-00Z
        29T
        5e 1
        .b+eZ5
        3.T
        +8b_981
        04 9b
        90_88-5b
        79 1
        +68b0:+
        2x.27:bE8
        9.b
        3.T+24
        0.8E
        .+e2 T:32
        .1x01
        4+3:0T
        +_
        7e3T.4
        715+x4
        48--7408
        +e34E1
        6.-87
        3:9-
        1-68b54
        8564 ZT6
        602E-
        15.b 0
        3e+E0
        003680 Tb
        3+ebE
        7-ZT0.
        -:+
        0-71939.T
        82+bx4+3E
        9-b
        872x9
        76Ex:b
        0.57_x_
        8969105x
        4Z6  8
        3e8TT4-30
        8  3:++
        .9.:E
        -EEZ-:+.
        +0Z2E7
        -.
        29E53T
        9E6E6-51T
        5E
        + -1T0Zb
        + :0
        15b5
        0+9- 8
        27Z:Zb7-
        .3_x:_:T2
        7:6+9.7-1
        4x++75..6
        7+Z4
        +b.x
        3ZE
        6Z32x.
        .:+TT
        7:.T3593
        8E2.
        +_ETT+E
        -ZE4
        61x85x5T
        ..-
        6T
        44ZeZ
        770E+4T.
        44bb7
        35_++b.9
        2_b83Te-
        6x_0.2T9
        7113b
        16e-e59
        4+T
        """.split(separator: "\n").map(String.init)
}
