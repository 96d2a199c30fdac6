//! 计划，简体中文。

use crate::app::fill::Fill;
use crate::app::pages::plan::text::Words;
use crate::app::words::money;
use crate::plan::consolidate::Caution;
use crate::plan::treatment::Doubt;

pub const WORDS: Words = Words {
    title: "计划",
    no_debts: "先记下一笔债务",
    no_debts_says: "有了债务和每月的收支，这里就能算出怎么还、先还哪笔、多久还清。",
    add_debt: "记一笔债务",

    budget: "每月的钱",
    budget_says: "只填有的。算的是真正到手的和真正要花的，不用给任何人看。",
    categories: [
        "工资到手",
        "零工、跑单",
        "奖金",
        "补贴、低保",
        "其他收入",
        "房租或房贷",
        "吃饭",
        "水电燃气、话费",
        "交通",
        "看病吃药",
        "上学",
        "保险",
        "养老人孩子",
        "其他必要开支",
    ],
    category_hint: "元，每月",
    more_costs: "再细一点的开支",
    more_income: "其他收入",
    people: "这份收入养几口人",
    people_hint: "包括自己，1 到 30",
    floor: "当地低保标准，每人每月",
    floor_hint: "不知道就留空；可在当地民政局查到。生活开支不会算得比它还低。",
    buffer: "留作应急",
    buffer_hint: "收入的百分之几，先留出来；常见 5 到 10",
    cash: "现在手上能拿来还债的钱",
    cash_hint: "没有就留空",
    pay_day: "每月几号还",
    pay_day_hint: "发钱之后的一天，1 到 28",
    promise: "最多答应对方几成",
    promise_hint: "剩下的钱里，答应出去的比例；常见 80 到 90",
    wrong_amount: "写一个金额，例如 3500 或 3,500.50。",
    wrong_people: "写 1 到 30 的整数。",
    wrong_pay_day: "写 1 到 28 的整数，每个月都有这一天。",
    wrong_percent: "写 0 到 100 的数。",
    budget_changed: "另一个窗口改过收支，这里已换成那边的。",

    irregular: "不是每月都有的",
    irregular_says: "年终奖、学费、保险费、过年，或者到某个月为止的收入。",
    irregular_none: "还没有。",
    irregular_add: "加上这一项",
    irregular_what: "哪一类",
    irregular_name: "名称，可不填",
    irregular_amount: "金额",
    irregular_every: "多久一次",
    everies: ["只有一次", "每月", "每 3 个月", "每 6 个月", "每年"],
    irregular_from: "从哪个月起",
    irregular_until: "到哪个月为止",
    irregular_until_hint: "一直有就留空",
    irregular_full: |most| format!("最多记 {most} 项。先删掉不再有的。"),
    wrong_month: "写年月，例如 2027-01；结束不能早于开始。",
    from_to: Fill::new("{0} 至 {1}"),
    from_on: Fill::new("{0} 起"),

    surplus: "每月能拿来还债的",
    surplus_says: "收入减去生活必需、不定期开支和应急，剩下的。",
    shortfall: "生活还差",
    income: "收入",
    needs: "生活必需",
    needs_floor: "生活必需（按低保标准 × 人数）",
    buffer_row: "应急",
    irregular_row: "不定期开支",
    share: Fill::new("还债占收入的 {0}%。"),
    share_high: "超过一半：收入稍有变化就会断，先留足生活。",
    flow: "钱怎么分的",
    flow_says: "从收入到还债，一个月",

    verdict: "结果",
    type_budget: "填上每月的收入和开支，这里就会算出结果。",
    clears: Fill::new("{0} 还清，从现在起一共付 {1}。"),
    clears_cost: Fill::new("比今天欠的多 {0}，是以后的利息、罚息和费用。"),
    clears_less: Fill::new("比今天欠的少付 {0}。"),
    clears_missed: |months| format!("有 {months} 个月到期的钱付不全：先看下面“不够的时候”。"),
    never: "按这个数永远还不完",
    never_says: "每月能拿出来的，比欠款每月增加的还少。不要再借新的来还；要谈的是停息分期、减免，或先放一放。",
    far: "二十年内还不清，和“永远还不完”没有两样，要谈减免。",
    but_held: Fill::new("除了先放一放的，其余 {0} 还清。放着的那些每天还在涨，要想好什么时候谈。"),
    gap: Fill::new("{0} 起的那个月，生活还差 {1}：先想好这笔钱从哪里来，不要先答应给别人。"),
    leads_nowhere: "按现在的钱，怎么排都还不清，先看上面的办法。",
    due_before: "发钱之前到期的，还没有算进钱：手上有就先付，并填在“现在手上能拿来还债的钱”里；没有，先打电话说明。",
    risk_missed: |months| {
        format!("这个计划本来就有 {months} 个月付不全，下面只说在这之外会不会再断。")
    },
    lacking: Fill::new("最紧的一个月，到期的钱差 {0}。"),
    living_lacks: Fill::new("收入还不够生活，每月差 {0}。先保生活，不做还款计划。"),
    nothing_owed: "已经全部还清。",
    not_computed: "有债务今天算不出来，没有算在里面。",

    ladder: "不够的时候",
    ladder_says: "按这个次序来，不要反过来：",
    steps: [
        "先留出吃住、看病、上学和上班路上的钱。",
        "再付断不得的：房子、赖以谋生的东西、有期限的法院文书、已经签下的分期。",
        "剩下的按欠款比例分给其余各家，下面是算好的数，加起来正好。一家一家讲清楚，比答应了做不到好。",
        "向每一家要停息分期：月供不超过算得出的数。",
        "以后有了整笔的钱，再谈一次结清；先要书面的数，再付钱。",
        "实在还不了：深圳、厦门有个人破产的办法；其他地方先问法律援助 12348（号码以官方公布为准）。",
    ],
    steps_rest_on: "这几条的依据",
    bankruptcy: "个人破产：哪里有，谁能申请",
    offers: "按比例的数",
    offers_says: Fill::new(
        "要紧的先付过之后，今后一年每个月都拿得出的是 {0}。如果改成每家都给一点，按今天的欠款分：",
    ),
    offer: "每月给",
    offers_nothing: "现在没有钱可分。那就如实说没有，说清什么时候会有，不要答应。",
    help: "不借新债，不找“停息挂账”“征信修复”的中介，不编材料。",

    treat: "每笔怎么办",
    treat_says: "照合同还，或者试试别的办法会怎样。只是推演，不会改动债务。",
    treatment: "怎么办",
    treatments: [
        "照合同，欠的先补上",
        "欠的分几个月补，其余照合同",
        "谈成分期",
        "一次付清了结",
        "展期",
        "先放一放",
    ],
    treatment_says: [
        "一有钱就先补欠的，再按期还。",
        "每月补一份，到期的照付。",
        "从谈成那天起，按这里写的还；停息写利率 0。",
        "存够钱，在那一天付这个数，其余对方放弃。要先有书面的话。",
        "还没到期的往后推；已经欠的不变。",
        "这段时间不付。利息和罚息照走，对方可能起诉，不要不接电话。",
    ],
    months: "几个月",
    instalments: "分几期",
    instalments_hint: "1 到 60 期",
    agreed_rate: "年利率 %",
    agreed_rate_hint: "停息写 0",
    down: "先付",
    waived: "减免",
    amount: "付多少了结",
    day: "哪一天",
    first_due: "第一期哪天",
    wrong_count: |most| format!("写 1 到 {most} 的整数。"),
    wrong_rate: "写年利率，例如 3.5；停息写 0。",
    wrong_day: "选今天或以后的一天。",
    marks: "有没有特别要紧的",
    marks_says: "前四样不够的时候先付；后两样只是提醒。",
    mark_names: [
        "房子或谋生的东西作了抵押",
        "法院文书，有期限",
        "签过的分期协议",
        "有人担保",
        "上征信",
        "对方说要起诉",
    ],

    possible: "对方可能答应的",
    possible_says: "勾上的，下面“找更好的”会一起试。只勾真有可能谈成的。",

    compare: "先还哪笔",
    compare_says: "同样的钱，不同的次序。每笔都按日计息、罚息照算。",
    strategies: [
        "最贵的先还",
        "最小的先还",
        "先了结催得最多的一家",
        "按比例都还",
        "按我的次序",
    ],
    strategy_says: [
        "每欠一元，每天涨得最多的在前；总的利息通常最少。",
        "金额小的先清掉，笔数少得快。",
        "欠得最少的那家先清，来催的人少得快。",
        "每家按欠款分，容易说明白。",
        "按下面排的次序。",
    ],
    strategy: "用哪个次序",
    col_strategy: "次序",
    col_clear: "还清",
    col_paid: "一共付",
    col_cost: "比今天多付",
    col_missed: "付不全的月",
    col_worst: "最紧的月余缺",
    not_cleared: "还不清",
    chosen: "现用",
    best: "找更好的",
    best_says: "把次序和勾上的办法一个一个换着试，不会比上面任何一种差，但不保证是最好的。",
    objective: "要什么",
    objectives: ["花得最少", "最早还清", "最紧的月最松"],
    best_find: "找一找",
    best_same: "没有找到比上面更好的次序。",
    best_found: Fill::new("找到一个：{0} 还清，比今天多付 {1}。"),
    best_bound: Fill::new("无论怎么排，比今天多付的都不会低于 {0}。"),
    best_tried: |tried, settled| {
        if settled {
            format!("试了 {tried} 种，再动任何一处都不会更好。")
        } else {
            format!("试了 {tried} 种，次数用完了。")
        }
    },
    best_treats: Fill::new("{0}：{1}"),
    best_take: "用这个次序",
    own_order: "我的次序",
    up: Fill::new("把{0}提前"),
    own_order_says: "从上到下。",
    down_one: Fill::new("把{0}推后"),
    ways: "各种次序的图",
    ways_says: "同一把尺：高低一样就是一样多，长短一样就是一样久。",

    this_month: "下一次付给谁",
    window: Fill::new("{0} 至 {1}"),
    pay_now: Fill::new("{0} 付"),
    pay_by: Fill::new("{0} 前付"),
    paid_mark: "付了，记下来",
    paid_done: Fill::new("记下了：{0} {1}"),
    paid_ahead: Fill::new(
        "记下了：{0} {1}，算作 {2} 到期那天付的。要是钱已经还进去，对方当天就抵了本金，请在这笔债务里改成那天的“提前还本金”。",
    ),
    paid_undone: "刚才那笔撤回了。",
    nothing_to_pay: "这段时间没有要付的。",
    limitation_note: "真去付款或答应分期，会让诉讼时效重新算；很久没还的，先看那笔债务的“诉讼时效”。",

    living: "计划和实际",
    living_says: "把现在的计划定下来，以后每个月都能看到实际付了多少、还清的日子为什么变了。",
    living_keep: "就按这个还",
    living_kept: "定下来了。以后在这里和实际对照。",
    living_again: "改定成现在的计划",
    living_drop: "不再对照",
    living_dropped: "不再对照原来的计划。",
    living_since: Fill::new("{0} 定的计划，{1} 还清。"),
    living_now: Fill::new("按现在的情况，{0} 还清。"),
    living_same: "和定的时候一样。",
    living_month: Fill::new("{0} 起的一个月：计划 {1}，实付 {2}"),
    living_short: Fill::new("少还 {0}"),
    living_more: Fill::new("多还 {0}"),
    living_exact: "照计划",
    living_days: |days| match days {
        0 => "还清的日子没变".to_owned(),
        1.. => format!("还清晚 {days} 天"),
        _ => format!("还清早 {} 天", -days),
    },
    living_other: |days| {
        if days > 0 {
            format!("收支、办法或债务有变：晚 {days} 天")
        } else {
            format!("收支、办法或债务有变：早 {} 天", -days)
        }
    },
    living_none: "头一个月还没过完。",

    schedule: "逐月",
    schedule_says: "从每个还款日到下一个。",
    picture: "欠款怎么降下来",
    col_month: "还款日",
    col_surplus: "能用",
    col_pay: "付",
    col_left: "剩",
    col_owed: "还欠",
    save_csv: "存成表格（CSV）",
    save_ics: "存成日历（.ics）",
    csv_name: "还款计划",
    ics_says: "日历文件可导入手机日历；里面有债务名称和金额，别人能看到日历就能看到它。",

    negotiate: "和一家谈",
    negotiate_says: "先算出自己最多能答应多少，再打电话。对方可以同意，不是必须同意。",
    which_debt: "哪一笔",
    owed_today: Fill::new("今天欠 {0}。"),
    discount: "折现的年利率 %",
    discount_hint: "对方的钱放在别处一年能得多少；不知道就用 3",
    others: "每月已经答应别家的",
    others_hint: "没有就留空",
    col_term: "期数",
    instalment_count: Fill::new("{0} 期"),
    col_monthly: "每月",
    col_total: "一共",
    col_value: "折成今天",
    col_fits: "做得到吗",
    fits: ["做得到", "太紧", "做不到"],
    can_promise: Fill::new("每月最多答应 {0}。"),
    walk_away: Fill::new("超过 {0} 就不要答应：{1} 那个月拿不出来。"),
    can_promise_nothing: "现在一分也答应不了。如实说，不要硬答应。",
    fewest: |n| format!("停息的话，至少要 {n} 期。"),
    fewest_none: "停息分 60 期也做不到，要谈减免。",
    settlement_worth: Fill::new("一次付清的话，付到 {0} 和 60 期停息对他们一样值；从低处谈起。"),

    until: "想在哪个月还清",
    until_hint: "例如 2028-06；不填就不算",
    until_says: Fill::new("停息的话，要在 {0} 还清，每月 {1}。"),
    until_past: "写一个将来的年月，五年以内。",
    monthly: "每月能给多少",
    monthly_hint: "不填就不算",
    monthly_says: Fill::new("停息的话，要 {0} 期，到 {1} 还清。"),
    monthly_never: "停息分 60 期也还不清。",
    monthly_beyond: Fill::new("但这个数答应不得：超过 {0}，{1} 起的那个月就撑不住。"),

    judge: "对方给的方案",
    judge_says: "把对方说的填进来，看做不做得到、到底多花多少、还少说了什么。",
    offered_monthly: "每期还",
    said: "对方说清楚的",
    said_says: "说清楚了的才打勾；没说的，下面列出来去问。",
    said_names: [
        "利息和罚息停掉",
        "按期还就不再催收",
        "有书面，或者有录音的电话",
        "钱付到对方自己的账户",
        "还完最后一期就全部结清",
    ],
    judge_do: "看一看",
    judged_total: Fill::new("一共付 {0}，比今天欠的多 {1}。"),
    judged_less: Fill::new("一共付 {0}，比今天欠的少 {1}。"),
    judged_price: Fill::new("等于把今天欠的重新借一次，年化内部收益率 {0}。"),
    judged_fits: "只看这一笔，每个月都拿得出来；别家要付的没有算在里面。",
    judged_lacks: "有的月份拿不出来：",
    judged_lack: Fill::new("{0} 起的那个月差 {1}"),
    judged_more: |n| format!("还有 {n} 个月也不够"),
    judged_ask: "付第一笔之前，要对方书面说清：",
    missing: [
        "利息、罚息、违约金从哪天起停，停不停。",
        "按期还的时候，还打不打电话、上不上门。",
        "方案写成书面，或在有录音的电话里逐条念一遍。",
        "付到哪个账户；是不是对方公司自己的，不付给个人。",
        "最后一期之后是不是全部结清，开不开结清证明，征信怎么写。",
    ],
    judged_written: "说到的都齐了。留好书面和每一次付款的凭证。",

    risk: "能撑住吗",
    risk_says: "把这个计划过一万遍，每遍出不同的岔子。下面的数是假设，可以改；结果是可能性，不是预言。",
    loss: "每月断收入的可能 %",
    lost: "断的时候少掉收入的 %",
    loss_months: "断几个月",
    stray: "平时收入上下浮动 %",
    unexpected: "每月有意外开支的可能 %",
    unexpected_cost: "意外开支大约多少",
    forgotten: "每月忘了还的可能 %",
    risk_run: "试一万遍",
    risk_stop: "停下",
    risk_progress: |done, all| format!("{done} / {all}"),
    risk_holds: Fill::new("从头到尾一次不断的可能：{0}%。"),
    risk_dates: |a, b, c| format!("还清的时间：顺利的话 {a}，居中 {b}，不顺 {c}。"),
    risk_never: "更久",
    risk_weakest: Fill::new("最容易断在 {0}。"),
    risk_buffers: "手上多留多少钱，稳多少",
    risk_buffer: "多留",
    risk_chance: "不断的可能",
    risk_seed: "同样的数，每次结果一样。",
    fan: "可能欠到多少",
    fan_says: "每个月初还欠多少：顺的时候到第一层，一般到第二层，不顺到最上面。只看前一千次，四舍五入到元。",
    fan_names: [
        "顺（十次里有一次）",
        "一般（一半）",
        "不顺（十次里有九次不超过）",
    ],

    summary: "一页摘要",
    summary_says: "给家人或帮你的人看的一页。里面有欠款和收入，只给信得过的人。",
    summary_print: "打印这一页",
    summary_on: Fill::new("{0} 的情况。"),
    summary_owed: "今天欠",
    summary_grows: "每天涨",
    summary_money: "每月的钱",
    summary_months: "接下来几个月",
    summary_made: "这是借款人自己用“上岸”在本机算出来的，不是任何机构的文件。欠多少以合同、还款记录和对方的书面明细为准。",

    dates: "还款日历",
    dates_says: "照合同到期的、计划里付的和进账的日子。已经逾期的没有到期日，不在里面。",
    dates_before: "上个月",
    dates_after: "下个月",
    dates_none: "这个月没有。",
    dates_what: "什么事",
    amount_of: "金额",
    dated: ["进账", "到期", "计划付"],
    weekdays: ["一", "二", "三", "四", "五", "六", "日"],

    purposes: ["首付", "补逾期", "到期的", "多还的", "结清"],
    ask_beyond: "多还之前先问清楚：这笔钱是不是当天就抵本金，以后每期是变少还是期数变少，收不收提前还款的费用。回答和这笔债务的合同里写的不一样，先改合同再照新的计划还。",
    becomes_late_says: "照这个计划，有本来没逾期的会逾期。到期前先打电话说明：",
    becomes_late: |name, due, lacking| format!("{name}：{due} 到期的还差 {lacking}"),
    lapsed: Fill::new(
        "{0} 的一次结清做不到：到 {1} 还差 {2}。这里按过了那天就不算数、照合同接着还来算；答应之前先把日子或金额谈妥。",
    ),
    late_for_arrears: Fill::new("同一个月有 {0} 去补了别的旧账。"),
    timing: |days, day| {
        format!(
            "钱够，只是来得晚：要是每月早 {days} 天（{day} 号）还，就不会逾期。问问能不能提前发工资，或请对方把还款日往后挪。"
        )
    },
    doubts: doubt,

    new_loan: "要是借一笔新的来还？",
    new_loan_says: "这里不建议借新还旧，只把真正的代价算给你看。“过桥垫资”“债务重组”的中介多半先收费，之后欠得更多。",
    new_loan_open: "算一算真正的代价",
    new_lent: "借多少",
    new_deducted: "到手前扣掉的",
    new_beside: "另外要付的中介费、手续费",
    new_ends: "用来还清哪几笔",
    new_reckon: "算一算",
    new_wrong: "这样算不了：期数、日期或金额有矛盾。",
    new_received: "真正到手",
    new_fees: "费用吃掉的",
    new_repaid: "一共要还",
    new_ends_sum: "还清那几笔要的钱",
    new_as_planned: "照现在的计划",
    new_with_loan: "借了新的",
    new_more: "多付",
    judged_price_alone: Fill::new("这笔新借的真实年化：{0}"),
    new_cautions: caution,
    wrong_assumptions: "有一个数不对：百分数写 0 到 100，月数写 1 到 24。",
};

fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::SettlementAboveOwed(owed) => {
            format!("结清的数比那天欠的 {} 还多，是不是写错了？", money(owed))
        }
        Doubt::WaivedAboveOwed(owed) => {
            format!("对方放弃的比欠的 {} 还多，是不是写错了？", money(owed))
        }
        Doubt::DownAboveOwed(owed) => format!("首付比欠的 {} 还多，是不是写错了？", money(owed)),
        Doubt::NothingLeft => "首付加减免已经够了，没有剩下的可分期。".to_owned(),
        Doubt::RateAboveContract => "分期的利率比原来的合同还高，再谈谈。".to_owned(),
        Doubt::RateAbove24 => {
            "分期的利率超过一年 24%：金融机构的各项费用合计超过 24% 的部分，可以请求法院调减。"
                .to_owned()
        }
        Doubt::DayPast => "那一天已经过了，请改日期。".to_owned(),
        Doubt::NothingLate => "这笔没有逾期，不用补。".to_owned(),
        Doubt::NothingMoved => "展期对这笔不起作用：没有还没到期的分期可以往后推。".to_owned(),
    }
}

fn caution(caution: Caution) -> String {
    match caution {
        Caution::NewDebtForOld => {
            "借新还旧是以贷养贷，欠的总数不会因此变少。催收的人叫你去借新的，按行业指引是不可以的。"
                .to_owned()
        }
        Caution::Bridging => {
            "“过桥垫资”“债务重组”的中介：先收费，再从新借的钱里抽成，还拿走你的资料。".to_owned()
        }
        Caution::FeesFirst(fees) => format!("一分没还之前，{} 就没了。", money(fees)),
        Caution::DoesNotReach(left) => format!("还不清选的那几笔，仍欠 {}。", money(left)),
        Caution::CostsMore(more) => format!("比照现在的计划还，一共多付 {}。", money(more)),
        Caution::LastsLonger(months) => format!("要多还 {months} 个月。"),
        Caution::PlanNeverEnds => {
            "照现在的计划这几笔还不清，没法比总数；每月少付，是用一笔新债换来的。".to_owned()
        }
        Caution::NoPrice => "这样的收付算不出一个年化利率。".to_owned(),
    }
}
