package store

import (
	"context"
	"path/filepath"
	"strconv"
)

// FillDisk lets the work database grow no more, as on a full disk; more gives
// it that many pages of room.
func (s *Store) FillDisk(more int) error {
	var pages int
	if err := s.writer.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		return err
	}
	_, err := s.writer.db.Exec("PRAGMA max_page_count = " + strconv.Itoa(pages+more))
	return err
}

// MakeVersion makes a database as it was at an older version, with more written
// to it.
func MakeVersion(ctx context.Context, dir string, version int, more string) error {
	db, err := open(filepath.Join(dir, workFile), "rwc")
	if err != nil {
		return err
	}
	defer db.Close()
	if err := migrate(ctx, db, 0, workSteps[:version]); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, more)
	return err
}

// PackedItems counts the items of the index's packs.
func (s *Store) PackedItems() (int, error) {
	_, items, err := readPacks(context.Background(), s.index.db)
	return items, err
}

// PackOf is packOf.
func PackOf(b Batch) []byte { return packOf(b) }

// Unpack returns the rows of one pack.
func Unpack(items []byte) ([]Row, bool) {
	m := merged{at: map[string]int{}}
	p := Values{Rest: string(items)}
	for p.Rest != "" {
		m.take(&p)
	}
	return m.live(), !p.Bad
}
