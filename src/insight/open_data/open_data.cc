#include "insight/open_data/open_data.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <span>

#include "base/encoding.h"
#include "base/json.h"
#include "base/result.h"
#include "insight/open_data/figures.h"
#include "ledger/ledger.h"

namespace langnghe::insight {
namespace {

namespace fs = std::filesystem;

constexpr DataColumn kColumns[] = {
    {"cases", "code"},       {"cases", "kind"},     {"cases", "state"},      {"cases", "category"},
    {"cases", "commune"},    {"cases", "unit"},     {"cases", "received"},   {"cases", "due"},
    {"cases", "closed"},     {"cases", "rating"},   {"cases", "lat"},        {"cases", "lon"},
    {"cases", "place"},      {"cases", "words"},    {"figures", "month"},    {"figures", "unit"},
    {"figures", "received"}, {"figures", "settled"}, {"figures", "settled_late"}, {"figures", "open"},
    {"figures", "open_late"}, {"figures", "disputed"}, {"figures", "rated"}, {"figures", "rating"},
    {"figures", "median_days"},
};

// Text for both forms; an empty one is an empty field and null.
struct Cell {
  std::string text;
  bool number = false;
};

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

// Writes one set in both forms beside the files of before, and puts them in place at the end.
class Writer {
 public:
  Writer(const std::string& folder, std::string_view set) : folder_(folder), set_(set) {
    for (const std::string_view form : {"csv", "json"}) {
      const fs::path path = place(form, true);
      std::ofstream& out = form == "csv" ? csv_ : json_;
      out.open(path, std::ios::binary | std::ios::trunc);
      if (!out) throw SetupError(path.string() + ": cannot be written; look at the rights of the folder");
    }
    std::string head;
    for (const DataColumn& column : kColumns)
      if (column.set == set_) {
        names_.push_back(column.name);
        head += (head.empty() ? "" : ",") + std::string(column.name);
      }
    csv_ << head << "\r\n";
    json_ << "[";
  }

  void row(std::span<const Cell> cells) {
    JsonWriter json;
    json.object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) csv_ << ',';
      csv_ << csv_cell(cells[i].text);
      json.key(names_[i]);
      if (cells[i].text.empty())
        json.null();
      else if (cells[i].number)
        json.raw(cells[i].text);
      else
        json.value(cells[i].text);
    }
    json.end();
    csv_ << "\r\n";
    json_ << (rows_ == 0 ? "\n" : ",\n") << json.text();
    ++rows_;
  }

  std::vector<DataFile> finish(const std::string& day, Millis at) {
    json_ << "\n]\n";
    std::vector<DataFile> out;
    for (const std::string_view form : {"csv", "json"}) {
      std::ofstream& file = form == "csv" ? csv_ : json_;
      file.close();
      if (!file) throw SetupError(place(form, true).string() + ": not written to its end; is the disk full?");
      DataFile one{.name = std::string(set_) + "." + std::string(form), .day = day, .rows = rows_, .at = at};
      one.sha256 = hash(place(form, true), one.bytes);
      fs::rename(place(form, true), place(form, false));
      out.push_back(std::move(one));
    }
    return out;
  }

 private:
  fs::path place(std::string_view form, bool unfinished) const {
    return fs::path(folder_) / (std::string(set_) + "." + std::string(form) + (unfinished ? ".new" : ""));
  }
  static std::string hash(const fs::path& path, std::int64_t& bytes) {
    std::ifstream in(path, std::ios::binary);
    const std::string all(std::istreambuf_iterator<char>(in), {});
    bytes = static_cast<std::int64_t>(all.size());
    return hex(view(sha256(all)));
  }

  std::string folder_;
  std::string_view set_;
  std::vector<std::string_view> names_;
  std::ofstream csv_, json_;
  std::int64_t rows_ = 0;
};

Cell instant(const std::optional<Millis>& at) { return {at ? iso_local(*at) : "", false}; }
Cell whole(std::int64_t number) { return {std::to_string(number), true}; }
// Four digits are eleven metres: enough for a lamp, the same as the public map.
Cell degrees(const std::optional<double>& value) { return {value ? fmt::format("{:.4f}", *value) : "", true}; }
// A part of what may be shown is still not shown when it is about fewer than five.
Cell counted(std::int64_t part, std::int64_t all) {
  return may_tell(part, all) ? whole(part) : Cell{};
}

std::vector<DataFile> write_cases(const DataSources& sources, storage::Session& session,
                                  const std::string& day, Millis now) {
  Writer out(sources.folder, "cases");
  session.each<std::string, std::string, std::string, std::string, std::string, std::int64_t, Millis,
               std::optional<Millis>, std::optional<Millis>, std::optional<std::int64_t>,
               std::optional<double>, std::optional<double>, std::string, std::string>(
      "SELECT code, kind, state, category, commune, unit, received_at, due_at, closed_at, rating, lat, "
      "lon, place, public_words FROM published_cases ORDER BY id",
      [&](std::string code, std::string kind, std::string state, std::string category,
          std::string commune, std::int64_t unit, Millis received_at, std::optional<Millis> due_at,
          std::optional<Millis> closed_at, std::optional<std::int64_t> rating, std::optional<double> lat,
          std::optional<double> lon, std::string place, std::string words) {
        const std::array cells{Cell{std::move(code)}, Cell{std::move(kind)}, Cell{std::move(state)},
                               Cell{std::move(category)}, Cell{std::move(commune)},
                               Cell{sources.unit_code(unit)}, instant(received_at), instant(due_at),
                               instant(closed_at), rating ? whole(*rating) : Cell{}, degrees(lat),
                               degrees(lon), Cell{std::move(place)}, Cell{std::move(words)}};
        out.row(cells);
      });
  return out.finish(day, now);
}

