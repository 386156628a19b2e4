// Package match tells which of a fan's files is which song of a list, across
// Hangul, romanization and English, and says why in words.
//
// It owns no goroutine and no file: an [Engine] is built from lists, is
// immutable and may be asked by any number of goroutines. The package never
// reads the disk, never decides against the fan (hand links and refusals are
// applied by its caller) and never panics, whatever a tag holds.
//
// # The rules
//
//  1. Normalise once. A file's texts are repaired, folded and cut into words
//     when it is scanned ([Prepare]); everything after that compares words.
//
//  2. Explain, then look at what is left over. The names of the entry (titles,
//     singers, groups, drama) cover the words of the file's title, the longest
//     name first. What no name covers is read: words that say nothing
//     (official, audio, OST, part 3) are passed over, words that name a
//     version make it that version, and anything else makes it another song.
//     A string distance cannot do this: "(Once Again)" explains and "(Inst.)"
//     changes, and both are one bracket long. So version words count in the
//     left-over alone: Hospital Playlist, Mr. Sunshine and Stay With Me are names.
//
//  3. Names are compared without spaces and case, and must begin and end where
//     words do. Hangul against Hangul must be exact, because one jamo is another
//     word. Between scripts a loose sound key serves, and so it does for
//     singers' names; keys of four letters and fewer are read in a title only
//     where they stand alone, because girl sounds like K.Will. Romanizations are
//     read by sound, by syllable and by letter, for fans write all three. Latin
//     titles of eight letters and more may be a letter or an article off,
//     romanized ones one letter in twelve, and then need both the singer and the
//     drama. Names in kana are compared as Japanese hear them, and Chinese
//     characters as Koreans read them.
//
//  4. A bracket or a second half in a script in which the entry states no
//     title is a gloss and explains. In a script in which it states one, it
//     must be that one; else it speaks against. Track numbers, dates, ranks and
//     a letter with a number before the line say nothing, and no more does a
//     bracket that says whose theme the song is, such as (《...》韩剧插曲).
//
//  5. A title alone never links: a second kind of evidence is needed, the
//     singer or the drama. A readable artist who is none of the singers is a
//     conflict, even where the drama agrees: two singers may sing one song in
//     one drama. An artist in a script in which the entry has no name is not
//     readable and only means that the drama must agree. A folder that is called
//     like the singer and nothing else counts as the singer of a long title.
//
//  6. Singers are a set. The first of them is enough; one who is not the first
//     needs the drama or a long Korean title that lies on no album of another
//     name, and a line that adds someone else needs the drama, because a second
//     singer has other songs of the same name. Names that cannot be read are
//     no one else as long as singers are missing. Words after a singer's name
//     make it another one, a band or a fan club. A singer named in the bracket
//     after a title that someone else sings, or as the original in the artist
//     line, is the original of a cover. What stands before "- title" is read as
//     the artist line when that is empty or names whoever put the file up.
//
//  7. The drama counts where the album, the title, the file name or a folder
//     names it, one or two letters off if its name is long. A season's number
//     that the entry does not have makes it another drama, even where the name
//     cannot be read. A song that is called like its drama is not named by
//     "… OST". A phrase that OST ends names a drama and is no part of the title.
//     The album of another drama does not outweigh the singer under a long
//     title: compilers file songs under the wrong one, and no singer sings two
//     such.
//
//  8. Any version but the one that the entry asks for is offered as what it is
//     and never linked by itself. Remasters, full versions, music videos and
//     lyric videos are the song.
//
//  9. Identifiers (MusicBrainz, ISRC) that the list states decide alone, unless
//     the title names a version: services give one ISRC to several.
//
//  10. One file is not linked to two songs: the better one keeps it, and if
//     they are as good, the fan is asked. Of several good files for one entry
//     [Choose] takes the lossless one, then the one whose length fits.
//
//  11. English names and titles in Korean letters (이클립스, 어나더 데이) are found
//     by the consonants that they share with the English ones, for lists that
//     have no Korean names. Alone that never links, because a given name may
//     share them too.
//
//  12. A file whose title cannot be read is offered when singer and drama agree;
//     numbers and short names of the drama put the right one of a singer's songs
//     first.
//
// The score is the share of candidates with such evidence that are right, as
// counted on hand-labelled cases: of a hundred at 0.9, ninety.
package match
