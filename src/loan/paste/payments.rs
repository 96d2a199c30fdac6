//! Payments: messages of banks and lenders, and lists.

use chrono::{Datelike, NaiveDate};

use super::super::ledger::{Act, Event, Towards};
use super::number::{Money, Token, What, When, scan};
use super::{
    Doubt, KEPT, Line, MAX_PAYMENTS, PasteError, Pasted, Proposed, Why, blocks, has, ignore,
    joined, lines,
};
use crate::money::{Fen, MAX_TYPED};

/// Reads payments from messages of banks and lenders, or lines of a list.
///
/// # Errors
/// [`PasteError`] when the text is too long or holds too many payments.
pub fn read_payments(text: &str, today: NaiveDate) -> Result<Pasted<Event>, PasteError> {
    let mut out = Pasted::new();
    let lines = lines(text, today, true, &mut out.ignored)?;
    let sentence: fn(&Line) -> bool = |l| {
        let told =
            l.plain.starts_with('【') || l.plain.contains('您') || l.plain.ends_with(['。', '】']);
        l.day && l.amounts > 0 && told && verb(&l.plain)
    };
    let (mut minus, mut plus) = (false, false);
    for mut block in blocks(lines, sentence) {
        let cells = block.first_mut().and_then(|l| l.cells.take());
        match payment(&block, cells, today) {
            Ok((event, mut doubts)) => {
                let same =
                    |p: &&Proposed<Event>| p.value.on == event.on && p.value.act == event.act;
                if let Some(earlier) = out.items.iter().find(same) {
                    doubts.push(Doubt::Duplicate { line: earlier.line });
                }
                let negative = doubts.contains(&Doubt::Minus);
                minus |= negative;
                plus |= !negative && !verb(&joined(&block));
                out.propose(&block, event, doubts);
            }
            Err(why) => ignore(&mut out.ignored, block, why),
        }
    }
    if out.items.len() > MAX_PAYMENTS {
        return Err(PasteError::TooMany);
    }
    if minus && plus {
        out.doubts.push(Doubt::MixedSigns);
    }
    Ok(out)
}

/// Words of something that happened.
const DONE: &str = "成功还款 还款成功 扣款成功 成功扣 代扣成功 成功代扣 已扣 已还款 还款已 已收到 收到您 已支付 支付成功 \
    付款成功 已还清 已结清 支出 successful debited thank";
/// Words of a payment that may also ask for one.
const PAID: &str =
    "扣款 代扣 代付 扣收 划扣 还款 已还 偿还 归还 付款 支付 转出 转账 payment repay paid debit";
const FAILED: &str = "失败 未成功 不成功 未能 余额不足 被拒 fail declin insufficient unsuccessful";
const REFUND: &str = "退款 退回 退还 冲正 撤销 返还 refund revers";
const LENT: &str = "放款 发放 借出 已借款 借款成功 贷款成功 disburs lent";
const INCOME: &str = "收入 转入 入账 存入 到账 工资 received deposit";
const ELSEWHERE: &str = "消费 购买 取现 提现 充值 purchase withdraw";
/// Asks for money still to come; never in one breath with a payment.
const AHEAD: &str = "请于 请在 请及时 请尽快 请您于 请您在 请您及时 请您尽快 请确保 \
    请保证 预计 将于 将在 将从 将为 即将 届时 前还 please upcoming";
/// Asks for money, unless the same clause says that it was paid.
const ASKS: &str = "应还 待还 未还 下期 下次 下月 最低 minimum overdue unpaid next due";
const MILD: &str = "逾期 到期 账单 欠款 催 还款日 提醒 due remind";
const BESIDE: &str = "余额 可用 额度 剩余 balance available remaining limit";

fn verb(text: &str) -> bool {
    has(text, DONE) || has(text, PAID)
}

fn done(text: &str) -> bool {
    has(text, DONE) || (text.contains("成功") && has(text, PAID))
}

