#include "base/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace langnghe {
namespace {

using testing::ElementsAre;

TEST(Csv, ReadsQuotesBreaksAndBothLineEnds) {
  std::istringstream in("\xEF\xBB\xBF" "a,b\r\n\r\n\"x,\"\"y\"\"\",\"two\nlines\"\n,\nlast");
  CsvReader reader(in);
  std::vector<std::string> row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_THAT(row, ElementsAre("a", "b"));
  ASSERT_TRUE(reader.next(row));
  EXPECT_THAT(row, ElementsAre("x,\"y\"", "two\nlines"));
  EXPECT_EQ(reader.line(), 3u);
  ASSERT_TRUE(reader.next(row));
  EXPECT_THAT(row, ElementsAre("", ""));
  EXPECT_EQ(reader.line(), 5u);
  ASSERT_TRUE(reader.next(row));
  EXPECT_THAT(row, ElementsAre("last"));
  EXPECT_FALSE(reader.next(row));
}

TEST(Csv, NamesBadQuotes) {
  std::istringstream in("\"a\"b,c\n\"open\n");
  CsvReader reader(in);
  std::vector<std::string> row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_EQ(reader.error(), "text after a closing quote");
  ASSERT_TRUE(reader.next(row));
  EXPECT_EQ(reader.error(), "a quote never closes");
}

}  // namespace
}  // namespace langnghe
