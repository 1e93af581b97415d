//! Machines and what runs on them.

registry! {
    device_online_elsewhere,
    serial_differs,
    insists_on_own_device,
    remote_access_tool,
    several_remote_tools,
    kvm_attached,
    camera_or_voice_changed,
    device_places_disagree,
    location_off_travel_router,
    keeps_awake,
    declines_hardware_key,
    antidetect_browser,
}
