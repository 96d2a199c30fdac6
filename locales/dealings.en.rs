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
