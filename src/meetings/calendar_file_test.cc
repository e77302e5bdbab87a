#include "meetings/calendar_file.h"

#include <gtest/gtest.h>

namespace langnghe::meetings {
namespace {

CalendarEntry entry() {
  CalendarEntry one;
  one.uid = "reception-7K3Q-F9TM@langnghe";
  one.day = *parse_date("2026-12-01");
  one.from_minute = 480;
  one.to_minute = 690;
  one.title = "Chủ tịch UBND phường tiếp công dân; tầng 1, phòng 3";
  one.changed_at = *parse_instant("2026-11-20T06:30:05");
  return one;
}

TEST(CalendarFile, Rfc5545_3_1_LinesOfAtMost75OctetsNeverInsideALetter) {
  CalendarEntry one = entry();
  one.text = std::string();
  for (int i = 0; i < 60; ++i) one.text += "Tiếng Việt ";
  const std::string file = calendar_file("Lịch", {one});
  std::size_t at = 0;
  while (at < file.size()) {
    const auto end = file.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 75u);
    if (at < end) {
      EXPECT_NE(static_cast<unsigned char>(file[at]) & 0xC0, 0x80) << "a line begins inside a letter";
    }
    at = end + 2;
  }
}

TEST(CalendarFile, Rfc5545_3_3_11_EscapedAndInItsZone) {
  const std::string file = calendar_file("Lịch", {entry()});
  EXPECT_NE(file.find("SUMMARY:Chủ tịch UBND phường tiếp công dân\\; tầng 1\\, phòng 3"), std::string::npos) << file;
  EXPECT_NE(file.find("DTSTART;TZID=Asia/Ho_Chi_Minh:20261201T080000"), std::string::npos);
  EXPECT_NE(file.find("DTSTAMP:20261119T233005Z"), std::string::npos) << "06:30:05 at UTC+7 is 23:30:05 UTC the day before";
  EXPECT_NE(file.find("STATUS:CONFIRMED"), std::string::npos);
}

}  // namespace
}  // namespace langnghe::meetings
