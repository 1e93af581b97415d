-- Records, version 3. What is asked of the sanctions lists about a subject, as its last dossier has it: so that a change
-- of the lists opens no dossier. Sealed with the subject's key, and erased with it. It is no part of the history: a row
-- that is missing, of another dossier or of another form is made again from the dossier.
CREATE TABLE question (
    subject {int} PRIMARY KEY,
    form {int} NOT NULL,
    body {blob} NOT NULL
){strict};
