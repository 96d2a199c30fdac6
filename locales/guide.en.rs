//! English: the guide.

use super::{Saying, Words};
use crate::app::basis::BasisWords;
use crate::app::fill::Fill;
use crate::law::guide::Fact;

pub const WORDS: Words = Words {
    title: "Guide",
    says: "Short statements, where they come from and when they were checked. Under each stands what it rests on and how well that is known. It is not legal advice: for what matters ask a lawyer, or 12348 (the authority's own publication of the number decides).",
    topics: [
        "Your rights when collected from",
        "Where to complain and get help",
        "When something comes from a court",
        "Credit record",
        "Where personal bankruptcy exists",
        "Whether the family must pay",
        "Scams",
    ],
    topic_says: [
        "Hours, calls, whom they may reach, whether they may come in.",
        "Whom to ask, numbers, what to bring, how long it takes.",
        "15 days to answer, 15 days for a payment order, what enforcement leaves you.",
        "Kept for 5 years, how to object, never pay for repair.",
        "Shenzhen, Xiamen, and what can be done elsewhere.",
        "Spouse, parents, heirs, contacts.",
        "Agents, bridge money, fake collectors, fake courts.",
    ],
    all: "All topics",
    search: "Search",
    search_hint: "For example: payment order, spouse, 12378; a space between words",
    found: |n| {
        if n == 1 {
            "1 statement found".to_owned()
        } else {
            format!("{n} statements found")
        }
    },
    nothing: "Nothing found. Try a shorter word, or look through the topics.",
    count: |n| format!("{n} statements"),
    checked: Fill::new("Checked until {0}"),
    stale: "This page was last checked over six months ago",
    stale_says: Fill::new(
        "It was checked until {0}; rules and numbers may have changed since. Before you act on it, ask on an official site or by phone; opened once with a network, the page says if there is a new version.",
    ),
    basis: BasisWords {
        label: "Rests on",
        many: Fill::new("{0} in all"),
        advice: "This is advice, not a rule.",
    },
    call: Fill::new("Call {0}"),
    recalled: "No official source was read for this number: the authority's own publication decides.",
    legend: "A national recommended standard and an industry guideline are not law: not keeping to them is \"not in line with\", not unlawful. Only a breach of a law is called \"suspected unlawful\".",
    fact,
};

