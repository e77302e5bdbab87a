// Files made for the tests of this room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace langnghe::documents::samples {

// A picture with noise; `suffix` says the format and its options: ".jpg", ".png", ".webp".
std::string picture(const std::string& suffix, int width, int height);
// Puts EXIF after the start of a JPEG: orientation, a GPS place, and the words kSecret.
std::string with_exif(const std::string& jpeg, int orientation);
inline constexpr std::string_view kSecret = "TAKEN-AT-HOME-OF-BA-HOA";
// A PNG whose header says width × height; its data are a few rows only.
std::string png_bomb(unsigned width, unsigned height);
std::string zip(const std::vector<std::pair<std::string, std::string>>& parts);
std::vector<std::pair<std::string, std::string>> docx_parts();
std::string pdf();

struct Size {
  int width = 0;
  int height = 0;
};
// Width and height as libvips reads them; {0, 0} when it cannot.
Size size_of(std::string_view picture);
// The markers of a JPEG from its start to its first scan, e.g. {0xD8, 0xE0, 0xDB, …}.
std::vector<int> markers(std::string_view jpeg);

}  // namespace langnghe::documents::samples
