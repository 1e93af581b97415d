//! Cyrillic letters as the passports and the newspapers of each country write them.

/// One country's way to write Cyrillic names in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As English texts write Russian names: Yeltsin, Dmitry, Anastasiya.
    Russian,
    /// The same without the y before vowels: Sergei, Dmitriev, Anastasia.
    RussianPlain,
    /// Passports by ICAO 9303: Iurii, Tatiana.
    RussianPassport,
    /// Ukraine's resolution of 2010: Zelenskyi, Yurii, Hryhorii.
    Ukrainian,
    /// Ukrainian names in English texts: Zelenskyy, Yuriy.
    UkrainianEnglish,
    /// Belarusian passports: Aliaksandr, Siarhei.
    Belarusian,
    /// Bulgaria's law on transliteration: Hristo, Sht for щ, a for ъ.
    Bulgarian,
    /// Serbian and Macedonian Latin without its accents: Milosevic.
    Serbian,
    /// Kazakh names by the letters they are meant for: Togzhan, Qasym.
    Kazakh,
}

const RUSSIAN: &[Style] = &[Style::Russian, Style::RussianPlain, Style::RussianPassport];
const OF_RUSSIA_ALONE: &[Style] = RUSSIAN;
const UNMARKED: &[Style] =
    &[Style::Russian, Style::RussianPlain, Style::RussianPassport, Style::Ukrainian, Style::Bulgarian];
const UNMARKED_SOUTHERN: &[Style] =
    &[Style::Russian, Style::RussianPlain, Style::RussianPassport, Style::Ukrainian, Style::Bulgarian, Style::Serbian];
const UKRAINIAN: &[Style] = &[Style::Ukrainian, Style::UkrainianEnglish, Style::Russian, Style::RussianPlain];
const BELARUSIAN: &[Style] = &[Style::Belarusian, Style::Russian, Style::RussianPlain];
const BULGARIAN: &[Style] = &[Style::Bulgarian, Style::Russian, Style::RussianPlain];
const SERBIAN: &[Style] = &[Style::Serbian, Style::Russian];
const KAZAKH: &[Style] = &[Style::Russian, Style::RussianPlain, Style::RussianPassport, Style::Kazakh];

/// The styles worth trying for a text, most likely first: letters that one language alone has decide.
pub(super) fn styles(text: &str) -> &'static [Style] {
    let mut ukrainian = false;
    let mut short_u = false;
    let mut of_russia = false;
    let mut dotted_i = false;
    let mut northern = false;
    let mut hard_sign_inside = false;
    let mut before: Option<char> = None;
    let mut hard_sign_after: Option<char> = None;
    for c in text.chars() {
        // A hard sign between consonants is a vowel, and Bulgarian.
        if hard_sign_after.take().is_some() && !is_soft_vowel(c) && c.is_alphabetic() {
            hard_sign_inside = true;
        }
        match c {
            'ђ' | 'ћ' | 'ј' | 'љ' | 'њ' | 'џ' | 'ѓ' | 'ќ' | 'ѕ' => return SERBIAN,
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'ҳ' | 'ҷ' | 'ӣ' | 'ӯ' | 'ҹ' | 'ҝ' => {
                return KAZAKH;
            }
            'ї' | 'є' | 'ґ' => ukrainian = true,
            'ў' => short_u = true,
            'і' => dotted_i = true,
            'ы' | 'э' | 'ё' => of_russia = true,
            'ъ' => hard_sign_after = before,
            'щ' | 'ь' | 'ю' | 'я' | 'й' => northern = true,
            _ => {}
        }
        before = Some(c);
    }
    match () {
        () if short_u || (dotted_i && of_russia) => BELARUSIAN,
        () if ukrainian || dotted_i => UKRAINIAN,
        () if of_russia => OF_RUSSIA_ALONE,
        () if hard_sign_inside => BULGARIAN,
        () if northern => UNMARKED,
        () => UNMARKED_SOUTHERN,
    }
}

/// A word of lower-case Cyrillic letters in Latin ones.
pub(super) fn read(word: &str, style: Style) -> String {
    let mut out = String::with_capacity(word.len());
    let mut before: Option<char> = None;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        out.push_str(letter(c, before, next, style));
        before = Some(c);
    }
    shorten_ending(&mut out, word, style);
    out
}

/// `ий` and `ый` at the end are one y in every newspaper.
fn shorten_ending(out: &mut String, word: &str, style: Style) {
    let adjective = word.ends_with("ий") || word.ends_with("ый");
    let ending = match style {
        Style::Russian | Style::RussianPlain if adjective => "y",
        Style::Bulgarian if word.ends_with("ия") => "ia",
        _ => return,
    };
    out.truncate(out.len().saturating_sub(if style == Style::Bulgarian { 3 } else { 2 }));
    out.push_str(ending);
}

fn is_soft_vowel(c: char) -> bool {
    matches!(c, 'е' | 'ё' | 'ю' | 'я' | 'и' | 'є' | 'ї')
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'а' | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'і'
            | 'ї'
            | 'є'
            | 'ў'
            | 'ә'
            | 'ө'
            | 'ү'
            | 'ұ'
    )
}

