// A folder of files named by their SHA-256: FOLDER/ab/cd/abcd…. Written once, never changed.
// Several processes may share it; a lock keeps removing and adding the same file apart.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace langnghe::documents {

// Bytes whose digest is right; throws std::runtime_error when the file is gone or changed.
std::string read_blob(const std::string& path, const std::string& digest);

class Blobs {
 public:
  // Makes the folder. Throws SetupError when it cannot be written.
  explicit Blobs(std::string folder);

  // Durable when it returns: the file and the folders on its way are synced. The same bytes
  // are kept once. Throws std::system_error (disk full, read-only …).
  void put(const std::string& digest, std::string_view bytes) const;
  std::string path(const std::string& digest) const;
  std::string read(const std::string& digest) const { return read_blob(path(digest), digest); }
  // Removes the file unless `wanted` says somebody needs it; nobody can add it in between.
  void remove_unless(const std::string& digest, const std::function<bool()>& wanted) const;
  // Half-written files that a crash left behind, older than a day.
  void remove_leftovers() const;

 private:
  std::string folder_;
};

}  // namespace langnghe::documents
