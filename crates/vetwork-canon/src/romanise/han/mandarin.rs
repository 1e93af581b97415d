//! Chinese characters in Pinyin, family names by the readings that they alone have.

use pinyin::ToPinyin as _;

/// Which of two readings a character takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The usual one in names; u for ü.
    Usual,
    /// Another that names have; yu for ü, as passports since 2012: Lyu.
    Other,
}

/// A word in Pinyin without tones, every character a word. `first` says that it begins with a family name.
pub(super) fn read(word: &str, first: bool, style: Style) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    let mut rest = word;
    if first && let Some((characters, reading)) = double_surname(word) {
        out.push_str(reading);
        rest = rest.get(characters.len()..).unwrap_or_default();
    }
    let named = out.is_empty() && first;
    for (at, c) in rest.chars().enumerate() {
        let reading = match style {
            Style::Usual if named && at == 0 => surname(c).or_else(|| usual(c)),
            // A family name by its everyday reading: the word may be a given name.
            Style::Other if named && at == 0 => other_surname(c).or_else(|| usual(c)),
            Style::Usual => usual(c),
            Style::Other => other(c).or_else(|| usual(c)),
        };
        if !out.is_empty() {
            out.push(' ');
        }
        match reading {
            Some(reading) => out.push_str(reading),
            None => everyday(c, style, &mut out),
        }
    }
    out
}

fn everyday(c: char, style: Style, out: &mut String) {
    let Some(pinyin) = c.to_pinyin() else {
        out.push_str(any_ascii::any_ascii_char(c));
        return;
    };
    for letter in pinyin.plain().chars() {
        match (letter, style) {
            ('ü', Style::Usual) => out.push('u'),
            ('ü', Style::Other) => out.push_str("yu"),
            ('ê', _) => out.push('e'),
            _ => out.push(letter),
        }
    }
}

/// Family names of two characters with a reading that the characters do not have elsewhere.
fn double_surname(word: &str) -> Option<(&'static str, &'static str)> {
    const DOUBLE: &[(&str, &str)] = &[
        ("尉迟", "yu chi"),
        ("尉遲", "yu chi"),
        ("万俟", "mo qi"),
        ("萬俟", "mo qi"),
        ("单于", "chan yu"),
        ("單于", "chan yu"),
        ("长孙", "zhang sun"),
        ("長孫", "zhang sun"),
        ("澹台", "tan tai"),
        ("澹臺", "tan tai"),
        ("令狐", "ling hu"),
        ("鲜于", "xian yu"),
        ("鮮于", "xian yu"),
        ("皇甫", "huang fu"),
        ("夏侯", "xia hou"),
    ];
    DOUBLE.iter().find(|(name, _)| word.starts_with(name)).copied()
}

/// Family names whose reading is not the everyday one of the character.
fn surname(c: char) -> Option<&'static str> {
    Some(match c {
        '曾' => "zeng",
        '单' | '單' => "shan",
        '解' => "xie",
        '查' => "zha",
        '仇' => "qiu",
        '区' | '區' => "ou",
        '任' => "ren",
        '华' | '華' => "hua",
        '朴' => "piao",
        '盖' | '蓋' => "ge",
        '覃' => "qin",
        '缪' | '繆' => "miao",
        '冼' | '洗' => "xian",
        '折' => "she",
        '员' | '員' => "yun",
        '种' => "chong",
        '繁' => "po",
        '黑' => "he",
        '秘' => "bi",
        '祭' => "zhai",
        '召' => "shao",
        '翟' => "zhai",
        '薄' => "bo",
        '句' => "gou",
        '乐' | '樂' => "yue",
        '宿' => "su",
        '車' | '车' => "che",
        '尉' => "wei",
        '沈' => "shen",
        '石' => "shi",
        '贾' | '賈' => "jia",
        '长' | '長' => "chang",
        '宁' | '寧' => "ning",
        '应' | '應' => "ying",
        '盛' => "sheng",
        '晟' => "cheng",
        '佴' => "nai",
        '那' => "na",
        '卜' => "bu",
        '牟' => "mu",
        '隗' => "wei",
        '燕' => "yan",
        '于' | '於' => "yu",
        '都' => "du",
        '叶' | '葉' => "ye",
        '俞' => "yu",
        '殷' => "yin",
        '乜' => "nie",
        '过' | '過' => "guo",
        '曲' => "qu",
        '郇' => "xun",
        '柏' => "bai",
        _ => return None,
    })
}

/// The everyday readings of those of them that also begin given names or have two readings as family names.
fn other_surname(c: char) -> Option<&'static str> {
    Some(match c {
        '曾' => "ceng",
        '朴' => "pu",
        '覃' => "tan",
        '翟' => "di",
        '乐' | '樂' => "le",
        '柏' => "bo",
        '牟' => "mou",
        '缪' | '繆' => "mou",
        '隗' => "kui",
        _ => return None,
    })
}

/// Characters whose usual reading in given names is not their first one.
fn usual(c: char) -> Option<&'static str> {
    Some(match c {
        '长' | '長' => "chang",
        '行' => "xing",
        '朝' => "chao",
        '重' => "zhong",
        '盛' | '晟' => "sheng",
        '茜' => "qian",
        '乐' | '樂' => "le",
        '曾' => "zeng",
        '传' | '傳' => "chuan",
        '和' => "he",
        '广' | '廣' => "guang",
        '夏' => "xia",
        '胖' => "pang",
        '车' | '車' => "che",
        '万' | '萬' => "wan",
        '少' => "shao",
        '大' => "da",
        '石' => "shi",
        '弹' | '彈' => "dan",
        '降' => "jiang",
        '強' | '强' => "qiang",
        '調' | '调' => "diao",
        '參' | '参' => "can",
        _ => return None,
    })
}

/// A second reading that given names have.
fn other(c: char) -> Option<&'static str> {
    Some(match c {
        '长' | '長' => "zhang",
        '行' => "hang",
        '朝' => "zhao",
        '重' => "chong",
        '晟' => "cheng",
        '茜' => "xi",
        '乐' | '樂' => "yue",
        '柏' => "bo",
        '参' | '參' => "shen",
        '藏' => "zang",
        '曾' => "ceng",
        '伯' => "bai",
        _ => return None,
    })
}
