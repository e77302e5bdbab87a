#include "web/gzip.h"

#include <zlib.h>

#include <stdexcept>

namespace langnghe::web {
namespace {

// Setting up a deflate state costs 250 KB and more time than a page: kept per thread.
struct Deflater {
  z_stream stream{};
  int level;
  explicit Deflater(int wanted) : level(wanted) {
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::runtime_error("zlib cannot start");
    }
  }
  ~Deflater() { deflateEnd(&stream); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string run(std::string_view bytes) {
    deflateReset(&stream);
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib failed");
    out.resize(stream.total_out);
    return out;
  }
};

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  if (level == 1) {
    thread_local Deflater fast(1);
    return fast.run(bytes);
  }
  return Deflater(level).run(bytes);
}

bool accepts_gzip(std::string_view accept_encoding) {
  while (!accept_encoding.empty()) {
    const std::size_t comma = accept_encoding.find(',');
    std::string_view item = accept_encoding.substr(0, comma);
    accept_encoding.remove_prefix(comma == std::string_view::npos ? accept_encoding.size()
                                                                  : comma + 1);
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (!item.starts_with("gzip")) continue;
    item.remove_prefix(4);
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (item.empty()) return true;
    if (item.front() != ';') continue;
    // "q=0", "q=0.000" mean never.
    const std::size_t q = item.find("q=");
    return q == std::string_view::npos ||
           item.find_first_of("123456789", q) != std::string_view::npos;
  }
  return false;
}

}  // namespace langnghe::web
