#include "documents/images.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

namespace langnghe::documents {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr int kDamaged = 10;        // exit codes of image_main.cc
constexpr int kTooManyPixels = 11;
constexpr std::size_t kMaxResult = 32U << 20;
constexpr auto kMaxWait = std::chrono::seconds(60);

class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

bool put(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(file, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

// Everything the helper says, until it closes its end or the time is over.
bool take(int file, SteadyClock::time_point deadline, std::string& out) {
  char part[1 << 16];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                          deadline - SteadyClock::now()).count();
    if (left <= 0 || out.size() > kMaxResult) return false;
    pollfd wait{file, POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    const ssize_t got = ::read(file, part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) return true;
    out.append(part, static_cast<std::size_t>(got));
  }
}

// The exit code; kDamaged when the picture broke the decoder; -1 when the time was over.
int finish(pid_t child, bool done, SteadyClock::time_point deadline) {
  int status = 0;
  bool killed = false;
  for (;;) {
    if (!done || SteadyClock::now() >= deadline) {
      killed = true;
      ::kill(child, SIGKILL);
      while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
      }
      break;
    }
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) break;
    if (ended < 0 && errno != EINTR) return -1;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  return killed ? -1 : kDamaged;
}

bool parse(const std::string& out, Picture& picture) {
  std::size_t length = 0;
  std::size_t small = 0;
  int used = 0;
  if (std::sscanf(out.c_str(), "%d %d %zu %zu%n", &picture.width, &picture.height, &length, &small,
                  &used) != 4)
    return false;
  const auto start = static_cast<std::size_t>(used) + 1;
  if (out.size() < start || length > out.size() || small > out.size() ||
      out.size() != start + length + small || length == 0 || small == 0)
    return false;
  picture.jpeg = out.substr(start, length);
  picture.thumbnail = out.substr(start + length);
  return true;
}

}  // namespace

std::string beside_executable(std::string_view name) {
  char path[4096];
  const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
  if (length <= 0) return std::string(name);
  const std::string_view whole(path, static_cast<std::size_t>(length));
  return std::string(whole.substr(0, whole.rfind('/') + 1)) + std::string(name);
}

struct ImageWorkshop::Self {
  Options options;
  std::mutex mutex;
  std::condition_variable turn;
  int running = 0;

  bool wait_for_turn() {
    std::unique_lock lock(mutex);
    if (!turn.wait_for(lock, kMaxWait, [&] { return running < options.parallel; })) return false;
    ++running;
    return true;
  }
  void leave() {
    {
      const std::lock_guard lock(mutex);
      --running;
    }
    turn.notify_one();
  }

  // Exit code of the helper, -1 when it could not be run or did not end by itself.
  int run(std::string_view bytes, std::string& out) const {
    // The picture is handed over as a file in memory: no pipe to feed, no SIGPIPE.
    const File in(::memfd_create("langnghe-picture", MFD_CLOEXEC));
    int ends[2];
    if (!in.open() || !put(in.get(), bytes) || ::pipe2(ends, O_CLOEXEC) != 0) return -1;
    const File from(ends[0]);
    File to(ends[1]);
    const std::string args[] = {options.helper, std::to_string(options.longest_side),
                                std::to_string(options.thumbnail_side),
                                std::to_string(options.max_pixels)};
    char* const argv[] = {const_cast<char*>(args[0].c_str()), const_cast<char*>(args[1].c_str()),
                          const_cast<char*>(args[2].c_str()), const_cast<char*>(args[3].c_str()),
                          nullptr};
    char language[] = "LC_ALL=C";
    char* const environment[] = {language, nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in.get(), 0);
    ::posix_spawn_file_actions_adddup2(&actions, to.get(), 1);
    ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    // The server blocks or ignores signals as it likes; the helper starts with none.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t signals;
    ::sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&attributes, &signals);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, options.helper.c_str(), &actions, &attributes, argv,
                                     environment);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    to.close();
    if (failed != 0) return -1;
    const auto deadline = SteadyClock::now() + std::chrono::milliseconds(options.timeout_ms);
    return finish(child, take(from.get(), deadline, out), deadline);
  }
};

ImageWorkshop::ImageWorkshop(Options options) : self_(new Self) {
  self_->options = std::move(options);
}
ImageWorkshop::~ImageWorkshop() = default;

Result<Picture> ImageWorkshop::remake(std::string_view bytes, std::string_view name,
                                      std::string_view field) {
  const auto no = [&](Fault fault, const char* message) {
    return refuse(fault, message, std::string(field),
                  {{"name", std::string(name)},
                   {"limit", std::to_string(self_->options.max_pixels / 1'000'000)}});
  };
  if (!self_->wait_for_turn()) return no(Fault::kUnavailable, "documents.busy");
  std::string out;
  const int code = self_->run(bytes, out);
  self_->leave();
  if (code == kDamaged) return no(Fault::kInvalid, "documents.damaged");
  if (code == kTooManyPixels) return no(Fault::kTooLarge, "documents.pixels");
  Picture picture;
  if (code != 0 || !parse(out, picture)) return no(Fault::kUnavailable, "documents.busy");
  return picture;
}

}  // namespace langnghe::documents
