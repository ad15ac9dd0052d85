// Verifies a served ledger with Go's own packages for transparency logs, and nothing of ours.
//
// The tiles are not trusted: every one is made again from the entries and compared byte for byte.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

// A cosigner verifies timestamped signatures of witnesses (C2SP tlog-cosignature, algorithm 4).
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.id }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

func verifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("not a verifier key: " + vkey)
	}
	data, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(data) != 33 {
		return nil, errors.New("not a verifier key: " + vkey)
	}
	if data[0] != 4 {
		return note.NewVerifier(vkey)
	}
	hash := sha256.Sum256(append([]byte(parts[0]+"\n"), data...))
	return cosigner{parts[0], binary.BigEndian.Uint32(hash[:4]), ed25519.PublicKey(data[1:])}, nil
}

type files map[string][]byte

type tree struct {
	origin string
	size   int64
	root   tlog.Hash
}

func parseTree(text string) (tree, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tree{}, errors.New("a checkpoint has three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] {
		return tree{}, errors.New("the size is no number")
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil || root.String() != lines[2] {
		return tree{}, errors.New("the root is no hash")
	}
	return tree{lines[0], size, root}, nil
}

// checkpoint opens a signed note, and wants every line of it to be known, valid and canonical.
func checkpoint(raw []byte, known note.Verifiers, cosigned bool) (tree, error) {
	opened, err := note.Open(raw, known)
	if err != nil {
		return tree{}, err
	}
	if len(opened.UnverifiedSigs) != 0 {
		return tree{}, errors.New("a signature line is of nobody known")
	}
	again := opened.Text + "\n"
	for _, sig := range opened.Sigs {
		// Go's decoder accepts unused bits that are not zero.
		data, err := base64.StdEncoding.Strict().DecodeString(sig.Base64)
		if err != nil {
			return tree{}, err
		}
		again += "— " + sig.Name + " " + base64.StdEncoding.EncodeToString(data) + "\n"
	}
	if again != string(raw) {
		return tree{}, errors.New("the note is not written as it would be")
	}
	if want := map[bool]int{false: 1, true: 2}[cosigned]; len(opened.Sigs) != want {
		return tree{}, fmt.Errorf("%d signatures, not %d", len(opened.Sigs), want)
	}
	return parseTree(opened.Text)
}

func tilePath(level string, index int64, w int) string {
	path := fmt.Sprintf("%03d", index%1000)
	for index /= 1000; index > 0; index /= 1000 {
		path = fmt.Sprintf("x%03d/%s", index%1000, path)
	}
	path = "tile/" + level + "/" + path
	if w < width {
		path += ".p/" + strconv.Itoa(w)
	}
	return path
}

func entries(all files, prefix string, size int64) ([][]byte, error) {
	var out [][]byte
	for first := int64(0); first < size; first += width {
		w := int(size - first)
		if w > width {
			w = width
		}
		bundle, ok := all[prefix+tilePath("entries", first/width, w)]
		if !ok {
			return nil, errors.New("a bundle is missing")
		}
		for i := 0; i < w; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, errors.New("a bundle ends too soon")
			}
			length := int(binary.BigEndian.Uint16(bundle))
			out = append(out, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
		if len(bundle) != 0 {
			return nil, errors.New("a bundle goes on behind its end")
		}
	}
	return out, nil
}

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(h)) {
			return nil, errors.New("no such hash")
		}
		out[i] = h[index]
	}
	return out, nil
}

