// Package words holds what the window says, in the fan's language.
//
// Every sentence has a key and stands in assets/i18n, one file a language,
// all with the same keys and the same gaps. A *Words is immutable and safe for
// concurrent use; choosing another language makes another one.
package words
