//! Characters that a program reads and a person does not see, or sees as others than they are. What writing needs stays
//! clear: joiners of Persian, Indic scripts and emoji, marks of right-to-left text, soft hyphens, line breaks of Thai.

/// What a text carries besides what is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unseen {
    /// Words that zero-width characters split for a program: `A|lex`.
    pub(crate) split_words: Vec<String>,
    /// Zero-width characters elsewhere, where copying from the web leaves them.
    pub(crate) zero_width: usize,
    /// Soft hyphens, which any word processor sets.
    pub(crate) soft_hyphens: usize,
    /// Passages that are stored back to front, as a person sees them.
    pub(crate) turned: Vec<String>,
    /// Other controls of direction, which copying of numbers and dates leaves.
    pub(crate) directions: usize,
    /// Words with letters of another script that look like their own: `Develоper`.
    pub(crate) mixed_words: Vec<String>,
    /// What tag characters and variation selectors spell out.
    pub(crate) smuggled: String,
    /// How many of these there are.
    pub(crate) smuggled_characters: usize,
}

/// Most words of one class that are kept.
const KEPT: usize = 20;
const LONGEST_KEPT: usize = 60;
/// Letters from which a word is long enough for a foreign letter in it to be no slip.
const LONG_WORD: usize = 5;

pub(crate) fn is_zero_width(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}')
}

fn is_direction(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_tag(character: char) -> bool {
    matches!(character, '\u{E0000}'..='\u{E007F}')
}

fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Writing in which the question of a split word makes sense.
fn is_alphabetic_west(character: char) -> bool {
    character.is_alphabetic() && matches!(character, 'A'..='z' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}')
}

/// Looks through a text once.
pub(crate) fn look(text: &str) -> Unseen {
    let mut unseen = Unseen::default();
    let flags = flags(text);
    let mut previous = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = |beside: Option<char>| beside.is_some_and(is_alphabetic_west);
        if is_zero_width(character) {
            if joins(previous) && joins(next) {
                keep(&mut unseen.split_words, split_word(text, at, character));
            } else if at > 0 {
                unseen.zero_width += 1;
            }
        } else if character == '\u{AD}' {
            unseen.soft_hyphens += 1;
        } else if is_tag(character) && !is_in(&flags, at) {
            unseen.smuggled_characters += 1;
            unseen.smuggled.extend(tag_letter(character));
        } else if is_selector(character) && previous.is_some_and(is_selector) {
            // One selector goes with a character; a second one has nothing to select.
            unseen.smuggled_characters += 1;
            unseen.smuggled.extend(selector_letter(character));
        } else if is_direction(character) && !matches!(character, '\u{202D}' | '\u{202E}') {
            unseen.directions += 1;
        }
        previous = Some(character);
    }
    turned_passages(text, &mut unseen);
    mixed_words(text, &mut unseen);
    unseen
}

/// The text without what a reader does not see, and back-to-front passages as they are seen.
///
/// Marks and joiners that writing needs stay. Whoever hands a text on, to a person or to a program, hands on this.
#[must_use]
pub fn strip(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let flags = flags(text);
    let mut out = String::with_capacity(text.len());
    // Start, in the result, of a passage that is shown back to front.
    let mut turned: Option<usize> = None;
    for (at, character) in text.char_indices() {
        match character {
            '\u{202E}' => turned = turned.or(Some(out.len())),
            '\u{202C}' | '\n' => {
                turn(&mut out, turned.take());
                if character == '\n' {
                    out.push('\n');
                }
            }
            _ if is_zero_width(character) || is_direction(character) || character == '\u{AD}' => {}
            _ if is_tag(character) && !is_in(&flags, at) => {}
            _ if is_selector(character) && out.chars().next_back().is_none_or(is_selector) => {}
            _ => out.push(character),
        }
    }
    turn(&mut out, turned);
    // What was turned or taken out may have brought selectors together.
    let mut last = None;
    out.retain(|character| {
        let spare = is_selector(character) && last.is_none_or(is_selector);
        last = Some(character);
        !spare
    });
    out
}

/// Turns the passage that begins there.
fn turn(out: &mut String, from: Option<usize>) {
    let Some(from) = from.filter(|from| out.get(*from..).is_some_and(|passage| !passage.is_empty())) else { return };
    // Tags and selectors belong to the character before them, which is now behind them.
    let passage = out.get(from..).unwrap_or_default().chars().rev();
    let passage: String = passage.filter(|character| !is_tag(*character) && !is_selector(*character)).collect();
    out.truncate(from);
    out.push_str(&passage);
}

