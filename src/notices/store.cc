#include "notices/store.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "base/json.h"

namespace langnghe::notices {
namespace {

constexpr std::string_view kChannels[] = {"page", "email", "sms", "chat"};
constexpr std::string_view kStates[] = {"page", "waiting", "sent", "dead", "unwanted", "discarded"};

}  // namespace

std::string_view code_of(Channel channel) { return kChannels[static_cast<int>(channel)]; }

std::optional<Channel> channel_of(std::string_view code) {
  for (int i = 0; i < 4; ++i)
    if (kChannels[i] == code) return static_cast<Channel>(i);
  return std::nullopt;
}

std::string_view code_of(State state) { return kStates[static_cast<int>(state)]; }

std::string args_text(const std::vector<Arg>& args) {
  JsonWriter json;
  json.array();
  for (const Arg& arg : args) {
    json.object();
    json.field("name", arg.name);
    if (arg.date) {
      json.field("day", iso_date(*arg.date));
    } else {
      json.field("vi", arg.vi);
      if (!arg.en.empty()) json.field("en", arg.en);
    }
    json.end();
  }
  json.end();
  return std::move(json).text();
}

std::vector<Arg> parse_args(std::string_view text) {
  std::vector<Arg> out;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return out;
  for (const auto& one : json) {
    Arg arg;
    arg.name = one.value("name", "");
    arg.vi = one.value("vi", "");
    arg.en = one.value("en", "");
    if (one.contains("day")) arg.date = parse_date(one.value("day", ""));
    out.push_back(std::move(arg));
  }
  return out;
}

std::string joined(const std::vector<std::string>& topics) {
  std::string out;
  for (const std::string& topic : topics) out += (out.empty() ? "" : ",") + topic;
  return out;
}

std::vector<std::string> parted(std::string_view topics) {
  std::vector<std::string> out;
  while (!topics.empty()) {
    const auto comma = std::min(topics.find(','), topics.size());
    if (comma > 0) out.emplace_back(topics.substr(0, comma));
    topics.remove_prefix(std::min(topics.size(), comma + 1));
  }
  return out;
}

std::string digest_of(const Recipient& who, const Choice& choice) {
  return hex(view(sha256(fmt::format(
      "notice_choice/1\n{}\n{}\n{}\n{}\n{}\n{}", who.room, who.id, code_of(choice.channel),
      choice.language, joined(choice.without), hex(view(sha256(choice.address)))))));
}

ledger::StateSource state_source() {
  return {"notices", [](storage::Session& session,
                        const std::function<void(std::string, std::string)>& tell) {
            session.each<std::string, std::int64_t, std::string, int, std::string, std::string,
                         std::string>(
                "SELECT room, subject, named, channel, language, without, address "
                "FROM notice_choice ORDER BY room, subject",
                [&](std::string room, std::int64_t id, std::string named, int channel,
                    std::string language, std::string without, std::string address) {
                  tell(std::move(named),
                       digest_of({std::move(room), id},
                                 {static_cast<Channel>(channel), std::move(language),
                                  parted(without), std::move(address)}));
                });
          }};
}

}  // namespace langnghe::notices
