#include "storage/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "storage/database.h"

namespace langnghe::storage {
namespace {

[[noreturn]] void fail(const std::string& what, int error) {
  const auto kind = error == ENOSPC || error == EDQUOT || error == EFBIG
                        ? StorageError::Kind::kFull
                    : error == EROFS || error == EACCES ? StorageError::Kind::kReadOnly
                                                        : StorageError::Kind::kOther;
  throw StorageError(kind, what + ": " + std::strerror(error));
}

}  // namespace

NewFile::NewFile(std::string path) : path_(std::move(path)), part_(path_ + ".part") {
  std::error_code ignored;
  if (std::filesystem::exists(path_, ignored))
    throw StorageError(StorageError::Kind::kOther,
                       path_ + " is there already; name a new file");
  ::unlink(part_.c_str());
  const int file = ::open(part_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) fail("cannot make " + part_, errno);
  ::close(file);
}

NewFile::~NewFile() {
  if (!finished_) ::unlink(part_.c_str());
}

void NewFile::finish() {
  sync_path(part_);
  if (std::rename(part_.c_str(), path_.c_str()) != 0) fail("cannot make " + path_, errno);
  finished_ = true;
  sync_path(folder_of(path_));
}

void sync_path(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail("cannot open " + path, errno);
  const int result = ::fsync(file);
  const int error = errno;
  ::close(file);
  if (result != 0) fail("cannot write " + path, error);
}

std::string folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

}  // namespace langnghe::storage