/// Places of emoji flags of regions: a black flag, a few tags, and the end tag (UTS #51).
fn flags(text: &str) -> Vec<std::ops::Range<usize>> {
    const LONGEST: usize = 7;
    let mut flags = Vec::new();
    for (at, flag) in text.match_indices('\u{1F3F4}') {
        let start = at + flag.len();
        let tags: Vec<char> =
            text.get(start..).unwrap_or_default().chars().take(LONGEST).take_while(|tag| is_tag(*tag)).collect();
        if let Some(end) = tags.iter().position(|tag| *tag == '\u{E007F}') {
            flags.push(start..start + (end + 1) * '\u{E007F}'.len_utf8());
        }
    }
    flags
}

/// The ranges are in order, so that a text of nothing but flags stays cheap.
fn is_in(flags: &[std::ops::Range<usize>], at: usize) -> bool {
    let next = flags.partition_point(|flag| flag.end <= at);
    flags.get(next).is_some_and(|flag| flag.contains(&at))
}

/// The word around a place, with a bar where it is split.
fn split_word(text: &str, at: usize, splitter: char) -> String {
    let before: Vec<char> = text
        .get(..at)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(LONGEST_KEPT / 2)
        .take_while(|character| character.is_alphanumeric())
        .collect();
    let after = text.get(at + splitter.len_utf8()..).unwrap_or_default().chars().take(LONGEST_KEPT / 2);
    let after: String = after.take_while(|character| character.is_alphanumeric()).collect();
    format!("{}|{after}", before.into_iter().rev().collect::<String>())
}

fn tag_letter(tag: char) -> Option<char> {
    char::from_u32(u32::from(tag).checked_sub(0xE0000)?).filter(|letter| matches!(letter, ' '..='~'))
}

/// The byte that a selector stands for when selectors spell out bytes: VS1 is 0, VS17 is 16.
fn selector_letter(selector: char) -> Option<char> {
    let byte = match u32::from(selector) {
        code @ 0xFE00..=0xFE0F => code - 0xFE00,
        code @ 0xE0100..=0xE01EF => code - 0xE0100 + 16,
        _ => return None,
    };
    char::from_u32(byte).filter(|letter| matches!(letter, ' '..='~'))
}

/// Passages after a right-to-left override that hold no letter of a right-to-left script: those need no override.
fn turned_passages(text: &str, unseen: &mut Unseen) {
    for passage in text.split('\u{202E}').skip(1) {
        let passage = passage.split(['\u{202C}', '\n']).next().unwrap_or_default();
        let letters = passage.chars().filter(|character| character.is_alphabetic()).count();
        let is_rtl = |character: char| matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}');
        if letters > 1 && !passage.chars().any(is_rtl) {
            let seen: String = passage.chars().filter(|character| !is_zero_width(*character)).collect();
            keep(&mut unseen.turned, seen.chars().take(LONGEST_KEPT).collect::<Vec<_>>().into_iter().rev().collect());
        } else {
            unseen.directions += 1;
        }
    }
}

/// Long words of Latin letters with look-alikes of another script among them. A look-alike at the edge of a word, or in a
/// short one, is what a person leaves who writes two scripts on one keyboard.
fn mixed_words(text: &str, unseen: &mut Unseen) {
    for word in text.split(|character: char| !character.is_alphabetic()) {
        if word.is_ascii() || word.len() > 4 * LONGEST_KEPT {
            continue;
        }
        let letters: Vec<char> = word.chars().collect();
        let foreign = letters.iter().filter(|letter| !is_latin(**letter)).count();
        let inside = letters.windows(3).any(|three| {
            matches!(three, [before, letter, after] if is_latin(*before) && is_latin_lookalike(*letter) && is_latin(*after))
        });
        let all_alike = letters.iter().all(|letter| is_latin(*letter) || is_latin_lookalike(*letter));
        if letters.len() >= LONG_WORD && inside && all_alike && foreign * 2 < letters.len() {
            keep(&mut unseen.mixed_words, word.to_owned());
        }
    }
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '\u{C0}'..='\u{24F}')
}

/// Cyrillic and Greek letters that are drawn as Latin ones in most fonts (UTS #39, confusables).
fn is_latin_lookalike(character: char) -> bool {
    "авеіјорсѕухһԁԛԝАВЕЅІЈКМНОРСТУХαορνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".contains(character)
}

fn keep(list: &mut Vec<String>, word: String) {
    if list.len() < KEPT && !list.contains(&word) {
        list.push(word);
    }
}
