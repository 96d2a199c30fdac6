//! 记录、上门和信里都用的词，简体中文。

/// In the order of `VisitMark::ALL`.
pub const MARKS: [&str; 10] = [
    "到了",
    "出示证件",
    "不出示证件",
    "请他们走",
    "进了门",
    "堵门",
    "威胁",
    "张贴",
    "报了警",
    "走了",
];
/// In the order of `Paper::ALL`.
pub const PAPERS: [&str; 5] = ["身份证", "工作证", "授权书", "法院文书", "什么都没出示"];
/// In the order of `Verdict`.
pub const VERDICTS: [&str; 5] = [
    "疑似违反法律",
    "疑似违反监管规定",
    "不符合国家推荐性标准",
    "不符合行业指引",
    "可记录",
];
