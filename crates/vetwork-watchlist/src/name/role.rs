//! What a word does in a name: most carry it, some belong to usage, rank, family or law.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// The role of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Carries the name.
    Full,
    /// One letter that stands for a word.
    Initial,
    /// Usage adds and drops it: `de`, `van`, `al`.
    Particle,
    /// `bin`, `ibn`, `bint`: what follows is the father's name.
    ChildOf,
    /// Titles, ranks, generations; legal forms after a person's name.
    Title,
    /// The legal form of an organisation, by class.
    LegalForm(u8),
    /// A number, in figures, words or Roman numerals.
    Number(u32),
    /// `the`, `of`, `and` in an organisation's name.
    Stop,
}

const TITLES: &str = "mr mrs ms miss mx dr dra prof professor sir dame madam madame mme mlle monsieur herr frau dipl \
    sr sra srta senor senora dott dottssa avv jr snr jnr ii iii iv esq phd mba msc bsc cpa engr shri smt capt captain \
    col colonel gen general lt lieutenant maj major sgt sergeant adm admiral cmdr commander brig brigadier marshal \
    president prasident prime minister king queen prince princess duke count baron lord lady pres hon honourable \
    haji hajji hajj hadji alhaji alhaja sheikh shaikh shaykh sheik cheikh mullah mulla maulavi mawlawi maulana mawlana \
    maulvi molla ayatollah ayatullah hojjat imam emir amir ustad ustaz sayyid sayed seyed seyyed syed sayyed said \
    doctor engineer eng ing reverend rev father brother sister archbishop bishop pastor comrade deceased llc ltd inc corp gmbh plc";

const PARTICLES: &str = "af al as at el ul ud ur ad an ar ash az ath adh da das de del della der den di do dos du des e \
    et y la las le les lo los san santa st saint ten ter tot van vande vander von vom zu zum zur und av ap abu abou aboo \
    bou umm um oum ou ogly oglu ogli kyzy qizi kizi uulu zada zadeh mc mac o d l dit y i";

const CHILD_OF: &str = "ben bin ibn bint binti binte bte bn ould walad wuld";

const STOPS: &str = "the of and for in & de del la le les des du der die das und et y e i a an al at by on von van da do \
    dos di of-the fur pour para & ve und";

/// Abbreviations of words in the names of organisations, each with the word in full.
const ABBREVIATIONS: &str = "intl international|int international|internationale international|grp group|gruppe group|\
    groupe group|grupo group|tech technology|technologies technology|svc service|svcs service|srvces service|\
    srvcs service|services service|ind industry|inds industry|industries industry|industrial industry|eng engineering|\
    engr engineering|univ university|universite university|universidad university|universitat university|\
    govt government|gov government|dept department|min ministry|mgmt management|natl national|assn association|\
    assoc association|bros brothers|mfg manufacturing|manuf manufacturing|comm commercial|trd trading|trdg trading|\
    dev development|ent enterprise|ents enterprise|enterprises enterprise|sys system|systems system|\
    hldg holding|hldgs holding|holdings holding|inv investment|invest investment|investments investment|\
    inst institute|lab laboratory|labs laboratory|laboratories laboratory|org organization|organisation organization|\
    ctr center|centre center|centr center|fdn foundation|found foundation|elec electronics|electronic electronics|\
    fin finance|financial finance|exp export|imp import|trans transport|transportation transport|log logistics|\
    solns solution|solutions solution|ventures venture|partners partner|associates associate|products product|\
    resources resource|bank bank|banco bank|banque bank|bk bank|shipping shipping|shpg shipping";

