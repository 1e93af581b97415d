//! Credentials that are built to stop whoever reads them.

use super::{Handed, check};
use crate::judgement::Verdict;
use crate::made::credential::base64url;

#[test]
fn tokens_that_are_built_to_stop_the_reader() {
    let token = |payload: &str| {
        let header = base64url(br#"{"alg":"ES256","typ":"dc+sd-jwt"}"#);
        format!("{header}.{}.AAAA", base64url(payload.as_bytes()))
    };
    let check = |what: &str, file: String, whole: Verdict, rule: &str| {
        check(what, &Handed::of(file, &[]), whole, rule, Verdict::NotJudged);
    };
    let long = token(&format!("{{\"a\":\"{}\"}}", "A".repeat(15 << 20)));
    check("twenty megabytes", long, Verdict::NotJudged, "credential-form");
    check("lists in lists", token(&"[".repeat(1 << 20)), Verdict::NotJudged, "credential-form");
    let disclosures = format!("{}~", base64url(br#"["salt","name",1]"#)).repeat(50_000);
    let many = format!("{}~{disclosures}", token("{\"vct\":\"x\"}"));
    check("one disclosure, many times", many, Verdict::Holds, "credential-disclosures");
}
