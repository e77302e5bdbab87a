#include "ledger/memory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/keys.h"
#include "base/result.h"

namespace langnghe::ledger {
namespace {

std::string path_of(const std::string& directory) { return directory + "/last_checkpoint"; }

// One process at a time, until it is closed (also by a crash).
class FileLock {
 public:
  explicit FileLock(const std::string& path)
      : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (fd_ < 0 || ::flock(fd_, LOCK_EX) != 0) {
      const std::string why = std::strerror(errno);
      if (fd_ >= 0) ::close(fd_);
      throw SetupError(path + ": cannot lock: " + why);
    }
  }
  ~FileLock() { ::close(fd_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int fd_;
};

}  // namespace

std::optional<Remembered> recall(const std::string& directory) {
  const std::string path = path_of(directory);
  if (::access(path.c_str(), F_OK) != 0) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string note{std::istreambuf_iterator<char>(in), {}};
  const auto checkpoint = Checkpoint::of_note(note);
  if (!in || !checkpoint)
    throw SetupError(path + ": is not a checkpoint; bring the file back, or move it away and run"
                            " `langnghe ledger adopt`");
  return Remembered{std::move(note), *checkpoint};
}

void remember(const std::string& directory, const std::string& note) {
  const FileLock lock(path_of(directory) + ".lock");
  const auto checkpoint = Checkpoint::of_note(note);
  if (!checkpoint) throw SetupError("ledger: a note that is no checkpoint");
  if (const auto old = recall(directory); old && old->checkpoint.origin == checkpoint->origin &&
                                          old->checkpoint.size >= checkpoint->size)
    return;
  write_durably(path_of(directory), note);
}

}  // namespace langnghe::ledger
