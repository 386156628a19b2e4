// Package theme is the look of the window: colours for Night and Day, faces,
// sizes, icons and shadows, as a fyne.Theme with named tokens on top.
//
// It owns no state that changes: a Theme is made for one variant and one text
// size and thrown away when either changes. Its icon cache is guarded, so a
// Theme is safe for concurrent use. It knows no widget and no page.
package theme
