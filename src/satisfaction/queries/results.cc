#include <algorithm>
#include <map>

#include "satisfaction/survey.h"

namespace langnghe::satisfaction {

std::vector<Count> counts_of(storage::Session& session, int year) {
  std::vector<Count> out;
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::int64_t>(
      "SELECT unit, subject_kind, topic, step, question, choice, count FROM survey_count WHERE year = :year",
      [&](std::int64_t unit, std::string kind, std::string topic, std::string step, std::string question, std::string choice,
          std::int64_t count) {
        out.push_back({unit, std::move(kind), std::move(topic), std::move(step), std::move(question), std::move(choice), count});
      },
      year);
  return out;
}

Results results_of(const Room& room, const std::vector<Count>& counts, std::int64_t unit) {
  std::map<std::string, Line> units, topics, questions, steps, late_steps;
  std::map<std::int64_t, bool> below;
  Results out;
  const auto add = [](std::map<std::string, Line>& lines, const std::string& id, bool good, std::int64_t count) {
    Line& line = lines[id];
    line.id = id;
    line.all += count;
    if (good) line.good += count;
  };
  for (const Count& one : counts) {
    auto [found, fresh] = below.try_emplace(one.unit, false);
    if (fresh) found->second = is_below(room, one.unit, unit);
    if (!found->second) continue;
    if (one.question.empty()) {
      const bool good = one.choice == "yes";
      out.whole.all += one.count;
      if (good) out.whole.good += one.count;
      add(units, std::to_string(one.unit), good, one.count);
      add(topics, one.kind + "." + one.topic, good, one.count);
      if (!one.step.empty()) add(late_steps, one.step, good, one.count);
    } else if (const Question* question = room.pack.question(one.question)) {
      const Option* option = question->option(one.choice);
      const bool good = option != nullptr && option->points == question->most();
      add(questions, question->id, good, one.count);
      add(steps, question->step, good, one.count);
    }
  }
  const auto largest_first = [](std::map<std::string, Line>& lines) {
    std::vector<Line> list;
    for (auto& [id, line] : lines) list.push_back(std::move(line));
    std::stable_sort(list.begin(), list.end(), [](const Line& a, const Line& b) { return a.all > b.all; });
    return list;
  };
  out.units = largest_first(units);
  out.topics = largest_first(topics);
  out.late_steps = largest_first(late_steps);
  for (const Question& question : room.pack.questions)
    if (const auto found = questions.find(question.id); found != questions.end()) out.questions.push_back(found->second);
  for (const Step& step : room.pack.steps)
    if (const auto found = steps.find(step.id); found != steps.end()) out.steps.push_back(found->second);
  return out;
}

std::vector<Line> tellable(std::vector<Line> lines, std::int64_t whole) {
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.all > b.all; });
  std::int64_t rest = whole;
  std::vector<Line> out;
  for (Line& line : lines)
    if (line.all >= kFewest) {
      rest -= line.all;
      out.push_back(std::move(line));
    }
  while (rest > 0 && rest < kFewest && !out.empty()) {
    rest += out.back().all;
    out.pop_back();
  }
  return out;
}

}  // namespace langnghe::satisfaction
