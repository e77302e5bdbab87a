// What a province sets without a programmer: packs/vn/satisfaction/*.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langnghe::satisfaction {

struct Name {
  std::string vi, en;
  const std::string& in(std::string_view language) const { return language == "en" ? en : vi; }
};
struct Option {
  std::string id;
  Name name;
  int points = 0;      // 0 to 2
  bool alarm = false;  // this answer alone opens a follow-up
};
struct Question {
  std::string id, step;
  Name text;
  bool late_only = false;
  std::vector<Option> options;
  const Option* option(std::string_view option_id) const;
  int most() const;  // points
};
struct Step {
  std::string id;
  Name name;
};
struct Part {
  std::string id, measure, confidence;
  double max = 0;
  Name formula;
};
struct Group {
  std::string id, confidence;
  double max = 0;
  Name name;
  std::vector<Part> parts;
};

struct Pack {
  std::vector<Step> steps;
  std::vector<Question> questions;
  Name citation;
  std::string confidence;
  int satisfied_from = 70, low_below = 50, follow_up_days = 5, reply_days = 3, answer_days = 10;
  std::vector<Group> groups;
  Name index_citation;

  // Throws SetupError: file, line, what. The parts of each group add up to its maximum, the groups to 100.
  static Pack load(const std::string& pack_dir);
  const Question* question(std::string_view id) const;
  const Part* part_of(std::string_view measure) const;
};

// Counted by the program itself; every other measure is typed in.
bool is_counted(std::string_view measure);

}  // namespace langnghe::satisfaction
