#include "documents/qr.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace langnghe::documents {
namespace {

TEST(Qr, HasQuietZoneTitleAndNoHostileText) {
  const auto svg = qr_svg("https://langnghe.lamdong.gov.vn/t/7K3Q", "Mã \"tra cứu\" <b>&", "code");
  EXPECT_NE(svg.find("viewBox=\"0 0 37 37\""), std::string::npos) << svg.substr(0, 200);  // 29 + 8
  EXPECT_NE(svg.find("Mã &quot;tra cứu&quot; &lt;b&gt;&amp;</title>"), std::string::npos);
  EXPECT_NE(svg.find("aria-labelledby=\"code-title\""), std::string::npos);
  // The finder pattern's upper bar stands in the corner, four modules in: seven dark modules.
  EXPECT_NE(svg.find("M4 4h7v1h-7z"), std::string::npos);
  EXPECT_EQ(svg.find("style="), std::string::npos);
}

TEST(Qr, RefusesNothingAndTooMuch) {
  EXPECT_THROW(qr_svg("", "x"), std::invalid_argument);
  EXPECT_THROW(qr_svg(std::string(5000, 'a'), "x"), std::invalid_argument);
  EXPECT_NO_THROW(qr_svg(std::string(2000, 'a'), "x"));
}

}  // namespace
}  // namespace langnghe::documents
