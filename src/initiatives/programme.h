// What a province says about its "Dân vận khéo" emulation without a programmer: fields, levels of
// commendation, the council's table, the year, campaigns, tables of figures with the rules they
// are checked by, certificates. Read from packs/vn/initiatives/*.toml; wrong files are refused
// with file and line (SetupError). Sources and confidence stand in the files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langnghe::initiatives {

// Two texts, one for each language of the house.
struct Bilingual {
  std::string vi, en;
  const std::string& in(std::string_view language) const { return language == "en" ? en : vi; }
};

struct Named {
  std::string id;
  Bilingual name;
};

struct Level : Named {
  Bilingual form;          // "Giấy khen"
  int least_years = 1;     // years recognised, this one included
  double least_score = 0;  // models only
  std::string after;       // the level that has to come before; "" none
};

struct Criterion : Named {
  int most = 0;            // points
};

struct Band : Named {
  double least = 0;
};

struct Scoring {
  bool sample = true;
  int appraisers = 3;
  double reached = 50;
  std::vector<Criterion> criteria;
  std::vector<Band> bands;  // best first
  const Band* band(double average) const;  // nullptr below all
};

struct CalendarStep : Named {
  unsigned from_month = 1, from_day = 1, to_month = 12, to_day = 31;
  std::vector<std::string> states;
};

struct Measure : Named {
  Bilingual unit;
};

struct Campaign : Named {
  Bilingual about, lead;
  int since = 0;
  std::vector<Measure> criteria;
};

struct Rule : Named {
  enum class Over { kRows, kColumns, kPeriods };
  Over over = Over::kRows;
  std::string whole;               // columns and periods
  std::vector<std::string> parts;
};

// The rows of every table are the fields and "total".
struct TableForm : Named {
  bool computed = false;           // can be taken from the registry
  std::vector<Named> columns;
  std::vector<Rule> rules;
  const Named* column(std::string_view id) const;
};

struct Certificate {
  std::string level;
  Bilingual awarder, verb, reason;
};

class Programme {
 public:
  // Reads every file of the folder ("packs/vn/initiatives"). Throws SetupError.
  static Programme load(const std::string& folder);

  const Named* field(std::string_view id) const;
  const Level* level(std::string_view id) const;
  // 0 for "" (none), 1 for the lowest.
  int rank(std::string_view level) const;
  const Campaign* campaign(std::string_view id) const;
  const TableForm* table(std::string_view id) const;
  const Certificate* certificate(std::string_view level) const;

  std::vector<Named> fields;
  std::vector<Level> levels;  // lowest first
  Scoring scoring;
  std::vector<CalendarStep> calendar;
  std::vector<Campaign> campaigns;
  std::vector<TableForm> tables;
  std::vector<Certificate> certificates;
};

inline constexpr std::string_view kTotalRow = "total";

}  // namespace langnghe::initiatives
