// Pictures are decoded in a process of their own (langnghe-image), which may compute and
// nothing else: no files, no network, bounded memory and time. A picture that breaks the
// decoder breaks that process only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace langnghe::documents {

struct Picture {
  std::string jpeg;       // upright, without EXIF, GPS, ICC, XMP or comments
  int width = 0;
  int height = 0;
  std::string thumbnail;  // JPEG too
};

// The program `name` beside the running one, e.g. "/usr/bin/langnghe-image".
std::string beside_executable(std::string_view name);

class ImageWorkshop {
 public:
  struct Options {
    std::string helper;
    int parallel = 2;         // helpers at a time; others wait their turn
    int timeout_ms = 20'000;  // for one picture, waiting for a turn not counted
    int longest_side = 1600;
    int thumbnail_side = 320;
    std::int64_t max_pixels = 60'000'000;
  };
  explicit ImageWorkshop(Options options);
  ~ImageWorkshop();

  // Errors: documents.damaged (it is no whole picture), documents.pixels (too many),
  // documents.busy (kUnavailable: the helper is missing or took too long). Thread-safe.
  Result<Picture> remake(std::string_view bytes, std::string_view name = {},
                         std::string_view field = {});

 private:
  struct Self;
  std::unique_ptr<Self> self_;
};

}  // namespace langnghe::documents
