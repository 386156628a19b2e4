package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
)

// A pack is what one batch said of rows, in one value: items one after the
// other, each a byte that tells its kind and then values without names, text as
// its length and its bytes, numbers as varints. Packs are only ever added, and
// a later item counts; tidy writes them anew.
const (
	itemRow   = 'r' // path, size, time, data, cands
	itemDrop  = 'd' // path
	itemMove  = 'm' // from, to
	itemCands = 'c' // path, cands
)

const (
	// tidyFrom is how many items of no use are worth a tidying.
	tidyFrom = 1000
	// rowsInPack is how many rows tidy puts in one pack.
	rowsInPack = 500
	// maxItems is for how many items room is made before they are counted.
	maxItems = 200_000
)

// errPack tells that a pack cannot be read: the index is made again.
var errPack = errors.New("a pack of the index is damaged")

// packOf encodes what a batch says of rows.
func packOf(b Batch) []byte {
	var items []byte
	for i := range b.Put {
		items = appendRow(items, &b.Put[i])
	}
	for _, p := range b.Drop {
		items = packText(append(items, itemDrop), p)
	}
	for _, m := range b.Move {
		items = packText(packText(append(items, itemMove), m[0]), m[1])
	}
	for p, c := range b.Cands {
		items = packText(packText(append(items, itemCands), p), c)
	}
	return items
}

// putPack writes what a batch says of rows; nothing is no error.
func putPack(ctx context.Context, tx *sql.Tx, b Batch) error {
	n := len(b.Put) + len(b.Drop) + len(b.Move) + len(b.Cands)
	if n == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO packs (count, items) VALUES (?, ?)", n, packOf(b))
	return err
}

func appendRow(items []byte, r *Row) []byte {
	items = packText(append(items, itemRow), r.Path)
	items = binary.AppendVarint(items, r.Size)
	items = binary.AppendVarint(items, r.ModTime)
	return packText(packText(items, r.Data), r.Cands)
}

func packText(items []byte, s string) []byte {
	return append(binary.AppendUvarint(items, uint64(len(s))), s...)
}

// readPacks returns the rows that hold now, and of how many items they were
// made. The strings of a pack share its memory.
func readPacks(ctx context.Context, db *sql.DB) (rows []Row, items int, err error) {
	var all int
	if err := db.QueryRowContext(ctx, "SELECT ifnull(sum(count), 0) FROM packs").Scan(&all); err != nil {
		return nil, 0, err
	}
	all = max(0, min(all, maxItems)) // a damaged index may claim anything
	packs, err := db.QueryContext(ctx, "SELECT items FROM packs ORDER BY id")
	if err != nil {
		return nil, 0, err
	}
	defer packs.Close()
	m := merged{rows: make([]Row, 0, all), at: make(map[string]int, all)}
	for packs.Next() {
		var raw sql.RawBytes
		if err := packs.Scan(&raw); err != nil {
			return nil, 0, err
		}
		p := Values{Rest: string(raw)}
		for p.Rest != "" {
			m.take(&p)
			items++
		}
		if p.Bad {
			return nil, 0, errPack
		}
	}
	return m.live(), items, packs.Err()
}

// merged is the rows of the packs so far. A row that was dropped has no path.
type merged struct {
	rows []Row
	at   map[string]int // of a path in rows
	gone int
}

// take brings the next item of p in.
func (m *merged) take(p *Values) {
	switch p.Byte() {
	case itemRow:
		r := Row{Path: p.Text(), Size: p.Number(), ModTime: p.Number(), Data: p.Text(), Cands: p.Text()}
		if p.Bad {
			return
		}
		if i, ok := m.at[r.Path]; ok {
			m.rows[i] = r
			return
		}
		m.at[r.Path] = len(m.rows)
		m.rows = append(m.rows, r)
	case itemDrop:
		m.drop(p.Text())
	case itemMove:
		from, to := p.Text(), p.Text()
		if i, ok := m.at[from]; ok && from != to && !p.Bad {
			m.drop(to)
			m.rows[i].Path = to
			m.at[to] = i
			delete(m.at, from)
		}
	case itemCands:
		path, cands := p.Text(), p.Text()
		if i, ok := m.at[path]; ok {
			m.rows[i].Cands = cands
		}
	default:
		p.fail()
	}
}

func (m *merged) drop(path string) {
	if i, ok := m.at[path]; ok {
		m.rows[i] = Row{}
		delete(m.at, path)
		m.gone++
	}
}

// live returns the rows without those that were dropped.
func (m *merged) live() []Row {
	if m.gone == 0 {
		return m.rows
	}
	kept := m.rows[:0]
	for i, r := range m.rows {
		if at, ok := m.at[r.Path]; ok && at == i {
			kept = append(kept, r)
		}
	}
	return kept
}

// tidy writes the rows that hold now in new packs, in place of all.
func (x *index) tidy(ctx context.Context) error {
	rows, _, err := readPacks(ctx, x.db)
	if err != nil {
		return err
	}
	return inTx(ctx, x.db, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM packs"); err != nil {
			return err
		}
		for len(rows) > 0 {
			n := min(len(rows), rowsInPack)
			if err := putPack(ctx, tx, Batch{Put: rows[:n]}); err != nil {
				return err
			}
			rows = rows[n:]
		}
		return nil
	})
}