/// Legal forms by class, with every way to write them as single words or, joined by `_`, as several (ISO 20275). Forms that
/// different laws give to one kind of body share a class: a company limited by shares, one whose shares are traded.
const LEGAL_FORMS: &[&str] = &[
    // 0: limited liability.
    "ltd limited llc lc gmbh mbh sarl eurl srl sl slu sprl bv bvba oo zoo ooo too tov ood eood doo dooel sro kft sia uab \
     sp_z_oo spzoo sp_zoo sp_z_o_o limited_liability_company limited_liability societatea_cu_raspundere_limitata \
     societe_a_responsabilite_limitee sociedad_limitada gesellschaft_mit_beschrankter_haftung \
     obshchestvo_s_ogranichennoi_otvetstvennostyu obshchestvo_s_ogranichennoy_otvetstvennostyu mchj oü osauhing oy aps as_oü \
     pvt_ltd private_limited pty_ltd pte_ltd co_ltd company_limited sdn_bhd ltda limitada yoxsullugu mmc fze fzc fzco \
     fz_llc dmcc wll s_r_l s_r_o d_o_o limited_sirketi ltd_sti limited_company ltd_co pvt pte pty bhd",
    // 1: companies by shares.
    "ag sa spa nv ab as asa oyj plc inc incorporated corp corporation jsc ojsc cjsc pjsc oao zao pao ao pat prat pjs \
     aktiengesellschaft joint_stock_company open_joint_stock_company public_joint_stock_company closed_joint_stock_company \
     joint_stock_co joynt_stock_company public_limited_company sociedad_anonima societe_anonyme societa_per_azioni \
     aktsionernoe_obshchestvo otkrytoe_aktsionernoe_obshchestvo publichnoe_aktsionernoe_obshchestvo \
     zakrytoe_aktsionernoe_obshchestvo anonim_sirketi anonim_sti sa_de_cv s_de_rl_de_cv s_a s_p_a n_v a_s akciova_spolecnost ad ead nyrt zrt rt \
     tbk kk kabushiki_kaisha aktiebolag a_d saog saoc sal psc",
    // 2: partnerships.
    "lp llp kg ohg gbr snc vof kgaa limited_partnership general_partnership limited_liability_partnership scs ks hb kb",
    // 3: one person's business.
    "ip individual_entrepreneur sole_proprietorship eireli",
    // 4: bodies without profit.
    "ano ngo ev stiftung verein autonomous_non_profit_organization non_profit_organization \
     autonomous_noncommercial_organization",
    // 5: bodies of the state.
    "fgup gup mup federal_state_unitary_enterprise state_unitary_enterprise state_enterprise fgbu",
    // 6: a company of no told kind.
    "co company companies cie compagnie compania kompaniya sirketi",
    // 7: groups.
    "se sce",
];

struct Tables {
    people: FxHashMap<&'static str, Role>,
    organisations: FxHashMap<&'static str, Role>,
    forms: FxHashMap<&'static str, u8>,
    abbreviations: FxHashMap<&'static str, &'static str>,
    places: FxHashSet<&'static str>,
    usage: FxHashSet<&'static str>,
    /// Legal forms of several words, written together, by their length.
    runs: FxHashMap<usize, Vec<Run>>,
    slips: Slips,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let all = |words: &'static str, role: Role| words.split_whitespace().map(move |word| (word, role));
    let forms: FxHashMap<&str, u8> = (0_u8..)
        .zip(LEGAL_FORMS)
        .flat_map(|(class, forms)| forms.split_whitespace().map(move |form| (form, class)))
        .collect();
    let people = all(PARTICLES, Role::Particle).chain(all(CHILD_OF, Role::ChildOf)).chain(all(TITLES, Role::Title));
    let (usage, slips) = usage();
    Tables {
        people: people.collect(),
        organisations: all(STOPS, Role::Stop).collect(),
        forms,
        runs: runs(),
        places: include_str!("places.txt").split_whitespace().collect(),
        usage,
        slips,
        abbreviations: ABBREVIATIONS.split('|').filter_map(|pair| pair.trim().split_once(' ')).collect(),
    }
});

type Slips = FxHashMap<String, Vec<&'static str>>;

