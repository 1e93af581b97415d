use super::{period, single};

#[test]
fn periods_as_resumes_write_them() {
    let check = |line: &str, expected: Option<(&str, Option<&str>)>| {
        let found = period(line).map(|period| (period.from, period.to));
        let expected = expected.map(|(from, to)| (from.to_owned(), to.map(str::to_owned)));
        assert_eq!(found, expected, "{line:?}");
    };
    check("Jan 2018 – Mar 2020", Some(("2018-01", Some("2020-03"))));
    check("January 2018 to March 2020", Some(("2018-01", Some("2020-03"))));
    check("Engineer (Jan. 2018 - Present)", Some(("2018-01", None)));
    check("2018-03 to present", Some(("2018-03", None)));
    check("2018-03-01 – 2019-04-30", Some(("2018-03-01", Some("2019-04-30"))));
    check("03/2018 - heute", Some(("2018-03", None)));
    check("03/2018-12/2019", Some(("2018-03", Some("2019-12"))));
    check("01.03.2018 – 31.12.2019", Some(("2018-03-01", Some("2019-12-31"))));
    check("2015-2018", Some(("2015", Some("2018"))));
    check("2015–2018", Some(("2015", Some("2018"))));
    check("2015 - 2018, Berlin", Some(("2015", Some("2018"))));
    check("Jan – Mar 2020", Some(("2020-01", Some("2020-03"))));
    check("seit März 2019", Some(("2019-03", None)));
    check("Since 2019", Some(("2019", None)));
    check("15 March 2018 – 2 April 2019", Some(("2018-03-15", Some("2019-04-02"))));
    check("March 15, 2018 – April 2, 2019", Some(("2018-03-15", Some("2019-04-02"))));
    check("janvier 2018 – aujourd'hui", Some(("2018-01", None)));
    check("février 2018 à août 2019", Some(("2018-02", Some("2019-08"))));
    check("marzo de 2018 – actualidad", Some(("2018-03", None)));
    check("styczeń 2018 – obecnie", Some(("2018-01", None)));
    check("gennaio 2018 – oggi", Some(("2018-01", None)));
    check("maart 2018 t/m mei 2019", Some(("2018-03", Some("2019-05"))));
    check("março de 2018 – atual", Some(("2018-03", None)));
    // Left out: not a period, out of order, unclear, or more than one.
    check("2018", None);
    check("2020 – 2018", None);
    check("Mar 2020 – Jan 2018", None);
    check("+49 30 2018-2020", None);
    check("555-2018-2020", None);
    check("1200 - 1500 users", None);
    check("2015 – 2018 and 2019 – 2020", None);
    check("13/2018 – 14/2019", None);
    check("", None);
}

#[test]
fn single_dates() {
    let check = |line: &str, expected: Option<&str>| {
        assert_eq!(single(line).map(|(date, _)| date).as_deref(), expected, "{line:?}");
    };
    check("BSc, University of Tarrow, 2015", Some("2015"));
    check("BSc (June 2015)", Some("2015-06"));
    check("2014 or 2015", None);
    check("04/05/2015", Some("2015"));
    check("BSc", None);
}
