//! English: somebody at the door. What is said aloud is said in Chinese; here
//! is what it means.

use super::{StepWords, Words};
use crate::app::basis::BasisWords;
use crate::app::dealings::en::{MARKS, PAPERS};
use crate::app::fill::Fill;
use crate::collector::VisitStep;

pub const WORDS: Words = Words {
    title: "Somebody at the door",
    says: "One step at a time. Nothing to type, no network needed. What you tap is kept on this device only and can be undone.",
    scene: "Which is it",
    scenes: ["I am at home", "Only family", "At work", "Court officers"],
    arrived: "They are here: start the clock",
    since: Fill::new("since {0}"),
    lasted: Fill::new("{0} minutes"),
    timer: "Time passed",
    call: "Call 110",
    what_to_say: "What to say",
    never: "Sign and pay nothing",
    step: Fill::new("Step {0} of {1}"),
    back: "Back",
    next: "Next",
    read_aloud: "Read it aloud",
    meaning: "It means",
    basis: BasisWords {
        label: "Rests on",
        many: Fill::new("{0} in all"),
        advice: "This is advice, not a rule.",
    },
    marks: "Tap what happened: the time is noted",
    marks_says: "Tap again to take it back.",
    mark_names: MARKS,
    unmarked: Fill::new("Taken back: {0}"),
    remarked: "It is back",
    police_title: "What to tell 110",
    police_when: &[
        "Call when they came in without consent and will not leave; they block the door or the way; threats or violence; things smashed or taken; somebody held back.",
        "Be safe first, then call. Say where, how many, and what they do.",
    ],
    police_after: "When the police have come, ask for a receipt or record.",
    headcount: "How many are they",
    unknown: "Not counted",
    frail: "Old people or children are here",
    sentence_some: "There are some people",
    sentence_count: |n| match n {
        1 => "There is 1 person".to_owned(),
        n => format!("There are {n} people"),
    },
    at_home: " at my door",
    at_work: " at my workplace",
    acts: [
        "they came into my home without consent",
        "they came into my workplace without consent",
        "they block the door",
        "they threaten us",
        "they put up notices outside",
        "we told them to leave and they stay",
    ],
    sentence_stop: ".",
    sentence_comma: ", ",
    address: Fill::new(" The address is {0}."),
    address_blank: " The address is (say: district, road, estate, building, door).",
    address_set: "Enter the address under More, and next time it stands here",
    frail_says: " There are old people and children here.",
    please: " Please send somebody.",
    never_title: "Sign, pay, hand over: nothing",
    never_list: &[
        "Sign nothing you have not understood: no paper, IOU, repayment plan or dunning notice. Signing can restart the limitation period.",
        "Pay nothing: no cash, no private account, no private code. Repay only through the official app or the account in the contract.",
        "Hand over nothing: no identity card, phone, bank card, keys, passwords or codes.",
        "Let nothing be taken: only a court may seize property.",
    ],
    never_court: "Court papers: read what they say, then sign for them; if unsure, call the court first.",
    over: "When it is over",
    over_says: "Once they have left, keep what happened in the log of contacts. The rest may stay empty.",
    papers: "What they showed",
    paper_names: PAPERS,
    debt: "For which debt",
    debt_unknown: "Not clear",
    keep_it: "First keep this visit in the log of contacts.",
    save: "Keep it in the log",
    discard: "Do not keep it",
    discarded: "This visit was not kept",
    discarded_undone: "The visit is back",
    not_saved: "It was not kept: another window has changed the records. Press again.",
    saved: "Kept in the log of contacts",
    row_when: "When",
    row_where: "Where",
    row_count: "People",
    row_papers: "Shown",
    row_debt: "Debt",
    row_marks: "What happened",
    from_to: Fill::new("{0}, {1} minutes"),
    count: Fill::new("{0}"),
    undo: "Undo, back to the visit",
    again: "See the steps again",
    today: "To do today",
    to_log: "See the entry under Calls, and add to it",
    to_rights: "Guide: your rights when collected from",
    to_channels: "Guide: where to complain",
    to_court: "Guide: when something comes from a court",
    print: "Print all steps",
    steps,
};

