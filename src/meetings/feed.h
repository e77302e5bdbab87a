// Atom (RFC 4287): notices and conclusions for who follows them with a reader. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace langnghe::meetings {

struct FeedEntry {
  std::string key;    // says for ever which entry it is: "dialogue/7K3Q-F9TM/notice"
  std::string title, text, url, author;
  Millis published_at = 0, changed_at = 0;
};

struct Feed {
  std::string key;    // "meetings", "meetings/22945.UBND"
  std::string title, url, self, language;
  std::vector<FeedEntry> entries;  // newest first
};

// Ids are name-based UUIDs of the keys: the same under every address of the server. Characters that
// XML does not allow are left out. `updated` of an empty feed is `now`.
std::string atom_feed(const Feed& feed, Millis now);

}  // namespace langnghe::meetings
