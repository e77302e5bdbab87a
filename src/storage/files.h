// A file that is there complete or not at all.
#pragma once

#include <string>

namespace langnghe::storage {

// Claims "<path>.part", empty and readable by the owner only; finish() makes it `path`, safe
// on the disk. Without finish() it goes away again. Throws StorageError when `path` is there
// already or cannot be made.
class NewFile {
 public:
  explicit NewFile(std::string path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  const std::string& part() const { return part_; }
  void finish();

 private:
  std::string path_, part_;
  bool finished_ = false;
};

// Puts what stands in the file, or the names in the folder, on the disk for good.
void sync_path(const std::string& path);
// The folder a file lies in.
std::string folder_of(const std::string& path);

}  // namespace langnghe::storage
