// The keys of a deployment: files in a directory apart from the database, so that a copy of the
// database alone opens nothing and signs nothing.
#pragma once

#include <string>
#include <string_view>

namespace langnghe {

// Each 32 random bytes; a file each ("log.key" …, 64 hex digits), mode 0600, in a directory of mode 0700.
struct Keys {
  std::string log;      // Ed25519 seed of the log's signature
  std::string subject;  // keyed hash of subjects in the log
  std::string vault;    // personal data
  std::string web;      // CSRF tokens and cookies
  std::string code;     // secrets of case codes
};

// Makes the directory and the keys. Keeps keys that are there; loses none.
// Throws SetupError when it cannot.
void create_keys(const std::string& directory);
// Throws SetupError when one is missing, damaged, or readable by others.
Keys load_keys(const std::string& directory);

// Writes a file so that after a crash the old or the new content is there, whole: beside it, fsync,
// rename, fsync of the directory. Throws SetupError.
void write_durably(const std::string& path, std::string_view bytes, unsigned mode = 0600);

}  // namespace langnghe