/// The words of forms and abbreviations; and those that are long enough to be told when a slip is in them, by what is left
/// of them without one letter, and by themselves.
fn usage() -> (FxHashSet<&'static str>, Slips) {
    const OF_SECTORS: usize = 6;
    let forms = LEGAL_FORMS.iter().flat_map(|forms| forms.split([' ', '_'])).map(|word| (word, OF_FORMS));
    let sectors = ABBREVIATIONS.split(['|', ' ']).map(|word| (word, OF_SECTORS));
    let (mut usage, mut slips) = (FxHashSet::default(), Slips::default());
    for (word, least) in forms.chain(sectors) {
        if !usage.insert(word) || word.len() < least || !word.is_ascii() {
            continue;
        }
        slips.entry(word.to_owned()).or_default().push(word);
        for at in 0..word.len() {
            let (before, after) = word.split_at(at);
            slips.entry([before, after.get(1..).unwrap_or_default()].concat()).or_default().push(word);
        }
    }
    (usage, slips)
}

fn runs() -> FxHashMap<usize, Vec<Run>> {
    let mut runs: FxHashMap<usize, Vec<Run>> = FxHashMap::default();
    for (class, forms) in (0_u8..).zip(LEGAL_FORMS) {
        for form in forms.split_whitespace().filter(|form| form.contains('_') && form.len() > OF_FORMS) {
            let together = form.replace('_', "");
            runs.entry(together.len()).or_default().push(Run { has: Letters::of(&together), together, class });
        }
    }
    runs
}

/// The role of a word, in lower-case Latin letters, in a person's name.
pub(super) fn of_person(word: &str, dotted: bool) -> Role {
    if word.len() == 1 || (dotted && word.len() == 2) {
        return Role::Initial;
    }
    TABLES.people.get(word).copied().unwrap_or(Role::Full)
}

/// The role of a word in the name of anything but a person.
pub(super) fn of_organisation(word: &str) -> Role {
    if let Some(number) = number(word) {
        return Role::Number(number);
    }
    TABLES.organisations.get(word).copied().unwrap_or(Role::Full)
}

/// The class of the legal form that these words write, the longest run first: how many words, and which class.
pub(super) fn legal_form(words: &[&str]) -> Option<(usize, u8)> {
    (1..=words.len().min(5)).rev().find_map(|length| {
        let run = words.get(..length)?.join("_");
        Some((length, *TABLES.forms.get(run.as_str())?))
    })
}

/// The word of usage that this is with one slip: `Limted`, `Compnay`, `Indsutries`.
pub(super) fn corrected(word: &str) -> Option<&'static str> {
    if word.len() < 4 || TABLES.usage.contains(word) {
        return None;
    }
    let shorter = (0..word.len()).filter_map(|at| Some([word.get(..at)?, word.get(at + 1..)?].concat()));
    let mut keys = std::iter::once(word.to_owned()).chain(shorter);
    let near = keys.find_map(|key| {
        let near = TABLES.slips.get(key.as_str())?;
        near.iter().find(|usual| strsim::osa_distance(usual, word) == 1)
    });
    near.copied()
}

/// The legal form that these words write with a slip or, where it is long, with several: how many words, and which class.
/// One of a few letters is the rest of the name: `S.Am de C.V.`, `Co. Ltde`. Where a form is `written` in the first words
/// without a slip, it is only part of another if more follows than slips can make of nothing: `Limited Liabilwtf Company`,
/// not `Limited Liability Company Con`.
pub(super) fn slipped_form(words: &[&str], at_start: bool, written: Option<usize>) -> Option<(usize, u8)> {
    let run = |length: usize| {
        let letters = words.get(..length)?.concat();
        let most = if letters.len() < LONG { 1 } else { (letters.len() / LONG + 1).min(3) };
        if written.is_some_and(|written| words.get(written..length).unwrap_or_default().concat().len() <= most) {
            return None;
        }
        if length < words.len() && letters.len() < LONG {
            return None;
        }
        let has = Letters::of(&letters);
        let near = |run: &&Run| {
            run.has.apart(&has) <= 2 * most && (1..=most).contains(&strsim::osa_distance(&run.together, &letters))
        };
        let lengths = letters.len().saturating_sub(most)..=letters.len() + most;
        let class =
            lengths.filter_map(|length| TABLES.runs.get(&length)).find_map(|runs| runs.iter().find(near))?.class;
        Some((length, class))
    };
    let longest = words.len().min(6);
    let shortest = if at_start { 2 } else { words.len().max(2) };
    (shortest..=longest).rev().find_map(run)
}

