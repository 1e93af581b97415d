//! Confinement on Linux: resource limits, then a list of the system calls that computing and two pipes need.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::ErrorKind;
use std::net::UdpSocket;

use rlimit::{Resource, getrlimit, setrlimit};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

use super::Confinement;

/// Address space of the child, bytes.
const MEMORY: u64 = 512 << 20;
/// Processor time of the child over all of its documents, seconds.
const CPU_TIME: u64 = 120;

/// System calls that are allowed whatever their arguments: they reach nothing outside of the process.
const ALLOWED: &[i64] = &[
    libc::SYS_brk,
    libc::SYS_clock_gettime,
    libc::SYS_close,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_futex,
    libc::SYS_getpid,
    libc::SYS_getrandom,
    libc::SYS_gettid,
    libc::SYS_madvise,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_restart_syscall,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sched_yield,
    libc::SYS_sigaltstack,
];

/// Confines this process for good, and tries whether it holds.
pub(super) fn confine() -> Confinement {
    let mut notes = Vec::new();
    for (resource, limit) in [
        (Resource::AS, MEMORY),
        (Resource::CPU, CPU_TIME),
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
        (Resource::NOFILE, 3),
    ] {
        if let Err(error) = lower(resource, limit) {
            notes.push(format!("{resource:?} is not limited: {error}"));
        }
    }
    let at_most =
        |resource: Resource, limit| getrlimit(resource).is_ok_and(|(soft, hard)| soft <= limit && hard <= limit);
    let (memory, cpu_time) = (at_most(Resource::AS, MEMORY), at_most(Resource::CPU, CPU_TIME));
    if let Err(error) = restrict_calls() {
        notes.push(format!("system calls are not restricted: {error}"));
    }
    Confinement {
        memory,
        cpu_time,
        files: cannot_open_files(),
        sockets: cannot_open_sockets(),
        processes: is_denied(std::thread::Builder::new().spawn(|| ())),
        note: notes.join("; "),
    }
}

#[expect(clippy::disallowed_methods, reason = "tried so that the parent knows that it fails")]
fn cannot_open_sockets() -> bool {
    is_denied(UdpSocket::bind(("127.0.0.1", 0)))
}

/// Lowers a limit for good; a limit that is lower already stays.
fn lower(resource: Resource, limit: u64) -> std::io::Result<()> {
    let (_, hard) = getrlimit(resource)?;
    // Processor time first ends the process in a way that tells, and a second later for certain.
    let soft = if resource == Resource::CPU { limit.saturating_sub(1) } else { limit };
    setrlimit(resource, soft.min(hard), limit.min(hard))
}

#[expect(clippy::disallowed_methods, reason = "tries to open a file in order to prove that it cannot")]
fn cannot_open_files() -> bool {
    is_denied(File::open("/")) && is_denied(File::create("/dev/null"))
}

fn is_denied<Opened>(attempt: std::io::Result<Opened>) -> bool {
    attempt.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}

/// Lets every system call fail with EPERM but those that are listed.
fn restrict_calls() -> Result<(), Box<dyn std::error::Error>> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
    rules.extend(limited_calls()?);
    let denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let filter = SeccompFilter::new(rules, denied, SeccompAction::Allow, std::env::consts::ARCH.try_into()?)?;
    let program: BpfProgram = filter.try_into()?;
    seccompiler::apply_filter(&program)?;
    Ok(())
}

/// System calls that are allowed with some arguments only.
fn limited_calls() -> Result<BTreeMap<i64, Vec<SeccompRule>>, seccompiler::BackendError> {
    let argument = |index, operator, value| -> Result<SeccompRule, seccompiler::BackendError> {
        SeccompRule::new(vec![SeccompCondition::new(index, SeccompCmpArgLen::Dword, operator, value)?])
    };
    let is = |index, value: i32| argument(index, SeccompCmpOp::Eq, u64::from(value.unsigned_abs()));
    // Memory that can run as code is never made.
    let not_executable = || argument(2, SeccompCmpOp::MaskedEq(u64::from(libc::PROT_EXEC.unsigned_abs())), 0);
    let own_process = u64::from(std::process::id());
    Ok(BTreeMap::from([
        (libc::SYS_read, vec![is(0, libc::STDIN_FILENO)?]),
        (libc::SYS_write, vec![is(0, libc::STDOUT_FILENO)?, is(0, libc::STDERR_FILENO)?]),
        (libc::SYS_mmap, vec![not_executable()?]),
        (libc::SYS_mprotect, vec![not_executable()?]),
        // How a process aborts itself.
        (libc::SYS_tgkill, vec![argument(0, SeccompCmpOp::Eq, own_process)?]),
    ]))
}
