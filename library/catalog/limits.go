package catalog

// The limits of a list file. They are far above what a curator writes by hand
// and far below what could hurt.
const (
	// MaxFile is the largest list file, in bytes.
	MaxFile = 4 << 20
	// MaxEntries is the most entries in one list.
	MaxEntries = 2000

	maxDepth   = 32   // objects and arrays inside each other
	maxID      = 200  // characters of an id
	maxName    = 300  // characters of a title, a name or an alias
	maxProse   = 8000 // characters of about and why
	maxURL     = 2000 // characters of an address
	maxHint    = 40   // characters of a motif or a palette
	maxNames   = 64   // aliases of one thing
	maxPeople  = 32   // artists or featured artists of one entry
	maxLinks   = 32   // links of one entry
	maxNumbers = 32   // identifiers of one kind
	maxPart    = 999
	minYear    = 1900
	maxYear    = 2200
)

// The head of every list file.
const (
	formatName    = "reprise-list"
	formatVersion = 1
)
