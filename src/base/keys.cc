#include "base/keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/encoding.h"
#include "base/result.h"

namespace langnghe {
namespace {

struct Name {
  const char* file;
  std::string Keys::*key;
};
constexpr Name kNames[] = {{"log.key", &Keys::log},
                           {"subject.key", &Keys::subject},
                           {"vault.key", &Keys::vault},
                           {"web.key", &Keys::web},
                           {"code.key", &Keys::code}};

[[noreturn]] void complain(const std::string& where, const std::string& what) {
  throw SetupError("keys: " + where + ": " + what);
}

std::string reason() { return std::strerror(errno); }

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string read_key(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0)
    complain(path, reason() + "; run `langnghe init`, or bring the key back from its safe copy");
  if ((info.st_mode & 077) != 0)
    complain(path, "others may read it; run `chmod 600 " + path + "`");
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  auto key = unhex(text);
  if (!in || !key || key->size() != 32)
    complain(path, "is not a key of 64 hex digits; bring it back from its safe copy");
  return *key;
}

}  // namespace

void write_durably(const std::string& path, std::string_view bytes, unsigned mode) {
  const std::string beside = path + ".new";
  {
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (file.get() < 0) throw SetupError(beside + ": cannot write: " + reason());
    std::string_view rest = bytes;
    while (!rest.empty()) {
      const ssize_t count = ::write(file.get(), rest.data(), rest.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw SetupError(beside + ": cannot write: " + reason());
      rest.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::fsync(file.get()) != 0) throw SetupError(beside + ": cannot write: " + reason());
  }
  if (::rename(beside.c_str(), path.c_str()) != 0)
    throw SetupError(path + ": cannot replace: " + reason());
  auto directory = std::filesystem::path(path).parent_path();
  if (directory.empty()) directory = ".";
  Descriptor folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || ::fsync(folder.get()) != 0)
    throw SetupError(directory.string() + ": cannot sync: " + reason());
}

void create_keys(const std::string& directory) {
  std::error_code failed;
  std::filesystem::create_directories(directory, failed);
  if (failed) complain(directory, "cannot make the directory: " + failed.message());
  if (::chmod(directory.c_str(), 0700) != 0) complain(directory, reason());
  for (const auto& name : kNames) {
    const std::string path = directory + "/" + name.file;
    if (std::filesystem::exists(path)) continue;
    write_durably(path, hex(random_bytes(32)) + "\n", 0600);
  }
}

Keys load_keys(const std::string& directory) {
  struct stat info{};
  if (::stat(directory.c_str(), &info) != 0)
    complain(directory, reason() + "; run `langnghe init`, or bring the keys back from their safe copy");
  if (!S_ISDIR(info.st_mode)) complain(directory, "is not a directory");
  if ((info.st_mode & 077) != 0)
    complain(directory, "others may look into it; run `chmod 700 " + directory + "`");
  Keys keys;
  for (const auto& name : kNames) keys.*name.key = read_key(directory + "/" + name.file);
  return keys;
}

}  // namespace langnghe