#[allow(clippy::too_many_lines)] // one arm for each fact
const fn fact(fact: Fact) -> Saying {
    match fact {
        Fact::LawfulDunning => Saying(
            "Ordinary collection is lawful",
            "A lender may ask for its money within the law; not every call is unlawful. Pay what you can, do not ignore every call; write down what goes too far and complain through the channels.",
        ),
        Fact::QuietHours => Saying(
            "Between 22:00 and 08:00",
            "National recommended standard: no collection from 22:00 to 08:00 unless both sides agreed otherwise. Industry guideline: no calls, visits or other collection then without your consent.",
        ),
        Fact::HowManyCalls => Saying(
            "How many calls a day",
            "Two different figures, not to be mixed: the recommended standard says at most 3 connected collection calls a day to one debtor (robots count); the guideline says unanswered attempts to one number should not exceed 6 a day.",
        ),
        Fact::OnlyDebtor => Saying(
            "Only the debtor may be dunned",
            "Collection is aimed at the debtor; at a guarantor as law and contract allow. Contacts may be reached only when you cannot be, and asked only how to reach you or to pass on a message; once they refuse it must stop.",
        ),
        Fact::HomeVisit => Saying(
            "Rules for a visit",
            "Guideline, Article 22: at least two people together. Without consent no entering of a home, another private place or your office area. These two are guideline; forcing a way in is a matter of law, see the next.",
        ),
        Fact::HomeEntry => Saying(
            "Coming into your home without consent is unlawful",
            "Unlawful entry: usually 10 to 15 days' detention and a fine, 5 to 10 days in lighter cases; serious cases may be a crime (Criminal Law, Article 245). Tell them to leave; if they do not, call 110.",
        ),
        Fact::Harassment => Saying(
            "Threats, insults, following, blocking",
            "Threats in writing or otherwise, public insult, defamation, repeated messages, pestering, following, spreading private matters can all be punished; against pestering and following the police can order no contact. Chasing, blocking and taking things have an article of their own.",
        ),
        Fact::Impersonation => Saying(
            "Posing as police, court or bank",
            "Impersonating state staff can mean detention. Guideline: no use of the names of government, court or police, agencies must not pose as bank staff, no invented blacklists, no exaggerated amounts or consequences.",
        ),
        Fact::NoExtraMoney => Saying(
            "No extra fee for collecting, no pushing of new loans",
            "Guideline: no extra fees in the name of collection, no pushing of new loans to pay old ones or of unlawful ways to get money.",
        ),
        Fact::NoPosting => Saying(
            "No posting in public",
            "Guideline: no notices or lawyers' letters put up in public places; agencies may not use private phones or social accounts without the bank's consent. Insult and defamation in public harm your reputation as well.",
        ),
        Fact::Privacy => Saying(
            "Peace and personal data",
            "Unless the law provides or you clearly agreed, nobody may disturb your private peace with calls and messages; who handles personal data must not publish them. Selling or giving them away against the rules can be punished.",
        ),
        Fact::AgencyNotice => Saying(
            "You are told before an outside firm collects",
            "Regulator's rule: the debtor is told before an outside agency starts. Guideline: the agencies are listed on the lender's site or channels. If somebody says they were engaged, look it up there first.",
        ),
        Fact::CardInstalments => Saying(
            "Credit cards: individual instalments can be negotiated",
            "Where the debt exceeds your ability and you are willing to pay, the bank may agree up to 60 instalments: it may, it need not. Once signed, and as long as you keep to it, bank and agents must stop collecting. Cards only.",
        ),
        Fact::LoanExtension => Saying(
            "Loans: an extension can be asked for, not demanded",
            "Before a loan is due you may ask for an extension; the lender has to agree. In 2025 the regulator said that for consumer loans of good borrowers in temporary difficulty, term and frequency may be negotiated. Offer a figure you can keep: a plan that breaks is worse than none.",
        ),
        Fact::SigningRestarts => Saying(
            "Signing, or paying a part, restarts the three years",
            "Promising instalments, paying a part, asking for time, making a plan all count as agreeing to pay, and the three years start anew. Once they are over, signing a dunning notice can cost you that defence. Do not sign what you have not understood.",
        ),
        Fact::DebtSold => Saying(
            "They say they bought the debt",
            "A sale you were not notified of has no effect on you. Ask for the written notice and check with the original lender on its official line; do not pay a new payee before that. The notice restarts the three years.",
        ),
        Fact::KeepEvidence => Saying(
            "Keeping evidence",
            "Messages, chats, call logs and recordings are evidence. Keep the phone and the original files, change and delete nothing; a direct print-out counts as an original. Record only talks you take part in and your own doorway.",
        ),
        Fact::OnlyFacts => Saying(
            "Complain with facts only",
            "Fabricating facts to get somebody punished is itself punished. Do not trade a complaint for a waiver either.",
        ),
        Fact::LenderFirst => Saying(
            "The lender first",
            "Amounts, plans and conduct go to the lender's service or complaint line first. Say: your name, identity number, phone; the institution; what you want, main facts and reasons; sign if in writing. They may not ask for what they already hold.",
        ),
        Fact::LenderClock => Saying(
            "How long the lender has",
            "Usually a decision within 15 days, 30 in complex cases, up to 60 in special ones after approval. Always ask for a ticket number.",
        ),
        Fact::LenderReview => Saying(
            "If you do not agree",
            "Within 30 days of the decision you may ask its upper-level body for a review; or turn to mediation, arbitration or a court.",
        ),
        Fact::WeBank => Saying(
            "WeBank (Weilidai)",
            "95384, 24 hours, people from 07:00 to 24:00; also through the WeChat account of Weilidai. A number 95335 found online is wrong; the app and the bank's own site decide.",
        ),
        Fact::Line12378 => Saying(
            "Financial regulator's line",
            "Complaints about collection and fees of banks, insurers, consumer finance and small-loan companies. Have ready: name, phone, institution, facts, what you want; note the ticket number. Usually about 15 working days.",
        ),
        Fact::Line12363 => Saying(
            "The central bank's line",
            "Complaints about credit records and payment; advice for financial consumers. Evidence and a clear claim are needed. About 15 working days, up to 30 days; complaints on credit records are answered in writing within 30 days.",
        ),
        Fact::CreditCentre => Saying(
            "Credit reference centre",
            "If the report is wrong, file an objection; it is verified and answered in writing within 20 days.",
        ),
        Fact::LocalOffice => Saying(
            "City hotline, local financial office",
            "For local small-loan, guarantee and asset management companies ask the local financial authority.",
        ),
        Fact::LegalAdvice => Saying(
            "Legal advice",
            "Advice is free. Whether you get a lawyer depends on local rules: loan disputes are not in the list of the Legal Aid Law.",
        ),
        Fact::Police => Saying(
            "Danger, entry, blocking, violence",
            "Say where, how many, and what they do. Ask for a receipt or record of the call.",
        ),
        Fact::FraudLine => Saying(
            "Fraud and fake collectors",
            "A fake dunning message, or somebody wants a transfer to a private account: call the anti-fraud line. If money has gone, call 110 at once.",
        ),
        Fact::OtherLines => Saying(
            "Nuisance calls, harm online, consumers",
            "Pages name 12321 (nuisance calls and messages), 12377 (harm online) and 12315 (consumers). What they take was not verified; the authorities' own publications decide.",
        ),
        Fact::AssociationPlatform => Saying(
            "The association's reporting platform for internet finance",
            "Takes reports of improper collection of internet loans: real name, identity number, platform and app, kind, what happened, screenshots. How long it takes was not found.",
        ),
        Fact::Support => Saying(
            "When it becomes too much",
            "The line for psychological support. Debt is not the end: talk to somebody first.",
        ),
        Fact::WhatToWrite => Saying(
            "What a complaint says",
            "Your name, identity number, phone; the institution's full name, product, contract number; the agency, its phone, name and staff number; time, channel and words of each contact; the rule; a list of evidence; what you want (stop, correct, state the amount in writing, a plan); what they answered, ticket number; signature and date.",
        ),
        Fact::RealPapers => Saying(
            "First see whether it is real",
            "Real court papers have the court's name, a case number and a contact. Look up the court's number yourself and call; never one from a message.",
        ),
        Fact::Answer => Saying(
            "A complaint has come: answer within 15 days",
            "The answer is due within 15 days of receiving the copy. Silence does not stop trial or judgment, so do not ignore it.",
        ),
        Fact::PaymentOrder => Saying(
            "A payment order has come: object in writing within 15 days",
            "Within 15 days of receipt either pay or object in writing. Without either the creditor can have it enforced. Where the objection stands, the order loses its effect and the case becomes a lawsuit, unless the applicant does not agree to sue: be ready to answer it.",
        ),
        Fact::Mediation => Saying(
            "Mediation first",
            "What is fit for it is mediated first; you may refuse. Do not agree to a figure you cannot pay.",
        ),
        Fact::SmallClaims => Saying(
            "Small claims: one instance, final",
            "Simple money claims up to half the local average yearly wage; there is no appeal. From half to twice the wage only if both agree. Not if you counterclaim, among other cases.",
        ),
        Fact::Appeal => Saying(
            "Against a judgment",
            "15 days for a judgment, 10 for a ruling. None in small claims.",
        ),
        Fact::ElectronicService => Saying(
            "Service by message or mail",
            "Electronic service needs your consent. Your contract may contain it: look.",
        ),
        Fact::Limitation => Saying(
            "Limitation of three years",
            "Three years as a rule, from the last instalment's due date. Afterwards the debt is still there, but you may refuse; the court does not raise it for you, and it must as a rule be raised at first instance. What was paid freely is not returned.",
        ),
        Fact::JudgmentInterest => Saying(
            "After a judgment, double interest",
            "Who does not pay in time owes double interest for the delay: the added part is 0.0175 % a day.",
        ),
        Fact::Enforcement => Saying(
            "Time to apply for enforcement",
            "The creditor has two years to apply.",
        ),
        Fact::LeftToLive => Saying(
            "Enforcement leaves you what you live on",
            "When wages are taken, what you and your dependants need to live is left; where there is a local minimum (低保), that is the measure. Necessities, school and medical things stay. If your whole wage account is frozen, write to the enforcement judge and ask for living costs.",
        ),
        Fact::HomeKept => Saying(
            "The home you need",
            "A home that is needed can be sealed but not sold; what is above the minimum standard can be enforced once housing is secured.",
        ),
        Fact::DishonestList => Saying(
            "List of dishonest persons (失信)",
            "Only who can perform but refuses, with conduct such as moving assets or resisting. If you really cannot pay, report income and assets truthfully to the court and do not hide. The text of 2013 was read; it has been amended since.",
        ),
        Fact::ConsumptionLimits => Saying(
            "Limits on consumption (限高)",
            "No planes, soft sleepers, star hotels, property, non-business cars, costly private schools. The text of 2010 was read; it has been amended since.",
        ),
        Fact::OtherMeasures => Saying(
            "Other measures",
            "Who does not perform a judgment may be banned from leaving the country, recorded in the credit record and named in the media.",
        ),
        Fact::NotACrime => Saying(
            "Not being able to pay is by itself no crime",
            "A late loan is by itself a civil matter. Write it down if somebody frightens you with arrest. Credit cards have one exception, see the next.",
        ),
        Fact::CardCrime => Saying(
            "Malicious overdraft on a credit card",
            "All of these together: intent to keep the money; two effective dunnings by the bank at least 30 days apart; more than 3 months unpaid after that; principal of ¥50,000 or more, interest and fees aside. Not having repaid alone proves no intent; moving assets or changing numbers to evade are signs of it. If repaid before prosecution, it may be dropped.",
        ),
        Fact::FiveYears => Saying(
            "Bad entries are kept for 5 years",
            "Counted from the day it is repaid, then deleted. While it is unpaid it stays.",
        ),
        Fact::PriorNotice => Saying(
            "You are told before it is reported",
            "Who reports bad data on you must tell you first.",
        ),
        Fact::FreeReport => Saying(
            "Twice a year for free",
            "Everyone may see their own report free twice a year. Look first, then negotiate.",
        ),
        Fact::Objection => Saying(
            "If it is wrong, object",
            "To the credit agency or to whoever reported; it is marked, verified and answered in writing within 20 days. Only what is wrong is changed.",
        ),
        Fact::CreditComplaint => Saying(
            "Complain to the central bank",
            "If your rights are infringed, the central bank's local office answers in writing within 30 days.",
        ),
        Fact::OneOffRepair => Saying(
            "The one-off credit repair is over",
            "It was for items of up to ¥10,000 each, overdue in 2020 to 2025 and repaid by 31 March 2026, automatic and free. No extension was found. Who still offers it is a fraud.",
        ),
        Fact::PaidRepair => Saying(
            "Paid credit repair is a fraud",
            "Nobody can have a true entry deleted for money.",
        ),
        Fact::Shenzhen => Saying(
            "Shenzhen",
            "Since 1 March 2021, for those who lived and paid social insurance there for 3 years; 3 years of observation. Ask the court there for today's conditions.",
        ),
        Fact::Xiamen => Saying(
            "Xiamen",
            "Since 1 November 2025, for those who lived or did business there for 5 years. Ask the court there for today's conditions.",
        ),
        Fact::Elsewhere => Saying(
            "Elsewhere",
            "No rule that could be verified was found. Ask the local court whether it settles personal debts collectively; do not pay anyone who offers to arrange it.",
        ),
        Fact::EnforcementEnds => Saying(
            "Without bankruptcy, enforcement can still end",
            "Where a person cannot repay for hardship, has no income and cannot work, the court ends the enforcement.",
        ),
        Fact::Spouse => Saying(
            "Whether a spouse must pay",
            "If both signed, if it was ratified, or if it was for the family's daily needs, it is joint. Beyond those the creditor must prove joint life, joint business or the will of both.",
        ),
        Fact::FamilyOwesNothing => Saying(
            "Parents, children and colleagues owe nothing",
            "Who did not borrow, sign or guarantee need not pay for you, nor say where you are. Collectors must not ask them for money.",
        ),
        Fact::Heirs => Saying(
            "When somebody has died",
            "Heirs pay only up to the value of what they inherit; who renounces pays nothing.",
        ),
        Fact::WhatContactsAreAsked => Saying(
            "When a contact is called",
            "They may only be asked how to reach you, or to pass on a message, not told how much you owe. When they say \"do not call again\", it should stop. Ask them to note number, time and words.",
        ),
        Fact::TellFamily => Saying(
            "Talk to the family beforehand",
            "Tell them: do not open, pay or sign, do not say where you are, and call 110 if somebody forces a way in. Better from you than from others.",
        ),
        Fact::DebtAgents => Saying(
            "Agents for complaints and debt optimisation",
            "They forge papers, make up complaints, take high fees or a cut, keep your identity papers and cards, and take your data or cash. Negotiating yourself is free.",
        ),
        Fact::Suspension => Saying(
            "Suspended interest (停息挂账)",
            "A market word, not a legal one. Only credit cards have individual instalments, which the bank may agree; whether interest stops is the bank's decision. Whoever sells it, or offers it by message, is to be taken for a fraud.",
        ),
        Fact::BridgeLoans => Saying(
            "New loans for old ones, bridge money",
            "First a fee for the bridge, then a cut of the new loan: far more than before, with leaked data and legal trouble.",
        ),
        Fact::FakeDunning => Saying(
            "Fake dunning messages",
            "With unknown links or codes, a threat and a private account, or interest that stops for a fee. Do not tap, scan or transfer to private accounts; check through the official app or line.",
        ),
        Fact::SafeAccount => Saying(
            "Verification of funds, safe accounts, dropping the case",
            "Police and courts never ask for a transfer to any account.",
        ),
        Fact::FakeCourt => Saying(
            "Fake court and police papers",
            "Real ones have a case number and a court's contact. Look up the number yourself and call the court. Impersonating state staff can mean detention.",
        ),
        Fact::FakeApps => Saying(
            "Apps named Weilidai",
            "Weilidai has no app of its own; any app with that name is fake.",
        ),
        Fact::RepairScam => Saying(
            "Credit repair",
            "Whoever takes money for it is a fraud. True entries take 5 years; wrong ones you object to, for free.",
        ),
        Fact::NoFakePapers => Saying(
            "No fake papers",
            "The regulator warns that agents often forge papers for people. Do not use fake medical or hardship papers; if you have none, say so.",
        ),
        Fact::NoVanishing => Saying(
            "Do not go silent, do not move assets",
            "Changing numbers to evade and moving assets are taken as signs of ill intent. Give the lender your new number; asking for writing only is fine.",
        ),
        Fact::NoNewLoans => Saying(
            "No new loan to pay an old one",
            "It only gets more. The guideline forbids collectors to push you to it.",
        ),
    }
}
