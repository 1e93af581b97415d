//! Where equipment was to go, where it went, and where it came online.

use crate::facts::Address;
use crate::{Country, Name, Position, When};

record! {
    /// Where the subject wants equipment sent.
    pub struct DeliveryAddress {
        /// The address.
        address: Address,
        /// Why there, in the subject's words.
        note: Option<String>,
        /// A collection point of a carrier, where a photo document is asked for.
        collection_point: bool,
    }
}

words! {
    /// A document that shows that a person lives at an address.
    pub enum ResidenceProof {
        /// None.
        #[default]
        None,
        /// A lease or deed.
        Lease,
        /// A utility or council bill.
        Utility,
        /// A registration office's confirmation.
        Registration,
    }
}

record! {
    /// Evidence of residence that the employer has seen.
    pub struct Residence {
        /// The address it shows.
        address: Address,
        /// What it is.
        proof: ResidenceProof,
    }
}

record! {
    /// A parcel of the employer's, from the asset register or the carrier.
    pub struct Shipment {
        /// What is in it.
        item: Option<String>,
        /// Serial number of the device in it.
        serial: Option<String>,
        /// Where it was sent.
        to: Address,
        /// Dispatched.
        dispatched: Option<When>,
        /// When the delivery address was last changed.
        address_changed: Option<When>,
        /// Delivered.
        delivered: Option<When>,
        /// Name that signed for it.
        signed_by: Option<Name>,
        /// Where the carrier redirected it, or where it was sent on.
        redirected_to: Option<Address>,
        /// Held by the carrier for a holiday, then delivered as addressed.
        held: bool,
        /// Position of the delivery.
        position: Option<Position>,
        /// It is a return by the subject; `to` is then where it was collected.
        is_return: bool,
    }
}

record! {
    /// A device of the employer's, from device management.
    pub struct Device {
        /// Serial number in the asset register.
        serial: Option<String>,
        /// Serial number that the subject read out.
        serial_read: Option<String>,
        /// First came online.
        first_seen: Option<When>,
        /// Country where it first came online.
        first_country: Option<Country>,
        /// Position where it first came online.
        first_position: Option<Position>,
        /// Countries from which it reports its own place, over the last weeks.
        places: Vec<Country>,
        /// Its location service is switched off.
        location_off: bool,
        /// Brand of the router it is behind, where known.
        router: Option<String>,
    }
}

record! {
    /// A program or device found on the subject's machine by the employer's inventory.
    pub struct Software {
        /// Its name, as the inventory gives it.
        name: String,
        /// Serial number of the machine.
        device: Option<String>,
        /// First seen.
        first_seen: Option<When>,
    }
}

record! {
    /// A tool that the employer knows of and has agreed to.
    pub struct ApprovedTool {
        /// Its name.
        name: String,
        /// Who agreed.
        by: Option<String>,
    }
}
