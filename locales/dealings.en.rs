//! Words of the log, a visit and letters, in English.

/// In the order of `VisitMark::ALL`.
pub const MARKS: [&str; 10] = [
    "Arrived",
    "Showed ID",
    "Refused ID",
    "Told to leave",
    "Entered",
    "Blocked the door",
    "Threatened",
    "Posted",
    "Police called",
    "Left",
];
/// In the order of `Paper::ALL`.
pub const PAPERS: [&str; 5] = [
    "Identity card",
    "Work card",
    "Authorisation letter",
    "Court papers",
    "Nothing was shown",
];
/// In the order of `Verdict`.
pub const VERDICTS: [&str; 5] = [
    "suspected breach of law",
    "suspected breach of regulation",
    "not per the national recommended standard",
    "not per the association's guideline",
    "worth recording",
];
/// In the order of `Tag::ALL`.
pub const TAGS: [&str; 32] = [
    "Threatened harm or exposure",
    "Insults",
    "Obscene words",
    "Posed as police, court or government",
    "An agency posed as the lender's staff",
    "Invented a “blacklist” or the like",
    "Exaggerated amount or effects",
    "Asked for fees beyond the contract",
    "Urged me to borrow anew",
    "Urged me to get money unlawfully",
    "Asked for payment to a private account or code",
    "Used a private phone or social account",
    "Sent a suspicious link or code",
    "Posted in public or online",
    "Told others of my debt",
    "Leaked my personal data",
    "Reached somebody whose number I never gave",
    "Entered the home without consent",
    "Entered the workplace without consent",
    "Stayed when told to leave",
    "Blocked the door",
    "Followed somebody",
    "Held somebody back",
    "Took things",
    "Used force",
    "Would not show an ID",
    "Would not say for which institution",
    "Not on the list of agencies the lender publishes",
    "An agency began without notice to me",
    "Said it was not recorded, or gave no recording",
    "Collected although an agreed plan is kept",
    "Disturbed again and again",
];
