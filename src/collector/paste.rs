//! A message that a person pastes, read into what a contact needs. All of it is
//! a suggestion: a word does not make a threat, and whoever pasted the message
//! looks at each before it is kept.
//!
//! That a lender may sue, report a late debt or send somebody is lawful to say
//! and is only mentioned ([`Mention`]); what may break a rule is suggested as a
//! [`Tag`], with the words it was seen by.

use chrono::NaiveDate;

use super::contact::Tag;
use super::group::plain as digits_of;
use super::minute::{Minute, clock_in_front};
use crate::calendar::plus_days;
use crate::loan::paste::{Amount, MAX_PASTE, PasteError, amounts, day_in_front, plain};
use crate::money::Fen;
use crate::sort::Sort as _;

/// Something a message says that is lawful to say, and good to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// Somebody is to come.
    Visit,
    /// A lawsuit, mediation or enforcement.
    Suit,
    /// The police, or a report to them.
    Police,
    /// Family, workplace or contacts.
    Others,
    /// The credit record.
    CreditRecord,
}

/// What was seen, and the words it was seen by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen<T> {
    pub what: T,
    /// As in the message, but in small letters and plain forms.
    pub words: &'static str,
}

/// What a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageDoubt {
    /// More than one amount could be the claim; the likelier was taken.
    SeveralAmounts,
    /// No words say that the amount is claimed.
    AmountUnsaid,
    /// More than one number could be theirs; the first was taken.
    SeveralNumbers,
    /// More than one name stands in 【】; the first was taken.
    SeveralFirms,
    /// The year, or the day, was not written.
    DayGuessed,
    /// No time was found: a message's text seldom has its own.
    NoTime,
    /// The amount was rounded, or put together over commas or spaces.
    AmountOdd,
    /// It is signed as an authority's: it may be real, and is to be verified
    /// with them before it is called a pose.
    Authority,
    /// More than fits into one entry; see [`Message::rest`].
    TooLong,
}

/// What can be read from a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// As pasted, without the space around it, at most
    /// [`super::MAX_TEXT`] characters.
    pub text: String,
    /// What of the text did not fit, mostly nothing.
    pub rest: String,
    pub claimed: Option<Fen>,
    /// A number to call back, as written.
    pub number: Option<String>,
    /// What stands in 【】: whoever the sender says it is.
    pub firm: Option<String>,
    /// From a line of its own with a day and a time, as telephones copy it.
    pub at: Option<Minute>,
    /// In order and each once.
    pub tags: Vec<Seen<Tag>>,
    /// In order and each once.
    pub mentions: Vec<Seen<Mention>>,
    /// In order and each once.
    pub doubts: Vec<MessageDoubt>,
}

impl Message {
    /// What is taken for so at first. Who signs as a court or the police may be
    /// that: only the person who has asked them knows.
    pub fn likely(&self) -> impl Iterator<Item = Tag> {
        let tags = self.tags.iter().map(|seen| seen.what);
        tags.filter(|tag| *tag != Tag::PosedAsAuthority)
    }
}

/// The words by which conduct is suggested, separated by spaces.
const TAGS: &[(Tag, &str)] = &[
    (
        Tag::Threat,
        "爆通讯录 轰炸 弄死 打断 砍死 泼油漆 泼漆 收拾你 曝光 群发 不得安宁 张贴 大字报 ps照片 p图 家人安全 身败名裂 告诉你爸 告诉你妈 告诉你父母 告诉你家人 告诉你老婆 告诉你老公 告诉你单位 告诉你领导 告诉你同事",
    ),
    (
        Tag::Insult,
        "老赖 骗子 不要脸 无耻 畜生 废物 人渣 王八 死全家 全家死",
    ),
    (Tag::Obscene, "裸照 援交 卖淫"),
    (
        Tag::FalseCreditThreat,
        "征信黑名单 信用黑名单 全国黑名单 网贷黑名单 不良信用库 拉黑全网 社会黑名单",
    ),
    (
        Tag::Exaggerated,
        "坐牢 判刑 拘留 逮捕 抓捕 通缉 刑事责任 诈骗罪 涉嫌诈骗 恶意诈骗 刑事立案 影响子女 株连",
    ),
    (
        Tag::ExtraFee,
        "催收费 上门费 外访费 解冻费 撤案费 撤诉费 保证金 消除费",
    ),
    (
        Tag::UrgedNewLoan,
        "借新还旧 过桥 垫资 去借钱还 其他平台借 其它平台借 再借一笔",
    ),
    (Tag::IllegalFunds, "卖肾 卖血 卖器官 借高利贷"),
    (
        Tag::PrivateAccount,
        "私人账户 个人账户 私账 对私账户 个人银行卡 收款码 扫码转 微信转账 支付宝转账 安全账户",
    ),
    (Tag::PrivatePhone, "加微信 加我微信 添加微信 加v 加vx 加qq"),
    (
        Tag::SuspiciousLink,
        "http:// https:// 点击链接 点击下方 点击查看 点链接 扫描二维码",
    ),
];