/// A legal form of several words.
struct Run {
    together: String,
    has: Letters,
    class: u8,
}

/// How often a word has each letter. A slip changes two of the counts at the most.
struct Letters([u8; 32]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0_u8; 32];
        for byte in word.bytes() {
            if let Some(count) = counts.get_mut(usize::from(byte % 32)) {
                *count = count.saturating_add(1);
            }
        }
        Self(counts)
    }

    fn apart(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(x, y)| usize::from(x.abs_diff(*y))).sum()
    }
}

/// From so many letters on, a second slip leaves no doubt which form it is.
const LONG: usize = 12;

/// Shorter forms are too near to other words.
const OF_FORMS: usize = 5;

/// Whether nothing but legal forms is left of a name.
pub(super) fn is_all_form(words: &[&str]) -> bool {
    words.is_empty()
        || legal_form(words).is_some_and(|(length, _)| is_all_form(words.get(length..).unwrap_or_default()))
}

/// Whether the word names a country, a part of the world or a large city: two bodies so told apart are two.
pub(super) fn is_place(word: &str) -> bool {
    TABLES.places.contains(word)
}

/// The word for which another stands in the names of organisations.
pub(super) fn in_full(word: &str) -> &str {
    TABLES.abbreviations.get(word).copied().unwrap_or(word)
}

/// A number in figures, as an ordinal, in words, or in Roman numerals of two letters and more.
fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !digits.is_empty() && matches!(word.get(digits.len()..), Some("" | "st" | "nd" | "rd" | "th")) {
        return digits.parse().ok();
    }
    let ordinal = WORDS.iter().position(|known| *known == word);
    ordinal.and_then(|at| u32::try_from(at).ok()).or_else(|| roman(word))
}

fn roman(word: &str) -> Option<u32> {
    if !(2..=5).contains(&word.len()) {
        return None;
    }
    let values: Option<Vec<u32>> = word
        .bytes()
        .map(|letter| [(b'i', 1), (b'v', 5), (b'x', 10)].iter().find(|(l, _)| *l == letter).map(|v| v.1))
        .collect();
    let values = values?;
    let ends = values.iter().zip(values.iter().skip(1).chain(std::iter::once(&0)));
    let sum: i64 = ends.map(|(value, next)| if value < next { -i64::from(*value) } else { i64::from(*value) }).sum();
    u32::try_from(sum).ok().filter(|sum| *sum > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (word, expected) in [
            ("7", Some(7)),
            ("1st", Some(1)),
            ("first", Some(1)),
            ("iv", Some(4)),
            ("xii", Some(12)),
            ("x", None),
            ("mix", None),
        ] {
            assert_eq!(number(word), expected, "{word}");
        }
    }

    #[test]
    fn legal_forms_with_slips() {
        for (words, at_start, written, expected) in [
            (&["s", "am", "de", "cv"][..], false, None, Some((4, 1))),
            (&["co", "ltde"], false, Some(1), Some((2, 0))),
            (&["co", "lx"], false, Some(1), None),
            (&["limited", "liadlity", "company", "orvanta"], true, Some(1), Some((3, 0))),
            (&["limited", "liability", "cogpcny", "orvanta"], true, Some(2), Some((3, 0))),
            (&["limited", "liability", "company", "con", "orvanta"], true, Some(3), None),
            (&["limited", "liadlity", "company", "orvanta"], false, None, None),
            (&["joint", "smoctk", "company", "orvanta"], true, None, Some((3, 1))),
            (&["joint", "kelmisti", "company", "orvanta"], true, None, None),
            (&["co", "ltde", "orvanta"], true, Some(1), None),
            (&["ltde"], false, None, None),
        ] {
            assert_eq!(slipped_form(words, at_start, written), expected, "{words:?}");
        }
    }

    #[test]
    fn legal_forms() {
        for (words, expected) in [
            (&["gmbh"][..], Some((1, 0))),
            (&["limited", "liability", "company", "x"], Some((3, 0))),
            (&["open", "joint", "stock", "company"], Some((4, 1))),
            (&["nordwind"], None),
        ] {
            assert_eq!(legal_form(words), expected, "{words:?}");
        }
    }
}
