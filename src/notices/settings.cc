#include "notices/settings.h"

#include <fmt/core.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "base/result.h"
#include "base/text.h"
#include "notices/address.h"

namespace langnghe::notices {
namespace {

class Section {
 public:
  Section(std::string file, std::string name, const toml::table& table)
      : file_(std::move(file)), name_(std::move(name)), table_(table) {}

  [[noreturn]] void fail(std::string_view key, std::string_view what) const {
    const toml::node* node = table_.get(key);
    throw SetupError(fmt::format("{}:{}: [{}] {}: {}", file_,
                                 (node == nullptr ? table_.source() : node->source()).begin.line,
                                 name_, key, what));
  }
  void only(std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table_)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        fail(key.str(), "is not known here; remove it or correct its spelling");
  }
  std::string text(std::string_view key, bool must) const {
    const auto value = table_[key].value<std::string>();
    if (!value && (must || table_.contains(key))) fail(key, "has to be a text");
    return value.value_or("");
  }
  int number(std::string_view key, int otherwise, int least, int most) const {
    if (!table_.contains(key)) return otherwise;
    const auto value = table_[key].value<std::int64_t>();
    if (!value || *value < least || *value > most)
      fail(key, fmt::format("has to be a number from {} to {}", least, most));
    return static_cast<int>(*value);
  }
  // From KEY_file (its first line) or the variable named by KEY_env: a secret never stands in
  // the settings themselves.
  std::string secret(const std::string& key, bool must) const {
    const std::string file = text(key + "_file", false), variable = text(key + "_env", false);
    if (table_.contains(key))
      fail(key, fmt::format("a secret does not belong here; write {}_file or {}_env", key, key));
    std::string out;
    if (!file.empty()) {
      std::ifstream in(file);
      if (!in || !std::getline(in, out)) fail(key + "_file", "cannot be read, or is empty");
    } else if (!variable.empty()) {
      const char* value = std::getenv(variable.c_str());
      if (value == nullptr) fail(key + "_env", "the variable is not set");
      out = value;
    } else if (must) {
      fail(key + "_file", "is missing");
    }
    return std::string(trim(out));
  }

 private:
  std::string file_, name_;
  const toml::table& table_;
};

bool begins(std::string_view text, std::initializer_list<std::string_view> schemes) {
  return std::any_of(schemes.begin(), schemes.end(),
                     [&](std::string_view scheme) { return text.starts_with(scheme); });
}

MailSettings read_mail(const Section& section) {
  section.only({"server", "from", "name", "user", "password", "password_file", "password_env", "tls",
                "authority", "seconds"});
  MailSettings out;
  out.server = section.text("server", true);
  if (!begins(out.server, {"smtp://", "smtps://"}))
    section.fail("server", "has to begin with smtp:// or smtps://");
  out.from = section.text("from", true);
  if (!is_mail_address(out.from)) section.fail("from", "is not an e-mail address");
  out.name = section.text("name", false);
  out.user = section.text("user", false);
  out.password = section.secret("password", !out.user.empty());
  out.authority = section.text("authority", false);
  out.seconds = section.number("seconds", 20, 1, 300);
  const std::string tls = section.text("tls", false);
  if (tls == "required" || (tls.empty() && !out.password.empty()))
    out.tls = Tls::kRequired;
  else if (tls == "off")
    out.tls = Tls::kOff;
  else if (tls == "offered" && !out.password.empty())
    section.fail("tls", "\"offered\" would send the password in the clear to a server that does "
                        "not offer it; write \"required\", or \"off\" on a line you trust");
  else if (!tls.empty() && tls != "offered")
    section.fail("tls", "has to be \"offered\", \"required\" or \"off\"");
  return out;
}

HookSettings read_hook(const Section& section) {
  section.only({"url", "secret", "secret_file", "secret_env", "authority", "seconds"});
  HookSettings out;
  out.url = section.text("url", true);
  if (!begins(out.url, {"https://", "http://"})) section.fail("url", "has to begin with https://");
  out.secret = section.secret("secret", true);
  if (out.secret.size() < 16) section.fail("secret_file", "holds less than 16 characters");
  out.authority = section.text("authority", false);
  out.seconds = section.number("seconds", 20, 1, 300);
  return out;
}

}  // namespace

Settings load_settings(const std::string& path) {
  Settings out;
  if (!std::filesystem::exists(path)) return out;
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& problem) {
    throw SetupError(fmt::format("{}:{}: {}", path, problem.source().begin.line, problem.description()));
  }
  for (const auto& [key, node] : table) {
    const toml::table* section_table = node.as_table();
    const std::string name(key.str());
    if (section_table == nullptr || (name != "email" && name != "sms" && name != "chat" && name != "delivery"))
      throw SetupError(fmt::format("{}:{}: \"{}\" is not known; the sections are [email], [sms], [chat] and [delivery]",
                                   path, node.source().begin.line, name));
    const Section section(path, name, *section_table);
    if (name == "email") out.email = read_mail(section);
    if (name == "sms") out.sms = read_hook(section);
    if (name == "chat") out.chat = read_hook(section);
    if (name == "delivery") {
      section.only({"attempts", "first_wait_seconds", "longest_wait_seconds", "patience_hours"});
      out.attempts = section.number("attempts", out.attempts, 1, 50);
      out.first_wait = section.number("first_wait_seconds", 30, 1, 3600) * kSecond;
      out.longest_wait = section.number("longest_wait_seconds", 6 * 3600, 1, 7 * 86400) * kSecond;
      out.patience = section.number("patience_hours", 72, 1, 24 * 60) * kHour;
    }
  }
  return out;
}

}  // namespace langnghe::notices