/// The words of what is only mentioned.
const MENTIONS: &[(Mention, &str)] = &[
    (Mention::Visit, "上门 外访 实地走访 登门 户籍地走访"),
    (
        Mention::Suit,
        "起诉 诉讼 立案 仲裁 传票 调解 强制执行 律师函 法院 支付令 失信被执行",
    ),
    (Mention::Police, "公安 派出所 报警 报案 经侦 警方 警察"),
    (
        Mention::Others,
        "通讯录 家人 家属 亲属 父母 爸妈 单位 联系人 村委 居委 同事 朋友",
    ),
    (Mention::CreditRecord, "征信"),
];

/// Whom a sender's name must not borrow.
const AUTHORITIES: &str = "公安 派出所 法院 检察 司法局 政府 经侦 仲裁委 银监 金融监管局 人民银行";

/// Words shortly before it that turn a word into a warning of it.
const NOT: [&str; 8] = ["勿", "不要", "谨防", "警惕", "不会", "不得", "不向", "防范"];

/// Words anywhere before it in its clause by which a lender says that it does
/// not ask for money that way.
const NEVER: &str = "不收取 不收任何 不会收 不会要求 不会向 不会以 不会通过 不会主动 不要求 从不收 从未要求 没有要求 没有收取 未要求 未收取 未委托 没有委托 无需 无须 不需要缴 不需要支付 不用缴 不用交 不得收 不得要求 严禁";

/// Words after it in its sentence by which the message says that it is fraud.
const FRAUD: &str =
    "均为诈骗 都是诈骗 均属诈骗 均为骗 都是骗 请勿相信 切勿相信 不要相信 请勿轻信 切勿轻信";

/// Reads one message.
///
/// # Errors
/// [`PasteError::TooLong`] over [`MAX_PASTE`] bytes.
pub fn read_message(text: &str, today: NaiveDate) -> Result<Message, PasteError> {
    if text.len() > MAX_PASTE {
        return Err(PasteError::TooLong);
    }
    let mut doubts = Vec::new();
    let mut at = None;
    let mut body = String::new();
    for line in text.lines() {
        let line = plain(line);
        let stamp = stamp(&line, today).filter(|_| at.is_none());
        let line = match &stamp {
            Some(stamp) => {
                at = Some(stamp.at);
                if stamp.guessed {
                    doubts.push(MessageDoubt::DayGuessed);
                }
                stamp.rest
            }
            None => &line,
        };
        body.push_str(line);
        body.push('\n');
    }
    if at.is_none() {
        doubts.push(MessageDoubt::NoTime);
    }
    let firms = firms(text);
    if firms.len() > 1 {
        doubts.push(MessageDoubt::SeveralFirms);
    }
    let numbers = numbers(&body);
    if numbers.len() > 1 {
        doubts.push(MessageDoubt::SeveralNumbers);
    }
    let claimed = claimed(&amounts(&body, today), &mut doubts);
    let mut tags = seen(&body, TAGS);
    let borrowed = |name: &'static str| firms.iter().any(|firm| firm.contains(name));
    if let Some(words) = AUTHORITIES.split(' ').find(|name| borrowed(name)) {
        let what = Tag::PosedAsAuthority;
        let place = tags.partition_point(|tag| tag.what < what);
        tags.insert(place, Seen { what, words });
        doubts.push(MessageDoubt::Authority);
    }
    let text = text.trim();
    let end = text.char_indices().nth(super::MAX_TEXT).map(|(at, _)| at);
    let (text, rest) = text.split_at(end.unwrap_or(text.len()));
    if !rest.is_empty() {
        doubts.push(MessageDoubt::TooLong);
    }
    doubts.arrange_by(|doubt| *doubt);
    Ok(Message {
        text: text.to_owned(),
        rest: rest.to_owned(),
        claimed,
        number: numbers.into_iter().next(),
        firm: firms.into_iter().next(),
        at,
        tags,
        mentions: seen(&body, MENTIONS),
        doubts,
    })
}