// rebuild makes a log's tree again, compares each tile, and proves each entry and each older tree.
func rebuild(all files, prefix string, now tree, older []tree) ([][]byte, error) {
	list, err := entries(all, prefix, now.size)
	if err != nil {
		return nil, err
	}
	var stored hashes
	for i, entry := range list {
		more, err := tlog.StoredHashes(int64(i), entry, stored)
		if err != nil {
			return nil, err
		}
		stored = append(stored, more...)
	}
	root, err := tlog.TreeHash(now.size, stored)
	if err != nil {
		return nil, err
	}
	if root != now.root {
		return nil, errors.New("the entries give another root")
	}
	for level := 0; now.size>>(8*level) > 0; level++ {
		count := now.size >> (8 * level)
		for first := int64(0); first < count; first += width {
			w := int(count - first)
			if w > width {
				w = width
			}
			var want bytes.Buffer
			for i := int64(0); i < int64(w); i++ {
				hash := stored[tlog.StoredHashIndex(8*level, first+i)]
				want.Write(hash[:])
			}
			if !bytes.Equal(all[prefix+tilePath(strconv.Itoa(level), first/width, w)], want.Bytes()) {
				return nil, errors.New("a tile is not what the entries give")
			}
		}
	}
	for i, entry := range list {
		proof, err := tlog.ProveRecord(now.size, int64(i), stored)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckRecord(proof, now.size, now.root, int64(i), tlog.RecordHash(entry)); err != nil {
			return nil, err
		}
	}
	for _, old := range older {
		if old.size > now.size {
			return nil, errors.New("it was larger")
		}
		proof, err := tlog.ProveTree(now.size, old.size, stored)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckTree(proof, now.size, now.root, old.size, old.root); err != nil {
			return nil, err
		}
	}
	return list, nil
}

type counts struct{ logs, entries int }

func verify(all files, known note.Verifiers, ledger string, cosigned bool) (counts, error) {
	root, err := checkpoint(all["checkpoint"], known, cosigned)
	if err != nil {
		return counts{}, err
	}
	if root.origin != ledger {
		return counts{}, errors.New("another ledger")
	}
	leaves, err := rebuild(all, "", root, nil)
	if err != nil {
		return counts{}, err
	}
	heads := map[string][]tree{}
	for _, leaf := range leaves {
		head, err := parseTree(string(leaf))
		if err != nil {
			return counts{}, err
		}
		heads[head.origin] = append(heads[head.origin], head)
	}
	total := counts{logs: len(heads)}
	for origin, history := range heads {
		prefix := strings.TrimPrefix(origin, ledger+"/") + "/"
		now, err := checkpoint(all[prefix+"checkpoint"], known, false)
		if err != nil {
			return counts{}, err
		}
		if now.origin != origin {
			return counts{}, errors.New("a checkpoint of another log")
		}
		list, err := rebuild(all, prefix, now, history)
		if err != nil {
			return counts{}, err
		}
		total.entries += len(list)
	}
	return total, nil
}

func read(directory string) (files, error) {
	all := files{}
	err := filepath.Walk(directory, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(directory, path)
		all[filepath.ToSlash(name)] = content
		return err
	})
	return all, err
}

func flips(all files, known note.Verifiers, ledger string, cosigned bool) (tried, detected int64) {
	var group sync.WaitGroup
	for path, content := range all {
		group.Add(1)
		go func(path string, content []byte) {
			defer group.Done()
			mine := files{}
			for name, bytes := range all {
				mine[name] = bytes
			}
			for bit := 0; bit < len(content)*8; bit++ {
				flipped := append([]byte(nil), content...)
				flipped[bit/8] ^= 1 << (bit % 8)
				mine[path] = flipped
				atomic.AddInt64(&tried, 1)
				if _, err := verify(mine, known, ledger, cosigned); err != nil {
					atomic.AddInt64(&detected, 1)
				}
			}
		}(path, content)
	}
	group.Wait()
	return
}

func main() {
	directory := flag.String("directory", "", "of the served files")
	ledger := flag.String("ledger", "", "origin of the root log")
	flip := flag.Bool("flip", false, "flip every bit of every file, one at a time")
	cosigned := flag.Bool("cosigned", false, "the root's checkpoint has one cosignature")
	flag.Parse()
	var known []note.Verifier
	for _, vkey := range flag.Args() {
		each, err := verifier(vkey)
		if err != nil {
			fmt.Println(err)
			os.Exit(2)
		}
		known = append(known, each)
	}
	all, err := read(*directory)
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	keys := note.VerifierList(known...)
	found, err := verify(all, keys, *ledger, *cosigned)
	if err != nil {
		fmt.Println("broken:", err)
		os.Exit(1)
	}
	fmt.Printf("intact: %d logs, %d entries, %d files\n", found.logs, found.entries, len(all))
	if *flip {
		tried, detected := flips(all, keys, *ledger, *cosigned)
		fmt.Printf("flips %d, detected %d\n", tried, detected)
		if tried != detected {
			os.Exit(1)
		}
	}
}
