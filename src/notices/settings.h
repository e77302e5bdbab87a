// How notices leave the house: DATA/notices.toml, read when the server starts. All of it is
// optional; a channel that is not set up is not offered to anybody. docs/notices.md.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace langnghe::notices {

enum class Tls {
  kOffered,   // when the server offers it
  kRequired,  // or the letter stays here; always so with a password
  kOff,
};

struct MailSettings {
  std::string server;    // "smtp://mail.example.vn:587", "smtps://…"
  std::string from;      // "langnghe@example.vn"
  std::string name;      // what stands before it: "Lắng Nghe"
  std::string user, password;
  std::string authority; // file of certificates to trust instead of the system's
  Tls tls = Tls::kOffered;
  int seconds = 20;      // for connecting, and for each letter
};

struct HookSettings {
  std::string url;       // "https://gateway.example.vn/send"
  std::string secret;    // signs every request
  std::string authority;
  int seconds = 20;
};

struct Settings {
  std::optional<MailSettings> email;
  std::optional<HookSettings> sms, chat;
  int attempts = 8;                   // then a notice is a dead letter
  Millis first_wait = 30 * kSecond;   // doubled each time, with a random quarter more or less
  Millis longest_wait = 6 * kHour;
  Millis patience = 3 * kDay;         // how long it waits for a server that is down
};

// A file that is not there gives the defaults. SetupError names file, line and remedy; it
// never repeats a secret.
Settings load_settings(const std::string& path);

}  // namespace langnghe::notices
