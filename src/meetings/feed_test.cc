#include "meetings/feed.h"

#include <gtest/gtest.h>

namespace langnghe::meetings {
namespace {

TEST(AtomFeed, Rfc4287_EscapedAndWithIdsThatStay) {
  Feed feed{"meetings", "Thông báo & kết luận", "https://a.example/dialogues", "https://a.example/meetings/feed.atom?a=1&b=2", "vi", {}};
  feed.entries.push_back({"dialogue/X/notice", "Đối thoại <chuyên đề>", "Kính mời\x01 bà con", "https://a.example/dialogues/X", "UBND", 1000, 2000});
  const std::string text = atom_feed(feed, 5000);
  EXPECT_NE(text.find("<title>Thông báo &amp; kết luận</title>"), std::string::npos) << text;
  EXPECT_NE(text.find("Đối thoại &lt;chuyên đề&gt;"), std::string::npos);
  EXPECT_NE(text.find("Kính mời bà con"), std::string::npos) << "no control characters";
  EXPECT_NE(text.find("feed.atom?a=1&amp;b=2"), std::string::npos);
  EXPECT_NE(text.find("<updated>1970-01-01T00:00:02Z</updated>"), std::string::npos) << text;
  const auto entry = text.substr(text.find("<entry>"));
  feed.self = "https://b.example/meetings/feed.atom";
  feed.entries[0].url = "https://b.example/dialogues/X";
  const std::string elsewhere = atom_feed(feed, 9000);
  const auto id = entry.substr(entry.find("<id>"), 54);
  EXPECT_NE(elsewhere.find(id), std::string::npos) << "the id does not hang on the address: " << id;
  EXPECT_EQ(id.substr(0, 13), "<id>urn:uuid:");
}

TEST(AtomFeed, AnEmptyOneIsValid) {
  EXPECT_NE(atom_feed({"meetings", "T", "u", "s", "vi", {}}, 5000).find("<updated>1970-01-01T00:00:05Z</updated>"), std::string::npos);
}

}  // namespace
}  // namespace langnghe::meetings
