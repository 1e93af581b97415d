-- Records, version 2. Screenings against the sanctions lists, and what people said of them, are entries of kinds 13 to
-- 16, which an earlier program does not know. Clearances, of which there are few, are looked for over all subjects.
CREATE INDEX entry_cleared ON entry (subject) WHERE kind = 14;
CREATE INDEX entry_rescreened ON entry (seq) WHERE kind = 16;