fn clauses_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(['，', '。', '；', ';', '!'])
}

/// Whether a clause tells of money taken, beside others that tell of a failure.
fn part_paid(clause: &str) -> bool {
    has(clause, "已扣 成功扣 扣款成功")
        && !has(clause, FAILED)
        && clause.contains(|c: char| c.is_ascii_digit())
}

/// The payment that a message or line tells of, or why there is none.
fn payment(
    block: &[Line],
    cells: Option<Vec<Token>>,
    today: NaiveDate,
) -> Result<(Event, Vec<Doubt>), Why> {
    // Words that hold others: 提前还款 is no 前还, 还款日期 no 还款日.
    let mut text = joined(block);
    for (word, plainer) in [("还款日期", "日期"), ("提前还", "还"), ("成功后", "后")]
    {
        text = text.replace(word, plainer);
    }
    // What fails or comes back says so anywhere in the message.
    for (words, why) in [
        ("验证码 verification", Why::Code),
        (FAILED, Why::Failed),
        (REFUND, Why::Refund),
    ] {
        // "扣款失败…已扣100元": a part was paid all the same.
        let in_part = why == Why::Failed && clauses_of(&text).any(part_paid);
        if has(&text, words) && !in_part {
            return Err(why);
        }
    }
    let told = text.replace("成功还款", "还款");
    if has(&told, LENT)
        || (has(&told, "借款 贷款") && told.contains("到账") && !told.contains("还款"))
    {
        return Err(Why::Lent);
    }
    let (mut ahead, mut asked) = (false, false);
    let mut clauses = Vec::new();
    for clause in clauses_of(&text) {
        let (coming, asks) = (has(clause, AHEAD), has(clause, ASKS));
        ahead |= coming;
        asked |= coming || asks;
        if !coming && (done(clause) || (!asks && (!has(clause, BESIDE) || verb(clause)))) {
            clauses.push(clause);
        }
    }
    let kept = clauses.join("，");
    // A bank tells the hour of what has happened.
    let at_hour = scan(&kept, today).iter().any(|t| t.what == What::Clock);
    let done = clauses.iter().any(|c| done(c)) || (at_hour && !ahead && verb(&kept));
    let tokens = cells.unwrap_or_else(|| scan(&kept, today));
    let words =
        kept.contains(|c: char| c.is_alphabetic() && !"年月日号元圆块万人民币rmbcnyt".contains(c));
    let asks = has(&kept, MILD) || ahead || (asked && !verb(&kept));
    let whys = [
        (!done && asks, Why::Reminder),
        (!verb(&kept) && has(&kept, INCOME), Why::Income),
        (!verb(&kept) && has(&kept, ELSEWHERE), Why::Elsewhere),
    ];
    if let Some((_, why)) = whys.iter().find(|(applies, _)| *applies) {
        return Err(*why);
    }
    let mut doubts: Vec<Doubt> = Vec::new();
    let (money, at) = paid(&tokens, words, &mut doubts).map_err(|why| match why {
        Why::NoAmount if asked => Why::Reminder,
        Why::NoAmount if !tokens.iter().any(Token::is_day) => Why::Words,
        why => why,
    })?;
    if money.sign > 0 && !has(&kept, "还款 repay payment") {
        return Err(Why::Income);
    }
    let on = paid_on(
        &tokens,
        at,
        block.first().and_then(|l| l.hint),
        today,
        &mut doubts,
    )?;
    if on > today {
        return Err(Why::Future);
    }
    for (applies, doubt) in [
        (money.sign < 0, Doubt::Minus),
        (
            words && !verb(&kept) && !tokens.iter().any(|t| t.label.contains('还')),
            Doubt::Unsaid,
        ),
        (asked, Doubt::AlsoReminder),
    ] {
        if applies {
            doubts.push(doubt);
        }
    }
    doubts.extend(money.doubt);
    let lines: Vec<&str> = block.iter().map(|l| l.raw.as_str()).collect();
    let note = lines.join(" ").chars().take(KEPT).collect();
    let act = Act::Pay {
        amount: money.fen,
        towards: Towards::Order,
    };
    Ok((Event { on, act, note }, doubts))
}

