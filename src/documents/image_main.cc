// langnghe-image: one picture in, an upright JPEG and its thumbnail out, nothing else.
//
//   langnghe-image SIDE THUMBNAIL-SIDE MAX-PIXELS < picture > result
//   langnghe-image --check    enters the sandbox and tries to break out; 0: it holds
//
// The result: "WIDTH HEIGHT LENGTH THUMBNAIL-LENGTH\n", the JPEG, the thumbnail.
// Exit codes: 0 done · 10 not a whole picture · 11 too many pixels · 12 no sandbox · 2 wrong use.
//
// The decoders below libvips have had memory faults and will have more. So before the first
// byte of the picture is read, the process gives up everything it does not need: no new
// files, no sockets, no other program, bounded memory and time.
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vips/vips.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

constexpr int kDamaged = 10;
constexpr int kTooManyPixels = 11;
constexpr int kNoSandbox = 12;
constexpr rlim_t kMemory = rlim_t{1} << 30;
constexpr rlim_t kCpuSeconds = 15;
// The `fail_on` of vips_thumbnail_buffer does not reach the decoder (8.14); this does.
constexpr const char* kWhole = "fail_on=truncated";
constexpr std::size_t kMaxInput = 64U << 20;

bool limit(int what, rlim_t most) {
  const rlimit both{most, most};
  return setrlimit(static_cast<__rlimit_resource_t>(what), &both) == 0;
}

// Allowed: memory, threads of our own, reading and writing what is open already. All else
// fails with EPERM, which decoders and the C library take as "not there".
bool enter_sandbox() {
  if (!limit(RLIMIT_AS, kMemory) || !limit(RLIMIT_CPU, kCpuSeconds) || !limit(RLIMIT_FSIZE, 0) ||
      !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_NOFILE, 16))
    return false;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return false;
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return false;
  bool ok = true;
  for (const int call :
       {SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
        SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap),
        SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(exit), SCMP_SYS(exit_group),
        SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
        SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
        SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(gettid), SCMP_SYS(getpid),
        SCMP_SYS(tgkill), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
        SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(restart_syscall)})
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  // Memory that can be run is for nobody here; and no mapping of files.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
  // Threads share our memory; another process does not. clone3 hides its flags in memory, so
  // it is "not there" and the C library falls back to clone.
  ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                              SCMP_A0(SCMP_CMP_MASKED_EQ, 0x00010000 /* CLONE_THREAD */,
                                      0x00010000)) == 0;
  ok = ok && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
  ok = ok && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return ok;
}

// Every way out must be shut.
int check_sandbox() {
  if (!enter_sandbox()) return kNoSandbox;
  if (open("/etc/passwd", O_RDONLY) >= 0) return 1;
  if (open("/tmp/langnghe-image-check", O_WRONLY | O_CREAT, 0600) >= 0) return 1;
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0) return 1;
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) return 1;
  char* const none[] = {nullptr};
  execve("/bin/true", none, none);  // does not return when it works
  if (mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
      MAP_FAILED)
    return 1;
  return 0;
}

std::string read_all() {
  std::string bytes;
  char part[1 << 16];
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(part, static_cast<std::size_t>(got));
    if (bytes.size() > kMaxInput) return {};
  }
}

bool write_all(const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t put = write(STDOUT_FILENO, at, size);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    at += put;
    size -= static_cast<std::size_t>(put);
  }
  return true;
}

void replace(VipsImage*& image, VipsImage* by) {
  g_object_unref(image);
  image = by;
}

// sRGB, 8 bits, no transparency: what a JPEG can hold.
bool flatten(VipsImage*& image) {
  VipsImage* out = nullptr;
  if (vips_colourspace(image, &out, VIPS_INTERPRETATION_sRGB, nullptr) != 0) return false;
  replace(image, out);
  if (vips_image_hasalpha(image)) {
    VipsArrayDouble* white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
    const int failed = vips_flatten(image, &out, "background", white, nullptr);
    vips_area_unref(VIPS_AREA(white));
    if (failed != 0) return false;
    replace(image, out);
  }
  if (vips_cast_uchar(image, &out, nullptr) != 0) return false;
  replace(image, out);
  out = vips_image_copy_memory(image);
  if (out == nullptr) return false;
  replace(image, out);
  return true;
}

