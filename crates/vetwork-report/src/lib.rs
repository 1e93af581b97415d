//! What people see: terminal, HTML report, JSON and CSV of an assessment
