package desktop

import (
	"runtime"
	"syscall"
)

// The flags of SetThreadExecutionState.
// https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate
const (
	esSystemRequired = 0x1
	esContinuous     = 0x80000000
)

// ways is what Windows offers: a wish that a thread has until it takes it back or
// ends.
func ways() []way {
	set := syscall.NewLazyDLL("kernel32.dll").NewProc("SetThreadExecutionState")
	return []way{{"SetThreadExecutionState", func(string) (func(), error) {
		if err := set.Find(); err != nil {
			return nil, err
		}
		held, quit, done := make(chan bool), make(chan struct{}), make(chan struct{})
		go func() { // ends with release
			defer close(done)
			runtime.LockOSThread() // never unlocked: the thread ends with its wish
			was, _, _ := set.Call(esContinuous | esSystemRequired)
			held <- was != 0
			<-quit
			set.Call(esContinuous)
		}()
		if !<-held {
			close(quit)
			<-done
			return nil, ErrNotAwake
		}
		return func() { close(quit); <-done }, nil
	}}}
}
