#include "documents/blobs.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "base/encoding.h"
#include "base/result.h"

namespace langnghe::documents {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class File {
 public:
  File(const std::string& path, int flags) : path_(path) {
    number_ = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (number_ < 0) fail(path);
  }
  ~File() { ::close(number_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t done = ::write(number_, bytes.data(), bytes.size());
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) fail(path_);
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
  }
  void sync() const {
    if (::fsync(number_) != 0) fail(path_);
  }
  void lock(int how) const {
    while (::flock(number_, how) != 0)
      if (errno != EINTR) fail(path_);
  }

 private:
  std::string path_;
  int number_;
};

void sync_folder(const std::string& path) { File(path, O_RDONLY | O_DIRECTORY).sync(); }

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) fail(path);
}

}  // namespace

std::string read_blob(const std::string& path, const std::string& digest) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || hex(view(sha256(bytes))) != digest)
    throw std::runtime_error("attachment " + digest + " is missing or was changed on disk");
  return bytes;
}

Blobs::Blobs(std::string folder) : folder_(std::move(folder)) {
  try {
    std::filesystem::create_directories(folder_);
    make_folder(folder_ + "/part");
    const File probe(folder_ + "/lock", O_RDWR | O_CREAT);
  } catch (const std::system_error& error) {
    throw SetupError("attachments folder " + folder_ + ": " + error.code().message() +
                     "; make it writable for the server");
  }
}

std::string Blobs::path(const std::string& digest) const {
  return folder_ + "/" + digest.substr(0, 2) + "/" + digest.substr(2, 2) + "/" + digest;
}

void Blobs::put(const std::string& digest, std::string_view bytes) const {
  const File lock(folder_ + "/lock", O_RDWR | O_CREAT);
  lock.lock(LOCK_SH);
  const std::string target = path(digest);
  const std::string outer = folder_ + "/" + digest.substr(0, 2);
  const std::string inner = outer + "/" + digest.substr(2, 2);
  make_folder(outer);
  make_folder(inner);
  struct stat about {};
  if (::stat(target.c_str(), &about) != 0 ||
      about.st_size != static_cast<off_t>(bytes.size())) {
    const std::string part = folder_ + "/part/" + hex(random_bytes(12));
    try {
      const File file(part, O_WRONLY | O_CREAT | O_EXCL);
      file.write(bytes);
      file.sync();
      if (::rename(part.c_str(), target.c_str()) != 0) fail(target);
    } catch (...) {
      ::unlink(part.c_str());
      throw;
    }
  }
  // Also when it was there: who put it may not have come this far yet.
  sync_folder(inner);
  sync_folder(outer);
  sync_folder(folder_);
}

void Blobs::remove_unless(const std::string& digest, const std::function<bool()>& wanted) const {
  const File lock(folder_ + "/lock", O_RDWR | O_CREAT);
  lock.lock(LOCK_EX);
  if (wanted()) return;
  if (::unlink(path(digest).c_str()) != 0 && errno != ENOENT) fail(path(digest));
}

void Blobs::remove_leftovers() const {
  const std::time_t before = std::time(nullptr) - 24 * 3600;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ + "/part")) {
    struct stat about {};
    if (::stat(entry.path().c_str(), &about) == 0 && about.st_mtime < before)
      ::unlink(entry.path().c_str());
  }
}

}  // namespace langnghe::documents