/// What a text has the words of, unless it warns of them.
fn seen<T: Copy>(text: &str, words: &[(T, &'static str)]) -> Vec<Seen<T>> {
    let mut found = Vec::new();
    for (what, words) in words {
        if let Some(words) = words.split(' ').find(|word| says(text, word)) {
            found.push(Seen { what: *what, words });
        }
    }
    found
}

/// Whether a text has a word and does not warn of it.
fn says(text: &str, word: &str) -> bool {
    let has = |text: &str, words: &str| words.split(' ').any(|word| text.contains(word));
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = text.split_at(at);
        let clause = before
            .rsplit(['，', '。', ',', ';', '!', '?', '；', '！', '？', '\n'])
            .next()
            .unwrap_or_default();
        // So much of it.
        let near = clause.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
        let near = clause.get(near..).unwrap_or_default();
        let sentence = after.split(['。', '!', '\n', '！']).next();
        !NOT.iter().any(|not| near.contains(not))
            && !has(clause, NEVER)
            && !has(sentence.unwrap_or_default(), FRAUD)
    })
}

/// The claimed amount: a total before what is owed, and that before any other.
fn claimed(amounts: &[Amount], doubts: &mut Vec<MessageDoubt>) -> Option<Fen> {
    let with = |words: &str| -> Option<&Amount> {
        amounts.iter().find(|amount| {
            let said = |word| amount.label.contains(word);
            amount.fen > Fen::ZERO && words.split(' ').any(said)
        })
    };
    let total = with("合计 共计 总计 总额 总欠 本息 全部结清 全额结清");
    let owed = || with("欠 逾期 应还 待还 结清 未还 账单 还款 金额");
    let any = || amounts.iter().find(|a| a.marked && a.fen > Fen::ZERO);
    let said = total.or_else(owed);
    let taken = said.or_else(any)?;
    if said.is_none() {
        doubts.push(MessageDoubt::AmountUnsaid);
    }
    if taken.doubtful {
        doubts.push(MessageDoubt::AmountOdd);
    }
    let other = |a: &Amount| a.marked && a.fen != taken.fen && a.fen > Fen::ZERO;
    if amounts.iter().any(other) {
        doubts.push(MessageDoubt::SeveralAmounts);
    }
    Some(taken.fen)
}

/// The names in 【】, each once.
fn firms(text: &str) -> Vec<String> {
    let mut firms: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('【') {
        let Some((name, after)) = after.split_once('】') else {
            break;
        };
        let name = name.trim();
        let fits = name.chars().count() <= 30 && name.chars().any(char::is_alphanumeric);
        if fits && !firms.iter().any(|known| known == name) {
            firms.push(name.to_owned());
        }
        rest = after;
    }
    firms
}

