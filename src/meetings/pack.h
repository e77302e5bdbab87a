// What a province sets for meetings without a programmer: packs/vn/meetings/*.toml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "directory/units.h"
#include "legalclock/calendar.h"
#include "legalclock/rules.h"

namespace langnghe::meetings {

using legalclock::Name;

enum class Level { kProvince, kDistrict, kCommune };
enum class Per { kWeek, kMonth };

// Who must receive, and how often (duties.toml).
struct Duty {
  std::string id;  // "TCD.commune.v2"
  Name name;
  Level level = Level::kProvince;
  std::vector<directory::UnitKind> kinds;  // heads of units of these kinds …
  std::vector<std::string> suffixes;       // … or whose code ends in ".<suffix>"
  Per per = Per::kMonth;
  int least = 1;                           // days in each month, or week
  bool delegable = false;                  // a day a deputy held counts
  std::optional<Date> from, to;            // both days included
  Name citation;
  std::string confidence;                  // H M L memory check
  Name note;

  bool in_force(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

// A thing with a name and a citation: topic, ground, forum, theme.
struct Entry {
  std::string id;
  Name name;
  Name citation;
  Name note;
  bool written = false;           // grounds: the refusal needs a notice
  std::optional<Date> from, to;
  bool in_force(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

struct Representatives {
  int from = 0, to = 0;  // people; to 0: no end
  int most = 0;
  Name citation;
};

struct Escalation {
  int level = 0;
  int after = 0;  // working days past the day promised
};

struct Pack {
  std::vector<Duty> duties;        // reception
  std::vector<Duty> yearly;        // dialogues; `least` in a year
  std::vector<Entry> topics, grounds, forums, themes;
  std::vector<Representatives> representatives;
  std::vector<Escalation> escalation;  // by level
  int rating_days = 0;                 // how long those who took part may rate a dialogue

  // Reads DIR/meetings. Throws SetupError: file, line, what, remedy.
  static Pack load(const std::string& pack_dir);

  // How many may speak for so many people (Law 42/2013 art. 29); nothing where the law says nothing.
  const Representatives* representatives_of(int people) const;
};

const Entry* find(const std::vector<Entry>& entries, std::string_view id);

}  // namespace langnghe::meetings
