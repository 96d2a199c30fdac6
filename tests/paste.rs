//! Pasted text: what becomes a row or a payment, what does not and why, and
//! what is doubted. The samples are worded as lenders and banks word them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::fmt::Debug;

use ashore::loan::paste::{
    Doubt, MAX_PASTE, MAX_PAYMENTS, PasteError, Pasted, Why, read_payments, read_rows,
};
use ashore::loan::{Act, Towards};
use common::day;
use proptest::prelude::*;

/// A paste, line by line, and what comes of it: `line day amounts doubts` for
/// an item, `-line why` for what is ignored, `?` for doubts about the whole.
struct Case {
    what: &'static str,
    today: &'static str,
    text: &'static [&'static str],
    read: &'static [&'static str],
}

const ROWS: &[Case] = &[
    Case {
        what: "a spreadsheet with a heading and a total",
        today: "2026-11-23",
        text: &[
            "期数\t还款日\t应还本金\t应还利息\t服务费\t应还金额\t剩余本金\t状态",
            "1\t2026-02-20\t1,000.00\t207.00\t0.00\t1,207.00\t9,000.00\t已还",
            "2\t2026/3/20\t1,000.00\t113.40\t\t1,113.40\t8,000.00\t逾期",
            "合计\t\t2,000.00\t320.40\t0.00\t2,320.40\t\t",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "3 2026-03-20 1,000.00 113.40 0.00",
            "-1 Heading",
            "-4 Total",
        ],
    },
    Case {
        what: "commas between the cells",
        today: "2026-11-23",
        text: &[
            "期次,应还日期,本金,利息,合计",
            "1,2026年2月20日,1000,207,1207",
            "2,20260320,1000,113.4,1113.4",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "3 2026-03-20 1,000.00 113.40 0.00",
            "-1 Heading",
        ],
    },
    Case {
        what: "thousands with and without quotes",
        today: "2026-11-23",
        text: &[
            "期次,应还日期,本金,利息,合计",
            "1,2026-02-20,\"1,000.00\",207.00,\"1,207.00\"",
            "2,2026-03-20,1,000.00,113.40,1,113.40",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "3 2026-03-20 1,000.00 113.40 0.00 Commas",
            "-1 Heading",
        ],
    },
    Case {
        what: "no heading: total compared",
        today: "2026-11-23",
        text: &[
            "1 2026-02-20 1,000.00 207.00 1,207.00",
            "2 2026-03-20 1,000.00 113.40 1,113.40",
            "合计 2,000.00 320.40 2,320.40",
        ],
        read: &[
            "1 2026-02-20 1,000.00 207.00 0.00 ColumnsGuessed",
            "2 2026-03-20 1,000.00 113.40 0.00 ColumnsGuessed",
            "-3 Total",
        ],
    },
    Case {
        what: "an app with a line for each part",
        today: "2026-11-23",
        text: &[
            "第1期",
            "2026-02-20",
            "应还本金 1,000.00",
            "利息 207.00",
            "第2期",
            "2026-03-20",
            "应还本金 1,000.00",
            "利息 113.40",
        ],
        read: &[
            "1-4 2026-02-20 1,000.00 207.00 0.00",
            "5-8 2026-03-20 1,000.00 113.40 0.00",
        ],
    },
    Case {
        what: "one line an instalment, parts in brackets",
        today: "2026-11-23",
        text: &[
            "第1/12期 02月20日 待还 ¥1,207.00（含本金¥1,000.00，利息¥207.00）",
            "第2/12期 03月20日 待还 ¥1,113.40（含本金¥1,000.00，利息¥113.40）",
        ],
        read: &[
            "1 2027-02-20 1,000.00 207.00 0.00 YearGuessed",
            "2 2027-03-20 1,000.00 113.40 0.00 YearGuessed",
        ],
    },
    Case {
        what: "amounts only, years open",
        today: "2026-11-23",
        text: &[
            "1/12期",
            "02-20",
            "¥1,207.00",
            "",
            "2/12期",
            "03-20",
            "¥1,113.40",
        ],
        read: &[
            "1-3 2027-02-20 1,207.00 0.00 0.00 TotalAsPrincipal, YearGuessed",
            "5-7 2027-03-20 1,113.40 0.00 0.00 TotalAsPrincipal, YearGuessed",
        ],
    },
    Case {
        what: "across the new year",
        today: "2026-01-10",
        text: &[
            "11月20日 1,000.00 10.00",
            "12月20日 1,000.00 9.00",
            "1月20日 1,000.00 8.00",
            "2月20日 1,000.00 7.00",
        ],
        read: &[
            "1 2025-11-20 1,000.00 10.00 0.00 ColumnsGuessed, YearGuessed",
            "2 2025-12-20 1,000.00 9.00 0.00 ColumnsGuessed, YearGuessed",
            "3 2026-01-20 1,000.00 8.00 0.00 ColumnsGuessed, YearGuessed",
            "4 2026-02-20 1,000.00 7.00 0.00 ColumnsGuessed, YearGuessed",
        ],
    },
    Case {
        what: "a total that does not add up",
        today: "2026-11-23",
        text: &["2026-02-20\t1207", "2026-03-20\t1113.40", "总计\t2320.41"],
        read: &[
            "1 2026-02-20 1,207.00 0.00 0.00 TotalAsPrincipal",
            "2 2026-03-20 1,113.40 0.00 0.00 TotalAsPrincipal",
            "-3 Total",
            "? TotalDiffers { stated: Fen(232041), sum: Fen(232040) }",
        ],
    },
    Case {
        what: "a table in Markdown, in English",
        today: "2026-11-23",
        text: &[
            "| No. | Due date | Principal | Interest | Total |",
            "|---|---|---|---|---|",
            "| 1 | 2026-02-20 | 1,000.00 | 207.00 | 1,207.00 |",
            "| 2 | 3/20/2026 | 1,000.00 | -- | 1,000.00 |",
        ],
        read: &[
            "3 2026-02-20 1,000.00 207.00 0.00",
            "4 2026-03-20 1,000.00 0.00 0.00",
            "-1 Heading",
            "-2 Words",
        ],
    },
    Case {
        what: "semicolons, ten thousands, short years",
        today: "2026-11-23",
        text: &[
            "期数；还款日；本金（万元）；利息（元）",
            "1；26-2-20；0.1；207",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00 YearGuessed",
            "-1 Heading",
        ],
    },
    Case {
        what: "full width; a day that is none; a minus",
        today: "2026-11-23",
        text: &[
            "还款日 本金 利息",
            "２０２６－０２－２０ １，０００．００ ２０７．００",
            "2026-02-30 1000 10",
            "2026-04-20 -1000 10",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "-1 Heading",
            "-3 BadDate",
            "-4 Negative",
        ],
    },
    Case {
        what: "what stands above and below the rows",
        today: "2026-11-23",
        text: &[
            "借款金额 10,000.00 元",
            "借款日期 2026-01-05",
            "年利率 16.425%",
            "还款方式 等额本金",
            "第1期 2026-02-20 1,000.00元 207.00元",
            "客服电话 95384 400-999-8877",
        ],
        read: &[
            "5 2026-02-20 1,000.00 207.00 0.00 ColumnsGuessed",
            "-1 Words",
            "-2 Words",
            "-3 Words",
            "-4 Words",
            "-6 Words",
        ],
    },
    Case {
        what: "nothing but numbers",
        today: "2026-11-23",
        text: &[
            "1",
            "2026-02-20",
            "1000",
            "207",
            "2",
            "2026-03-20",
            "1000",
            "113.4",
        ],
        read: &[
            "1-4 2026-02-20 1,000.00 207.00 0.00 ColumnsGuessed",
            "5-8 2026-03-20 1,000.00 113.40 0.00 ColumnsGuessed",
        ],
    },
    Case {
        what: "commas without quotes, newest first",
        today: "2026-11-23",
        text: &[
            "2026-03-20,1,000.00,113.40,1,113.40",
            "2026-02-20,1000,207,1207",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00 Commas, ColumnsGuessed",
            "1 2026-03-20 1,000.00 113.40 0.00 Commas, ColumnsGuessed",
            "? Reversed",
        ],
    },
    Case {
        what: "newest first, no years",
        today: "2026-11-23",
        text: &["5月20日 300.00", "4月20日 200.00", "3月20日 100.00"],
        read: &[
            "3 2027-03-20 100.00 0.00 0.00 TotalAsPrincipal, YearGuessed",
            "2 2027-04-20 200.00 0.00 0.00 TotalAsPrincipal, YearGuessed",
            "1 2027-05-20 300.00 0.00 0.00 TotalAsPrincipal, YearGuessed",
            "? Reversed",
        ],
    },
    Case {
        what: "half a year apart, no years: forward in time",
        today: "2026-11-23",
        text: &["06-20 1000 300", "12-20 1000 200", "06-20 1000 100"],
        read: &[
            "1 2026-06-20 1,000.00 300.00 0.00 ColumnsGuessed, YearGuessed",
            "2 2026-12-20 1,000.00 200.00 0.00 ColumnsGuessed, YearGuessed",
            "3 2027-06-20 1,000.00 100.00 0.00 ColumnsGuessed, YearGuessed",
        ],
    },
    Case {
        what: "half a year apart, the last one with its year: back from it",
        today: "2026-11-23",
        text: &["12-20 1000 300", "06-20 1000 200", "2027-12-20 1000 100"],
        read: &[
            "1 2026-12-20 1,000.00 300.00 0.00 ColumnsGuessed, YearGuessed",
            "2 2027-06-20 1,000.00 200.00 0.00 ColumnsGuessed, YearGuessed",
            "3 2027-12-20 1,000.00 100.00 0.00 ColumnsGuessed",
        ],
    },
    Case {
        what: "names at every amount",
        today: "2026-11-23",
        text: &[
            "还款日期 2026-02-20",
            "应还总额 1,207.00",
            "应还本金 1,000.00",
            "应还利息 207.00",
            "剩余本金 9,000.00",
            "还款日期 2026-03-20",
            "应还总额 1,113.40",
            "应还本金 1,000.00",
            "应还利息 113.40",
            "剩余本金 8,000.00",
        ],
        read: &[
            "1-5 2026-02-20 1,000.00 207.00 0.00",
            "6-10 2026-03-20 1,000.00 113.40 0.00",
        ],
    },
    Case {
        what: "names behind the amounts",
        today: "2026-11-23",
        text: &["1,000.00", "本金", "207.00", "利息", "2026-02-20到期"],
        read: &["1-5 2026-02-20 1,000.00 207.00 0.00 ColumnsGuessed"],
    },
    Case {
        what: "invisible signs, CRLF, a European amount",
        today: "2026-11-23",
        text: &[
            "\u{feff}期数\t还款日\t本金\t利息\r",
            "1\t2026-02-20\t1\u{200b},000.00\t\u{a0}207.00 元\r",
            "3\t2026-03-20\t1.000,00\t207.00\r",
            "4\t2026-03-20\t1000.005\t207.00😀\r",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "4 2026-03-20 1,000.01 207.00 0.00 Rounded, Gap",
            "-1 Heading",
            "-3 BadAmount",
        ],
    },
    Case {
        what: "no days",
        today: "2026-11-23",
        text: &[
            "月份 月供 利息 本金 剩余",
            "1 1207.00 207.00 1000.00 9000.00",
        ],
        read: &["-1 Words", "-2 NoDate"],
    },
    Case {
        what: "an app with numbers as words",
        today: "2026-11-23",
        text: &[
            "还款计划",
            "第一期",
            "2026年02月20日",
            "本金：1,000.00",
            "利息：207.00",
            "状态：已逾期",
            "第二期",
            "2026年03月20日",
            "本金：1,000.00",
            "利息：113.40",
            "状态：未到期",
        ],
        read: &[
            "2-7 2026-02-20 1,000.00 207.00 0.00",
            "8-11 2026-03-20 1,000.00 113.40 0.00",
            "-1 Words",
        ],
    },
    Case {
        what: "a table copied cell by cell",
        today: "2026-11-23",
        text: &[
            "期数",
            "还款日",
            "本金",
            "利息",
            "1",
            "2026-02-20",
            "1,000.00",
            "207.00",
            "2",
            "2026-03-20",
            "1,000.00",
            "113.40",
        ],
        read: &[
            "5-8 2026-02-20 1,000.00 207.00 0.00",
            "9-12 2026-03-20 1,000.00 113.40 0.00",
            "-1 Heading",
            "-2 Heading",
            "-3 Heading",
            "-4 Heading",
        ],
    },
    Case {
        what: "which amount is which",
        today: "2026-11-23",
        text: &[
            "2026-02-20 1,207.00 1,000.00 207.00 9,000.00",
            "2026-03-20 1000 113.4 5 1118.4",
            "2026-04-20 1000 113.4 9000",
            "2026-05-20 0.1万 13800138000 1090.5元",
        ],
        read: &[
            "1 2026-02-20 1,000.00 207.00 0.00 ColumnsGuessed, LeftOut(Fen(900000))",
            "2 2026-03-20 1,000.00 113.40 5.00 ColumnsGuessed",
            "3 2026-04-20 1,000.00 113.40 0.00 ColumnsGuessed, LeftOut(Fen(900000))",
            "4 2026-05-20 1,000.00 1,090.50 0.00 ColumnsGuessed",
        ],
    },
    Case {
        what: "names and plus signs",
        today: "2026-11-23",
        text: &[
            "2026-02-20: 本金1000元+利息207元=1207元",
            "2026-03-20: 本金1000元 利息113.4元 罚息5元 合计1118.4元",
        ],
        read: &[
            "1 2026-02-20 1,000.00 207.00 0.00",
            "2 2026-03-20 1,000.00 113.40 0.00 TotalDiffers { stated: Fen(111840), sum: Fen(111340) }",
        ],
    },
    Case {
        what: "an interest column and a total",
        today: "2026-11-23",
        text: &[
            "还款日\t应还金额\t应还利息",
            "2026-02-20\t1,207.00\t207.00",
            "46101\t1,113.40\t113.40",
            "2026-04-20\t1,100.00\t-",
            "2026-05-20\tabc\t-",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00 Derived",
            "4 2026-04-20 1,100.00 0.00 0.00 Derived",
            "-1 Heading",
            "-3 BadDate",
            "-5 BadAmount",
        ],
    },
    Case {
        what: "brackets are a minus",
        today: "2026-11-23",
        text: &[
            "借款本金 12,000 期限12个月",
            "2026-02-20 (1,000.00) 207.00",
            "合计本金 12,000",
        ],
        read: &[
            "-1 Words",
            "-2 Negative",
            "-3 Total",
            "? TotalDiffers { stated: Fen(1200000), sum: Fen(0) }",
        ],
    },
    Case {
        what: "the year as a heading",
        today: "2026-11-23",
        text: &["2026年", "12-20 1000 10", "01-20 1000 9"],
        read: &[
            "2 2026-12-20 1,000.00 10.00 0.00 ColumnsGuessed, YearGuessed",
            "3 2027-01-20 1,000.00 9.00 0.00 ColumnsGuessed, YearGuessed",
            "-1 Words",
        ],
    },
    Case {
        what: "years from the row before",
        today: "2026-11-23",
        text: &["2026-11-20 1000 10", "12-20 1000 9", "1-20 1000 8"],
        read: &[
            "1 2026-11-20 1,000.00 10.00 0.00 ColumnsGuessed",
            "2 2026-12-20 1,000.00 9.00 0.00 ColumnsGuessed, YearGuessed",
            "3 2027-01-20 1,000.00 8.00 0.00 ColumnsGuessed, YearGuessed",
        ],
    },
    Case {
        what: "several days in a row",
        today: "2026-11-23",
        text: &[
            "第1期 账单日2026-02-10 还款日2026-02-20 应还1,207.00",
            "第3期 2026-02-20至2026-03-20 1000 113.4",
            "第2期 02-20 1,207.00",
        ],
        read: &[
            "1 2026-02-20 1,207.00 0.00 0.00 SeveralDates, TotalAsPrincipal",
            "2 2026-03-20 1,000.00 113.40 0.00 SeveralDates, ColumnsGuessed, Gap",
            "3 2026-02-20 1,207.00 0.00 0.00 TotalAsPrincipal, YearGuessed, Duplicate { line: 1 }, NotRising, Gap",
        ],
    },
    Case {
        what: "American and European days",
        today: "2026-11-23",
        text: &[
            "Date,Principal,Interest,Fee",
            "02/20/2026,1000,207,0",
            "20/03/2026,1000,113.4,0",
            "03/04/2026,1000,113.4,0",
            "3/5/26,1000,113.4,0",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "3 2026-03-20 1,000.00 113.40 0.00",
            "4 2026-04-03 1,000.00 113.40 0.00 DateOrder",
            "5 2026-03-05 1,000.00 113.40 0.00 YearGuessed, NotRising",
            "-1 Heading",
        ],
    },
    Case {
        what: "cell by cell, with a title and a total",
        today: "2026-11-23",
        text: &[
            "还款计划",
            "期数",
            "还款日",
            "本金",
            "利息",
            "1",
            "2026-02-20",
            "1,000.00",
            "207.00",
            "2",
            "2026-03-20",
            "1,000.00",
            "113.40",
            "合计",
            "2,000.00",
            "320.40",
        ],
        read: &[
            "6-9 2026-02-20 1,000.00 207.00 0.00",
            "10-13 2026-03-20 1,000.00 113.40 0.00",
            "-1 Words",
            "-2 Heading",
            "-3 Heading",
            "-4 Heading",
            "-5 Heading",
            "-14 NoDate",
            "-15 NoDate",
            "-16 NoDate",
        ],
    },
    Case {
        what: "instalments in English",
        today: "2026-11-23",
        text: &[
            "Instalment 1 due 2026-02-20: principal CNY 1,000.00, interest CNY 207.00, total CNY 1,207.00",
            "Instalment 2 due 2026-03-20: principal CNY 1,000.00, interest CNY 113.40, total CNY 1,120.00",
        ],
        read: &[
            "1 2026-02-20 1,000.00 207.00 0.00",
            "2 2026-03-20 1,000.00 113.40 0.00 TotalDiffers { stated: Fen(112000), sum: Fen(111340) }",
        ],
    },
    Case {
        what: "words only",
        today: "2026-11-23",
        text: &["随便写点什么"],
        read: &["-1 Words"],
    },
    Case {
        what: "numbers that are no amounts",
        today: "2026-11-23",
        text: &[
            "2026-02-20 13800138000",
            "2026-03-20 400-888-8888",
            "2026-04-20 14:05",
            "2026-05-20 18%",
            "2026-06-20 2026",
        ],
        read: &[
            "5 2026-06-20 2,026.00 0.00 0.00 TotalAsPrincipal",
            "-1 NoAmount",
            "-2 NoAmount",
            "-3 NoAmount",
            "-4 NoAmount",
        ],
    },
    Case {
        what: "a state below the amounts",
        today: "2026-11-23",
        text: &[
            "第1期",
            "2026-02-20",
            "1,000.00",
            "已结清",
            "第2期",
            "2026-03-20",
            "900.00",
            "已结清",
        ],
        read: &[
            "1-4 2026-02-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "5-8 2026-03-20 900.00 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "an instalment's own total is not that of all",
        today: "2026-11-23",
        text: &[
            "第1期 应还总额 1,207.00",
            "2026-02-20",
            "第2期 应还总额 1,113.40",
            "2026-03-20",
        ],
        read: &[
            "1-2 2026-02-20 1,207.00 0.00 0.00 TotalAsPrincipal",
            "3-4 2026-03-20 1,113.40 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "a heading with another year than today's",
        today: "2026-11-23",
        text: &["2024年", "12-20 1000 10", "01-20 1000 9"],
        read: &[
            "2 2024-12-20 1,000.00 10.00 0.00 ColumnsGuessed, YearGuessed",
            "3 2025-01-20 1,000.00 9.00 0.00 ColumnsGuessed, YearGuessed",
            "-1 Words",
        ],
    },
    Case {
        what: "a sentence with a year is no heading",
        today: "2026-11-23",
        text: &["2024年起改用新的利率，详见官网", "12-20 1000 10"],
        read: &[
            "2 2026-12-20 1,000.00 10.00 0.00 ColumnsGuessed, YearGuessed",
            "-1 Words",
        ],
    },
    Case {
        what: "a year that cannot be meant",
        today: "2026-11-23",
        text: &["1999年", "12-20 1000 10"],
        read: &[
            "2 2026-12-20 1,000.00 10.00 0.00 ColumnsGuessed, YearGuessed",
            "-1 Words",
        ],
    },
    Case {
        what: "the name of an amount at the day, the amount below",
        today: "2026-11-23",
        text: &["还款日期 2026-02-20 应还金额", "1,207.00"],
        read: &["1-2 2026-02-20 1,207.00 0.00 0.00 TotalAsPrincipal"],
    },
    Case {
        what: "other spaces and control characters",
        today: "2026-11-23",
        text: &["2026\u{1}年\u{a0}2月20日\u{3000}本金1,000.00"],
        read: &["1 2026-02-20 1,000.00 0.00 0.00"],
    },
    Case {
        what: "small amounts below their days",
        today: "2026-11-23",
        text: &["车贷", "2026-02-20", "500", "2026-03-20", "400"],
        read: &[
            "2-3 2026-02-20 500.00 0.00 0.00 TotalAsPrincipal",
            "4-5 2026-03-20 400.00 0.00 0.00 TotalAsPrincipal",
            "-1 Words",
        ],
    },
    Case {
        what: "numbers and two days, one below the other",
        today: "2026-11-23",
        text: &[
            "1",
            "2026-02-10",
            "2026-02-20",
            "1,207.00",
            "2",
            "2026-03-10",
            "2026-03-20",
            "1,113.40",
        ],
        read: &[
            "1-4 2026-02-20 1,207.00 0.00 0.00 SeveralDates, TotalAsPrincipal",
            "5-8 2026-03-20 1,113.40 0.00 0.00 SeveralDates, TotalAsPrincipal",
        ],
    },
    Case {
        what: "the amount above its day",
        today: "2026-11-23",
        text: &["1,000.00", "2026-02-20", "已结清", "900.00", "2026-03-20"],
        read: &[
            "1-3 2026-02-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "4-5 2026-03-20 900.00 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "a title above a row in lines",
        today: "2026-11-23",
        text: &["车贷", "2026-02-20", "1,000.00", "207.00"],
        read: &[
            "2-4 2026-02-20 1,000.00 207.00 0.00 ColumnsGuessed",
            "-1 Words",
        ],
    },
    Case {
        what: "two days of one month",
        today: "2026-11-23",
        text: &["第1期 2026-02-10 02-20 1,207.00"],
        read: &["1 2026-02-10 1,207.00 0.00 0.00 SeveralDates, TotalAsPrincipal"],
    },
    Case {
        what: "a number before the amount, the day below",
        today: "2026-11-23",
        text: &["5 1,000.00", "2026-02-20", "900.00", "2026-03-20"],
        read: &[
            "1-2 2026-02-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "3-4 2026-03-20 900.00 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "an amount before the day",
        today: "2026-11-23",
        text: &[
            "500 2026-02-20",
            "200.00 2026-03-20 1,000.00",
            "2026-04-20-500.00",
        ],
        read: &[
            "1 2026-02-20 500.00 0.00 0.00 TotalAsPrincipal",
            "2 2026-03-20 200.00 1,000.00 0.00 ColumnsGuessed",
            "3 2026-04-20 500.00 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "no loan has more than 600 instalments",
        today: "2026-11-23",
        text: &[
            "第598期 2026-02-20 1,000.00",
            "第600期 2026-03-20 1,000.00",
            "第601期 2026-04-20 1,000.00",
            "第603期 2026-05-20 1,000.00",
        ],
        read: &[
            "1 2026-02-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "2 2026-03-20 1,000.00 0.00 0.00 TotalAsPrincipal, Gap",
            "3 2026-04-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "4 2026-05-20 1,000.00 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "numbers without 第",
        today: "2026-11-23",
        text: &["1期 2026-02-20 100.00", "3期 2026-03-20 100.00"],
        read: &[
            "1 2026-02-20 100.00 0.00 0.00 TotalAsPrincipal",
            "2 2026-03-20 100.00 0.00 0.00 TotalAsPrincipal, Gap",
        ],
    },
    Case {
        what: "rows in lines, their totals in one",
        today: "2026-11-23",
        text: &[
            "第1期",
            "2026-02-20",
            "1,000.00",
            "第2期",
            "2026-03-20",
            "900.00",
            "合计 1,900.00 320.40",
        ],
        read: &[
            "1-3 2026-02-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "4-6 2026-03-20 900.00 0.00 0.00 TotalAsPrincipal",
            "-7 Total",
            "? TotalDiffers { stated: Fen(32040), sum: Fen(190000) }",
        ],
    },
    Case {
        what: "rows in lines with totals, and that of all",
        today: "2026-11-23",
        text: &[
            "第1期",
            "2026-02-20",
            "应还总额 1,207.00",
            "第2期",
            "2026-03-20",
            "应还总额 1,113.40",
            "合计 2,320.41",
        ],
        read: &[
            "1-3 2026-02-20 1,207.00 0.00 0.00 TotalAsPrincipal",
            "4-7 2026-03-20 1,113.40 0.00 0.00 TotalAsPrincipal",
            "? TotalDiffers { stated: Fen(232041), sum: Fen(232040) }",
        ],
    },
    Case {
        what: "two names are no table",
        today: "2026-11-23",
        text: &[
            "还款日",
            "应还金额",
            "2026-02-20",
            "1,207.00",
            "2026-03-20",
            "1,113.40",
        ],
        read: &[
            "1-4 2026-02-20 1,207.00 0.00 0.00 TotalAsPrincipal",
            "5-6 2026-03-20 1,113.40 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "cell by cell, cut off",
        today: "2026-11-23",
        text: &[
            "期数",
            "还款日",
            "本金",
            "利息",
            "1",
            "2026-02-20",
            "1,000.00",
            "207.00",
            "2",
            "2026-03-20",
            "1,000.00",
        ],
        read: &[
            "5-8 2026-02-20 1,000.00 207.00 0.00",
            "9-11 2026-03-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "-1 Heading",
            "-2 Heading",
            "-3 Heading",
            "-4 Heading",
        ],
    },
    Case {
        what: "cell by cell, with as many totals as columns",
        today: "2026-11-23",
        text: &[
            "期数",
            "还款日",
            "本金",
            "利息",
            "1",
            "2026-02-20",
            "1,000.00",
            "207.00",
            "合计",
            "2,000.00",
            "320.40",
            "0.00",
        ],
        read: &[
            "5-8 2026-02-20 1,000.00 207.00 0.00",
            "-1 Heading",
            "-2 Heading",
            "-3 Heading",
            "-4 Heading",
            "-9 NoDate",
            "-10 NoDate",
            "-11 NoDate",
            "-12 NoDate",
        ],
    },
    Case {
        what: "cell by cell, with the total in one line",
        today: "2026-11-23",
        text: &[
            "期数",
            "还款日",
            "本金",
            "1",
            "2026-02-20",
            "1,000.00",
            "合计 1,000.00",
        ],
        read: &[
            "4-6 2026-02-20 1,000.00 0.00 0.00",
            "-1 Heading",
            "-2 Heading",
            "-3 Heading",
            "-7 Total",
        ],
    },
    Case {
        what: "cell by cell, days first, with the total in one line",
        today: "2026-11-23",
        text: &[
            "还款日",
            "本金",
            "利息",
            "2026-02-20",
            "1,000.00",
            "207.00",
            "合计 1,207.00",
        ],
        read: &[
            "4-6 2026-02-20 1,000.00 207.00 0.00",
            "-1 Heading",
            "-2 Heading",
            "-3 Heading",
            "-7 Total",
        ],
    },
    Case {
        what: "the day of payment behind the amount",
        today: "2026-11-23",
        text: &["第1期 2026-02-20 应还 1,207.00 2026-02-25还清"],
        read: &["1 2026-02-20 1,207.00 0.00 0.00 SeveralDates, TotalAsPrincipal"],
    },
    Case {
        what: "some amounts named and some not",
        today: "2026-11-23",
        text: &[
            "2026-02-20 应还总额1,207.00 1,000.00",
            "2026-03-20 本金 1,000.00 207.00 5.00",
            "2026-04-20 应还总额1,207.00 手续费7.00",
            "2026-05-20 本金1,000.00 应还总额1,207.00",
            "2026-06-20 本金1,000.00 应还总额1,000.00",
            "2026-07-20 本金1,000.00 本金900.00",
            "2026-08-20 本金和利息1,207.00",
            "2026-09-20 已还：1,207.00",
        ],
        read: &[
            "1 2026-02-20 1,207.00 0.00 0.00 ColumnsGuessed, LeftOut(Fen(100000)), TotalAsPrincipal",
            "2 2026-03-20 1,000.00 0.00 0.00 ColumnsGuessed, LeftOut(Fen(20700)), LeftOut(Fen(500))",
            "3 2026-04-20 1,200.00 0.00 7.00 Derived",
            "4 2026-05-20 1,000.00 207.00 0.00 Derived",
            "5 2026-06-20 1,000.00 0.00 0.00",
            "6 2026-07-20 1,000.00 0.00 0.00 LeftOut(Fen(90000))",
            "7 2026-08-20 1,207.00 0.00 0.00 TotalAsPrincipal",
            "8 2026-09-20 1,207.00 0.00 0.00 TotalAsPrincipal",
        ],
    },
    Case {
        what: "why a row in lines is none",
        today: "2026-11-23",
        text: &[
            "第1期",
            "满1千",
            "第2期",
            "2026-02-20",
            "1千元",
            "第3期",
            "2026-02-30",
            "1,000.00",
            "第4期 2026-02-30",
            "第5期",
            "2026-03-20",
            "100.00",
        ],
        read: &[
            "10-12 2026-03-20 100.00 0.00 0.00 TotalAsPrincipal",
            "-1 Words",
            "-2 Words",
            "-3 BadAmount",
            "-4 BadAmount",
            "-5 BadAmount",
            "-6 BadDate",
            "-7 BadDate",
            "-8 BadDate",
            "-9 BadDate",
        ],
    },
    Case {
        what: "a page's number",
        today: "2026-11-23",
        text: &["1"],
        read: &["-1 Words"],
    },
    Case {
        what: "the same day twice has no order",
        today: "2026-11-23",
        text: &["2026-02-20 100.00", "2026-02-20 200.00"],
        read: &[
            "1 2026-02-20 100.00 0.00 0.00 TotalAsPrincipal",
            "2 2026-02-20 200.00 0.00 0.00 TotalAsPrincipal, NotRising",
        ],
    },
    Case {
        what: "numbers under #",
        today: "2026-11-23",
        text: &[
            "| # | Date | Principal | Interest |",
            "| 1 | 2026-02-20 | 1,000.00 | 207.00 |",
            "| 3 | 2026-03-20 | 1,000.00 | 113.40 |",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "3 2026-03-20 1,000.00 113.40 0.00 Gap",
            "-1 Heading",
        ],
    },
    Case {
        what: "numbers under No.",
        today: "2026-11-23",
        text: &[
            "| No. | Date | Principal | Interest |",
            "| 1 | 2026-02-20 | 1,000.00 | 207.00 |",
            "| 3 | 2026-03-20 | 1,000.00 | 113.40 |",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "3 2026-03-20 1,000.00 113.40 0.00 Gap",
            "-1 Heading",
        ],
    },
    Case {
        what: "two fees, and an empty cell in front",
        today: "2026-11-23",
        text: &[
            "期数\t还款日\t本金\t利息\t服务费\t担保费",
            "1\t2026-02-20\t1,000.00\t207.00\t3.00\t4.00",
            "\t2026-03-20\t1,000.00\t113.40\t3.00\t4.00",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 7.00",
            "3 2026-03-20 1,000.00 113.40 7.00",
            "-1 Heading",
        ],
    },
    Case {
        what: "commas between digits, with quotes before and without",
        today: "2026-11-23",
        text: &[
            "期次,应还日期,本金,利息,合计",
            "1,2026-02-20,\"1,000.00\",207.00,1207.00",
            "2,2026-03-20,900.50,100.00,1,000.50",
        ],
        read: &[
            "2 2026-02-20 1,000.00 207.00 0.00",
            "3 2026-03-20 900.50 100.00 0.00 Commas",
            "-1 Heading",
        ],
    },
    Case {
        what: "two totals, the second of all so far",
        today: "2026-11-23",
        text: &[
            "还款日\t本期应还\t应还累计",
            "2026-02-20\t1,207.00\t1,207.00",
            "2026-03-20\t1,113.40\t2,320.40",
        ],
        read: &[
            "2 2026-02-20 1,207.00 0.00 0.00 TotalAsPrincipal",
            "3 2026-03-20 1,113.40 0.00 0.00 TotalAsPrincipal",
            "-1 Heading",
        ],
    },
    Case {
        what: "rows that do not fit their table",
        today: "2026-11-23",
        text: &[
            "还款日\t本金",
            "2026-02-20\t1,000.00",
            "2026-03-20 1,000.00",
        ],
        read: &[
            "2 2026-02-20 1,000.00 0.00 0.00",
            "3 2026-03-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "-1 Heading",
        ],
    },
    Case {
        what: "between spaces a missing cell could be any",
        today: "2026-11-23",
        text: &["期数 还款日 本金 利息", "1 2026-02-20 1,000.00"],
        read: &[
            "2 2026-02-20 1,000.00 0.00 0.00 TotalAsPrincipal",
            "-1 Heading",
        ],
    },
    Case {
        what: "odd cells",
        today: "2026-11-23",
        text: &[
            "期数\t还款日\t本金\t利息",
            "第1期\t2026-02-20\t1,000.00",
            "第3期\t2026-03-20\t1,000.00\t100.00",
            "首期\t2026-04-20\t1,000.00\t100.00",
            "5\t--\t1,000.00\t100.00",
            "6\t2026-05-20\t1,000.00 207.00\t100.00",
        ],
        read: &[
            "2 2026-02-20 1,000.00 0.00 0.00",
            "3 2026-03-20 1,000.00 100.00 0.00 Gap",
            "4 2026-04-20 1,000.00 100.00 0.00",
            "-1 Heading",
            "-5 NoDate",
            "-6 BadAmount",
        ],
    },
];

const PAYMENTS: &[Case] = &[
    Case {
        what: "a lender and a bank on the same payment",
        today: "2026-11-23",
        text: &[
            "【微众银行】您的微粒贷借款于2026年3月20日成功还款1,113.40元，其中本金1,000.00元，利息113.40元。",
            "您尾号8888的储蓄卡3月20日14:05扣款（微粒贷还款）人民币1,113.40元，余额3,210.00元",
        ],
        read: &[
            "1 2026-03-20 1,113.40",
            "2 2026-03-20 1,113.40 YearGuessed, Duplicate { line: 1 }",
        ],
    },
    Case {
        what: "what is no payment",
        today: "2026-11-23",
        text: &[
            "【微众银行】您本期应还1,113.40元，请于3月20日前还款。",
            "【微众银行】您的微粒贷已逾期3天，逾期金额1,113.40元，请尽快还款。",
            "【招商银行】您信用卡本期账单5,000.00元，最低还款额500.00元，到期还款日11月5日。",
            "【微众银行】您的借款10,000.00元已到账，2026年1月5日放款至尾号8888。",
            "【工商银行】您尾号8888卡2026年3月20日扣款1,113.40元失败，余额不足。",
            "【微众银行】验证码123456，您正在还款1,113.40元，2026年3月20日。",
            "【京东】退款38.00元已于2026年3月20日退回尾号8888。",
            "【工行】您尾号8888卡3月20日14:05收入(工资)5,000.00元，余额8,210.00元。",
            "【工行】您尾号8888卡3月20日14:05消费38.00元，余额8,210.00元。",
        ],
        read: &[
            "-1 Reminder",
            "-2 Reminder",
            "-3 Reminder",
            "-4 Lent",
            "-5 Failed",
            "-6 Code",
            "-7 Refund",
            "-8 Income",
            "-9 Elsewhere",
        ],
    },
    Case {
        what: "a bank's table with money in and out",
        today: "2026-11-23",
        text: &[
            "日期\t摘要\t支出\t收入\t余额",
            "2026-03-20\t微粒贷还款\t1,113.40\t\t3,210.00",
            "2026-03-21\t工资\t\t5,000.00\t8,210.00",
            "2026-03-22\t微粒贷还款失败\t1,113.40\t\t8,210.00",
        ],
        read: &[
            "2 2026-03-20 1,113.40",
            "-1 Heading",
            "-3 Income",
            "-4 Failed",
        ],
    },
    Case {
        what: "days and amounts only",
        today: "2026-11-23",
        text: &["2026-03-20 1113.40", "2026/4/20\t1,100", "20260520,1090.50"],
        read: &[
            "1 2026-03-20 1,113.40",
            "2 2026-04-20 1,100.00",
            "3 2026-05-20 1,090.50",
        ],
    },
    Case {
        what: "an app with three lines a payment",
        today: "2026-11-23",
        text: &[
            "还款成功",
            "2026-03-20 14:05:33",
            "-1,113.40",
            "还款失败",
            "2026-04-20 09:00:12",
            "-1,100.00",
            "还款成功",
            "2026-05-20 09:00:12",
            "-1,090.00",
        ],
        read: &[
            "1-3 2026-03-20 1,113.40 Minus",
            "7-9 2026-05-20 1,090.00 Minus",
            "-4 Failed",
            "-5 Failed",
            "-6 Failed",
        ],
    },
    Case {
        what: "months as headings, signs",
        today: "2026-11-23",
        text: &[
            "2026年3月",
            "03-20 微粒贷还款 -1,113.40",
            "2025年12月",
            "12-20 微粒贷还款 -1,200.00",
            "12-21 转账 +500.00",
            "12-21 +500.00",
            "12-22 星巴克 38.00",
        ],
        read: &[
            "1-2 2026-03-20 1,113.40 YearGuessed, Minus",
            "3-4 2025-12-20 1,200.00 YearGuessed, Minus",
            "7 2025-12-22 38.00 YearGuessed, Unsaid",
            "-5 Income",
            "-6 Income",
            "? MixedSigns",
        ],
    },
    Case {
        what: "past and coming, together",
        today: "2026-01-10",
        text: &[
            "您尾号8888的账户12月20日10:00支出1.5万元(贷款还款)，可用余额2.3万元。",
            "您的借款已于1月8日成功还款500元，下期应还600.00元，请于2月8日前还款。",
            "我行将于1月20日从您账户扣款1,113.40元，扣款成功后短信通知。",
            "【微众】您3月20日已还50.00元【微众】您4月20日成功还款60.00元，",
        ],
        read: &[
            "1 2025-12-20 15,000.00 YearGuessed",
            "2 2026-01-08 500.00 YearGuessed, AlsoReminder",
            "4 2025-03-20 50.00 YearGuessed",
            "4 2025-04-20 60.00 YearGuessed",
            "-3 Reminder",
        ],
    },
    Case {
        what: "odd amounts, odd days",
        today: "2026-11-23",
        text: &[
            "还款1,23元 2026-03-20",
            "3月20日还款1千元",
            "还款日2026-03-20，金额1,113.40元",
            "2027-03-20 成功还款 100.00",
            "成功还款，本金1,000.00元，利息113.40元，2026-03-20",
            "退订回T 13800138000",
            "2026-03-20还款0.00元",
            "您2026年1月5日的借款于2026年3月20日成功还款1,113.40元",
            "Payment of CNY 1,113.40 on 2026-03-20 successful. Balance 3,210.00",
            "Your payment of RMB 1,113.40 is due 2026-03-20",
        ],
        read: &[
            "5-6 2026-03-20 1,113.40 Summed",
            "8 2026-03-20 1,113.40 SeveralDates, Duplicate { line: 5 }",
            "9 2026-03-20 1,113.40 Duplicate { line: 5 }",
            "-1 BadAmount",
            "-2 BadAmount",
            "-3 Reminder",
            "-4 Future",
            "-7 NoAmount",
            "-10 Reminder",
        ],
    },
    Case {
        what: "the same day twice, an order number",
        today: "2026-11-23",
        text: &[
            "您的【微粒贷】于2026-03-20T14:05成功还款1,113.40元,3月20日。 订单号20260320123456",
            "2026-03-20 1,113.40 3,210.00",
        ],
        read: &[
            "1 2026-03-20 1,113.40",
            "2 2026-03-20 1,113.40 SeveralAmounts, Duplicate { line: 1 }",
        ],
    },
    Case {
        what: "a message in three lines",
        today: "2026-11-23",
        text: &[
            "微众银行 2026/3/20 14:05",
            "您的微粒贷已成功还款",
            "1,113.40元",
            "花呗 | 还款成功 | 2026-04-20 | 500.00",
            "借呗自动还款 2026.05.20 ¥ 1,090.00",
        ],
        read: &[
            "1-3 2026-03-20 1,113.40",
            "4 2026-04-20 500.00",
            "5 2026-05-20 1,090.00",
        ],
    },
    Case {
        what: "cards, fees, telephones, percentages",
        today: "2026-11-23",
        text: &[
            "卡号6222****8888 2026-03-20 代扣1113.4，手续费2.00元",
            "2026-03-20 还款100.00元（优惠5.00元）",
            "2026-03-21\t还款\t8000",
            "客服95384提醒您：2026-03-20还款1,113.40元成功",
            "【蚂蚁】您的花呗3月账单已还清，成功还款500元，3月9日。回复TD退订",
            "3月20日还款50%：1000元",
            "2026-02-30还款1,113.40元",
            "您3月20日应还金额1,113.40元已成功扣款",
            "2026-03-20转账-￥200.00",
        ],
        read: &[
            "1 2026-03-20 1,113.40",
            "2 2026-03-20 100.00",
            "3 2026-03-21 8,000.00",
            "4 2026-03-20 1,113.40 Duplicate { line: 1 }",
            "5 2026-03-09 500.00 YearGuessed",
            "6 2026-03-20 1,000.00 YearGuessed",
            "8 2026-03-20 1,113.40 YearGuessed, AlsoReminder, Duplicate { line: 1 }",
            "9 2026-03-20 200.00 Minus",
            "-7 BadDate",
        ],
    },
    Case {
        what: "banks' own words",
        today: "2026-11-23",
        text: &[
            "【招联】您已成功提前还款1,113.40元，3月20日。",
            "【建设银行】您尾号8888的储蓄卡账户3月20日14时5分向微众银行支出(贷款还款)人民币1113.40元,活期余额3210.00元。[建设银行]",
            "【农业银行】财付通于03月21日14:05向您尾号8888账户完成代付交易人民币-1,113.40，余额3,210.00。",
            "您本期账单1,113.40元，到期还款日2026-03-20，还款成功后额度恢复",
            "3月22日14:00扣款1,113.40元，请确保余额充足",
            "3月23日14:05扣款1,113.40元，下期应还1,100.00元",
            "2026-03-24 RMB 1,113.40",
        ],
        read: &[
            "1 2026-03-20 1,113.40 YearGuessed",
            "2 2026-03-20 1,113.40 YearGuessed, Duplicate { line: 1 }",
            "3 2026-03-21 1,113.40 YearGuessed, Minus",
            "6 2026-03-23 1,113.40 YearGuessed, AlsoReminder",
            "7 2026-03-24 1,113.40",
            "-4 Reminder",
            "-5 Reminder",
            "? MixedSigns",
        ],
    },
    Case {
        what: "a table of repayments",
        today: "2026-11-23",
        text: &[
            "日期\t还款金额\t渠道",
            "2026-03-20\t1,113.40\t微信",
            "2026-04-20\t1,100\t",
        ],
        read: &[
            "2 2026-03-20 1,113.40",
            "3 2026-04-20 1,100.00",
            "-1 Heading",
        ],
    },
    Case {
        what: "not after today",
        today: "2026-01-03",
        text: &["01-05 23:59 还款 500.00", "01-02 还款 400.00"],
        read: &[
            "1 2025-01-05 500.00 YearGuessed",
            "2 2026-01-02 400.00 YearGuessed",
        ],
    },
    Case {
        what: "full width and invisible in a message",
        today: "2026-11-23",
        text: &[
            "\u{feff}【微众银行】您的微粒贷借款于２０２６年３月２０日成功还款１，１１３．４０元\u{3000}，可用额度\u{a0}5,000元😀\r",
            "3月2\u{200b}1日 还款 ￥ 1,000 ✅\r",
        ],
        read: &["1 2026-03-20 1,113.40", "2 2026-03-21 1,000.00 YearGuessed"],
    },
    Case {
        what: "years, cards and orders are no amounts",
        today: "2026-11-23",
        text: &[
            "2026年还款记录",
            "2026.03.20 微粒贷 还款 1.2万",
            "招商银行 6225 8888 8888 8888 2026-04-20 还款 800元 24.00% 回T退订",
            "订单 202603201234567 2026-05-20 转账给微众银行 1113",
        ],
        read: &[
            "1-2 2026-03-20 12,000.00",
            "3 2026-04-20 800.00",
            "4 2026-05-20 1,113.00",
        ],
    },
    Case {
        what: "a bank's table in English",
        today: "2026-11-23",
        text: &[
            "Date\tDescription\tDebit\tCredit\tBalance",
            "2026-03-20\tLoan repayment WeBank\t1,113.40\t\t3,210.00",
            "2026-04-20\tLoan repayment failed\t1,113.40\t\t3,210.00",
            "2026-05-20\tGrocery purchase\t38.00\t\t3,172.00",
        ],
        read: &[
            "2 2026-03-20 1,113.40",
            "-1 Heading",
            "-3 Failed",
            "-4 Elsewhere",
        ],
    },
    Case {
        what: "to and fro",
        today: "2026-11-23",
        text: &[
            "【银行】您尾号8888的贷款于2026年3月20日扣款，本次扣款金额为1,113.40元，其中本金1,000.00元，利息110.00元。",
            "【银行】您的3月账单已结清。",
            "【银行】为避免逾期，您可在3月20日还款1,113.40元",
            "[银行]您有一笔1,113.40元的借款将于2026-03-20到期",
            "【银行】您在3月20日申请的借款5,000.00元已发放，首期还款日4月20日，应还500.00元。",
            "【银行】系统代扣1,113.40元未成功，请于3月21日再次还款。",
            "【银行】您已还款1,113.40元，3月20日，另有多还的5.00元将退还。",
            "【银行】您已成功申请账单分期，首期还款日3月20日，金额500.00元。",
            "【银行】您的借呗3月已成功自动还款500.00元，2026-03-20。",
        ],
        read: &[
            "1 2026-03-20 1,113.40 TotalDiffers { stated: Fen(111340), sum: Fen(111000) }",
            "9 2026-03-20 500.00",
            "-2 Words",
            "-3 Reminder",
            "-4 Reminder",
            "-5 Lent",
            "-6 Failed",
            "-7 Refund",
            "-8 Reminder",
        ],
    },
    Case {
        what: "a comma after an amount ends the clause",
        today: "2026-11-23",
        text: &[
            "3月20日还款500,下期应还600.00元",
            "3月21日还款５００，下期应还600.00元",
        ],
        read: &[
            "1 2026-03-20 500.00 YearGuessed, AlsoReminder",
            "2 2026-03-21 500.00 YearGuessed, AlsoReminder",
        ],
    },
    Case {
        what: "an app with four lines a payment",
        today: "2026-11-23",
        text: &[
            "微粒贷",
            "2026-03-20",
            "还款成功",
            "1,113.40",
            "微粒贷",
            "2026-04-20",
            "还款成功",
            "1,100.00",
        ],
        read: &["1-4 2026-03-20 1,113.40", "5-8 2026-04-20 1,100.00"],
    },
    Case {
        what: "an amount at the end of a sentence",
        today: "2026-11-23",
        text: &["You paid CNY 500.00. 2026-03-20"],
        read: &["1 2026-03-20 500.00"],
    },
    Case {
        what: "the hour says that it happened",
        today: "2026-11-23",
        text: &[
            "3月20日14:05代扣逾期款1,113.40元",
            "3月20日代扣逾期款1,113.40元",
        ],
        read: &["1 2026-03-20 1,113.40 YearGuessed", "-2 Reminder"],
    },
    Case {
        what: "commas between amounts",
        today: "2026-11-23",
        text: &["20260320,1113.40,3210.00"],
        read: &["1 2026-03-20 1,113.40 SeveralAmounts"],
    },
    Case {
        what: "which numbers are amounts",
        today: "2026-11-23",
        text: &["2026-03-20 星巴克 5杯 ¥38", "2026-03-21 1100"],
        read: &["1 2026-03-20 38.00 Unsaid", "2 2026-03-21 1,100.00"],
    },
    Case {
        what: "a dash is no minus",
        today: "2026-11-23",
        text: &[
            "2026-03-20 微粒贷还款 - 500.00",
            "2026-03-21 微粒贷还款 -¥ 500.00",
        ],
        read: &["1 2026-03-20 500.00", "2 2026-03-21 500.00 Minus"],
    },
    Case {
        what: "a sentence stands alone",
        today: "2026-11-23",
        text: &[
            "3月20日成功还款500.00元。",
            "可用 3,000.00",
            "您3月21日成功还款500.00元",
            "可用 3,000.00",
            "【银行】3月22日成功还款500.00元",
            "可用 3,000.00",
        ],
        read: &[
            "1 2026-03-20 500.00 YearGuessed",
            "3 2026-03-21 500.00 YearGuessed",
            "5 2026-03-22 500.00 YearGuessed",
            "-2 Words",
            "-4 Words",
            "-6 Words",
        ],
    },
    Case {
        what: "a sentence without its amount does not",
        today: "2026-11-23",
        text: &["您3月23日还款成功。", "500.00元"],
        read: &["1-2 2026-03-23 500.00 YearGuessed"],
    },
    Case {
        what: "lent and paid, asked and paid",
        today: "2026-11-23",
        text: &[
            "【微众银行】您的借款10,000.00元已于2026年1月5日到账。",
            "【微众银行】您的贷款还款500.00元已到账，2026年3月20日。",
            "您3月20日还款，下期应还600.00元",
            "您2026-11-23还款500.00元",
            "您2026-11-24还款500.00元",
        ],
        read: &[
            "2 2026-03-20 500.00",
            "4 2026-11-23 500.00",
            "-1 Lent",
            "-3 Reminder",
            "-5 Future",
        ],
    },
    Case {
        what: "no day",
        today: "2026-11-23",
        text: &["成功还款500.00元"],
        read: &["-1 NoDate"],
    },
    Case {
        what: "a heading with another year than today's",
        today: "2026-11-23",
        text: &["2024年12月", "12-20 微粒贷还款 1,200.00"],
        read: &["1-2 2024-12-20 1,200.00 YearGuessed"],
    },
    Case {
        what: "an empty day in a table",
        today: "2026-11-23",
        text: &["日期\t摘要\t借方", "--\t2026-03-20还款\t500.00"],
        read: &["-1 Heading", "-2 NoDate"],
    },
];

fn told<T>(pasted: &Pasted<T>, value: impl Fn(&T) -> String) -> Vec<String> {
    let doubts = |doubts: &[ashore::loan::paste::Doubt]| {
        let each: Vec<String> = doubts.iter().map(|d| format!("{d:?}")).collect();
        each.join(", ")
    };
    let items = pasted.items.iter().map(|item| {
        let lines = if item.line == item.last {
            item.line.to_string()
        } else {
            format!("{}-{}", item.line, item.last)
        };
        let text = format!("{lines} {} {}", value(&item.value), doubts(&item.doubts));
        text.trim_end().to_owned()
    });
    let ignored = pasted.ignored.iter();
    let ignored = ignored.map(|line| format!("-{} {:?}", line.line, line.why));
    let whole = (!pasted.doubts.is_empty()).then(|| format!("? {}", doubts(&pasted.doubts)));
    items.chain(ignored).chain(whole).collect()
}

fn rows(text: &str, today: &str) -> Vec<String> {
    let pasted = read_rows(text, day(today), None).unwrap();
    told(&pasted, |r| {
        format!("{} {} {} {}", r.due, r.principal, r.interest, r.fee)
    })
}

fn payments(text: &str, today: &str) -> Vec<String> {
    let pasted = read_payments(text, day(today)).unwrap();
    told(&pasted, |event| match &event.act {
        Act::Pay {
            amount,
            towards: Towards::Order,
        } => format!("{} {amount}", event.on),
        other => panic!("{other:?}"),
    })
}

fn check(cases: &[Case], read: fn(&str, &str) -> Vec<String>) {
    for case in cases {
        let found = read(&case.text.join("\n"), case.today);
        assert_eq!(found, case.read, "{}\n{}", case.what, case.text.join("\n"));
    }
}

#[test]
fn schedules() {
    check(ROWS, rows);
}

#[test]
fn messages_and_lists() {
    check(PAYMENTS, payments);
}

/// Each form by itself, as the only day or amount of a row.
#[test]
fn days_and_amounts_in_every_form() {
    for (written, due) in [
        ("2026-03-20", "2026-03-20"),
        ("2026/3/20", "2026-03-20"),
        ("2026.3.20", "2026-03-20"),
        ("2026年3月20日", "2026-03-20"),
        ("2026 年 3 月 20 日", "2026-03-20"),
        ("2026年03月20号", "2026-03-20"),
        ("20260320", "2026-03-20"),
        ("２０２６－０３－２０", "2026-03-20"),
        ("26-03-20", "2026-03-20 YearGuessed"),
        ("26年3月20日", "2026-03-20 YearGuessed"),
        ("03-20", "2026-03-20 YearGuessed"),
        ("3/20", "2026-03-20 YearGuessed"),
        ("3月20日", "2026-03-20 YearGuessed"),
        ("2026-03-20 23:59:59", "2026-03-20"),
        ("2026-03-20T14:05", "2026-03-20"),
        ("3/20/2026", "2026-03-20"),
        ("20/3/2026", "2026-03-20"),
        ("2/3/2026", "2026-03-02 DateOrder"),
        ("2028年2月29日", "2028-02-29"),
    ] {
        let (due, doubt) = due.split_once(' ').unwrap_or((due, ""));
        let expected = format!("1 {due} 100.00 0.00 0.00 {doubt}");
        let found = rows(&format!("{written} 本金100.00"), "2026-04-01");
        assert_eq!(found, [expected.trim_end()], "{written}");
    }
    for written in [
        "2026-02-29",
        "2026-13-01",
        "1999-03-20",
        "2101年3月20日",
        "3/20/1999",
        "3/20/2026/1",
    ] {
        let found = rows(&format!("{written} 本金100.00"), "2026-04-01");
        assert!(found[0].starts_with("-1"), "{written}: {found:?}");
    }
    for (written, amount) in [
        ("1,234.50", "1,234.50"),
        ("1234.5元", "1,234.50"),
        ("￥1234.5", "1,234.50"),
        ("¥ 1,234.50 元", "1,234.50"),
        ("人民币1,234.50元整", "1,234.50"),
        ("RMB 1234.50", "1,234.50"),
        ("１，２３４．５０", "1,234.50"),
        ("0.12345万", "1,234.50"),
        ("1.2万元", "12,000.00"),
        ("0", "0.00"),
        (".5", "0.50"),
        ("100000000", "-1 NoAmount"),
        ("100000000元", "100,000,000.00"),
        ("100000001元", "-1 BadAmount"),
        ("12.345", "12.35 Rounded"),
        ("12.340", "12.34 Rounded"),
        ("0.1234567万", "1,234.57 Rounded"),
        ("1.2w", "12,000.00"),
        ("1.2wx", "-1 NoAmount"),
        ("RMB1234.50", "1,234.50"),
        ("x12", "-1 NoAmount"),
        ("-5.00", "-1 Negative"),
        ("¥-5.00", "-1 Negative"),
        ("－５", "-1 Negative"),
        ("–5.00", "-1 Negative"),
        ("1千", "-1 BadAmount"),
        ("007", "-1 BadAmount"),
        ("1.234.567", "-1 NoAmount"),
        ("12abc", "-1 NoAmount"),
        ("18%", "-1 NoAmount"),
        ("12期", "-1 NoAmount"),
        ("3天", "-1 NoAmount"),
        ("13800138000", "-1 NoAmount"),
        ("6222****8888", "-1 NoAmount"),
        ("99999999999999999999999999.99", "-1 BadAmount"),
    ] {
        let expected = if amount.starts_with('-') {
            amount.to_owned()
        } else {
            let (amount, doubt) = amount.split_once(' ').unwrap_or((amount, ""));
            format!("1 2026-03-20 {amount} 0.00 0.00 {doubt}")
        };
        let found = rows(&format!("2026-03-20 本金 {written}"), "2026-04-01");
        assert_eq!(found, [expected.trim_end()], "{written}");
    }
}

/// A year is guessed from what stands around it, and never without a doubt.
#[test]
fn years() {
    let dues = |text: &str, today: &str| -> Vec<String> {
        let pasted = read_rows(text, day(today), None).unwrap();
        pasted
            .items
            .iter()
            .map(|i| i.value.due.to_string())
            .collect()
    };
    let months: Vec<String> = (0..12)
        .map(|i| format!("{:02}-20 100.00", (i + 2) % 12 + 1))
        .collect();
    // The schedule that runs today, not the one to begin next March.
    let found = dues(&months.join("\n"), "2026-11-23");
    assert_eq!(
        (found[0].as_str(), found[11].as_str()),
        ("2026-03-20", "2027-02-20")
    );
    // Two years of months rise all the same.
    let twice = [months.clone(), months.clone()].concat().join("\n");
    let found = dues(&twice, "2026-11-23");
    assert!(
        found.is_sorted() && found[23].as_str() > "2027-01",
        "{found:?}"
    );
    // A day with its year decides, wherever it stands.
    let text = format!("{}\n2024-03-20 100.00", months.join("\n"));
    assert_eq!(dues(&text, "2026-11-23")[0], "2023-03-20");
    assert_eq!(dues("2月29日 100.00", "2026-11-23"), ["2028-02-29"]);
    // Twenty years of months lie about today, ten to either side.
    let long: Vec<String> = (0..240)
        .map(|i| format!("{:02}-20 100.00", (i + 11) % 12 + 1))
        .collect();
    let found = dues(&long.join("\n"), "2026-11-23");
    assert_eq!(
        (found[0].as_str(), found[239].as_str()),
        ("2016-12-20", "2036-11-20")
    );
}

#[test]
fn a_payment_keeps_its_line() {
    let text = "【微众银行】\u{202e}您的微粒贷借款于2026年3月20日成功还款1,113.40元\t，详询95384。";
    let pasted = read_payments(text, day("2026-11-23")).unwrap();
    assert_eq!(
        pasted.items[0].value.note,
        "【微众银行】您的微粒贷借款于2026年3月20日成功还款1,113.40元 ，详询95384。"
    );
    let long = format!("2026-03-20 还款100.00元 {}", "长".repeat(300));
    let pasted = read_payments(&long, day("2026-11-23")).unwrap();
    assert_eq!(pasted.items[0].value.note.chars().count(), 200);
    assert!(
        pasted.items[0]
            .value
            .note
            .starts_with("2026-03-20 还款100.00元")
    );
}

/// What is ignored is shown as it was pasted, with single spaces.
#[test]
fn what_is_ignored_is_shown() {
    let shown = |text: &str| {
        let pasted = read_rows(text, day("2026-11-23"), None).unwrap();
        let last = pasted.ignored.last().unwrap();
        (last.line, last.text.clone(), last.why)
    };
    assert_eq!(
        shown("随便  写点\u{1}什么\u{3000}"),
        (1, "随便 写点 什么".to_owned(), Why::Words)
    );
    // A row that was copied cell by cell is one line.
    assert_eq!(
        shown("期数\n还款日\n本金\n1\n2026-02-20\nABC"),
        (4, "1 2026-02-20 ABC".to_owned(), Why::BadAmount)
    );
}

#[test]
fn too_much_is_refused() {
    let today = day("2026-11-23");
    assert_eq!(MAX_PASTE, 102_400);
    let long = "x".repeat(MAX_PASTE + 1);
    assert_eq!(
        read_rows(&long, today, None).unwrap_err(),
        PasteError::TooLong
    );
    assert_eq!(
        read_payments(&long, today).unwrap_err(),
        PasteError::TooLong
    );
    assert!(read_rows(&long[1..], today, None).is_ok());
    let many = "2026-03-20 100\n".repeat(601);
    assert_eq!(
        read_rows(&many, today, None).unwrap_err(),
        PasteError::TooMany
    );
    assert_eq!(
        read_rows(&many[15..], today, None).unwrap().items.len(),
        600
    );
    let many = "20260320 1.0\n".repeat(MAX_PAYMENTS + 1);
    assert_eq!(
        read_payments(&many, today).unwrap_err(),
        PasteError::TooMany
    );
    assert_eq!(
        read_payments(&many[13..], today).unwrap().items.len(),
        MAX_PAYMENTS
    );
}

/// Nothing is swallowed: each line that is not blank is in an item or ignored.
fn complete<T: Debug>(text: &str, pasted: &Pasted<T>) {
    for item in &pasted.items {
        assert!(item.line >= 1 && item.line <= item.last, "{item:?}");
    }
    for (at, line) in (1..).zip(text.split('\n')) {
        let ink = line.contains(|c: char| c.is_alphanumeric());
        let shown = pasted.items.iter().any(|i| (i.line..=i.last).contains(&at))
            || pasted.ignored.iter().any(|i| i.line == at);
        assert!(shown || !ink, "line {at} of {text:?} is lost: {pasted:?}");
    }
    assert!(pasted.ignored.is_sorted_by_key(|i| i.line));
    assert!(pasted.ignored.iter().all(|i| i.text.chars().count() <= 200));
}

fn both(text: &str) {
    let today = day("2026-11-23");
    complete(text, &read_rows(text, today, None).unwrap());
    let payments = read_payments(text, today).unwrap();
    complete(text, &payments);
    for item in &payments.items {
        assert!(item.value.on <= today);
        assert!(matches!(&item.value.act, Act::Pay { amount, .. } if amount.get() > 0));
        assert!(item.value.note.chars().count() <= 200);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
        both(&text);
    }

    #[test]
    fn any_bytes_as_well(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let text = String::from_utf8_lossy(&bytes).replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], " ");
        both(&text);
    }

    /// Pieces of what is pasted, in any order.
    #[test]
    fn any_mixture(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "\n", "\n", "\t", " ", ",", "，", "。", ";", "|", "-", "+", "(", ")", "\"", "¥", "元", "万", "%",
            "1", "12", "600", "1,000.00", "207.00", "0.00", "000", ".5", "1.234", "20260320", "2026-03-20",
            "3月20日", "2026年", "03-20", "2/30", "14:05", "第1期", "第", "期", "2/12期", "13800138000",
            "期数", "还款日", "本金", "利息", "费用", "合计", "剩余本金", "状态", "【银行】", "您", "成功还款",
            "扣款", "失败", "余额", "应还", "请于", "前还款", "放款", "退款", "验证码", "Date", "Principal",
            "\u{feff}", "\u{200b}", "\u{a0}", "😀", "９", "，", "日期", "支出",
        ]), 0..60),
    ) {
        both(&pieces.concat());
    }

    /// A schedule that is written out is read back as it was.
    #[test]
    fn a_table_comes_back(
        amounts in prop::collection::vec((1_i64..99_999_999, 0_i64..9_999_999, 0_i64..99_999), 1..40),
        separator in prop::sample::select(vec!["\t", ";", "|", " "]),
        chinese in any::<bool>(),
    ) {
        use ashore::calendar::monthly;
        use ashore::money::Fen;
        let names = if chinese { ["期数", "还款日", "本金", "利息", "服务费", "应还金额"] } else { ["No", "Date", "Principal", "Interest", "Fee", "Total"] };
        let mut text = names.join(separator);
        let mut expected = Vec::new();
        for (i, (p, n, f)) in (0_u32..).zip(&amounts) {
            let due = monthly(day("2026-01-31"), i, 31).unwrap();
            let cells = [(i + 1).to_string(), due.to_string(), Fen::new(*p).to_string(), Fen::new(*n).to_string(), Fen::new(*f).to_string(), Fen::new(p + n + f).to_string()];
            text += "\n";
            text += &cells.join(separator);
            expected.push((due, Fen::new(*p), Fen::new(*n), Fen::new(*f)));
        }
        let pasted = read_rows(&text, day("2026-11-23"), None).unwrap();
        let found: Vec<_> = pasted.items.iter().map(|i| (i.value.due, i.value.principal, i.value.interest, i.value.fee)).collect();
        prop_assert_eq!(found, expected);
        prop_assert!(pasted.items.iter().all(|i| i.doubts.is_empty()));
        prop_assert_eq!(pasted.ignored.iter().map(|i| i.why).collect::<Vec<_>>(), [Why::Heading]);
    }
}

/// A long text of one kind only does not take the square of its length.
#[test]
fn long_texts_are_read_fast() {
    for piece in [
        "1",
        "a\n",
        "1\n",
        "1,000",
        "本金1",
        "本金 日期\n",
        "【】",
        "2026-03-20 ",
        "期\n还款日\n本金\n",
        "，",
        "3/",
        "第一期\n2026-03-20\n",
    ] {
        let text = piece.repeat(MAX_PASTE / 4 / piece.len());
        let start = std::time::Instant::now();
        let _ = read_rows(&text, day("2026-11-23"), None);
        let _ = read_payments(&text, day("2026-11-23"));
        let took = start.elapsed();
        assert!(took.as_secs() < 10, "{piece:?} took {took:?}");
    }
}

/// Without years, the first row falls due after the loan.
#[test]
fn rows_without_years_follow_the_loan() {
    let days = |text: &str, lent_on: &str| {
        let pasted = read_rows(text, day("2026-11-23"), Some(day(lent_on))).unwrap();
        assert!(
            pasted
                .items
                .iter()
                .all(|i| i.doubts.contains(&Doubt::YearGuessed))
        );
        let days = pasted.items.iter().map(|i| i.value.due.to_string());
        days.collect::<Vec<_>>()
    };
    let rows = "02-20\t5000\t200\n03-20\t5000\t100";
    assert_eq!(days(rows, "2026-01-20"), ["2026-02-20", "2026-03-20"]);
    assert_eq!(days(rows, "2026-02-20"), ["2027-02-20", "2027-03-20"]);
    assert_eq!(days(rows, "2020-11-20"), ["2021-02-20", "2021-03-20"]);
    let over_new_year = "12-20\t5000\t200\n01-20\t5000\t100";
    assert_eq!(
        days(over_new_year, "2025-11-20"),
        ["2025-12-20", "2026-01-20"]
    );
    // The newest first: the oldest, which is the last, follows the loan.
    let falling = "03-20\t5000\t100\n02-20\t5000\t200";
    assert_eq!(days(falling, "2026-01-20"), ["2026-02-20", "2026-03-20"]);
    assert_eq!(days(falling, "2026-02-20"), ["2027-02-20", "2027-03-20"]);
    // The same day twice is not the newest first.
    let twice = "02-20\t5000\t200\n02-20\t300\t200\n03-20\t5000\t100";
    assert_eq!(
        days(twice, "2026-03-01"),
        ["2027-02-20", "2027-02-20", "2027-03-20"]
    );
}

/// A debit that failed but took a part: the part was paid.
#[test]
fn a_failed_debit_that_took_a_part() {
    let read = |text: &str| read_payments(text, day("2026-11-23")).unwrap();
    let part = read("【微众银行】您11月20日扣款失败，应还1,220.73元，已扣100.00元，请尽快还款。");
    assert_eq!(part.items.len(), 1, "{part:?}");
    let event = &part.items[0].value;
    assert_eq!(event.on, day("2026-11-20"));
    let Act::Pay { amount, .. } = event.act else {
        panic!("{event:?}")
    };
    assert_eq!(amount.get(), 10_000);
    let none = read("【微众银行】您11月20日扣款1,220.73元失败，余额不足，请尽快还款。");
    assert!(none.items.is_empty());
    assert_eq!(none.ignored[0].why, Why::Failed);
}
