//! The three letters by which documents call a state, and the two by which certificates do.

/// ISO 3166-1: three letters and two, for each country.
const CODES: &str = "\
    ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI \
    BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT \
    BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU \
    CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET \
    FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR \
    GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR \
    IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB \
    LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH \
    MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE \
    NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL \
    PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ \
    SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC \
    TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY \
    USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW";

/// What is in no list of countries (ICAO Doc 9303-3 section 5), with the two letters that certificates use, where that
/// is known.
const OTHERS: &[(&str, &str)] = &[
    ("D", "DE"),
    ("EUE", "EU"),
    ("GBD", "GB"),
    ("GBN", "GB"),
    ("GBO", "GB"),
    ("GBP", "GB"),
    ("GBS", "GB"),
    ("RKS", "KS"),
    ("UNA", "UN"),
    ("UNK", "UN"),
    ("UNO", "UN"),
    ("UTO", "UT"),
    ("XOM", "XO"),
];

/// Codes under which one authority issues or signs, each with the one that stands for all.
const TOGETHER: &[(&str, &str)] = &[
    // The regions have certificates of their own, and documents that name the state.
    ("HK", "CN"),
    ("MO", "CN"),
    // Two codes for one country.
    ("XK", "KS"),
    ("ZZ", "UN"),
    ("XU", "UN"),
    ("XX", "UN"),
    // Documents that name the place and are signed by the state.
    ("GG", "GB"),
    ("GI", "GB"),
    ("IM", "GB"),
    ("JE", "GB"),
    ("BM", "GB"),
    ("KY", "GB"),
    ("VG", "GB"),
    ("FK", "GB"),
    ("MS", "GB"),
    ("SH", "GB"),
    ("TC", "GB"),
    ("AI", "GB"),
    ("AX", "FI"),
    ("FO", "DK"),
    ("GL", "DK"),
    ("AW", "NL"),
    ("CW", "NL"),
    ("SX", "NL"),
    ("CK", "NZ"),
    ("NU", "NZ"),
];

/// The two letters of a state that a document calls by up to three; none when it is no code that is known.
pub(super) fn two_letters(issuer: &str) -> Option<&'static str> {
    let issuer = issuer.trim_end_matches('<');
    let other = OTHERS.iter().find(|(three, _)| *three == issuer).map(|(_, two)| *two);
    other.or_else(|| {
        let listed = CODES.split(' ').find(|pair| pair.strip_prefix(issuer).is_some_and(|two| two.len() == 2));
        listed.and_then(|pair| pair.get(3..))
    })
}

/// Are these two the codes of one state, as far as passports go?
pub(super) fn are_one(left: &str, right: &str) -> bool {
    let main = |code: &str| {
        TOGETHER
            .iter()
            .find(|(part, _)| *part == code)
            .map_or_else(|| code.to_owned(), |(_, whole)| (*whole).to_owned())
    };
    main(left) == main(right)
}
