//! Georgian by the national system, Armenian by its eastern and western values.

/// How Georgian ფ is read, which names from abroad have for f.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Georgian {
    /// By the national system, without its marks of ejectives: Saakashvili.
    National,
    /// The same with f: Sofia.
    Foreign,
}

pub(super) const GEORGIAN: &[Georgian] = &[Georgian::National, Georgian::Foreign];

/// A word of Georgian letters in Latin ones.
pub(super) fn georgian(word: &str, style: Georgian) -> String {
    word.chars().map(|c| if c == 'ფ' && style == Georgian::Foreign { "f" } else { georgian_letter(c) }).collect()
}

fn georgian_letter(c: char) -> &'static str {
    // The old ecclesiastical letters stand in the same order as the modern ones.
    let modern = match c {
        '\u{10a0}'..='\u{10c5}' => char::from_u32(u32::from(c) + 0x30),
        '\u{2d00}'..='\u{2d25}' => char::from_u32(u32::from(c) - 0x2d00 + 0x10d0),
        _ => Some(c),
    };
    match modern.unwrap_or(c) {
        'ა' => "a",
        'ბ' => "b",
        'გ' => "g",
        'დ' => "d",
        'ე' | 'ჱ' => "e",
        'ვ' | 'ჳ' => "v",
        'ზ' => "z",
        'თ' | 'ტ' => "t",
        'ი' | 'ჲ' => "i",
        'კ' | 'ქ' => "k",
        'ლ' => "l",
        'მ' => "m",
        'ნ' => "n",
        'ო' | 'ჵ' => "o",
        'პ' | 'ფ' => "p",
        'ჟ' => "zh",
        'რ' => "r",
        'ს' => "s",
        'უ' => "u",
        'ღ' => "gh",
        'ყ' => "q",
        'შ' => "sh",
        'ჩ' | 'ჭ' => "ch",
        'ც' | 'წ' => "ts",
        'ძ' => "dz",
        'ხ' | 'ჴ' => "kh",
        'ჯ' => "j",
        'ჰ' => "h",
        'ჶ' => "f",
        _ => "",
    }
}

/// The two pronunciations of Armenian, and a plain spelling of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Armenian {
    /// As in Armenia: Petrosyan.
    Eastern,
    /// As in Armenia, with `ian` for `յան` and e where it opens a word: Petrosian, Edvard.
    EasternPlain,
    /// As in the diaspora: Bedrosian.
    Western,
}

pub(super) const ARMENIAN: &[Armenian] = &[Armenian::Eastern, Armenian::EasternPlain, Armenian::Western];

/// A word of lower-case Armenian letters in Latin ones.
pub(super) fn armenian(word: &str, style: Armenian) -> String {
    let mut out = String::with_capacity(word.len());
    let mut before: Option<char> = None;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let text = match (c, next) {
            ('ո', Some('ւ')) => {
                chars.next();
                "u"
            }
            ('ե', Some('ւ')) => {
                chars.next();
                if before.is_none() { "yev" } else { "ev" }
            }
            ('ե', Some('ա')) if style == Armenian::Western && before.is_some() => "i",
            ('ե', Some('ա')) if before.is_some() => "y",
            ('ե', _) if before.is_none() && style != Armenian::EasternPlain => "ye",
            ('ո', _) if before.is_none() && next.is_some() && style != Armenian::EasternPlain => "vo",
            ('յ', _) if before.is_none() && style == Armenian::Western => "h",
            ('յ', Some('ա' | 'ո')) if style != Armenian::Eastern && before.is_some_and(is_consonant) => "i",
            _ => letter(c, style == Armenian::Western),
        };
        out.push_str(text);
        before = Some(c);
    }
    out
}

fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !"աեէըիոօւ".contains(c)
}

fn letter(c: char, western: bool) -> &'static str {
    match (c, western) {
        ('ա', _) => "a",
        ('բ', false) | ('պ', true) => "b",
        ('գ', false) | ('կ', true) => "g",
        ('դ', false) | ('տ', true) => "d",
        ('պ', false) | ('բ', true) | ('փ', _) => "p",
        ('կ', false) | ('գ', true) | ('ք', _) => "k",
        ('տ', false) | ('դ', true) | ('թ', _) => "t",
        ('ծ', false) | ('ձ', true) | ('ց', _) => "ts",
        ('ձ', false) | ('ծ', true) => "dz",
        ('ճ', false) | ('ջ', true) | ('չ', _) => "ch",
        ('ջ', false) | ('ճ', true) => "j",
        ('ե' | 'է' | 'ը', _) => "e",
        ('զ', _) => "z",
        ('ժ', _) => "zh",
        ('ի', _) => "i",
        ('լ', _) => "l",
        ('խ', _) => "kh",
        ('հ', _) => "h",
        ('ղ', _) => "gh",
        ('մ', _) => "m",
        ('յ', _) => "y",
        ('ն', _) => "n",
        ('շ', _) => "sh",
        ('ո' | 'օ', _) => "o",
        ('ռ' | 'ր', _) => "r",
        ('ս', _) => "s",
        ('վ' | 'ւ', _) => "v",
        ('ֆ', _) => "f",
        _ => "",
    }
}