/// Telephone numbers, each once: mobiles, landlines, 95 and 400 lines, and the
/// long ones that send messages.
fn numbers(plain: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    // A masked or decimal number is none, nor is one within a word.
    let other = |c: char| c.is_ascii_alphabetic() || "*./¥".contains(c);
    let mut before = ' ';
    let mut rest = plain;
    while let Some(c) = rest.chars().next() {
        let code = rest.strip_prefix("+86");
        if !c.is_ascii_digit() && code.is_none() {
            // 发件人:106…, and not 9:30.
            let named = c == ':' && !before.is_ascii_digit();
            before = if named { ' ' } else { c };
            rest = rest.split_at(c.len_utf8()).1;
            continue;
        }
        let number = code.map_or(rest, |rest| rest.trim_start_matches([' ', '-']));
        let (run, after) = telephone(number);
        let next = after.chars().next().unwrap_or(' ');
        let money = after.starts_with(['元', '年', '月', '日', '号', '期', '天', '%']);
        let clock = before == ':' || next == ':' && after.get(1..).is_some_and(is_digit);
        let number = run.trim_matches('-');
        let known = || numbers.iter().any(|n| digits_of(n) == digits_of(number));
        let free = !other(before) && !other(next) && !money && !clock;
        if free && is_telephone(number) && !known() {
            numbers.push(number.to_owned());
        }
        before = '0';
        rest = after;
    }
    numbers
}

fn is_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The digits and dashes a text begins with, and the rest; over spaces where
/// groups of three and four make a telephone number only together.
fn telephone(text: &str) -> (&str, &str) {
    let part = |c: char| c.is_ascii_digit() || c == '-';
    let run = |text: &str| text.find(|c| !part(c)).unwrap_or(text.len());
    let first = run(text);
    let (mut end, mut whole) = (first, first);
    while matches!(first, 3 | 4)
        && let Some(after) = text.get(end..).and_then(|rest| rest.strip_prefix(' '))
        && matches!(run(after), 3 | 4)
    {
        end += 1 + run(after);
        if text.get(..end).is_some_and(is_telephone) {
            whole = end;
        }
    }
    // The groups of a card are no number, nor is their end.
    let card = whole == first && digits_of(text.get(..end).unwrap_or_default()).len() > 12;
    text.split_at(if card { end } else { whole })
}

fn is_telephone(written: &str) -> bool {
    let digits = digits_of(written);
    match digits.len() {
        // Lines everybody may call are not the sender's.
        5 => digits.starts_with("95") && !written.contains('-'),
        8 => digits.starts_with("95"),
        10 if digits.starts_with("400") => true,
        10..=12 if digits.starts_with('0') => !digits.starts_with("00"),
        11 if !digits.starts_with("10") && !digits.starts_with("12") => digits.starts_with('1'),
        11..=20 => digits.starts_with("106"),
        _ => false,
    }
}

/// When a message came, as a line says.
struct Stamp<'a> {
    at: Minute,
    /// Whether its day was guessed.
    guessed: bool,
    /// What else the line says.
    rest: &'a str,
}

/// A line that is a day and a time, or a time, and nothing else; or a whole day
/// and a time before the message itself.
fn stamp(line: &str, today: NaiveDate) -> Option<Stamp<'_>> {
    let line = line.trim();
    let named = [("今天", 0), ("昨天", -1), ("前天", -2)];
    let relative = named
        .iter()
        .find_map(|(word, days)| Some((plus_days(today, *days)?, line.strip_prefix(word)?)));
    let (day, guessed, rest) = match relative {
        Some((day, rest)) => (day, false, rest),
        None => match day_in_front(line, today) {
            Some(day) => day,
            None => (today, true, line),
        },
    };
    let dated = rest.len() < line.len();
    let mut rest = rest.trim_start_matches([' ', '，', 't']);
    for week in ["星期", "周"] {
        if let Some(after) = rest.strip_prefix(week) {
            let mut chars = after.chars();
            chars.next();
            rest = chars.as_str().trim_start();
        }
    }
    let (hour, minute, after) = clock_in_front(rest)?;
    let rest = after.trim_start();
    // 9:30 前还款 is a deadline and 9:30 到庭 a summons.
    let begins = rest.starts_with(['【', '[']) || (after.starts_with(' ') && !guessed);
    let told = rest.starts_with(['前', '止', '到', '至', '起', '之', '以', '-', '~', '开']);
    let fits = rest.is_empty() || (dated && begins && !told);
    let at = Minute::new(day, hour, minute)?;
    (fits && day <= today).then_some(Stamp { at, guessed, rest })
}
