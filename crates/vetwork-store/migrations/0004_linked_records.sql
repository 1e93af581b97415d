-- Records, version 4. Records of tables that are linked one by one: whose they are, by a model that was learnt once. A
-- collection has two keys of its own, wrapped by the master key: one seals, the other makes the hashes by which records are
-- found. Everything else is numbers. Records and nodes have numbers that are never given twice.
--
-- Where a query is to be answered by an index other than the primary key, it says `+collection`: SQLite takes the collection
-- itself for selective, and would read all of it.

CREATE TABLE collection (
    number {int} PRIMARY KEY,
    tenant {int} NOT NULL REFERENCES tenant (number),
    name_digest {blob} NOT NULL,
    own_keys {blob} NOT NULL,
    model {blob} NOT NULL,
    last_number {int} NOT NULL,
    last_node {int} NOT NULL,
    last_move {int} NOT NULL,
    last_judgement {int} NOT NULL,
    records {int} NOT NULL,
    UNIQUE (tenant, name_digest)
){strict};

-- A record: its id, sealed, and the node that stands for it and all that are equal to it in every field.
CREATE TABLE linked_record (
    collection {int} NOT NULL,
    record {int} NOT NULL,
    id_digest {blob} NOT NULL,
    node {int} NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (collection, record)
){rowless};
CREATE UNIQUE INDEX linked_record_by_id ON linked_record (collection, id_digest);
CREATE INDEX linked_record_of_node ON linked_record (node, record, collection);

-- A node: its values, sealed; the first 64 bits of a keyed hash of them; how it stands.
CREATE TABLE linked_node (
    collection {int} NOT NULL,
    node {int} NOT NULL,
    digest {int} NOT NULL,
    identity {int} NOT NULL,
    oldest {int} NOT NULL,
    records {int} NOT NULL,
    tells {int} NOT NULL,
    alone {int} NOT NULL,
    level {int} NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (collection, node)
){rowless};
CREATE INDEX linked_node_by_values ON linked_node (digest, collection);

-- Who shares what: the first 64 bits of a keyed hash of a key. Keys that more nodes have than are compared stand in
-- `linked_crowd` as well.
CREATE TABLE linked_key (
    collection {int} NOT NULL,
    digest {int} NOT NULL,
    node {int} NOT NULL,
    PRIMARY KEY (collection, digest, node)
){rowless};
CREATE TABLE linked_crowd (
    collection {int} NOT NULL,
    digest {int} NOT NULL,
    nodes {int} NOT NULL,
    PRIMARY KEY (collection, digest)
){rowless};

-- What speaks for two nodes being one person's, in bits (IEEE 754, single), under either of the two.
CREATE TABLE linked_edge (
    collection {int} NOT NULL,
    node {int} NOT NULL,
    other {int} NOT NULL,
    bits {int} NOT NULL,
    PRIMARY KEY (collection, node, other)
){rowless};

-- What people said of two records, the smaller number first: who, why and when is sealed.
CREATE TABLE linked_judgement (
    collection {int} NOT NULL,
    a {int} NOT NULL,
    b {int} NOT NULL,
    number {int} NOT NULL,
    verdict {int} NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (collection, a, b)
){rowless};
CREATE INDEX linked_judgement_of_other ON linked_judgement (b, collection);

-- What became of identities. `record` and `other` are those who caused it; 0 where one was forgotten.
CREATE TABLE linked_move (
    collection {int} NOT NULL,
    number {int} NOT NULL,
    at {int} NOT NULL,
    kind {int} NOT NULL,
    identity {int} NOT NULL,
    into_identity {int} NOT NULL,
    cause {int} NOT NULL,
    record {int} NOT NULL,
    other {int} NOT NULL,
    PRIMARY KEY (collection, number)
){rowless};
CREATE INDEX linked_move_of_record ON linked_move (record, collection);
CREATE INDEX linked_move_of_other ON linked_move (other, collection);
