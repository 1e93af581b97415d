-- Records, version 1. One text for both databases: {int}, {blob}, {text}, {strict} and {rowless} are
-- replaced, and a block between `--@sqlite` or `--@postgres` and `--@end` is for that one alone.
-- A migration that was ever released is never changed; the next one is a new file.

-- Which records these are, and the keys of the whole, sealed by the master key. One row.
CREATE TABLE records (
    one {int} PRIMARY KEY CHECK (one = 1),
    id {text} NOT NULL,
    made_at {int} NOT NULL,
    verifying_key {blob} NOT NULL,
    signing_key {blob} NOT NULL
){strict};

-- What grows with every write. One row, locked by every writer.
CREATE TABLE state (
    one {int} PRIMARY KEY CHECK (one = 1),
    next_subject {int} NOT NULL,
    entries {int} NOT NULL,
    last_at {int} NOT NULL,
    frontier {blob} NOT NULL
){strict};

-- Clients whose subjects never meet: each has an index key of its own.
CREATE TABLE tenant (
    number {int} PRIMARY KEY,
    name {text} NOT NULL UNIQUE,
    index_key {blob} NOT NULL,
    subjects {int} NOT NULL
){strict};

-- A row for each subject that is remembered; erasure removes it, and its number is never given again.
CREATE TABLE subject (
    number {int} PRIMARY KEY,
    tenant {int} NOT NULL REFERENCES tenant (number),
    id_digest {blob} NOT NULL,
    data_key {blob} NOT NULL,
    card {blob} NOT NULL,
    held_until {int},
    UNIQUE (tenant, id_digest)
){strict};

-- The blind index: the first 64 bits of a keyed hash of a value, and who has it. Hashes are spread at random, so
-- that a write touches pages all over the index: new values go into a small one, and from there, many at a time and
-- in order, into the slab of their subject, of which there is one for each 262,144.
CREATE TABLE newest_sighting (
    digest {int} NOT NULL,
    subject {int} NOT NULL,
    PRIMARY KEY (digest, subject)
){rowless};
CREATE TABLE sighting (
    slab {int} NOT NULL,
    digest {int} NOT NULL,
    subject {int} NOT NULL,
    PRIMARY KEY (slab, digest, subject)
){rowless};

-- What assessments share and nobody's data stands in: a policy, the lists that were loaded.
CREATE TABLE context (
    digest {blob} PRIMARY KEY,
    body {blob} NOT NULL
){strict};

-- The history. Entries are leaves of the log; `detail` is sealed, and gone after an erasure.
CREATE TABLE entry (
    seq {int} PRIMARY KEY,
    at {int} NOT NULL,
    kind {int} NOT NULL,
    subject {int} NOT NULL,
    commitment {blob} NOT NULL,
    detail {blob}
){strict};
CREATE INDEX entry_of_subject ON entry (subject, seq);
-- Corrections, of which there are few, are looked for at every vetting.
CREATE INDEX entry_corrected ON entry (subject) WHERE kind = 6;

-- What an assessment was made from and what it came to, sealed.
CREATE TABLE payload (
    seq {int} PRIMARY KEY,
    dossier {blob},
    confidential {blob},
    assessment {blob},
    compared {blob}
){strict};

-- Whom an assessment names beside its own subject, sealed with the other's key.
CREATE TABLE mention (
    seq {int} NOT NULL,
    other {int} NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (seq, other)
){rowless};
CREATE INDEX mention_of_other ON mention (other);

-- Inner nodes of the Merkle tree over the entries.
CREATE TABLE node (
    level {int} NOT NULL,
    place {int} NOT NULL,
    hash {blob} NOT NULL,
    PRIMARY KEY (level, place)
){rowless};

-- Signed heads of the log: the last of each day.
CREATE TABLE head (
    day {int} PRIMARY KEY,
    size {int} NOT NULL,
    at {int} NOT NULL,
    root {blob} NOT NULL,
    signature {blob} NOT NULL
){strict};

--@sqlite
CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER entry_is_unchanged BEFORE UPDATE ON entry
WHEN NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW.kind IS NOT OLD.kind
    OR NEW.subject IS NOT OLD.subject OR NEW.commitment IS NOT OLD.commitment OR NEW.detail IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
--@end
--@postgres
CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the history is append-only' USING ERRCODE = 'VW001'; END $$;
CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER entry_is_not_emptied BEFORE TRUNCATE ON entry
FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER entry_is_unchanged BEFORE UPDATE ON entry
FOR EACH ROW WHEN (NEW.seq IS DISTINCT FROM OLD.seq OR NEW.at IS DISTINCT FROM OLD.at
    OR NEW.kind IS DISTINCT FROM OLD.kind OR NEW.subject IS DISTINCT FROM OLD.subject
    OR NEW.commitment IS DISTINCT FROM OLD.commitment OR NEW.detail IS NOT NULL)
EXECUTE FUNCTION history_is_append_only();
--@end
