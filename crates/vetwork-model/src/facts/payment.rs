//! Where the pay is to go, and what banks and offices answered.

use crate::facts::Address;
use crate::{Country, Name};

words! {
    /// A way of paying.
    pub enum PaymentMethod {
        /// A bank account.
        #[default]
        BankAccount,
        /// A payment service (wallet of a processor, prepaid card).
        PaymentService,
        /// A crypto wallet.
        Crypto,
    }
}

record! {
    /// A payment instruction by the subject.
    pub struct PaymentInstruction {
        /// Way of paying.
        method: PaymentMethod,
        /// IBAN.
        iban: Option<String>,
        /// Account number where there is no IBAN.
        account: Option<String>,
        /// Routing number, sort code or BIC.
        routing: Option<String>,
        /// Wallet address.
        wallet: Option<String>,
        /// Name of the payment service.
        service: Option<String>,
        /// Holder of the account, as the subject gives it.
        holder: Option<Name>,
        /// Share of the pay, percent; nothing for all of it.
        percent: Option<u8>,
    }
}

words! {
    /// What the bank answered on a payee's name.
    pub enum PayeeAnswer {
        /// Not asked or no answer.
        #[default]
        Unavailable,
        /// The name agrees.
        Match,
        /// Nearly.
        CloseMatch,
        /// It does not.
        NoMatch,
    }
}

record! {
    /// A bank's answer on who holds an account (confirmation of payee, voided cheque, bank letter).
    pub struct PayeeCheck {
        /// The account asked about: IBAN or account number, or its last four digits.
        account: Option<String>,
        /// The answer.
        answer: PayeeAnswer,
        /// Holder, as the bank names them.
        holder: Option<Name>,
        /// More than one person holds it.
        joint: bool,
    }
}

words! {
    /// Who employs or invoices in between.
    pub enum ContractKind {
        /// Employed directly.
        #[default]
        Direct,
        /// Through an employer of record.
        EmployerOfRecord,
        /// Through an umbrella company.
        Umbrella,
        /// Through an agency.
        Agency,
        /// Through a company of the subject's own.
        OwnCompany,
    }
}

record! {
    /// The contract under which the subject works, from the employer's files.
    pub struct Contract {
        /// Kind.
        kind: ContractKind,
        /// The firm in between.
        firm: Option<Name>,
        /// Signed on.
        signed: Option<crate::When>,
    }
}

record! {
    /// An invoice, as accounts payable holds it.
    pub struct Invoice {
        /// Who is to be paid.
        payee: Option<Name>,
        /// Account to pay to.
        account: Option<String>,
    }
}

record! {
    /// A tax form, as payroll holds it.
    pub struct TaxForm {
        /// Name on it.
        name: Option<Name>,
        /// Address on it.
        address: Option<Address>,
        /// Country of tax residence stated on it.
        country: Option<Country>,
    }
}