#[allow(clippy::too_many_lines)] // one arm for each step
const fn steps(step: VisitStep) -> StepWords {
    match step {
        VisitStep::Calm => StepWords {
            title: "Stay calm, the door stays shut",
            does: &[
                "Breathe. Keep the door shut or on its chain and talk through it.",
                "You need not let anyone in. Old people and children stay in a back room.",
                "If it does not feel safe, go somewhere safe first, or call 110.",
            ],
            say: &["I am here. Talk through the door, please."],
        },
        VisitStep::FamilyCalm => StepWords {
            title: "Do not open: you owe nothing",
            does: &[
                "Keep the door shut and talk through it. Old people and children stay in a back room.",
                "Family who did not borrow, sign or guarantee need not pay.",
                "Call the borrower. If you are afraid, call 110.",
            ],
            say: &["Talk through the door, please. I am not the borrower."],
        },
        VisitStep::WorkCalm => StepWords {
            title: "They do not come into the office",
            does: &[
                "Ask reception or guards to keep them outside: without consent they may not enter your office area.",
                "If you talk, then at the entrance or in the lobby, best with a colleague beside you.",
                "Do not go elsewhere with them, do not get into their car.",
            ],
            say: &["This is a workplace. Please wait outside."],
        },
        VisitStep::Record => StepWords {
            title: "Start recording",
            does: &[
                "With the phone, or a camera at the door. Record your own doorway and talks you take part in.",
                "First say time and place, and that you are recording.",
                "Do not delete, cut or rename the original file.",
            ],
            say: &["It is now (the time), this is my door, and I am recording."],
        },
        VisitStep::AskPapers => StepWords {
            title: "Ask for their papers",
            does: &[
                "Identity and work cards of both, and the name of their firm.",
                "The authorisation letter: it names the lender, them, you and the debt; ask for contract number and a phone to verify.",
                "Look through the door and take pictures. Fewer than two people, or no papers: say that you will not talk.",
            ],
            say: &[
                "Please show the identity and work cards of both of you, and the authorisation letter.",
                "Without them I do not talk. Please give me a number to verify.",
            ],
        },
        VisitStep::Verify => StepWords {
            title: "Verify on the official line",
            does: &[
                "Step back and call the lender's official line yourself, not a number they give. For Weilidai 95384.",
                "Ask two things: did you send this firm; how much do I owe.",
                "Or look into the list of agencies on the lender's site.",
            ],
            say: &["I will verify on the official line first. Please wait."],
        },
        VisitStep::SayOnce => StepWords {
            title: "Say it once, do not argue",
            does: &[
                "Say the words below once, then argue no more.",
                "No amounts in front of neighbours. Then tap \"Told to leave\" below.",
            ],
            say: &[
                "I will settle the debt with the bank's official line.",
                "I do not agree to your entering. Please leave. Please write to me.",
            ],
        },
        VisitStep::FamilySay => StepWords {
            title: "Say it once, and no more",
            does: &[
                "Do not say where the borrower is, works, or when they come back.",
                "Do not talk about amounts, promise nothing but to pass on a message, and write it down.",
                "Then tap \"Told to leave\" below.",
            ],
            say: &[
                "The debt is the borrower's own matter; please contact them.",
                "I do not agree to your coming in. Please leave and do not come to us again.",
            ],
        },
        VisitStep::WorkSay => StepWords {
            title: "Say it once, do not argue",
            does: &[
                "No amounts in front of colleagues or bosses. Then argue no more.",
                "Tap \"Told to leave\" below.",
            ],
            say: &[
                "I will settle the debt with the bank's official line.",
                "I do not agree to your entering the workplace. Please leave. Please write to me.",
            ],
        },
        VisitStep::Never => StepWords {
            title: "Sign, pay, hand over: nothing",
            does: &[
                "Sign no paper you have not understood. A signed dunning notice or plan can restart the limitation period.",
                "No cash, no private account, no private code.",
                "No identity card, phone, bank card, keys or codes.",
                "Let nothing be taken. Only a court may seize property.",
            ],
            say: &["I sign nothing and pay no cash. I repay through official channels."],
        },
        VisitStep::FamilyNever => StepWords {
            title: "Do not sign or pay for the borrower",
            does: &[
                "Family sign nothing: who signs as guarantor may have to pay.",
                "No money, no transfer, no code.",
                "No papers, phone or keys, and let nothing be taken. Only a court may seize property.",
            ],
            say: &["I am not the borrower. I sign nothing and pay nothing."],
        },
        VisitStep::LeaveThem => StepWords {
            title: "No insults, no pushing, no chasing",
            does: &[
                "Do not answer insults, do not push, do not run after them.",
                "Do not film inside their car.",
                "When they have left, tap \"Left\".",
            ],
            say: &[],
        },
        VisitStep::Police => StepWords {
            title: "In these cases, 110",
            does: &[
                "They came in without consent; will not leave; block the door or the way.",
                "Threats, violence, things smashed or taken, somebody held back.",
                "Notices put up, neighbours told of the debt: record it; you may call as well.",
                "Ask for a receipt or record.",
            ],
            say: &[],
        },
        VisitStep::Injury => StepWords {
            title: "Somebody hurt, something broken",
            does: &[
                "To the hospital first; ask for record and diagnosis.",
                "Take pictures of injuries and damage at once.",
                "Note the names of neighbours or colleagues who saw it.",
            ],
            say: &[],
        },
        VisitStep::SameDay => StepWords {
            title: "To do today",
            does: &[
                "Back up recordings and pictures as they are; leave the originals alone.",
                "Object in writing to the lender: when, how many, what they did, and that it is to stop.",
                "If the lender does not answer, 12378.",
            ],
            say: &[],
        },
        VisitStep::FamilyAfter => StepWords {
            title: "To do today",
            does: &[
                "Write down what they said and asked while it is fresh.",
                "Tell the borrower: when, how many, which firm.",
                "Back up recordings as they are.",
            ],
            say: &[],
        },
        VisitStep::WorkAfter => StepWords {
            title: "To do today",
            does: &[
                "Ask colleagues and bosses what they were told, and to write it down. They owe nothing and need not say where you are.",
                "Back up recordings as they are; object in writing to the lender.",
                "If the lender does not answer, 12378.",
            ],
            say: &[],
        },
        VisitStep::CourtPapers => StepWords {
            title: "Ask for identity and court papers",
            does: &[
                "Real court officers show their identity and court papers.",
                "Read: which court, case number, name, what you are to do. Note it or take a picture.",
            ],
            say: &["Please show your identity and the court's papers. I will cooperate."],
        },
        VisitStep::CourtVerify => StepWords {
            title: "Verify with the court by phone",
            does: &[
                "Look up the court's number yourself and ask whether there is such a case, and these officers.",
                "Not a number they give. 12368 may help (the court's own publication decides).",
            ],
            say: &["I will verify with the court first. Please wait a moment."],
        },
        VisitStep::CourtObey => StepWords {
            title: "If it is real, do not obstruct",
            does: &[
                "No pushing, insults or blocking. Obstructing officers in their duty is punished.",
                "If you disagree, say so and ask for it to be noted; then object in writing.",
            ],
            say: &["I do not obstruct. I disagree; please note it."],
        },
        VisitStep::CourtSay => StepWords {
            title: "Say how you live",
            does: &[
                "Tell them your income, how many depend on you, and what you need to live.",
                "Living costs and necessities of you and your family are to be left.",
                "Ask for a list and the papers; read before signing for them.",
            ],
            say: &["My family lives on my income; please leave us living costs and what we need."],
        },
        VisitStep::CourtFake => StepWords {
            title: "If it does not look real, treat it as a visit",
            does: &[
                "A transfer, cash, codes or a safe account: all fake; no court asks for that.",
                "No identity or papers, or the court knows nothing of it: do not open, call 110.",
                "Go back to step one and choose \"I am at home\".",
            ],
            say: &[
                "No court asks me for a transfer to a private account. I am calling the police.",
            ],
        },
        VisitStep::CourtAfter => StepWords {
            title: "To do today",
            does: &[
                "Take pictures of the papers and note the day they came: many periods run from it.",
                "A complaint: answer within 15 days. A payment order: object in writing within 15 days.",
                "Read the guide on courts, or ask somebody.",
            ],
            say: &[],
        },
    }
}
