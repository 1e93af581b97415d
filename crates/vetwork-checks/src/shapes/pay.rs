//! What is asked, against what is usually paid.

use vetwork_model::facts::SalaryAsk;
use vetwork_model::role::{PayBand, PayPeriod};

/// Whole percent of the lower end of the band that the request comes to; nothing when the currencies
/// differ or the band has no lower end.
pub fn of_band(ask: &SalaryAsk, band: &PayBand) -> Option<i64> {
    let same_currency = ask.currency.trim().eq_ignore_ascii_case(band.currency.trim());
    if !same_currency || ask.amount == 0 || band.low == 0 {
        return None;
    }
    let percent = a_year(ask.amount, ask.per).saturating_mul(100) / a_year(band.low, band.per);
    i64::try_from(percent).ok()
}

/// A year of full-time work: 2,080 hours (52 weeks of 40), 260 days, 12 months.
fn a_year(amount: u64, per: PayPeriod) -> u128 {
    let periods = match per {
        PayPeriod::Hour => 2080,
        PayPeriod::Day => 260,
        PayPeriod::Month => 12,
        PayPeriod::Year => 1,
    };
    u128::from(amount) * periods
}
