//! Sentences that are meant for a language model which reads an application, by a small set of shapes. Only the command
//! itself counts: who writes *about* such sentences has written no command.

/// Sentences that are looked at, and letters of each.
const SENTENCES: usize = 20_000;
const LONGEST_SENTENCE: usize = 400;
const KEPT: usize = 5;

/// What a sentence asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// To set aside what the model was told before.
    Disregard,
    /// To rate or recommend the one who applies.
    Rate,
    /// The marks with which prompts are put together, or words said to a model.
    Address,
}

impl Shape {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Disregard => "tells a program to set its instructions aside",
            Self::Rate => "tells whoever rates the applicant how to",
            Self::Address => "speaks to a program",
        }
    }
}

/// A sentence of one of the shapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instruction {
    pub(crate) shape: Shape,
    /// The sentence.
    pub(crate) quote: String,
    /// A command, and not a word about commands.
    pub(crate) is_command: bool,
}

/// One way to say it: a command word, and one word of each group.
struct Phrase {
    shape: Shape,
    /// In the languages that inflect: the forms of the command. In others: the forms that make it one.
    commands: &'static [&'static str],
    groups: &'static [&'static [&'static str]],
    /// The command ends the sentence, as in Korean and Japanese, or stands anywhere, as in Chinese.
    leads: bool,
}

const fn leading(
    shape: Shape,
    commands: &'static [&'static str],
    groups: &'static [&'static [&'static str]],
) -> Phrase {
    Phrase { shape, commands, groups, leads: true }
}

const fn anywhere(
    shape: Shape,
    commands: &'static [&'static str],
    groups: &'static [&'static [&'static str]],
) -> Phrase {
    Phrase { shape, commands, groups, leads: false }
}

use Shape::{Address, Disregard, Rate};

const PHRASES: &[Phrase] = &[
    leading(
        Disregard,
        &["ignore", "disregard", "forget", "override", "bypass", "do not follow", "don't follow", "stop following"],
        &[
            &["instruction", "prompt", "guideline", "directive", "criteria", "everything"],
            &[
                "previous",
                "prior",
                "above",
                "earlier",
                "preceding",
                "all",
                "your",
                "system",
                "any other",
                "told",
                "before",
            ],
        ],
    ),
    leading(
        Disregard,
        &["ignoriere", "ignorieren sie", "vergiss", "vergessen sie", "missachte", "missachten sie"],
        &[&["anweisung", "instruktion", "vorgabe"], &["vorherig", "bisherig", "vorig", "alle", "obig", "früher"]],
    ),
    leading(
        Disregard,
        &["ignore", "ignorez", "oublie", "oubliez", "ne tenez pas compte"],
        &[&["instruction", "consigne"], &["précédent", "antérieur", "toutes", "ci-dessus"]],
    ),
    leading(
        Disregard,
        &["ignora", "ignore", "ignoren", "olvida", "olvide", "haz caso omiso"],
        &[&["instrucciones", "indicaciones", "órdenes"], &["anteriores", "previas", "todas"]],
    ),
    leading(
        Disregard,
        &["ignore", "ignora", "esqueça", "desconsidere"],
        &[&["instruções", "orientações"], &["anteriores", "prévias", "todas"]],
    ),
    leading(
        Disregard,
        &["ignora", "ignori", "ignorate", "dimentica", "dimenticate"],
        &[&["istruzioni", "indicazioni"], &["precedenti", "tutte"]],
    ),
    leading(
        Disregard,
        &["игнорируй", "игнорируйте", "проигнорируй", "проигнорируйте", "забудь", "забудьте", "не следуй"],
        &[&["инструкци", "указани", "команд"], &["предыдущ", "прежн", "все ", "вышеуказанн", "системн"]],
    ),
    anywhere(
        Disregard,
        &["무시해", "무시하세요", "무시하십시오", "무시하라", "무시하고"],
        &[&["지시", "명령", "프롬프트"], &["이전", "앞", "모든", "위"]],
    ),
    anywhere(
        Disregard,
        &["忽略", "无视", "無視", "忽視", "不要理会"],
        &[&["指令", "指示", "提示", "说明", "說明"], &["之前", "以前", "以上", "先前", "所有", "前面", "此前"]],
    ),
    anywhere(
        Disregard,
        &["無視して", "無視せよ", "無視しろ", "無視しなさい"],
        &[&["指示", "命令", "プロンプト"], &["以前", "前の", "上記", "これまで", "すべて", "全て"]],
    ),
    leading(
        Rate,
        &[
            "rate",
            "rank",
            "score",
            "recommend",
            "select",
            "shortlist",
            "hire",
            "approve",
            "give",
            "classify",
            "mark",
            "evaluate",
        ],
        &[
            &[
                "this candidate",
                "this applicant",
                "this resume",
                "this cv",
                "the candidate",
                "the applicant",
                "this application",
            ],
            &[
                "best",
                "top",
                "highest",
                "perfect",
                "excellent",
                "10/10",
                "100",
                "strong",
                "qualified",
                "maximum",
                "hire",
                "exceptional",
            ],
        ],
    ),
    leading(
        Rate,
        &["bewerte", "bewerten sie", "empfiehl", "empfehlen sie", "stufe"],
        &[&[
            "diesen kandidaten",
            "diese kandidatin",
            "diesen bewerber",
            "diese bewerberin",
            "diese bewerbung",
            "diesen lebenslauf",
        ]],
    ),
    leading(
        Rate,
        &["évalue", "évaluez", "recommande", "recommandez", "note", "notez", "classe", "classez"],
        &[&["ce candidat", "cette candidate", "cette candidature", "ce cv"]],
    ),
    leading(
        Rate,
        &["califica", "califique", "recomienda", "recomiende", "evalúa", "evalúe", "puntúa", "puntúe"],
        &[&["este candidato", "esta candidata", "esta candidatura", "este currículum", "este cv"]],
    ),
    leading(
        Rate,
        &["classifique", "avalie", "recomende", "pontue"],
        &[&["este candidato", "esta candidata", "esta candidatura", "este currículo"]],
    ),
    leading(
        Rate,
        &["valuta", "valutate", "raccomanda", "raccomandate", "classifica"],
        &[&["questo candidato", "questa candidata", "questa candidatura", "questo curriculum", "questo cv"]],
    ),
    leading(
        Rate,
        &["оцени", "оцените", "рекомендуй", "рекомендуйте", "поставь", "поставьте"],
        &[&["этого кандидата", "этому кандидату", "эту кандидатуру", "это резюме", "этому резюме"]],
    ),
    anywhere(Rate, &["추천해", "추천하", "평가해", "평가하"], &[&["이 지원자", "이 후보", "이 이력서"]]),
    anywhere(
        Rate,
        &["推荐", "推薦", "评为", "评价为", "評為", "录用"],
        &[&["该候选人", "此候选人", "这位候选人", "该应聘者", "這位候選人", "此简历"]],
    ),
    anywhere(Rate, &["推薦して", "推薦せよ", "評価して", "評価せよ"], &[&["この候補者", "この応募者", "この履歴書"]]),
    leading(
        Address,
        &["if you are", "if you're", "attention", "note to", "you are now", "you are", "as"],
        &[&[
            "an ai language model",
            "a language model",
            "an llm",
            "large language model",
            "an ai assistant",
            "an ai model",
            "ai reviewer",
            "ai screener",
            "ai recruiter",
            "chatgpt",
            "all ai",
            "any ai",
        ]],
    ),
];