bool encode(VipsImage* image, void** data, std::size_t* size) {
  return vips_jpegsave_buffer(image, data, size, "Q", 82, "strip", TRUE, "optimize_coding", TRUE,
                              nullptr) == 0;
}

int remake(std::string& bytes, int side, int thumbnail_side, std::int64_t max_pixels) {
  // The header first: a picture of 50,000 × 50,000 is refused before it is decoded.
  VipsImage* header = vips_image_new_from_buffer(bytes.data(), bytes.size(), "", "access",
                                                 VIPS_ACCESS_SEQUENTIAL, nullptr);
  if (header == nullptr) return kDamaged;
  const std::int64_t pixels =
      std::int64_t{vips_image_get_width(header)} * vips_image_get_height(header);
  const bool cmyk = vips_image_get_interpretation(header) == VIPS_INTERPRETATION_CMYK;
  g_object_unref(header);
  if (pixels > max_pixels) return kTooManyPixels;

  VipsImage* image = nullptr;
  const int failed =
      cmyk ? vips_thumbnail_buffer(bytes.data(), bytes.size(), &image, side, "height", side, "size",
                                   VIPS_SIZE_DOWN, "option_string", kWhole,
                                   "import_profile", "cmyk", "export_profile", "srgb", nullptr)
           : vips_thumbnail_buffer(bytes.data(), bytes.size(), &image, side, "height", side, "size",
                                   VIPS_SIZE_DOWN, "option_string", kWhole,
                                   "export_profile", "srgb", nullptr);
  if (failed != 0) return kDamaged;
  if (!flatten(image)) return kDamaged;
  VipsImage* small = nullptr;
  if (vips_thumbnail_image(image, &small, thumbnail_side, "height", thumbnail_side, "size",
                           VIPS_SIZE_DOWN, nullptr) != 0)
    return kDamaged;
  void* data = nullptr;
  void* small_data = nullptr;
  std::size_t size = 0;
  std::size_t small_size = 0;
  if (!encode(image, &data, &size) || !encode(small, &small_data, &small_size)) return kDamaged;
  char line[96];
  const int length = std::snprintf(line, sizeof line, "%d %d %zu %zu\n",
                                   vips_image_get_width(image), vips_image_get_height(image), size,
                                   small_size);
  const bool sent = write_all(line, static_cast<std::size_t>(length)) && write_all(data, size) &&
                    write_all(small_data, small_size);
  return sent ? 0 : 1;
}

}  // namespace

int main(int count, char** args) {
  if (count == 2 && std::strcmp(args[1], "--check") == 0) return check_sandbox();
  if (count != 4) {
    std::fputs("langnghe-image: part of langnghe, not for use by hand\n", stderr);
    return 2;
  }
  const int side = std::atoi(args[1]);
  const int thumbnail_side = std::atoi(args[2]);
  const std::int64_t max_pixels = std::atoll(args[3]);
  if (side < 1 || thumbnail_side < 1 || max_pixels < 1) return 2;
  setenv("VIPS_NOVECTOR", "1", 1);  // it makes machine code at run time, which the sandbox forbids
  if (VIPS_INIT(args[0]) != 0) return kNoSandbox;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_block_untrusted_set(TRUE);
  // Only the three decoders of the kinds we take.
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (const char* loader : {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"})
    vips_operation_block_set(loader, FALSE);
  if (!enter_sandbox()) return kNoSandbox;
  std::string bytes = read_all();
  const int code = remake(bytes, side, thumbnail_side, max_pixels);
  // No clean-up: what a hostile picture left behind in memory is not run through destructors.
  _exit(code);
}
