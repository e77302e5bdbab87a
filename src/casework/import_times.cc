#include <date/tz.h>

#include "base/text.h"
#include "casework/import.h"

namespace langnghe::casework {

ImportTimes::ImportTimes(const std::string& name) : zone_(date::locate_zone(name)) {}

std::optional<Millis> ImportTimes::parse(std::string_view text) const {
  text = trim(text);
  const auto at = parse_instant(text);
  if (!at) return std::nullopt;
  if (text.size() > 10 && text.find_first_of("Z+-", 10) != std::string_view::npos) return at;
  const date::local_time<std::chrono::milliseconds> local{
      std::chrono::milliseconds(*at + kLocalOffset)};
  return static_cast<const date::time_zone*>(zone_)
      ->to_sys(local, date::choose::earliest)
      .time_since_epoch()
      .count();
}

}  // namespace langnghe::casework
