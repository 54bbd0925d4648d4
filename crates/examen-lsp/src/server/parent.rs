//! Whether the client's process is still there. One that was killed says no goodbye.

/// Whether the process `id` is gone. Where the system cannot tell, it is not.
pub(super) fn is_gone(id: u32) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        use rustix::process::{Pid, test_kill_process};
        let pid = i32::try_from(id).ok().and_then(Pid::from_raw);
        pid.is_some_and(|pid| test_kill_process(pid) == Err(Errno::SRCH))
    }
    #[cfg(not(unix))]
    {
        let _ = id;
        false
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::is_gone;

    #[test]
    fn a_process_that_ended_is_gone() {
        assert!(!is_gone(std::process::id()));
        let mut child = Command::new("true").spawn().unwrap();
        let id = child.id();
        child.wait().unwrap();
        assert!(is_gone(id));
    }
}
