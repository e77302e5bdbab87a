#include "procedures/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/result.h"
#include "documents/toml.h"

namespace langnghe::procedures {
namespace {

using documents::TomlFile;
using documents::TomlTable;

Name name_of(const TomlTable& in, std::string_view key) {
  auto [vi, en] = in.both(key, true);
  return {std::move(vi), std::move(en)};
}

std::optional<int> minute_of_day(const TomlTable& in, std::string_view key) {
  if (!in.has(key)) return std::nullopt;
  const std::string text = in.text(key);
  const auto at = text.size() == 5 && text[2] == ':' ? parse_instant("2026-01-01T" + text) : std::nullopt;
  if (!at) in.complain(key, "must be a time of day, \"15:00\"");
  return static_cast<int>((*at - start_of(local_date(*at))) / kMinute);
}

std::vector<Named> named_list(const TomlFile& in, std::string_view key) {
  std::vector<Named> out;
  for (const TomlTable& one : in.tables(key)) {
    one.only({"id", "name"});
    if (Catalogue::find(out, one.text("id")) != nullptr) one.complain("id", "stands twice");
    out.push_back({one.text("id"), name_of(one, "name")});
  }
  return out;
}

Paper read_paper(const TomlTable& in) {
  in.only({"name", "form", "optional"});
  const std::string form = in.text("form");
  if (form != "original" && form != "copy") in.complain("form", "must be original or copy");
  return {name_of(in, "name"), form == "original", in.flag("optional", false)};
}

Procedure read_procedure(const TomlTable& in, const Catalogue& words) {
  in.only({"key", "version", "from", "to", "code", "field", "owner", "name", "who", "result", "papers", "fee", "term",
           "term_unit", "cutoff", "steps", "occasion", "citation", "confidence"});
  Procedure out;
  out.key = in.text("key");
  out.version = static_cast<int>(in.positive("version"));
  const auto day = [&](std::string_view key) {
    const auto found = parse_date(in.text(key));
    if (!found) in.complain(key, "must be a date, \"2025-07-01\"");
    return *found;
  };
  out.from = day("from");
  if (in.has("to")) out.to = day("to");
  if (out.to && *out.to < out.from) in.complain("to", "lies before from");
  out.code = in.text_or_empty("code");
  out.field = in.text("field");
  if (Catalogue::find(words.fields, out.field) == nullptr) in.complain("field", "is no [[field]] of desk.toml");
  out.owner = in.text("owner");
  out.name = name_of(in, "name");
  out.who = name_of(in, "who");
  out.result = name_of(in, "result");
  for (const TomlTable& paper : in.tables("papers")) out.papers.push_back(read_paper(paper));
  if (in.has("fee")) out.fee = in.positive("fee");
  if (in.has("term")) out.term.length = static_cast<int>(in.positive("term"));
  const std::string unit = in.has("term_unit") ? in.text("term_unit") : "W";
  if (unit != "W" && unit != "C") in.complain("term_unit", "must be W or C");
  out.term.unit = unit == "C" ? legalclock::Unit::kCalendarDays : legalclock::Unit::kWorkingDays;
  out.term.cutoff = minute_of_day(in, "cutoff");
  for (const TomlTable& step : in.tables("steps")) {
    step.only({"step", "unit", "hours", "days"});
    StepPlan plan{step.text("step"), step.text("unit"), 0};
    if (Catalogue::find(words.steps, plan.step) == nullptr) step.complain("step", "is no [[step]] of desk.toml");
    if (step.has("hours") == step.has("days")) step.complain("hours", "or days has to stand, one of them");
    plan.minutes = step.has("hours") ? static_cast<int>(step.positive("hours")) * 60
                                     : static_cast<int>(step.positive("days")) * words.hours.day_minutes();
    out.steps.push_back(std::move(plan));
  }
  out.occasion = in.text_or_empty("occasion");
  out.citation = in.text("citation");
  out.confidence = in.text("confidence");
  if (out.confidence != "H" && out.confidence != "M" && out.confidence != "L" && out.confidence != "memory" &&
      out.confidence != "check")
    in.complain("confidence", "must be H, M, L, memory or check");
  return out;
}

}  // namespace

int Procedure::planned_minutes(std::size_t from_step) const {
  int out = 0;
  for (std::size_t i = from_step; i < steps.size(); ++i) out += steps[i].minutes;
  return out;
}

Catalogue Catalogue::load(const std::string& pack_dir) {
  namespace fs = std::filesystem;
  const std::string folder = pack_dir + "/procedures";
  Catalogue out;
  const TomlFile desk(folder + "/desk.toml");
  desk.only({"series", "field", "step", "ground", "reason", "morning_from", "morning_to", "afternoon_from", "afternoon_to",
             "warn_percent"});
  out.fields = named_list(desk, "field");
  out.steps = named_list(desk, "step");
  out.grounds = named_list(desk, "ground");
  out.reasons = named_list(desk, "reason");
  for (const TomlTable& one : desk.tables("series")) {
    one.only({"id", "name", "fields"});
    Series series{{one.text("id"), name_of(one, "name")}, one.texts("fields")};
    if (series.id.size() != 1 || series.id[0] < 'A' || series.id[0] > 'Z') one.complain("id", "must be one letter, A to Z");
    for (const std::string& field : series.fields)
      if (find(out.fields, field) == nullptr) one.complain("fields", "names what is no [[field]]: " + field);
    out.series.push_back(std::move(series));
  }
  out.hours.morning_from = minute_of_day(desk, "morning_from").value_or(450);
  out.hours.morning_to = minute_of_day(desk, "morning_to").value_or(690);
  out.hours.afternoon_from = minute_of_day(desk, "afternoon_from").value_or(810);
  out.hours.afternoon_to = minute_of_day(desk, "afternoon_to").value_or(1050);
  const OfficeHours& open = out.hours;
  if (!(open.morning_from < open.morning_to && open.morning_to <= open.afternoon_from &&
        open.afternoon_from < open.afternoon_to))
    desk.complain("morning_from", "and the hours after it have to follow one another");
  if (desk.has("warn_percent")) out.warn_percent = static_cast<int>(desk.positive("warn_percent"));
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".toml" && entry.path().filename() != "desk.toml")
      files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::set<std::pair<std::string, int>> seen;
  for (const std::string& path : files) {
    const TomlFile file(path);
    file.only({"procedure"});
    for (const TomlTable& table : file.tables("procedure")) {
      Procedure one = read_procedure(table, out);
      if (!seen.emplace(one.key, one.version).second) table.complain("key", "stands twice with this version");
      for (const Procedure& other : out.all_)
        if (other.key == one.key && !((other.to && *other.to < one.from) || (one.to && *one.to < other.from)))
          table.complain("from", "overlaps another version of it");
      out.all_.push_back(std::move(one));
    }
  }
  if (out.all_.empty()) throw SetupError(folder + ": no procedures; a pack needs some");
  return out;
}

const Procedure* Catalogue::find(std::string_view key, int version) const {
  for (const Procedure& one : all_)
    if (one.key == key && one.version == version) return &one;
  return nullptr;
}

const Procedure* Catalogue::in_force(std::string_view key, Date day) const {
  for (const Procedure& one : all_)
    if (one.key == key && one.in_force(day)) return &one;
  return nullptr;
}

std::vector<const Procedure*> Catalogue::all_in_force(Date day) const {
  std::vector<const Procedure*> out;
  for (const Procedure& one : all_)
    if (one.in_force(day)) out.push_back(&one);
  return out;
}

const Series* Catalogue::find_series(std::string_view id) const {
  for (const Series& one : series)
    if (one.id == id) return &one;
  return nullptr;
}

std::string Catalogue::name_in(const std::vector<Named>& list, std::string_view id, std::string_view language) {
  const Named* found = find(list, id);
  return found == nullptr ? std::string(id) : found->name.in(language);
}

const Named* Catalogue::find(const std::vector<Named>& list, std::string_view id) {
  for (const Named& one : list)
    if (one.id == id) return &one;
  return nullptr;
}

}  // namespace langnghe::procedures
