#include "satisfaction/pack.h"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/result.h"

namespace langnghe::satisfaction {
namespace {

class Reader {
 public:
  Reader(const std::string& file, const toml::table& table) : file_(file), table_(table) {}
  [[noreturn]] void fail(const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", file_, table_.source().begin.line, what));
  }
  std::string text(std::string_view key) const {
    const auto value = table_[key].value<std::string>();
    if (!value || value->empty()) fail(fmt::format("\"{}\" is missing or empty", key));
    return *value;
  }
  Name name(std::string_view key) const {
    Name out{table_[key]["vi"].value_or(std::string()), table_[key]["en"].value_or(std::string())};
    if (out.vi.empty() || out.en.empty()) fail(fmt::format("\"{}\" needs vi and en", key));
    return out;
  }
  int number(std::string_view key, int least, int most) const {
    const auto value = table_[key].value<std::int64_t>();
    if (!value || *value < least || *value > most) fail(fmt::format("\"{}\" has to be a number from {} to {}", key, least, most));
    return static_cast<int>(*value);
  }
  double real(std::string_view key) const {
    const auto value = table_[key].value<double>();
    if (!value || *value <= 0) fail(fmt::format("\"{}\" has to be a number above 0", key));
    return *value;
  }
  bool flag(std::string_view key) const { return table_[key].value_or(false); }
  std::vector<Reader> tables(std::string_view key) const {
    std::vector<Reader> out;
    if (const toml::array* list = table_[key].as_array())
      for (const toml::node& node : *list)
        if (const toml::table* one = node.as_table()) out.emplace_back(file_, *one);
    if (out.empty()) fail(fmt::format("\"{}\" has no entries", key));
    return out;
  }

 private:
  const std::string& file_;
  const toml::table& table_;
};

toml::table parsed(const std::string& file) {
  try {
    return toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
}

}  // namespace

const Option* Question::option(std::string_view option_id) const {
  for (const Option& one : options)
    if (one.id == option_id) return &one;
  return nullptr;
}
int Question::most() const {
  int out = 0;
  for (const Option& one : options) out = std::max(out, one.points);
  return out;
}
const Question* Pack::question(std::string_view id) const {
  for (const Question& one : questions)
    if (one.id == id) return &one;
  return nullptr;
}
const Part* Pack::part_of(std::string_view measure) const {
  for (const Group& group : groups)
    for (const Part& part : group.parts)
      if (part.measure == measure) return &part;
  return nullptr;
}

bool is_counted(std::string_view measure) {
  for (const std::string_view one :
       {"dossier.on_time", "dossier.online", "case.on_time", "case.satisfied", "survey.satisfied"})
    if (one == measure) return true;
  return false;
}

Pack Pack::load(const std::string& pack_dir) {
  Pack out;
  const std::string file = pack_dir + "/satisfaction/survey.toml";
  const toml::table survey = parsed(file);
  const Reader top(file, survey);
  out.citation = top.name("citation");
  out.confidence = top.text("confidence");
  out.satisfied_from = top.number("satisfied_from", 1, 100);
  out.low_below = top.number("low_below", 0, out.satisfied_from);
  out.follow_up_days = top.number("follow_up_days", 1, 60);
  out.reply_days = top.number("reply_days", 1, 30);
  out.answer_days = top.number("answer_days", out.reply_days, 60);
  std::set<std::string> steps, questions;
  for (const Reader& one : top.tables("step")) {
    out.steps.push_back({one.text("id"), one.name("name")});
    if (!steps.insert(out.steps.back().id).second) one.fail("this step stands twice");
  }
  for (const Reader& one : top.tables("question")) {
    Question question{one.text("id"), one.text("step"), one.name("text"), one.flag("late_only"), {}};
    if (!questions.insert(question.id).second) one.fail("this question stands twice");
    if (!steps.contains(question.step)) one.fail("\"step\" is no step of this file");
    std::set<std::string> ids;
    for (const Reader& option : one.tables("option")) {
      question.options.push_back({option.text("id"), option.name("name"), option.number("points", 0, 2), option.flag("alarm")});
      if (!ids.insert(question.options.back().id).second) option.fail("this option stands twice");
    }
    if (question.most() == 0) one.fail("no option gives points");
    out.questions.push_back(std::move(question));
  }
  const std::string index_file = pack_dir + "/satisfaction/index.toml";
  const toml::table index = parsed(index_file);
  const Reader head(index_file, index);
  out.index_citation = head.name("citation");
  double all = 0;
  for (const Reader& one : head.tables("group")) {
    Group group{one.text("id"), one.text("confidence"), one.real("max"), one.name("name"), {}};
    double sum = 0;
    for (const Reader& part : one.tables("part")) {
      group.parts.push_back({part.text("id"), part.text("measure"), part.text("confidence"), part.real("max"), part.name("formula")});
      sum += group.parts.back().max;
    }
    if (std::abs(sum - group.max) > 1e-9) one.fail(fmt::format("the parts add up to {}, the group has {}", sum, group.max));
    all += group.max;
    out.groups.push_back(std::move(group));
  }
  if (std::abs(all - 100) > 1e-9) head.fail(fmt::format("the groups add up to {}, not to 100", all));
  return out;
}

}  // namespace langnghe::satisfaction
