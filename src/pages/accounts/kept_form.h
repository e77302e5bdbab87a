// What an officer had typed when the session ran out: it waits in memory until the same officer
// has signed in again, is shown, and is sent or thrown away. Never on disk, never for somebody
// else at the same computer, never files (a browser gives those only once).
#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "web/http.h"

namespace langnghe::pages {

class KeptForms {
 public:
  static constexpr Millis kFor = kHour;
  static constexpr std::size_t kMost = 500;            // forms; the oldest goes first
  static constexpr std::size_t kMostBytes = 64 * 1024;  // of one form; a bigger one is not kept

  struct Form {
    std::string id;           // random, for a cookie
    std::int64_t officer = 0;
    std::string path;
    web::Fields fields;       // without the token "_csrf"
    bool had_files = false;
    Millis until = 0;
  };

  // Gives the id, or nothing when there is nothing worth keeping.
  std::optional<std::string> keep(const web::Request& request, std::int64_t officer, Millis now);
  // Only for the officer who typed it.
  std::optional<Form> find(std::string_view id, std::int64_t officer, Millis now);
  void drop(std::string_view id);

 private:
  std::mutex lock_;
  std::list<Form> forms_;
};

}  // namespace langnghe::pages
