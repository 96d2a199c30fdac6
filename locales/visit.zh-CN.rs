//! 简体中文：有人上门。

use super::{StepWords, Words};
use crate::app::basis::BasisWords;
use crate::app::dealings::zh_cn::{MARKS, PAPERS};
use crate::app::fill::Fill;
use crate::collector::VisitStep;

pub const WORDS: Words = Words {
    title: "有人上门",
    says: "一步一步来。不用打字，没有网络也能用。点了什么只记在这台设备上，可以撤销。",
    scene: "现在是哪种情况",
    scenes: ["我在家", "只有家人在家", "在上班的地方", "说是法院的人"],
    arrived: "他们到了，开始记时间",
    since: Fill::new("{0} 到"),
    lasted: Fill::new("{0} 分钟"),
    timer: "已经过去",
    call: "打 110",
    what_to_say: "110 怎么说",
    never: "不签、不付、不交",
    step: Fill::new("第 {0} 步，共 {1} 步"),
    back: "上一步",
    next: "下一步",
    read_aloud: "可以照着念",
    meaning: "意思是",
    basis: BasisWords {
        label: "依据",
        many: Fill::new("共 {0} 处"),
        advice: "这是建议，不是规定。",
    },
    marks: "发生了什么，点一下记下时间",
    marks_says: "再点一下取消。",
    mark_names: MARKS,
    unmarked: Fill::new("取消了：{0}"),
    remarked: "恢复了",
    police_title: "打 110 的时候说",
    police_when: &[
        "这些情况就打：没有同意就进门，叫了不走；堵门、堵路；威胁、动手；砸、抢、拿东西；拘住人不让走。",
        "先保证自己安全，再打。说地点、几个人、在做什么。",
    ],
    police_after: "警察来了，要接警回执或者出警记录。",
    headcount: "他们来了几个人",
    unknown: "没数清",
    frail: "这里有老人或小孩",
    sentence_some: "有几个人",
    sentence_count: |n| format!("有 {n} 个人"),
    at_home: "在我家门口",
    at_work: "在我上班的地方",
    acts: [
        "没有经过同意进了我家",
        "没有经过同意进了我上班的地方",
        "堵住门不让进出",
        "威胁我们",
        "在外面张贴",
        "叫他们走，他们不走",
    ],
    sentence_stop: "。",
    sentence_comma: "，",
    address: Fill::new("地址是 {0}。"),
    address_blank: "地址是（说：区、路、小区、楼号、门牌号）。",
    address_set: "到“更多”里填好地址，下次就在这里",
    frail_says: "这里有老人和小孩。",
    please: "请派人来。",
    never_title: "不签、不付、不交",
    never_list: &[
        "不签：没看懂的纸、欠条、还款计划、催款通知，一个字都不签。签了可能让诉讼时效重新算。",
        "不付：不给现金，不转个人账户，不扫个人二维码。要还钱，只走官方 App 或者合同上的账户。",
        "不交：身份证、手机、银行卡、钥匙、密码、验证码，都不给。",
        "东西不让拿：只有法院才能查封财产。",
    ],
    never_court: "法院的文书，看清写的是什么再签收；拿不准，先打法院的电话。",
    over: "结束以后",
    over_says: "走了以后，把经过存进联系记录。下面几项不填也行。",
    papers: "他们出示了什么",
    paper_names: PAPERS,
    debt: "为哪一笔债来的",
    debt_unknown: "不清楚",
    keep_it: "先把这次上门记成一条联系记录。",
    save: "记成一条联系记录",
    discard: "不记了",
    discarded: "这次上门没有记",
    discarded_undone: "上门记录还在",
    not_saved: "没有存进去：另一个窗口改过记录。请再按一次。",
    saved: "已经记成一条联系记录",
    row_when: "时间",
    row_where: "情况",
    row_count: "人数",
    row_papers: "出示",
    row_debt: "债务",
    row_marks: "经过",
    from_to: Fill::new("{0}，{1} 分钟"),
    count: Fill::new("{0} 人"),
    undo: "撤销，回到上门记录",
    again: "重新看步骤",
    today: "今天要做的",
    to_log: "到“催收”里看这条记录、补充",
    to_rights: "看：被催收时的权利",
    to_channels: "看：投诉渠道",
    to_court: "看：收到法院的东西",
    print: "打印全部步骤",
    steps,
};

