// The five-year review of the mass-mobilisation work of state agencies (Conclusion 114-KL/TW; the outline of law.md
// 9.4, from memory, as data in packs/vn/review.toml): sections with figures by year and words that people write.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "insight/reports/report.h"
#include "ledger/fsck.h"

namespace langnghe::insight {

// One line of a section's table: a column of a report, or what rooms count as done.
struct ReviewLine {
  Both name;
  std::string form, column;  // of a report
  std::string deed;          // "dialogues" of a view …_deeds
};
struct ReviewSection {
  std::string id;
  Both name, ask;            // what is to be written here
  std::vector<ReviewLine> lines;
  bool chart = false;        // its first lines are drawn
};
struct ReviewForm {
  Both name, citation;
  std::string confidence;
  std::vector<ReviewSection> sections;
  // Throws SetupError naming file and line.
  static ReviewForm load(const std::string& path, const ReportForms& forms);
};

struct ReviewText {
  std::string words;
  std::int64_t officer = 0;
  Millis at = 0;
};
struct Review {
  int first = 0, last = 0;   // years
  // Section and place of the line → a figure a year.
  std::map<std::pair<std::string, std::size_t>, std::vector<std::int64_t>> figures;
  std::map<std::string, ReviewText> texts;
};
Review make_review(const ReportRoom& room, const ReviewForm& form, storage::Session& session, std::int64_t unit, int first, int last, Millis now);

inline constexpr std::size_t kMostReviewWords = 20'000;  // characters of a section
// Keeps what was written; what stood there before stays on record. Refuses an unknown section and too long words.
Result<void> write_review(const ReportRoom& room, const ReviewForm& form, storage::Transaction& tx, std::int64_t unit, int first, int last,
                          const std::string& section, const std::string& words, std::int64_t officer, Millis at);

ledger::StateSource review_state_source();

}  // namespace langnghe::insight
