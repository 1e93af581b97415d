//! The questions that are put to a picture.

use crate::judgement::Rule;

/// Every rule, in the order in which they are told.
pub(crate) static RULES: &[&Rule] = &[&FORM, &END, &GENERATOR, &SOURCE, &DATES, &THUMBNAIL, &REUSE];

pub(super) static FORM: Rule = Rule {
    id: "picture-form",
    asks: "Is the file laid out as the standard of its format says?",
    holding: "That the file can be read to its end. It says nothing of what the picture shows, or of who made it.",
    broken: "That a program changed the file and did not do it well, or that it was damaged on its way. Ask for it again.",
    source: "PNG: W3C Portable Network Graphics, third edition; JPEG: ITU-T T.81 annex B",
};

pub(super) static END: Rule = Rule {
    id: "picture-end",
    asks: "Does another file follow the end of the picture?",
    holding: "That no archive, PDF or program is glued to the picture. Phones append pictures and clips of their own, which \
              is nothing.",
    broken: "That a file of another kind is glued to the picture. Open neither; ask for the picture alone. It says nothing \
             of who did it: some upload programs do.",
    source: "PNG: W3C Portable Network Graphics, third edition, IEND; JPEG: ITU-T T.81 annex B, EOI",
};

pub(super) static GENERATOR: Rule = Rule {
    id: "picture-generator-mark",
    asks: "Does the file carry the settings or the name of a program that generates pictures?",
    holding: "Nothing: marks are lost when a picture is saved again.",
    broken: "That the file says of itself that such a program made or changed it. Anybody can write that, and people do it \
             honestly: portraits made from selfies, a new background, a sharper copy. As a picture of a document it is no \
             copy of one. Ask for a picture as the camera made it.",
    source: "The texts that these programs write, read in their published source; PNG: W3C Portable Network Graphics, third \
             edition, textual information; Exif: CIPA DC-008",
};

pub(super) static SOURCE: Rule = Rule {
    id: "picture-source-declared",
    asks: "How did the picture come about, by its own metadata?",
    holding: "That whoever saved it declared so. Anybody can write it.",
    broken: "That whoever saved it declared that a program made it or a part of it. Editors write that after honest work \
             too, such as a background that was replaced or a stain removed. Ask for a picture as the camera made it.",
    source: "IPTC Photo Metadata Standard, Digital Source Type; IPTC NewsCodes digitalsourcetype",
};

pub(super) static DATES: Rule = Rule {
    id: "picture-dates",
    asks: "Do the dates in the file agree with each other and with today?",
    holding: "That the dates fit together. Anybody can write them.",
    broken: "That a clock was wrong or a date was written by hand. Cameras whose battery ran out do that.",
    source: "Exif: CIPA DC-008, DateTime, DateTimeOriginal, DateTimeDigitized; PNG: W3C Portable Network Graphics, third \
             edition, tIME",
};

pub(super) static THUMBNAIL: Rule = Rule {
    id: "picture-thumbnail",
    asks: "Has the small preview in the file the proportions of the picture?",
    holding: "That both may be of the same picture. They are not compared.",
    broken: "That the picture was cropped or replaced after the camera made the preview. Cropping a portrait is what most \
             people do. Ask for the uncropped one where it matters.",
    source: "Exif: CIPA DC-008, thumbnail in the first image file directory after the main one",
};

pub(super) static REUSE: Rule = Rule {
    id: "picture-reuse-mark",
    asks: "Can the picture be met again in other files?",
    holding: "Only that it can be compared. Two pictures with near marks look alike, cropped, resized or mirrored: that they \
              are one picture is for a person to see. No face is measured.",
    broken: "Nothing.",
    source: "Perceptual hashing by the discrete cosine transform (C. Zauner, Implementation and Benchmarking of Perceptual \
             Image Hash Functions, 2010)",
};
