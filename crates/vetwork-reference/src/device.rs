//! USB, display and network identifiers of hardware that lets somebody else use a computer.

use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::fold::fold;

/// Where an identifier is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bus {
    /// USB descriptor: vendor and product number, four hexadecimal digits each.
    Usb,
    /// Display identification (EDID): three-letter manufacturer, product code of four hexadecimal digits.
    Edid,
    /// Ethernet address: the vendor is its first six hexadecimal digits.
    Mac,
}

/// How much an identifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Shared with everyday hardware.
    Low,
    /// Seldom anything else.
    Medium,
    /// Only this product.
    High,
}

/// An identifier as read from a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceId<'a> {
    /// Where it was read.
    pub bus: Bus,
    /// USB vendor, EDID manufacturer or first half of the Ethernet address.
    pub vendor: &'a str,
    /// USB product or EDID product code; empty for an Ethernet address.
    pub code: &'a str,
    /// Every text the device gives of itself: manufacturer, product, serial, monitor name.
    pub text: &'a str,
}

/// A known product.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Device {
    /// Product, as in `tool()`.
    pub product: String,
    bus: Bus,
    vendor: String,
    code: String,
    /// Word the device's own text must hold; empty if the numbers are enough.
    text: String,
    /// How much a match says.
    pub confidence: Confidence,
    /// Source codes or addresses.
    pub source: String,
}

/// Known products.
#[derive(Debug, Clone)]
pub(crate) struct Devices(Vec<Device>);

impl Devices {
    pub(crate) fn embedded() -> Self {
        Self(embedded::DEVICE_IDS.rows())
    }

    /// The match of highest confidence. Identifiers can be changed by their owner: a miss proves nothing.
    pub(crate) fn find(&self, id: &DeviceId) -> Option<&Device> {
        let vendor = plain(id.vendor, if id.bus == Bus::Mac { 6 } else { 8 });
        let code = plain(id.code, 8);
        let text = fold(id.text);
        let matching = self.0.iter().filter(|device| {
            device.bus == id.bus
                && device.vendor == vendor
                && (device.code.is_empty() || device.code == code)
                && (device.text.is_empty() || text.contains(&fold(&device.text)))
        });
        matching.reduce(|best, next| if next.confidence > best.confidence { next } else { best })
    }
}

/// Lower-case letters and digits only, without a leading `0x`.
fn plain(number: &str, length: usize) -> String {
    let digits = number.strip_prefix("0x").or_else(|| number.strip_prefix("0X")).unwrap_or(number);
    let kept = digits.chars().filter(char::is_ascii_alphanumeric).take(length);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_hardware() {
        let devices = Devices::embedded();
        let check = |bus, vendor, code, text, expected: &str| {
            let found = devices.find(&DeviceId { bus, vendor, code, text });
            assert_eq!(found.map_or("-", |d| d.product.as_str()), expected, "{vendor}:{code} {text}");
        };
        check(Bus::Usb, "1D6B", "0104", "PiKVM Composite Device CAFEBABE", "PiKVM");
        check(Bus::Usb, "0x1d6b", "0x0104", "tinypilot Multifunction USB Device", "TinyPilot");
        check(Bus::Usb, "3346", "1009", "", "NanoKVM");
        check(Bus::Usb, "1d6b", "0104", "", "Linux composite gadget");
        check(Bus::Usb, "046d", "c52b", "Logitech USB Receiver", "-");
        check(Bus::Edid, "LNX", "0x7771", "PiKVM V3", "PiKVM");
        check(Bus::Edid, "TSB", "9876", "TinyPilot", "TinyPilot");
        check(Bus::Edid, "DEL", "a0c4", "DELL U2415", "-");
        check(Bus::Mac, "30:52:53:11:22:33", "", "", "JetKVM");
        check(Bus::Mac, "", "", "", "-");
    }
}