#[allow(clippy::too_many_lines)] // one arm for each step
const fn steps(step: VisitStep) -> StepWords {
    match step {
        VisitStep::Calm => StepWords {
            title: "先稳住，门不开",
            does: &[
                "深呼吸。门关着，或者挂着门链，隔着门说话。",
                "你没有义务让任何人进来。老人和孩子留在里屋。",
                "觉得不安全，先去安全的地方，或者直接打 110。",
            ],
            say: &["我在里面，请隔着门说。"],
        },
        VisitStep::FamilyCalm => StepWords {
            title: "不开门，你不欠这笔钱",
            does: &[
                "门关着，隔着门说话。老人和孩子留在里屋。",
                "没有借、没有签字、没有担保的家人，没有义务还钱。",
                "给本人打个电话。害怕就打 110。",
            ],
            say: &["请隔着门说。我不是借款人。"],
        },
        VisitStep::WorkCalm => StepWords {
            title: "不让他们进办公区",
            does: &[
                "请前台或保安拦在外面：没有同意，不得进入你的办公区域。",
                "要谈就到门口、大厅这样的公共地方，最好有同事在旁边。",
                "不要跟他们去别的地方，不要上他们的车。",
            ],
            say: &["这里是上班的地方，请到外面等。"],
        },
        VisitStep::Record => StepWords {
            title: "开始录音录像",
            does: &[
                "用手机录，或者用门口的摄像头。录自己家门口、自己参加的谈话。",
                "先说出时间、地点，说明正在录。",
                "原来的文件不删、不剪、不改名。",
            ],
            say: &["现在是北京时间几点几分，这里是我家门口，我正在录音录像。"],
        },
        VisitStep::AskPapers => StepWords {
            title: "请他们出示证件",
            does: &[
                "要看两个人的身份证、工作证，是哪家公司的。",
                "要看授权书：写着出借方、他们、你的名字和这笔债；问合同号和核实电话。",
                "隔着门看，拍下来。少于两个人，或者拿不出来，就说不谈。",
            ],
            say: &[
                "请出示你们两位的身份证、工作证，还有授权书。",
                "没有这些，我不谈。请给我一个可以核实的电话。",
            ],
        },
        VisitStep::Verify => StepWords {
            title: "打官方电话核实",
            does: &[
                "退后一步，自己打出借方的官方客服，不用他们给的号码。微粒贷是 95384。",
                "问两件事：有没有派这家公司来；我的欠款是多少。",
                "或者到出借方网站查公布的催收机构名单。",
            ],
            say: &["我先打官方电话核实，请等一下。"],
        },
        VisitStep::SayOnce => StepWords {
            title: "说一遍，不争论",
            does: &[
                "把下面的话说一遍，说完就不再争。",
                "不当着邻居谈金额。说完，点下面的“请他们走”。",
            ],
            say: &[
                "债务我会和银行官方核对。",
                "我不同意你们进入住宅。请离开。请书面联系我。",
            ],
        },
        VisitStep::FamilySay => StepWords {
            title: "说一遍，不多说",
            does: &[
                "不说本人在哪里、在哪里上班、什么时候回来。",
                "不谈欠多少，不答应转告以外的事。他们要转告，记下来就好。",
                "说完，点下面的“请他们走”。",
            ],
            say: &[
                "债务是他本人的事，请联系他本人。",
                "我不同意你们进来。请离开，请不要再来找我们。",
            ],
        },
        VisitStep::WorkSay => StepWords {
            title: "说一遍，不争论",
            does: &[
                "不当着同事、领导谈金额。说完就不再争。",
                "点下面的“请他们走”。",
            ],
            say: &[
                "债务我会和银行官方核对。",
                "我不同意你们进入上班的地方。请离开。请书面联系我。",
            ],
        },
        VisitStep::Never => StepWords {
            title: "不签、不付、不交",
            does: &[
                "不签没看懂的纸。签催款通知、还款计划，可能让诉讼时效重新算。",
                "不给现金，不转个人账户，不扫个人二维码。",
                "不交身份证、手机、银行卡、钥匙、验证码。",
                "东西不让拿。只有法院才能查封财产。",
            ],
            say: &["我不签字，不付现金。要还钱，我走官方渠道。"],
        },
        VisitStep::FamilyNever => StepWords {
            title: "不替他签，不替他付",
            does: &[
                "家人不签任何字：签了担保，可能就要替他还。",
                "不给钱，不转账，不扫码。",
                "不交证件、手机、钥匙，东西不让拿。只有法院才能查封财产。",
            ],
            say: &["我不是借款人，我不签字，也不付钱。"],
        },
        VisitStep::LeaveThem => StepWords {
            title: "不骂、不推、不追",
            does: &[
                "不还嘴，不推人，不追出去。",
                "不拍他们车里面。",
                "他们走了，点“走了”。",
            ],
            say: &[],
        },
        VisitStep::Police => StepWords {
            title: "这些情况，打 110",
            does: &[
                "没有同意就进门；叫了不走；堵门、堵路。",
                "威胁、动手、砸东西、拿东西、不让人走。",
                "张贴，或者告诉邻居你欠钱：录下来，也可以报警。",
                "要接警回执或者出警记录。",
            ],
            say: &[],
        },
        VisitStep::Injury => StepWords {
            title: "有人受伤，东西坏了",
            does: &[
                "先去医院，要病历和诊断证明。",
                "伤处、坏的东西，马上拍照。",
                "记下看到的邻居、同事的名字。",
            ],
            say: &[],
        },
        VisitStep::SameDay => StepWords {
            title: "今天要做的",
            does: &[
                "录音、录像、照片原样备份一份，原件不动。",
                "给出借方写一封书面的异议：什么时候、几个人、做了什么，要求停止。",
                "出借方不答复，再打 12378。",
            ],
            say: &[],
        },
        VisitStep::FamilyAfter => StepWords {
            title: "今天要做的",
            does: &[
                "趁记得，写下他们说了什么、问了什么。",
                "告诉本人：几点、几个人、哪家公司。",
                "录音、录像原样备份。",
            ],
            say: &[],
        },
        VisitStep::WorkAfter => StepWords {
            title: "今天要做的",
            does: &[
                "问同事、领导：他们被告知了什么，请他们记下来。他们不欠钱，也不必说你在哪里。",
                "录音、录像原样备份一份；给出借方写书面的异议。",
                "出借方不答复，再打 12378。",
            ],
            say: &[],
        },
        VisitStep::CourtPapers => StepWords {
            title: "请他们出示证件和文书",
            does: &[
                "真的法院工作人员会出示证件和法院文书。",
                "看清：哪个法院、案号、姓名、叫你做什么。记下来或者拍下来。",
            ],
            say: &["请出示证件和法院文书，我配合。"],
        },
        VisitStep::CourtVerify => StepWords {
            title: "打电话向法院核实",
            does: &[
                "自己查这个法院的电话打过去，问有没有这个案子、这几个人。",
                "不用他们给的号码。也可以试 12368（号码请以官方公布为准）。",
            ],
            say: &["我先向法院核实一下，请稍等。"],
        },
        VisitStep::CourtObey => StepWords {
            title: "是真的，就不要阻拦",
            does: &[
                "不推、不骂、不堵。阻碍执行职务要受处罚。",
                "有不同意见，说出来，请他们记下；之后再书面提。",
            ],
            say: &["我不阻拦。我有不同意见，请记录下来。"],
        },
        VisitStep::CourtSay => StepWords {
            title: "说清楚家里的情况",
            does: &[
                "告诉他们：收入多少，要养几个人，哪些是生活必需的。",
                "你和家人的生活费、生活必需品，应当留下。",
                "要一份清单和文书，看清再签收。",
            ],
            say: &["家里有几口人靠我生活，请给我们留下生活费和必需的东西。"],
        },
        VisitStep::CourtFake => StepWords {
            title: "不像真的，就按上门催收办",
            does: &[
                "要你转账、付现金、给验证码、去“安全账户”的，都是假的：法院不会这样做。",
                "拿不出证件和文书，或者法院说没有这回事：不开门，打 110。",
                "回到第一步，把情况换成“我在家”。",
            ],
            say: &["法院不会叫我转账到个人账户。我要报警。"],
        },
        VisitStep::CourtAfter => StepWords {
            title: "今天要做的",
            does: &[
                "把文书拍下来，记下收到的日子：很多期限从这一天起算。",
                "起诉状：15 日内答辩。支付令：15 日内书面异议。",
                "看指南里“收到法院的东西”，或者找人问。",
            ],
            say: &[],
        },
    }
}
