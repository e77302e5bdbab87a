// The server's own log, for administrators: one line each on stderr, in English. No personal
// data, no secrets, no paths with codes in them. Thread-safe.
#pragma once

#include <string_view>

namespace langnghe {

enum class LogLevel { kDebug, kInfo, kWarning, kError, kOff };

void set_log_level(LogLevel level);  // kInfo at first
bool log_enabled(LogLevel level);
void log(LogLevel level, std::string_view line);
inline void log_info(std::string_view line) { log(LogLevel::kInfo, line); }
inline void log_warning(std::string_view line) { log(LogLevel::kWarning, line); }
inline void log_error(std::string_view line) { log(LogLevel::kError, line); }

}  // namespace langnghe
