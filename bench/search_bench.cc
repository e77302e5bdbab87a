// Searching and look-alikes, measured on invented texts.
//
//   search_bench search --documents 1000000 [--fts]     questions over cases (docs/search.md)
//   search_bench alike  --documents 10000000            look-alikes (docs/lookalikes.md)
//
// Texts are drawn so that words follow Zipf's law, as those of people do: a vocabulary of 30,000
// syllables and names, 25 words a case, a place in words, points in 400 towns. --fts asks SQLite's
// FTS5 over the same texts the same questions. The index lies in --folder and goes away after.
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/text.h"
#include "search/find.h"
#include "search/look_alike.h"

namespace {

using namespace langnghe;
using namespace langnghe::search;
using Steady = std::chrono::steady_clock;

double since(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

// Of /proc/self/status, MB: "VmRSS" all, "RssAnon" its own, without mapped files.
double memory(std::string_view what) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(what)) return std::atof(line.c_str() + what.size() + 1) / 1024;
  return 0;
}

// Of this thread: what a question costs on a machine others use as well.
double cpu_ms() {
  timespec at{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
  return static_cast<double>(at.tv_sec) * 1000 + static_cast<double>(at.tv_nsec) / 1e6;
}

constexpr Millis kNow = 1'790'000'000'000;

// Draws texts; the same seed gives the same.
class Town {
 public:
  explicit Town(std::size_t words) {
    std::mt19937_64 dice(1);
    static constexpr const char* kFirst[] = {"b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"};
    static constexpr const char* kMiddle[] = {"a", "à", "á", "ạ", "ả", "ă", "ắ", "â", "ấ", "ầ", "e", "é", "ê", "ế", "ề", "i", "í", "ị", "o", "ó", "ọ", "ô", "ố", "ồ", "ộ", "ơ", "ớ", "ờ", "u", "ú", "ụ", "ư", "ứ", "ừ", "ươ", "ường"};
    static constexpr const char* kLast[] = {"", "", "n", "ng", "m", "t", "c", "p", "nh", "ch", "i", "o"};
    for (std::size_t i = 0; i < words; ++i) {
      std::string word = std::string(kFirst[dice() % std::size(kFirst)]) + kMiddle[dice() % std::size(kMiddle)] + kLast[dice() % std::size(kLast)];
      if (i > 3000) word += std::to_string(i % 10 == 0 ? i : i % 900);  // names, numbers, rare things
      words_.push_back(word);
      sum_ += 1.0 / static_cast<double>(i + 20);
      until_.push_back(sum_);
    }
  }
  const std::string& word(std::mt19937_64& dice) const {
    const double at = std::uniform_real_distribution<double>(0, sum_)(dice);
    return words_[static_cast<std::size_t>(std::lower_bound(until_.begin(), until_.end(), at) - until_.begin())];
  }
  std::string text(std::mt19937_64& dice, int words) const {
    std::string out;
    for (int i = 0; i < words; ++i) out += (i == 0 ? "" : " ") + word(dice);
    return out;
  }
  Document document(std::int64_t id, std::int64_t of) const {
    std::mt19937_64 dice(static_cast<std::uint64_t>(id) * 7919 + 3);
    Document out;
    out.id = id;
    out.words = text(dice, 15 + static_cast<int>(dice() % 20));
    out.place = fmt::format("{} đường {}, {}", dice() % 900 + 1, word(dice), word(dice));
    out.names = fmt::format("{:04X}-{:04X}", id / 65536, id % 65536);
    out.at = kNow - (of - id) * (10 * 365 * kDay / of);  // ten years
    if (dice() % 10 != 0) out.closed_at = out.at + static_cast<Millis>(dice() % 30) * kDay;
    out.unit = static_cast<std::int64_t>(dice() % 500);
    out.facets = {{"kind", dice() % 4 == 0 ? "proposal" : "reflection"}, {"commune", std::to_string(22000 + dice() % 124)}, {"what", "case"}};
    if (dice() % 2 == 0) {
      const auto town = dice() % 400;
      out.lat = 9 + static_cast<double>(town % 20) * 0.7 + std::normal_distribution<double>(0, 0.02)(dice);
      out.lon = 103 + static_cast<double>(town / 20) * 0.3 + std::normal_distribution<double>(0, 0.02)(dice);
    }
    return out;
  }

 private:
  std::vector<std::string> words_;
  std::vector<double> until_;
  double sum_ = 0;
};

struct Times {
  std::vector<double> ms;
  void tell(std::string_view name) {
    std::sort(ms.begin(), ms.end());
    double sum = 0;
    for (const double one : ms) sum += one;
    fmt::print("{:<34} mean {:7.2f}  median {:7.2f}  p95 {:7.2f}  p99 {:7.2f}  worst {:7.2f} ms ({} questions)\n", name,
               sum / static_cast<double>(ms.size()), ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms[ms.size() * 99 / 100],
               ms.back(), ms.size());
  }
};

void build(Index& index, const Town& town, std::int64_t documents) {
  const auto begin = Steady::now();
  Index::Rebuild rebuild(index);
  for (std::int64_t id = 1; id <= documents; ++id) rebuild.add(1, town.document(id, documents));
  rebuild.finish(0, "");
  const auto snapshot = index.now();
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print("{} documents in {:.1f} s (with inventing them), {} files, {:.0f} MB on disk, {:.0f} bytes each; most memory while building {} MB\n",
             documents, since(begin), snapshot->parts.size(), static_cast<double>(snapshot->bytes()) / 1e6,
             static_cast<double>(snapshot->bytes()) / static_cast<double>(documents), used.ru_maxrss / 1024);
}

std::vector<std::pair<const char*, std::vector<std::string>>> questions(const Town& town) {
  std::mt19937_64 dice(99);
  std::vector<std::pair<const char*, std::vector<std::string>>> out{{"one common word", {}}, {"two words", {}}, {"four words of one text", {}}, {"phrase of two", {}}, {"phrase of four", {}}, {"a typing error in a rare word", {}}};
  for (int i = 0; i < 200; ++i) {
    const Document one = town.document(static_cast<std::int64_t>(dice() % 900'000 + 1), 1'000'000);
    std::vector<std::string> words;
    each_word(one.words, [&](Span span) { words.push_back(one.words.substr(span.begin, span.end - span.begin)); });
    out[0].second.push_back(town.text(dice, 1));
    out[1].second.push_back(words[0] + " " + words[5]);
    out[2].second.push_back(words[0] + " " + words[3] + " " + words[7] + " " + words[9]);
    out[3].second.push_back("\"" + words[1] + " " + words[2] + "\"");
    out[4].second.push_back("\"" + words[1] + " " + words[2] + " " + words[3] + " " + words[4] + "\"");
    std::string wrong = fold(words[4]);
    for (const std::string& word : words)
      if (fold(word).size() >= 5 && word.find_first_of("0123456789") == std::string::npos) wrong = fold(word);
    if (wrong.size() > 3) std::swap(wrong[1], wrong[2]);
    out[5].second.push_back(wrong + " " + words[9] + " " + words[0]);
  }
  return out;
}

std::string fts_query(std::string text) {
  if (text.starts_with('"')) return fold(text);
  std::string out;
  each_word(text, [&](Span span) { out += "\"" + fold(text.substr(span.begin, span.end - span.begin)) + "\" "; });
  return out;
}

void fts(const Town& town, std::int64_t documents, const std::string& folder) {
  sqlite3* db = nullptr;
  const std::string path = folder + "/fts.db";
  sqlite3_open(path.c_str(), &db);
  const auto run = [&](const char* sql) {
    char* error = nullptr;
    if (sqlite3_exec(db, sql, nullptr, nullptr, &error) != SQLITE_OK) throw std::runtime_error(error);
  };
  run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE meta (id INTEGER PRIMARY KEY, unit INTEGER);"
      "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2'); BEGIN");
  const auto begin = Steady::now();
  sqlite3_stmt *put = nullptr, *meta = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO words (rowid, text) VALUES (?, ?)", -1, &put, nullptr);
  sqlite3_prepare_v2(db, "INSERT INTO meta VALUES (?, ?)", -1, &meta, nullptr);
  for (std::int64_t id = 1; id <= documents; ++id) {
    const Document one = town.document(id, documents);
    const std::string text = fold(one.words + " " + one.place + " " + one.names);
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_text(put, 2, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    sqlite3_step(put);
    sqlite3_reset(put);
    sqlite3_bind_int64(meta, 1, id);
    sqlite3_bind_int64(meta, 2, one.unit);
    sqlite3_step(meta);
    sqlite3_reset(meta);
  }
  sqlite3_finalize(put);
  sqlite3_finalize(meta);
  run("COMMIT; INSERT INTO words(words) VALUES ('optimize')");
  fmt::print("\nSQLite FTS5: built in {:.1f} s, {:.0f} MB\n", since(begin), static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  sqlite3_stmt *best = nullptr, *count = nullptr;
  sqlite3_prepare_v2(db, "SELECT rowid FROM words JOIN meta ON meta.id = words.rowid WHERE words MATCH ? AND unit >= 0 ORDER BY bm25(words) LIMIT 20", -1, &best, nullptr);
  sqlite3_prepare_v2(db, "SELECT COUNT(*) FROM words JOIN meta ON meta.id = words.rowid WHERE words MATCH ? AND unit >= 0", -1, &count, nullptr);
  for (const auto& [name, all] : questions(town)) {
    Times times;
    for (const std::string& typed : all) {
      const std::string query = fts_query(typed);
      const auto asked = Steady::now();
      for (sqlite3_stmt* one : {best, count}) {
        sqlite3_bind_text(one, 1, query.data(), static_cast<int>(query.size()), SQLITE_STATIC);
        while (sqlite3_step(one) == SQLITE_ROW) {}
        sqlite3_reset(one);
      }
      times.ms.push_back(since(asked) * 1000);
    }
    times.tell(name);
  }
  sqlite3_finalize(best);
  sqlite3_finalize(count);
  sqlite3_close(db);
}

void search_bench(std::int64_t documents, const std::string& folder, bool with_fts) {
  const Town town(30'000);
  Settings settings;
  const double before = memory("RssAnon");
  Index index(folder + "/index");
  build(index, town, documents);
  const auto snapshot = index.now();
  for (const char* sight : {"all units", "one unit of ten"}) {
    fmt::print("\nreader sees {}\n", sight);
    for (const auto& [name, all] : questions(town)) {
      Times times;
      double hits = 0;
      for (const std::string& typed : all) {
        Wanted wanted;
        wanted.query = parse_query(typed, settings);
        wanted.now = kNow;
        Sight one{1, sight == std::string_view("all units"), std::vector<bool>(500), ""};
        for (std::size_t unit = 0; unit < 500; unit += 10) one.units[unit] = true;
        wanted.sight = {one};
        const auto asked = Steady::now();
        hits += static_cast<double>(find(*snapshot, wanted).total);
        times.ms.push_back(since(asked) * 1000);
      }
      times.tell(fmt::format("{} ({:.0f})", name, hits / static_cast<double>(all.size())));
    }
  }
  Times changes;
  for (int i = 0; i < 200; ++i) {
    Document one = town.document(i * 37 + 1, documents);
    one.words += " thêm";
    const auto begin = Steady::now();
    index.apply({{key_of(1, one.id), one}});
    changes.ms.push_back(since(begin) * 1000);
  }
  fmt::print("\n");
  changes.tell("following one change");
  fmt::print("memory of its own: {:.0f} MB; with what is mapped and in use: {:.0f} MB\n", memory("RssAnon") - before, memory("VmRSS"));
  if (with_fts) fts(town, documents, folder);
}

// The files of before are taken up: ten million take their time.
Snapshot opened(const std::string& folder) {
  Snapshot out;
  for (int number = 1;; ++number) {
    const std::string path = fmt::format("{}/part-{}", folder, number);
    if (!std::filesystem::exists(path)) return out;
    Part part;
    part.segment = Segment::map(path);
    part.live = part.segment->size();
    part.gone = std::make_shared<std::vector<std::uint64_t>>(part.live / 64 + 1);
    out.parts.push_back(std::move(part));
  }
}

// copies > 1: one file is made and copied, which costs a question the same as so many made ones.
void build_on(const Town& town, std::int64_t documents, int copies, const std::string& folder) {
  constexpr std::size_t kWeight = 400u << 20;
  if (copies > 1) {
    if (std::filesystem::exists(folder + "/part-1")) return;
    Builder builder;
    for (std::int64_t id = documents - documents / copies; id < documents;) builder.add(1, town.document(++id, documents));
    builder.finish(folder + "/part-1");
    for (int copy = 2; copy <= copies; ++copy)
      std::filesystem::copy_file(folder + "/part-1", fmt::format("{}/part-{}", folder, copy));
    return;
  }
  while (true) {
    const Snapshot before = opened(folder);
    std::int64_t id = static_cast<std::int64_t>(before.documents());
    if (id >= documents) return;
    const auto begin = Steady::now();
    Builder builder;
    while (id < documents && builder.weight() < kWeight) builder.add(1, town.document(++id, documents));
    builder.finish(fmt::format("{}/part-{}", folder, before.parts.size() + 1), &before);
    fmt::print("{} documents, the last file in {:.1f} s\n", id, since(begin));
    std::fflush(stdout);
  }
}

void alike_bench(std::int64_t documents, int copies, const std::string& folder) {
  const Town town(30'000);
  Settings settings;
  settings.threshold = 0;
  build_on(town, documents, copies, folder);
  // As after a restart: opened and mapped.
  const auto begin = Steady::now();
  const Snapshot all_parts = opened(folder);
  const Snapshot* snapshot = &all_parts;
  fmt::print("{} documents in {} files, {:.0f} MB, opened and proved in {:.2f} s\n", snapshot->documents(),
             snapshot->parts.size(), static_cast<double>(snapshot->bytes()) / 1e6, since(begin));
  const LookAlikes look_alikes(settings);
  for (const char* what : {"words, place and point", "words only"}) {
    std::mt19937_64 dice(5);
    Times times, busy;
    int found = 0;
    for (int i = 0; i < 1000; ++i) {
      // Somebody tells the same again: other order, half of the words, the point a little off.
      const std::int64_t id = documents - static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(documents / 120)) - 1;
      const Document one = town.document(id, documents);
      std::vector<std::string> words;
      each_word(one.words, [&](Span span) { words.push_back(one.words.substr(span.begin, span.end - span.begin)); });
      std::shuffle(words.begin(), words.end(), dice);
      Likeness likeness;
      for (std::size_t w = 0; w < words.size() / 2; ++w) likeness.words += (i % 2 == 0 ? fold(words[w]) : words[w]) + " ";
      likeness.words += town.text(dice, 8);
      const bool places = what == std::string_view("words, place and point");
      if (places) {
        likeness.place = one.place;
        if (one.lat) {
          likeness.lat = *one.lat + 0.0003;
          likeness.lon = *one.lon - 0.0002;
        }
      }
      likeness.at = one.at + 3 * kDay;
      const auto asked = Steady::now();
      const double cpu = cpu_ms();
      const auto all = look_alikes.of(*snapshot, likeness, [](const Segment&, Doc) { return true; }, 3, 0);
      times.ms.push_back(since(asked) * 1000);
      busy.ms.push_back(cpu_ms() - cpu);
      found += std::any_of(all.begin(), all.end(), [&](const Alike& alike) { return id_of(alike.key) == id; });
    }
    times.tell(what);
    busy.tell("  of it on the processor");
    fmt::print("  the one meant is among three: {:.1f} %\n", found / 10.0);
  }
  fmt::print("memory of its own: {:.0f} MB; with what is mapped and in use: {:.0f} MB\n", memory("RssAnon"), memory("VmRSS"));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App root("Searching and look-alikes, measured");
  std::int64_t documents = 1'000'000;
  std::string folder = (std::filesystem::temp_directory_path() / "langnghe-search-bench").string();
  bool with_fts = false, keep = false;
  int copies = 1;
  auto* find_them = root.add_subcommand("search");
  auto* alike = root.add_subcommand("alike");
  root.require_subcommand(1);
  for (auto* one : {find_them, alike}) {
    one->add_option("--documents", documents);
    one->add_option("--folder", folder);
  }
  find_them->add_flag("--fts", with_fts);
  alike->add_option("--copies", copies);
  alike->add_flag("--keep", keep);
  CLI11_PARSE(root, argc, argv);
  std::filesystem::create_directories(folder);
  if (find_them->parsed())
    search_bench(documents, folder, with_fts);
  else
    alike_bench(documents, copies, folder);
  if (!keep) std::filesystem::remove_all(folder);
}