/// Marks with which prompts are put together.
const MARKS: [&str; 8] =
    ["<|im_start|>", "<|im_end|>", "<|system|>", "<|endoftext|>", "[inst]", "<<sys>>", "[system]", "### instruction:"];

/// Words that may stand before a command without making it a report.
const OPENERS: [&str; 22] = [
    "please",
    "now",
    "and",
    "then",
    "you must",
    "you should",
    "always",
    "important:",
    "note:",
    "system:",
    "ai:",
    "assistant:",
    "bitte",
    "por favor",
    "veuillez",
    "per favore",
    "пожалуйста",
    "just",
    "instruction:",
    "instructions:",
    "-",
    "•",
];

/// Words of those who write about such sentences.
const ABOUT: [&str; 14] = [
    "injection",
    "attack",
    "jailbreak",
    "red team",
    "red-team",
    "such as",
    "e.g.",
    "for example",
    "defen",
    "detect",
    "test case",
    "攻击",
    "攻撃",
    "공격",
];

/// Sentences of these shapes, commands first, at most a few.
pub(crate) fn find(text: &str) -> Vec<Instruction> {
    let mut found: Vec<Instruction> = Vec::new();
    for sentence in text.split(is_sentence_end).filter(|sentence| !sentence.trim().is_empty()).take(SENTENCES) {
        let plain: String = sentence.chars().take(LONGEST_SENTENCE).collect();
        // Spaces before and after, so that a word is found by its edges.
        let plain = format!(" {} ", plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
        let Some((shape, is_command)) = shape_of(&plain) else { continue };
        let quote: String = sentence.trim().chars().take(160).collect();
        if !found.iter().any(|known| known.quote == quote) {
            found.push(Instruction { shape, quote, is_command });
        }
    }
    found.sort_by_key(|instruction| (!instruction.is_command, instruction.shape));
    found.truncate(KEPT);
    found
}

fn is_sentence_end(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '\n' | '\r' | '。' | '！' | '？' | ';')
}

fn shape_of(sentence: &str) -> Option<(Shape, bool)> {
    let mut mentioned = None;
    for phrase in PHRASES {
        if !phrase.groups.iter().all(|group| group.iter().any(|word| sentence.contains(word))) {
            continue;
        }
        let is_there = phrase.commands.iter().any(|command| {
            if phrase.leads { sentence.contains(&format!(" {command} ")) } else { sentence.contains(command) }
        });
        if is_there {
            let is_command =
                is_said(sentence) && (!phrase.leads || phrase.commands.iter().any(|command| leads(sentence, command)));
            if is_command {
                return Some((phrase.shape, true));
            }
            mentioned = mentioned.or(Some((phrase.shape, false)));
        }
    }
    let marked = MARKS.iter().any(|mark| sentence.contains(mark));
    mentioned.or(marked.then_some((Address, false)))
}

/// Said, not quoted or written about.
fn is_said(sentence: &str) -> bool {
    let quoted = sentence.contains(['"', '“', '”', '«', '»', '„', '「', '‘', '`']);
    !quoted && !ABOUT.iter().any(|about| sentence.contains(about))
}

/// Does the command begin the sentence, or a part of it after a comma or colon, but for words such as *please*?
fn leads(sentence: &str, command: &str) -> bool {
    sentence.split([',', ':']).any(|part| {
        let mut part = part.trim_start();
        for _ in 0..3 {
            let opener = OPENERS.iter().find_map(|opener| part.strip_prefix(opener)?.strip_prefix(' '));
            part = opener.unwrap_or(part).trim_start();
        }
        part.strip_prefix(command).is_some_and(|rest| rest.starts_with(' '))
    })
}
