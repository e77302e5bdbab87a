#include "search/segment.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/result.h"
#include "search/checksum.h"

namespace langnghe::search {

std::uint32_t cell_of(double lat, double lon) {
  const auto row = static_cast<std::uint32_t>((std::clamp(lat, -90.0, 89.999) + 90) * 180);
  const auto column = static_cast<std::uint32_t>((std::clamp(lon, -180.0, 179.999) + 180) * 180);
  return row * kCellsAround + column;
}

double idf(std::uint64_t df, std::uint64_t documents) {
  return std::log(1 + static_cast<double>(documents) / static_cast<double>(std::max<std::uint64_t>(df, 1)));
}

std::shared_ptr<const Segment> Segment::map(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw SetupError(path + ": cannot be opened; run langnghe search rebuild");
  struct stat about{};
  const bool known = ::fstat(file, &about) == 0 && about.st_size > 0;
  const auto length = known ? static_cast<std::size_t>(about.st_size) : 0;
  void* mapped = known ? ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
  ::close(file);
  if (mapped == MAP_FAILED) throw SetupError(path + ": cannot be read; run langnghe search rebuild");
  const std::shared_ptr<Segment> out(new Segment);
  out->mapped_ = mapped;
  out->length_ = length;
  out->path_ = path;
  out->header_ = static_cast<const Header*>(mapped);
  out->check(path);
  // Read through once for the checksum; from now on only what questions touch stays in memory.
  ::madvise(mapped, length, MADV_DONTNEED);
  ::madvise(mapped, length, MADV_RANDOM);
  return out;
}

std::shared_ptr<const Segment> Segment::of(std::string bytes) {
  const std::shared_ptr<Segment> out(new Segment);
  out->held_ = std::move(bytes);
  out->length_ = out->held_.size();
  out->header_ = reinterpret_cast<const Header*>(out->held_.data());
  out->check("an index in memory");
  return out;
}

Segment::~Segment() {
  if (mapped_ != nullptr) ::munmap(mapped_, length_);
}

void Segment::check(const std::string& name) {
  const auto fail = [&](const char* what) { throw SetupError(name + ": " + what + "; run langnghe search rebuild"); };
  if (length_ < sizeof(Header) || std::memcmp(header_->magic, "LNSEARCH", 8) != 0) fail("is no index file");
  if (header_->version != kVersion) fail("was written by another version");
  if (header_->size != length_ || header_->begin[kSections] != length_) fail("is cut short");
  for (unsigned i = 0; i < kSections; ++i)
    if (header_->begin[i] > header_->begin[i + 1] || header_->begin[i] % 8 != 0) fail("is damaged");
  if (mapped_ != nullptr && !intact()) fail("is damaged");
}

bool Segment::intact() const {
  const auto* bytes = reinterpret_cast<const char*>(header_);
  return checksum({bytes + sizeof(Header), length_ - sizeof(Header)}) == header_->checksum;
}

std::optional<Doc> Segment::find(Key wanted) const {
  std::uint32_t low = 0, high = size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (key(get<Doc>(kByKey, middle)) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == size()) return std::nullopt;
  const Doc doc = get<Doc>(kByKey, low);
  if (key(doc) != wanted) return std::nullopt;
  return doc;
}

Doc Segment::first_at(std::uint32_t wanted) const {
  const auto* begin = reinterpret_cast<const std::uint32_t*>(data(kAt));
  return static_cast<Doc>(std::lower_bound(begin, begin + size(), wanted) - begin);
}

Term Segment::lower_bound(std::string_view wanted) const {
  Term low = 0, high = terms();
  while (low < high) {
    const Term middle = low + (high - low) / 2;
    if (term_text(middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::optional<Term> Segment::term(std::string_view wanted) const {
  const Term found = lower_bound(wanted);
  if (found == terms() || term_text(found) != wanted) return std::nullopt;
  return found;
}

Segment::Skip Segment::skip(const std::uint8_t* base, std::uint32_t block) {
  Skip out;
  std::memcpy(&out, base + block * sizeof(Skip), sizeof(Skip));
  return out;
}

std::uint32_t Segment::block_with(const std::uint8_t* base, std::uint32_t all, Doc until) const {
  std::uint32_t low = 0, high = all;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (skip(base, middle).last <= until)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::span<const Doc> Segment::in_cell(std::uint32_t cell) const {
  const auto* cells = reinterpret_cast<const std::uint32_t*>(data(kCell));
  const auto* docs = reinterpret_cast<const Doc*>(data(kCellDoc));
  const auto [first, last] = std::equal_range(cells, cells + header_->located, cell);
  return {docs + (first - cells), static_cast<std::size_t>(last - first)};
}

}  // namespace langnghe::search
