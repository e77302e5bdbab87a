// A directory of files served out of memory: read, hashed and gzipped once at start. Only what
// was found then is ever served, so no path can climb out of it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "web/router.h"

namespace langnghe::web {

class StaticFiles {
 public:
  // directory on disk; prefix of its URLs, "/static". Hidden files and links are left out.
  // Throws SetupError when it cannot be read.
  StaticFiles(const std::string& directory, std::string prefix = "/static");
  ~StaticFiles();
  StaticFiles(StaticFiles&&) noexcept;

  // "/static/css/main.css?v=1f2e3d4c5b6a7988": changes with the content and may be cached for
  // a year. Throws std::out_of_range for a file that does not exist: a typing error in a page.
  std::string url(std::string_view path) const;
  bool contains(std::string_view path) const;
  std::size_t count() const;

  // One file: 200 (gzipped when the client takes it), 304 for a known ETag, 404.
  Response serve(const Request& request, std::string_view path) const;
  // Registers prefix/{path...}. This object must outlive the router.
  void mount(Router& router) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// "text/css; charset=utf-8" for "a.css"; "application/octet-stream" for what is unknown.
std::string_view content_type(std::string_view path);

}  // namespace langnghe::web
