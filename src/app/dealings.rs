//! Words that the log, a visit and letters have in common. They are constants:
//! each part's table has its own copy, and the module of the first visit none.

#[path = "../../locales/dealings.en.rs"]
pub mod en;
#[path = "../../locales/dealings.zh-CN.rs"]
pub mod zh_cn;