fn letter(c: char, before: Option<char>, next: Option<char>, style: Style) -> &'static str {
    match style {
        Style::Russian => russian(c, before),
        Style::RussianPlain => russian_plain(c, before),
        Style::RussianPassport => russian_passport(c),
        Style::Ukrainian => ukrainian(c, before),
        Style::UkrainianEnglish => ukrainian_english(c, before),
        Style::Belarusian => belarusian(c, before),
        Style::Bulgarian => bulgarian(c, next),
        Style::Serbian => serbian(c),
        Style::Kazakh => kazakh(c, before),
    }
}

/// No letter before, a vowel or a sign: here `е` has its y.
fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| is_vowel(c) || matches!(c, 'ъ' | 'ь'))
}

fn russian(c: char, before: Option<char>) -> &'static str {
    match c {
        'е' if opens(before) => "ye",
        // After hushers ё was ever written e: Gorbachev, Khrushchev.
        'ё' if before.is_some_and(|c| matches!(c, 'ч' | 'ш' | 'щ' | 'ж')) => "e",
        'ё' => "yo",
        _ => common(c),
    }
}

fn russian_plain(c: char, before: Option<char>) -> &'static str {
    match c {
        'я' if before == Some('и') => "a",
        'й' => "i",
        'ё' => "e",
        _ => common(c),
    }
}

fn russian_passport(c: char) -> &'static str {
    match c {
        'ё' => "e",
        'й' => "i",
        'ю' => "iu",
        'я' => "ia",
        'ъ' => "ie",
        _ => common(c),
    }
}

fn ukrainian(c: char, before: Option<char>) -> &'static str {
    match (c, before) {
        ('г', Some('з')) => "gh",
        ('г', _) => "h",
        ('и', _) => "y",
        ('є', None) => "ye",
        ('є', _) => "ie",
        ('ї', None) => "yi",
        ('ї', _) => "i",
        ('й', None) => "y",
        ('й', _) => "i",
        ('ю', None) => "yu",
        ('ю', _) => "iu",
        ('я', None) => "ya",
        ('я', _) => "ia",
        _ => common(c),
    }
}

fn ukrainian_english(c: char, before: Option<char>) -> &'static str {
    match (c, before) {
        ('г', Some('з')) => "gh",
        ('г', _) => "h",
        ('и', _) => "y",
        ('є', _) => "ye",
        ('ї', _) => "yi",
        _ => common(c),
    }
}

fn belarusian(c: char, before: Option<char>) -> &'static str {
    let opening = opens(before) || before == Some('ў');
    match c {
        'г' => "h",
        'е' if opening => "ye",
        'ё' if opening => "yo",
        'ю' if opening => "yu",
        'я' if opening => "ya",
        'ё' => "io",
        'ю' => "iu",
        'я' => "ia",
        'й' => "i",
        'ў' => "u",
        _ => common(c),
    }
}

fn bulgarian(c: char, next: Option<char>) -> &'static str {
    match c {
        'х' => "h",
        'щ' => "sht",
        // Before a consonant a vowel, at the end a sign that old spelling wrote.
        'ъ' if next.is_none() => "",
        'ъ' => "a",
        'ь' if next == Some('о') => "y",
        _ => common(c),
    }
}

fn serbian(c: char) -> &'static str {
    match c {
        'ж' => "z",
        'ц' | 'ч' => "c",
        'ш' => "s",
        'х' => "h",
        _ => common(c),
    }
}

fn kazakh(c: char, before: Option<char>) -> &'static str {
    match c {
        'қ' => "q",
        'ғ' => "gh",
        'ң' => "ng",
        'х' => "kh",
        'ж' | 'ҷ' => "j",
        'ў' => "o",
        'ә' => "a",
        _ => russian(c, before),
    }
}

/// What all styles agree on unless they say otherwise.
fn common(c: char) -> &'static str {
    match c {
        'а' | 'ә' | 'ӑ' | 'ӓ' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ғ' | 'ҕ' => "g",
        'д' => "d",
        'е' | 'э' | 'ѣ' | 'ё' | 'ѐ' | 'ӗ' => "e",
        'є' => "ye",
        'ж' | 'җ' | 'ӂ' => "zh",
        'з' | 'ҙ' => "z",
        'и' | 'і' | 'ѵ' | 'ѝ' | 'ӣ' | 'ӥ' => "i",
        'ї' => "yi",
        'й' | 'ы' | 'ӹ' => "y",
        'ј' => "j",
        'к' | 'қ' | 'ҡ' | 'ќ' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' | 'ң' | 'ҥ' => "n",
        'њ' => "nj",
        'о' | 'ө' | 'ӧ' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ҫ' => "s",
        'т' => "t",
        'у' | 'ү' | 'ұ' | 'ӯ' | 'ӱ' | 'ӳ' => "u",
        'ў' => "w",
        'ф' | 'ѳ' => "f",
        'х' => "kh",
        'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' | 'ӵ' => "ch",
        'ҷ' | 'ҹ' => "j",
        'ҝ' | 'ѓ' => "g",
        'ћ' => "c",
        'ђ' => "dj",
        'џ' | 'ѕ' => "dz",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}
