// Who is who: units, posts, officers and what each may do. The whole directory (some
// thousand rows) is kept in memory as an immutable snapshot that is swapped when something
// changes; questions never touch the database. Changes are commands (commands/*.h), each in
// a transaction given to it, each with an entry in the ledger.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "directory/commune_map.h"
#include "directory/roles.h"
#include "directory/units.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::directory {

// Steps 200-299.
std::vector<storage::Migration> migrations();

using OfficerId = std::int64_t;

// A post (chức vụ) of a unit. The head signs, apologises and is told when something is late.
struct Post {
  std::int64_t id = 0;
  std::string unit;  // code
  std::string title_vi, title_en;
  bool head = false;
};

struct Officer {
  OfficerId id = 0;
  std::string login;
  std::string name;
  std::string language = "vi";  // "vi", "en"
  std::string unit;             // code of the unit of the post held
  Post post;
  Date valid_from{};
  std::optional<Date> valid_to;  // the first day on which no more
  bool sample = false;

  bool valid_on(Date day) const { return valid_from <= day && (!valid_to || day < *valid_to); }
};

struct Grant {
  std::int64_t id = 0;
  OfficerId officer = 0;
  std::string role;
  std::string unit;                // root of the subtree
  std::vector<std::string> kinds;  // "reflection", …; empty: all kinds
  Date valid_from{};
  std::optional<Date> valid_to;

  bool valid_on(Date day) const { return valid_from <= day && (!valid_to || day < *valid_to); }
};

// Who does something. Officer 0 is the administrator at the command line or the system.
struct Actor {
  OfficerId officer = 0;
  std::string unit;  // code, "" for the system
};

class Snapshot {
 public:
  Snapshot(Units units, std::vector<Officer> officers, std::vector<Grant> grants,
           std::shared_ptr<const Roles> roles, std::shared_ptr<const CommuneMap> map);

  const Units& units() const { return units_; }
  const Roles& roles() const { return *roles_; }
  const Unit* unit(std::string_view code) const { return units_.unit(code); }
  // The commune a point lies in, or nullptr.
  const Unit* commune_at(double lat, double lon) const;

  const Officer* officer(OfficerId id) const;
  const Officer* officer_by_login(std::string_view login) const;  // case does not matter
  // Officers of the unit itself (not below), valid on the day, heads first.
  std::vector<const Officer*> officers_of(std::string_view unit, Date day) const;
  // The head of the unit on the day, or nullptr.
  const Officer* head_of(std::string_view unit, Date day) const;
  std::vector<const Grant*> grants_of(OfficerId officer) const;

  // May the officer do this to a case of that kind at that unit? kind "" asks for an action
  // that is about no case. False for an officer, a unit or an action that does not exist or
  // is not valid at that time.
  bool allowed(OfficerId officer, std::string_view action, std::string_view unit,
               std::string_view kind, Millis at) const;
  // Holds the role at that unit for that kind.
  bool has_role(OfficerId officer, std::string_view role, std::string_view unit,
                std::string_view kind, Millis at) const;
  // Roots of the subtrees where the officer may do this to any kind: for queues and menus.
  std::vector<std::string> where_allowed(OfficerId officer, std::string_view action,
                                         Millis at) const;
  // Officers valid at that time who may do this there: for choosing a handler.
  std::vector<const Officer*> who_may(std::string_view action, std::string_view unit,
                                      std::string_view kind, Millis at) const;

 private:
  Units units_;
  std::vector<Officer> officers_;
  std::vector<Grant> grants_;
  std::shared_ptr<const Roles> roles_;
  std::shared_ptr<const CommuneMap> map_;
  std::map<OfficerId, std::size_t> by_id_;
  std::map<std::string, std::size_t, std::less<>> by_login_;
  std::multimap<OfficerId, std::size_t> grants_by_officer_;
};

// Holds the current snapshot. Thread-safe.
class Directory {
 public:
  // Reads everything. The map may be empty (no boundaries known).
  Directory(storage::Database& database, Roles roles, CommuneMap map = {});

  std::shared_ptr<const Snapshot> now() const;
  // Reads again from the database; commands do this after their commit.
  void reload();
  // Reads again when another process has changed something; one row is read to know.
  // Call it now and then (the server does, every second).
  void refresh();

 private:
  storage::Database& database_;
  std::shared_ptr<const Roles> roles_;
  std::shared_ptr<const CommuneMap> map_;
  mutable std::mutex lock_;
  std::mutex reload_lock_;
  std::shared_ptr<const Snapshot> now_;
  std::int64_t version_ = -1;
};

}  // namespace langnghe::directory
