//! 简体中文：样张。

use super::Words;

pub const WORDS: Words = Words {
    says: "所有部件放在一起，便于查看。这里的数字都是举例，不会存下来。",
    fields: "输入框",
    table: "表格",
    dialog: "对话框",
    open_dialog: "打开对话框",
    show_toast: "显示提示",
    tabs: "标签页",
    empty: "还没有内容",
    empty_says: "没有内容时这样显示。",
    explain: "怎么算的",
    notices: "通知",
    buttons: "按钮",
    sample: "举例",
    owed: "图：欠的钱",
    bridge: "图：对方要的和我们算的",
    bridge_says: "从按合同算的数，一步一步到对方要的数。",
    event: "还款",
    ours: "按合同算",
    theirs: "对方要的",
    step_rate: "罚息按 2 倍算，合同写的是 1.5 倍",
    step_fee: "“催收服务费”，合同里没有这一项",
    step_less: "少算了两天利息",
    step_rest: "说不清是什么的部分",
};