std::vector<DataFile> write_figures(const DataSources& sources, const std::vector<MonthFigures>& all,
                                    const std::string& day, Millis now) {
  Writer out(sources.folder, "figures");
  for (const MonthFigures& one : all) {
    if (one.received < kFewest) continue;
    const bool enough = one.rated >= kFewest;
    const std::array cells{
        Cell{one.month}, Cell{one.unit == 0 ? "all" : sources.unit_code(one.unit)}, whole(one.received),
        counted(one.settled, one.received), counted(one.settled_late, one.settled),
        counted(one.open, one.received), counted(one.open_late, one.open),
        counted(one.disputed, one.received), counted(one.rated, one.received),
        enough ? Cell{fmt::format("{:.2f}", static_cast<double>(one.rating_sum) / static_cast<double>(one.rated)), true}
               : Cell{},
        one.median_days && one.settled >= kFewest ? Cell{fmt::format("{:.1f}", *one.median_days), true} : Cell{}};
    out.row(cells);
  }
  return out.finish(day, now);
}

std::string subject_of(const DataFile& file) { return "data/" + file.name + "/" + file.day; }
std::string digest_of(const DataFile& file) {
  return hex(view(sha256(fmt::format("{}|{}|{}|{}|{}|{}", file.name, file.day, file.sha256, file.bytes,
                                     file.rows, file.at))));
}

void keep(storage::Transaction& tx, DataFile& file) {
  JsonWriter json;
  json.object();
  json.field("state", digest_of(file));
  json.field("file", file.name);
  json.field("day", file.day);
  json.field("sha256", file.sha256);
  json.field("rows", file.rows);
  json.end();
  file.entry = ledger::append(tx, {"data.published", subject_of(file), "", std::move(json).text()}, file.at);
  tx.run("INSERT INTO data_file (name, day, sha256, bytes, rows, at, entry) VALUES (:name, :day, :sha256, "
         ":bytes, :rows, :at, :entry) ON CONFLICT (name, day) DO UPDATE SET sha256 = excluded.sha256, "
         "bytes = excluded.bytes, rows = excluded.rows, at = excluded.at, entry = excluded.entry",
         file.name, file.day, file.sha256, file.bytes, file.rows, file.at, file.entry);
}

std::vector<DataFile> files(storage::Session& session, bool newest_only) {
  std::vector<DataFile> out;
  const auto take = [&](std::string name, std::string day, std::string sha256, std::int64_t bytes,
                        std::int64_t rows, Millis at, std::int64_t entry) {
    out.push_back({std::move(name), std::move(day), std::move(sha256), bytes, rows, at, entry});
  };
  using Int = std::int64_t;
  using Text = std::string;
  if (newest_only)
    session.each<Text, Text, Text, Int, Int, Millis, Int>(
        "SELECT name, day, sha256, bytes, rows, at, entry FROM data_file f WHERE day = "
        "(SELECT MAX(day) FROM data_file g WHERE g.name = f.name) ORDER BY name", take);
  else
    session.each<Text, Text, Text, Int, Int, Millis, Int>(
        "SELECT name, day, sha256, bytes, rows, at, entry FROM data_file ORDER BY name, day", take);
  return out;
}

}  // namespace

std::span<const DataColumn> data_columns() { return kColumns; }

std::vector<DataFile> newest_data(storage::Session& session) { return files(session, true); }

std::vector<DataFile> publish_data(const DataSources& sources, Millis now, bool again) {
  const std::string day = iso_date(local_date(now));
  auto there = sources.database.read([](storage::Session& session) { return newest_data(session); });
  const bool made = there.size() == 4 && std::all_of(there.begin(), there.end(), [&](const DataFile& one) {
                      return one.day == day && fs::exists(fs::path(sources.folder) / one.name);
                    });
  if (made && !again) return there;
  fs::create_directories(sources.folder);
  std::vector<MonthFigures> figures;
  std::vector<DataFile> out = sources.database.read([&](storage::Session& session) {
    figures = count_figures(session, now);
    return write_cases(sources, session, day, now);
  });
  for (DataFile& one : write_figures(sources, figures, day, now)) out.push_back(std::move(one));
  sources.database.write([&](storage::Transaction& tx) {
    keep_figures(tx, figures);
    for (DataFile& one : out) keep(tx, one);
    return 0;
  });
  return out;
}

ledger::StateSource data_state_source() {
  return {"data", [](storage::Session& session, const auto& found) {
            for (const DataFile& one : files(session, false)) found(subject_of(one), digest_of(one));
          }};
}

}  // namespace langnghe::insight
