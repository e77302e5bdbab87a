// FNV-1a over 8 bytes at a time: finds damage, not forgery.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace langnghe::search {

class Checksum {
 public:
  void add(std::string_view bytes) {
    while (bytes.size() >= 8) {
      std::uint64_t part;
      std::memcpy(&part, bytes.data(), 8);
      mix(part);
      bytes.remove_prefix(8);
    }
    for (const char c : bytes) mix(static_cast<unsigned char>(c));
  }
  std::uint64_t value() const { return value_; }

 private:
  void mix(std::uint64_t part) { value_ = (value_ ^ part) * 1099511628211ull; }
  std::uint64_t value_ = 14695981039346656037ull;
};

inline std::uint64_t checksum(std::string_view bytes) {
  Checksum sum;
  sum.add(bytes);
  return sum.value();
}

}  // namespace langnghe::search
