#include "search/index.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <unordered_map>

#include "base/result.h"
#include "search/checksum.h"
#include "storage/files.h"

namespace langnghe::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMemoryParts = 8;         // before they become one
constexpr std::uint32_t kLargestMerge = 2'000'000;
constexpr std::size_t kRebuildWeight = 250u << 20;  // bytes in memory before a segment is written

Part part_of(std::shared_ptr<const Segment> segment) {
  Part part;
  part.gone = std::make_shared<std::vector<std::uint64_t>>(segment->size() / 64 + 1);
  part.live = segment->size();
  part.segment = std::move(segment);
  return part;
}

// Written, safe on the disk, then in place of the old one.
void replace_file(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw storage::StorageError(storage::StorageError::Kind::kFull, "cannot write " + fresh);
  storage::sync_path(fresh);
  fs::rename(fresh, path);
  storage::sync_path(storage::folder_of(path));
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

std::uint64_t Snapshot::documents() const {
  std::uint64_t all = 0;
  for (const Part& part : parts) all += part.live;
  return all;
}

std::uint64_t Snapshot::df(std::string_view term) const {
  std::uint64_t all = 0;
  for (const Part& part : parts)
    if (const auto found = part.segment->term(term)) all += part.segment->df(*found);
  return all;
}

std::optional<Snapshot::Place> Snapshot::find(Key key) const {
  for (const Part& part : parts)
    if (const auto doc = part.segment->find(key); doc && part.alive(*doc)) return Place{&part, *doc};
  return std::nullopt;
}

std::uint64_t Snapshot::bytes() const {
  std::uint64_t all = 0;
  for (const Part& part : parts) all += part.segment->bytes() + part.gone->size() * 8;
  return all;
}

std::string fingerprint(const Segment& segment, Doc doc) {
  std::string out = fmt::format("{} {} {}", segment.key(doc), segment.minute(doc), segment.closed_minute(doc));
  if (segment.located(doc)) out += fmt::format(" {:.6f} {:.6f}", segment.lat(doc), segment.lon(doc));
  out += fmt::format(" {}", segment.unit(doc));
  segment.each_token(doc, [&](char field, Token token) {
    out += '\n';
    out += field;
    out += segment.token_text(token);
  });
  return out;
}

Index::Index(std::string folder, Use use) : folder_(std::move(folder)) {
  if (folder_.empty() || use == Use::kRead) return;
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw SetupError(fmt::format("{}: cannot be made: {}", folder_, error.message()));
  lock_ = ::open((folder_ + "/lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (lock_ < 0 || ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    if (lock_ >= 0) ::close(lock_);
    throw IndexInUse(folder_ + ": another process keeps this index");
  }
}

Index::~Index() {
  if (lock_ >= 0) ::close(lock_);
}

std::shared_ptr<const Snapshot> Index::now() const {
  const std::lock_guard guard(mutex_);
  return snapshot_;
}

void Index::set(std::shared_ptr<const Snapshot> snapshot) {
  const std::lock_guard guard(mutex_);
  snapshot_ = std::move(snapshot);
}

void Index::at(std::int64_t position, std::string anchor) {
  position_ = position;
  anchor_ = std::move(anchor);
}

// A file of that number is what a run left behind that never came to name it.
std::string Index::next_path() {
  const std::string path = fmt::format("{}/segment-{}", folder_, next_file_++);
  std::error_code ignored;
  fs::remove(path, ignored);
  return path;
}

// Lines: "langnghe search VERSION", "position N", "anchor HEX", "next N", "gone FILE", "segment FILE" …,
// "end CHECKSUM".
bool Index::load(std::string* why) {
  const auto no = [&](std::string reason) {
    if (why) *why = std::move(reason);
    return false;
  };
  const std::string text = read_file(folder_ + "/manifest");
  if (text.empty()) return no("there is none yet");
  const std::size_t end = text.rfind("end ");
  if (end == std::string::npos || text.substr(end) != fmt::format("end {:016x}\n", checksum(text.substr(0, end))))
    return no("its manifest is damaged");
  std::istringstream lines(text.substr(0, end));
  std::string line, name;
  std::vector<std::string> segments;
  std::string gone_file, anchor;
  std::int64_t position = 0, next = 1;
  std::getline(lines, line);
  if (line != fmt::format("langnghe search {}", kVersion)) return no("it was written by another version");
  while (lines >> name) {
    if (name == "position")
      lines >> position;
    else if (name == "next")
      lines >> next;
    else if (lines >> line) {
      if (name == "anchor") anchor = line == "-" ? "" : line;
      if (name == "gone") gone_file = line;
      if (name == "segment") segments.push_back(line);
    }
  }
  try {
    const auto snapshot = std::make_shared<Snapshot>();
    const std::string bits = read_file(folder_ + "/" + gone_file);
    std::size_t used = 0;
    for (const std::string& segment : segments) {
      Part part = part_of(Segment::map(folder_ + "/" + segment));
      auto gone = std::make_shared<std::vector<std::uint64_t>>(*part.gone);
      const std::size_t bytes = gone->size() * 8;
      if (used + bytes > bits.size()) return no(gone_file + " is cut short");
      std::memcpy(gone->data(), bits.data() + used, bytes);
      used += bytes;
      for (const std::uint64_t word : *gone) part.live -= static_cast<std::uint32_t>(std::popcount(word));
      part.gone = std::move(gone);
      snapshot->parts.push_back(std::move(part));
    }
    position_ = position;
    anchor_ = anchor;
    next_file_ = next;
    gone_file_ = gone_file;
    set(snapshot);
  } catch (const SetupError& error) {
    return no(error.what());
  }
  return true;
}

void Index::apply(const std::vector<Change>& changes) {
  // The last word on a key counts.
  std::unordered_map<Key, const Change*> last;
  for (const Change& change : changes) last[change.key] = &change;
  const auto before = now();
  const auto after = std::make_shared<Snapshot>(*before);
  Builder builder;
  std::vector<std::shared_ptr<std::vector<std::uint64_t>>> fresh(after->parts.size());
  bool changed = false;
  for (const auto& [key, change] : last) {
    for (std::size_t i = 0; i < after->parts.size(); ++i) {
      Part& part = after->parts[i];
      const auto doc = part.segment->find(key);
      if (!doc || !part.alive(*doc)) continue;
      if (!fresh[i]) {
        fresh[i] = std::make_shared<std::vector<std::uint64_t>>(*part.gone);
        part.gone = fresh[i];
      }
      (*fresh[i])[*doc / 64] |= std::uint64_t{1} << (*doc % 64);
      --part.live;
      changed = true;
    }
    if (change->document) builder.add(source_of(key), *change->document);
  }
  if (builder.size() == 0 && !changed) return;
  if (builder.size() > 0) after->parts.push_back(part_of(Segment::of(builder.finish(before.get()))));
  std::size_t first = after->parts.size();
  while (first > 0 && after->parts[first - 1].segment->path().empty()) --first;
  if (after->parts.size() - first > kMemoryParts) {
    const std::vector<Part> small(after->parts.begin() + static_cast<std::ptrdiff_t>(first), after->parts.end());
    after->parts.resize(first);
    after->parts.push_back(merge(small, false));
  }
  set(after);
}

Part Index::merge(const std::vector<Part>& parts, bool to_disk) {
  Builder builder;
  for (const Part& part : parts)
    for (Doc doc = 0; doc < part.segment->size(); ++doc)
      if (part.alive(doc)) builder.add(*part.segment, doc);
  const auto others = now();
  if (!to_disk) return part_of(Segment::of(builder.finish(others.get())));
  const std::string path = next_path();
  builder.finish(path, others.get());
  return part_of(Segment::map(path));
}

void Index::save() {
  if (folder_.empty()) return;
  const auto after = std::make_shared<Snapshot>(*now());
  std::erase_if(after->parts, [](const Part& part) { return part.live == 0; });
  auto& parts = after->parts;
  std::size_t first = parts.size();
  while (first > 0 && parts[first - 1].segment->path().empty()) --first;
  // What is in memory becomes a file, together with files that are not much larger: so there are
  // never many, and a document is written again only a few times in its life.
  std::uint64_t size = 0;
  for (std::size_t i = first; i < parts.size(); ++i) size += parts[i].live;
  const bool fresh = first < parts.size();
  while (fresh && first > 0 && parts[first - 1].live <= size * 4 && size + parts[first - 1].live <= kLargestMerge)
    size += parts[--first].live;
  if (fresh) {
    const std::vector<Part> small(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end());
    parts.resize(first);
    parts.push_back(merge(small, true));
  }
  write_manifest(*after);
  set(after);
}

void Index::write_manifest(const Snapshot& snapshot) {
  std::string bits;
  for (const Part& part : snapshot.parts)
    bits.append(reinterpret_cast<const char*>(part.gone->data()), part.gone->size() * 8);
  gone_file_ = fmt::format("gone-{}", next_file_++);
  replace_file(folder_ + "/" + gone_file_, bits);
  std::string text = fmt::format("langnghe search {}\nposition {}\nanchor {}\nnext {}\ngone {}\n", kVersion, position_,
                                 anchor_.empty() ? "-" : anchor_, next_file_, gone_file_);
  std::set<std::string> kept{"manifest", "lock", gone_file_};
  for (const Part& part : snapshot.parts) {
    const std::string name = fs::path(part.segment->path()).filename().string();
    kept.insert(name);
    text += "segment " + name + "\n";
  }
  text += fmt::format("end {:016x}\n", checksum(text));
  replace_file(folder_ + "/manifest", text);
  // Whoever still reads an old file has it mapped.
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!kept.contains(name) && (name.starts_with("segment-") || name.starts_with("gone-")))
      fs::remove(entry.path(), ignored);
  }
}

void Index::Rebuild::add(std::uint16_t source, const Document& document) {
  builder_.add(source, document);
  if (builder_.weight() > kRebuildWeight) flush();
}

void Index::Rebuild::flush() {
  if (builder_.size() == 0) return;
  if (index_.folder_.empty()) {
    made_.parts.push_back(part_of(Segment::of(builder_.finish(&made_))));
    return;
  }
  const std::string path = index_.next_path();
  builder_.finish(path, &made_);
  made_.parts.push_back(part_of(Segment::map(path)));
}

void Index::Rebuild::finish(std::int64_t position, std::string anchor) {
  flush();
  index_.at(position, std::move(anchor));
  const auto snapshot = std::make_shared<Snapshot>(made_);
  if (!index_.folder_.empty()) index_.write_manifest(*snapshot);
  index_.set(snapshot);
  ::malloc_trim(0);  // what building took is not needed for serving
}

}  // namespace langnghe::search
