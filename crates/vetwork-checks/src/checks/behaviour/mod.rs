//! What happened in calls, in messages and at work.

registry! {}
