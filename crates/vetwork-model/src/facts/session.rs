//! Sessions that a system recorded: uploads, meetings, signatures, sign-ins.

use crate::{Country, Name};

words! {
    /// What the session was for.
    pub enum SessionKind {
        /// Filling in or uploading the application.
        #[default]
        Application,
        /// A meeting.
        Meeting,
        /// A test or take-home task.
        Assessment,
        /// Signing a contract.
        Signature,
        /// Enrolment of a second factor or hardware key.
        Enrolment,
        /// Signing in at work.
        SignIn,
        /// The employer's pay or people portal.
        Portal,
    }
}

impl SessionKind {
    /// The phase that such a session belongs to.
    pub fn phase(self) -> crate::Phase {
        match self {
            SessionKind::Application => crate::Phase::Application,
            SessionKind::Meeting | SessionKind::Assessment => crate::Phase::Interview,
            SessionKind::Signature | SessionKind::Enrolment => crate::Phase::Onboarding,
            SessionKind::SignIn | SessionKind::Portal => crate::Phase::OnTheJob,
        }
    }
}

words! {
    /// What kind of network a session came from, as the exporting system classed it.
    pub enum NetworkClass {
        /// Not told; Vetwork's own lists are asked.
        #[default]
        Unknown,
        /// A home or office line.
        Residential,
        /// A mobile network.
        Mobile,
        /// A satellite network.
        Satellite,
        /// A relay that keeps the country (such as a phone maker's privacy service).
        PrivacyRelay,
        /// A virtual private network for consumers.
        ConsumerVpn,
        /// A data centre.
        Hosting,
        /// The Tor network.
        Tor,
        /// The employer's own network.
        Corporate,
    }
}

record! {
    /// One session, as a system recorded it.
    pub struct Session {
        /// What it was for.
        kind: SessionKind,
        /// Network address.
        ip: Option<String>,
        /// Country of that address, as the system says.
        ip_country: Option<Country>,
        /// Class of the network, as the system says.
        network: NetworkClass,
        /// Shared network by design: carrier translation, co-working, university, library.
        shared_network: bool,
        /// Minutes by which the device's clock is ahead of UTC.
        utc_offset: Option<i16>,
        /// Device or browser id.
        device: Option<String>,
        /// Name shown in the meeting or used to sign in.
        display_name: Option<Name>,
        /// Names of cameras and microphones that the session reported.
        media_devices: Vec<String>,
        /// Length in minutes.
        minutes: Option<u32>,
        /// The employer's own remote or hosted desktop was in use, as intended.
        hosted_desktop: bool,
    }
}
