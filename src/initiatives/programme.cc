#include "initiatives/programme.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::initiatives {
namespace {

// One file; complaints name it and the line.
class File {
 public:
  explicit File(std::string path) : path_(std::move(path)) {
    try {
      table = toml::parse_file(path_);
    } catch (const toml::parse_error& error) {
      throw SetupError(fmt::format("{}:{}: {}", path_, error.source().begin.line, error.description()));
    }
  }
  [[noreturn]] void fail(const toml::node& node, std::string_view what) const {
    throw SetupError(fmt::format("{}:{}: {}", path_, node.source().begin.line, what));
  }
  std::string text(const toml::table& t, std::string_view key, bool must = true) const {
    if (const auto value = t[key].value<std::string>(); value && !(must && value->empty())) return *value;
    if (must || t.contains(key)) fail(t, fmt::format("\"{}\" has to be a text", key));
    return {};
  }
  double number(const toml::table& t, std::string_view key) const {
    const auto value = t[key].value<double>();
    if (!value) fail(t, fmt::format("\"{}\" has to be a number", key));
    return *value;
  }
  std::vector<std::string> texts(const toml::table& t, std::string_view key) const {
    std::vector<std::string> out;
    if (const toml::array* array = t[key].as_array())
      for (const toml::node& item : *array) {
        const auto value = item.value<std::string>();
        if (!value) fail(item, fmt::format("\"{}\" has to be a list of texts", key));
        out.push_back(*value);
      }
    return out;
  }
  Bilingual words(const toml::table& t, std::string_view key) const {
    const toml::table* both = t[key].as_table();
    if (both == nullptr) fail(t, fmt::format("\"{0}\" is missing; write {0} = {{ vi = \"…\", en = \"…\" }}", key));
    return {text(*both, "vi"), text(*both, "en")};
  }
  // [[key]] with an id that stands once.
  template <class F>
  void each(const toml::table& t, std::string_view key, F&& f) const {
    const toml::array* array = t[key].as_array();
    if (array == nullptr || array->empty()) fail(t, fmt::format("\"{}\" is missing; at least one is needed", key));
    for (const toml::node& node : *array) {
      if (node.as_table() == nullptr) fail(node, fmt::format("\"{}\" has to be a table", key));
      f(*node.as_table());
    }
  }
  // The same, each named by an id that stands once.
  template <class T, class F>
  void named(const toml::table& t, std::string_view key, std::vector<T>& into, F&& f) const {
    std::set<std::string> seen;
    each(t, key, [&](const toml::table& one) {
      T value;
      value.id = text(one, "id");
      if (value.id == kTotalRow || value.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") != std::string::npos)
        fail(one, fmt::format("\"{}\" is no id: small letters, digits and _, and not \"total\"", value.id));
      if (!seen.insert(value.id).second) fail(one, fmt::format("\"{}\" stands twice", value.id));
      value.name = words(one, "name");
      f(one, value);
      into.push_back(std::move(value));
    });
  }

  toml::table table;

 private:
  std::string path_;
};

void month_and_day(const File& file, const toml::table& t, std::string_view key, unsigned& month, unsigned& day) {
  const std::string text = file.text(t, key);
  const auto part = [&](std::size_t at) {
    unsigned value = 0;
    std::from_chars(text.data() + at, text.data() + at + 2, value);
    return value;
  };
  if (text.size() != 5 || text[2] != '-') file.fail(t, fmt::format("\"{}\" is written \"MM-DD\"", key));
  month = part(0);
  day = part(3);
  if (month < 1 || month > 12 || day < 1 || day > 31) file.fail(t, fmt::format("\"{}\" is no day of the year", key));
}

void read_rules(const File& file, const toml::table& t, TableForm& form) {
  file.named(t, "rules", form.rules, [&](const toml::table& one, Rule& rule) {
    const std::string over = file.text(one, "over");
    if (over == "rows")
      rule.over = Rule::Over::kRows;
    else if (over == "columns")
      rule.over = Rule::Over::kColumns;
    else if (over == "periods")
      rule.over = Rule::Over::kPeriods;
    else
      file.fail(one, "\"over\" is rows, columns or periods");
    if (rule.over == Rule::Over::kRows) return;
    rule.whole = file.text(one, "whole");
    rule.parts = file.texts(one, "parts");
    for (const std::string& id : rule.parts)
      if (form.column(id) == nullptr) file.fail(one, fmt::format("\"{}\" is no column of this table", id));
    if (form.column(rule.whole) == nullptr || rule.parts.empty())
      file.fail(one, "\"whole\" has to be a column, \"parts\" a list of columns");
  });
}

template <class T>
const T* find(const std::vector<T>& all, std::string_view id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Band* Scoring::band(double average) const {
  for (const Band& one : bands)
    if (average >= one.least) return &one;
  return nullptr;
}

const Named* TableForm::column(std::string_view wanted) const { return find(columns, wanted); }

const Named* Programme::field(std::string_view id) const { return find(fields, id); }
const Level* Programme::level(std::string_view id) const { return find(levels, id); }
const Campaign* Programme::campaign(std::string_view id) const { return find(campaigns, id); }
const TableForm* Programme::table(std::string_view id) const { return find(tables, id); }

int Programme::rank(std::string_view level) const {
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i].id == level) return static_cast<int>(i) + 1;
  return 0;
}

const Certificate* Programme::certificate(std::string_view level) const {
  for (const Certificate& one : certificates)
    if (one.level == level) return &one;
  return nullptr;
}

Programme Programme::load(const std::string& folder) {
  Programme out;
  {
    const File file(folder + "/fields.toml");
    file.named(file.table, "field", out.fields, [](const toml::table&, Named&) {});
    file.named(file.table, "level", out.levels, [&](const toml::table& one, Level& level) {
      level.form = file.words(one, "form");
      const toml::table* least = one["least"].as_table();
      if (least == nullptr) file.fail(one, "\"least\" is missing");
      level.least_years = static_cast<int>(file.number(*least, "years"));
      level.least_score = file.number(*least, "score");
      level.after = file.text(*least, "after", false);
      if (!level.after.empty() && find(out.levels, level.after) == nullptr)
        file.fail(one, fmt::format("\"after\" names \"{}\", which is no lower level", level.after));
    });
    // The table of figures has a column for each (figures.h).
    for (const Level& level : out.levels)
      if (level.id != "commune" && level.id != "province" && level.id != "central")
        file.fail(file.table, fmt::format("level \"{}\": the levels are commune, province and central", level.id));
  }
  {
    const File file(folder + "/scoring.toml");
    out.scoring.sample = file.table["sample"].value_or(true);
    out.scoring.appraisers = static_cast<int>(file.number(file.table, "appraisers"));
    out.scoring.reached = file.number(file.table, "reached");
    file.named(file.table, "criterion", out.scoring.criteria, [&](const toml::table& one, Criterion& criterion) {
      criterion.most = static_cast<int>(file.number(one, "most"));
      if (criterion.most < 1) file.fail(one, "\"most\" has to be above 0");
    });
    file.named(file.table, "band", out.scoring.bands,
               [&](const toml::table& one, Band& band) { band.least = file.number(one, "least"); });
    std::sort(out.scoring.bands.begin(), out.scoring.bands.end(),
              [](const Band& a, const Band& b) { return a.least > b.least; });
    if (out.scoring.appraisers < 1) file.fail(file.table, "\"appraisers\" has to be above 0");
  }
  {
    const File file(folder + "/calendar.toml");
    file.named(file.table, "step", out.calendar, [&](const toml::table& one, CalendarStep& step) {
      month_and_day(file, one, "from", step.from_month, step.from_day);
      month_and_day(file, one, "to", step.to_month, step.to_day);
      step.states = file.texts(one, "states");
    });
  }
  {
    const File file(folder + "/campaigns.toml");
    file.named(file.table, "campaign", out.campaigns, [&](const toml::table& one, Campaign& campaign) {
      campaign.about = file.words(one, "about");
      campaign.lead = file.words(one, "lead");
      campaign.since = static_cast<int>(file.number(one, "since"));
      file.named(one, "criteria", campaign.criteria,
                 [&](const toml::table& row, Measure& measure) { measure.unit = file.words(row, "unit"); });
    });
  }
  {
    const File file(folder + "/report.toml");
    file.named(file.table, "table", out.tables, [&](const toml::table& one, TableForm& form) {
      form.computed = one["computed"].value_or(false);
      file.named(one, "columns", form.columns, [](const toml::table&, Named&) {});
      read_rules(file, one, form);
    });
  }
  {
    const File file(folder + "/certificates.toml");
    file.each(file.table, "certificate", [&](const toml::table& one) {
      Certificate certificate{file.text(one, "level"), file.words(one, "awarder"), file.words(one, "verb"),
                              file.words(one, "reason")};
      if (out.level(certificate.level) == nullptr) file.fail(one, "\"level\" is no level of fields.toml");
      out.certificates.push_back(std::move(certificate));
    });
    for (const Level& level : out.levels)
      if (out.certificate(level.id) == nullptr)
        file.fail(file.table, fmt::format("level \"{}\" has no certificate", level.id));
  }
  return out;
}

}  // namespace langnghe::initiatives
