package store

import "strconv"

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
