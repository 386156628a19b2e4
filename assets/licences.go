package assets

import _ "embed" // for the texts below

// Licence is the licence of something in this folder that others made.
type Licence struct {
	Work string // "Pretendard JP"
	Name string // "SIL Open Font License 1.1"
	Text string // the whole text
}

var (
	//go:embed fonts/LICENSE-Pretendard.txt
	pretendardLicence string
	//go:embed fonts/LICENSE-Newsreader.txt
	newsreaderLicence string
	//go:embed fonts/LICENSE-GowunBatang.txt
	gowunBatangLicence string
	//go:embed icons/LICENSE-Lucide.txt
	lucideLicence string
)

// Licences returns the licences of the fonts and icons, for the page that
// thanks their makers. The lists and the songs are the project's own.
func Licences() []Licence {
	const ofl = "SIL Open Font License 1.1"
	return []Licence{
		{Work: "Pretendard JP", Name: ofl, Text: pretendardLicence},
		{Work: "Newsreader", Name: ofl, Text: newsreaderLicence},
		{Work: "Gowun Batang", Name: ofl, Text: gowunBatangLicence},
		{Work: "Lucide", Name: "ISC License", Text: lucideLicence},
	}
}
