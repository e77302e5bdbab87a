// The SQL of the room: rows in, rows out. Only its own files use it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "notices/notices.h"

namespace langnghe::notices {

// The arguments as the column has them, and back.
std::string args_text(const std::vector<Arg>& args);
std::vector<Arg> parse_args(std::string_view json);

// Topics as the column has them: "late,answer".
std::string joined(const std::vector<std::string>& topics);
std::vector<std::string> parted(std::string_view topics);

// What fsck compares.
std::string digest_of(const Recipient& who, const Choice& choice);

inline constexpr std::string_view kKeptColumns =
    "id, uid, room, subject, what, code, link, args, channel, language, state, at, next_at, "
    "attempts, sent_at, seen_at, trouble, detail";
// `sql` selects kKeptColumns.
template <class... P>
std::vector<Kept> kept_rows(storage::Session& session, std::string_view sql, const P&... params) {
  using Int = std::int64_t;
  using Text = std::string;
  std::vector<Kept> out;
  session.each<Int, Text, Text, Int, Text, Text, Text, Text, Int, Text, Int, Int, Int, int,
               std::optional<Int>, std::optional<Int>, Text, Text>(
      sql,
      [&](Int id, Text uid, Text room, Int subject, Text what, Text code, Text link, Text args,
          Int channel, Text language, Int state, Int at, Int next_at, int attempts,
          std::optional<Int> sent_at, std::optional<Int> seen_at, Text trouble, Text detail) {
        out.push_back({id, std::move(uid), {std::move(room), subject}, std::move(what),
                       std::move(code), std::move(link), parse_args(args),
                       static_cast<Channel>(channel), std::move(language),
                       static_cast<State>(state), at, next_at, attempts, sent_at, seen_at,
                       std::move(trouble), std::move(detail)});
      },
      params...);
  return out;
}

}  // namespace langnghe::notices
