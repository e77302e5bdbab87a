#include "meetings/feed.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/encoding.h"

namespace langnghe::meetings {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  }
  return out;
}

// RFC 9562 version 8: our own hash of a name.
std::string id_of(std::string_view key) {
  std::string digits = hex(view(sha256("langnghe feed " + std::string(key)))).substr(0, 32);
  digits[12] = '8';
  digits[16] = "89ab"[(digits[16] - '0') & 3];
  return "urn:uuid:" + digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" + digits.substr(16, 4) + "-" +
         digits.substr(20);
}

}  // namespace

std::string atom_feed(const Feed& feed, Millis now) {
  Millis updated = feed.entries.empty() ? now : 0;
  for (const FeedEntry& one : feed.entries) updated = std::max(updated, one.changed_at);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{}</id>\n"
      "<title>{}</title>\n<updated>{}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n"
      "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<generator>Lang Nghe</generator>\n",
      escaped(feed.language), id_of(feed.key), escaped(feed.title), iso_utc(updated), escaped(feed.self), escaped(feed.url));
  for (const FeedEntry& one : feed.entries)
    out += fmt::format(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<author><name>{}</name></author>\n<published>{}</published>\n<updated>{}</updated>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<content type=\"text\">{}</content>\n</entry>\n",
        id_of(one.key), escaped(one.title), escaped(one.author), iso_utc(one.published_at), iso_utc(one.changed_at), escaped(one.url),
        escaped(one.text));
  return out + "</feed>\n";
}

}  // namespace langnghe::meetings