/// The amount that was paid, and at which number it stands.
fn paid(tokens: &[Token], words: bool, doubts: &mut Vec<Doubt>) -> Result<(Money, usize), Why> {
    let mut meant: Vec<(Money, usize, bool)> = Vec::new();
    let mut parts: Vec<(Money, usize)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let said = verb(&token.label) || has(&token.label, "金额");
        match token.what {
            What::BadMoney => return Err(Why::BadAmount),
            What::Money(m) if m.torn => return Err(Why::BadAmount),
            What::Money(m) if m.marked || said || !words => {
                if has(&token.label, "本金 息 费 fee") {
                    parts.push((m, i));
                } else if !has(&token.label, BESIDE) && !has(&token.label, "优惠 立减 率 积分")
                {
                    meant.push((m, i, said));
                }
            }
            _ => {}
        }
    }
    let said = meant.iter().any(|(.., said)| *said);
    meant.retain(|m| m.2 || !said);
    let sum = Fen::sum(parts.iter().map(|(m, _)| m.fen)).map_err(|_| Why::BadAmount)?;
    let whole = tokens
        .iter()
        .any(|t| t.is_money() && t.label.contains("本金"));
    let (money, at) = match (meant.first(), parts.first()) {
        (Some((money, at, _)), _) => {
            if meant.iter().any(|(m, ..)| m.fen != money.fen) {
                doubts.push(Doubt::SeveralAmounts);
            }
            if whole && sum != money.fen {
                doubts.push(Doubt::TotalDiffers {
                    stated: money.fen,
                    sum,
                });
            }
            (*money, *at)
        }
        (None, Some((part, at))) => {
            doubts.push(Doubt::Summed);
            (Money { fen: sum, ..*part }, *at)
        }
        (None, None) => return Err(Why::NoAmount),
    };
    (money.fen <= MAX_TYPED && !money.fen.is_zero())
        .then_some((money, at))
        .ok_or(Why::NoAmount)
}

/// The day of a payment: the last one before its amount, otherwise the first.
fn paid_on(
    tokens: &[Token],
    at: usize,
    hint: Option<i32>,
    today: NaiveDate,
    doubts: &mut Vec<Doubt>,
) -> Result<NaiveDate, Why> {
    let day = |t: &Token| match t.what {
        What::Day {
            when,
            doubt,
            deadline: false,
        } => Some((when, doubt)),
        _ => None,
    };
    let (before, rest) = tokens.split_at(at.min(tokens.len()));
    let bad = tokens.iter().any(|t| t.what == What::BadDay);
    let found = before
        .iter()
        .rev()
        .find_map(day)
        .or_else(|| rest.iter().find_map(day));
    let (mut when, doubt) = found.ok_or(if bad { Why::BadDate } else { Why::NoDate })?;
    // The same day is often there twice, once with its year.
    let all = tokens.iter().filter_map(day).map(|(when, _)| when);
    for other in all {
        if !other.fits(when) {
            doubts.push(Doubt::SeveralDates);
            break;
        }
        if matches!(other, When::Full(_)) {
            when = other;
        }
    }
    doubts.extend(doubt);
    match when {
        When::Full(day) => Ok(day),
        When::Short(m, d) => {
            doubts.push(Doubt::YearGuessed);
            let headed = hint
                .and_then(|y| NaiveDate::from_ymd_opt(y, m, d))
                .filter(|day| *day <= today);
            let years = (0..=4).map(|ago| today.year() - ago);
            let past = years
                .filter_map(|y| NaiveDate::from_ymd_opt(y, m, d))
                .find(|day| *day <= today);
            headed.or(past).ok_or(Why::BadDate)
        }
    }
}
