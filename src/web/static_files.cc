#include "web/static_files.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "base/encoding.h"
#include "base/result.h"
#include "web/gzip.h"

namespace langnghe::web {
namespace {

using Bytes = std::shared_ptr<const std::string>;

struct File {
  Bytes bytes;
  Bytes gzipped;  // null when it would not be smaller
  std::string_view type;
  std::string version;
};

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") ||
         type.starts_with("application/geo+json") || type.starts_with("image/svg") ||
         type.starts_with("application/manifest") || type.starts_with("application/wasm");
}

// If-None-Match: a list of tags, or "*" (RFC 9110 section 13.1.2, weak comparison).
bool has_tag(std::string_view header, std::string_view version) {
  return header == "*" ||
         (!header.empty() && header.find("\"" + std::string(version)) != std::string_view::npos);
}

}  // namespace

struct StaticFiles::Impl {
  std::string prefix;
  std::map<std::string, File, std::less<>> files;
};

std::string_view content_type(std::string_view path) {
  static const std::map<std::string_view, std::string_view> kTypes = {
      {"css", "text/css; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"mjs", "text/javascript; charset=utf-8"},
      {"html", "text/html; charset=utf-8"},
      {"txt", "text/plain; charset=utf-8"},
      {"json", "application/json; charset=utf-8"},
      {"geojson", "application/geo+json; charset=utf-8"},
      {"webmanifest", "application/manifest+json; charset=utf-8"},
      {"svg", "image/svg+xml; charset=utf-8"},
      {"png", "image/png"},
      {"jpg", "image/jpeg"},
      {"jpeg", "image/jpeg"},
      {"webp", "image/webp"},
      {"ico", "image/x-icon"},
      {"woff2", "font/woff2"},
      {"woff", "font/woff"},
      {"wasm", "application/wasm"},
      {"pdf", "application/pdf"},
  };
  const std::size_t dot = path.rfind('.');
  if (dot != std::string_view::npos) {
    const auto known = kTypes.find(path.substr(dot + 1));
    if (known != kTypes.end()) return known->second;
  }
  return "application/octet-stream";
}

StaticFiles::StaticFiles(const std::string& directory, std::string prefix)
    : impl_(std::make_unique<Impl>()) {
  namespace fs = std::filesystem;
  impl_->prefix = std::move(prefix);
  std::error_code error;
  fs::recursive_directory_iterator walk(directory, error);
  if (error) {
    throw SetupError("static files: cannot read " + directory + " (" + error.message() +
                     "); check that the folder exists");
  }
  for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (error) throw SetupError("static files: cannot read " + directory);
    const bool hidden = walk->path().filename().string().starts_with('.');
    if (hidden && walk->is_directory()) walk.disable_recursion_pending();
    if (hidden || walk->is_symlink() || !walk->is_regular_file()) continue;
    std::ifstream in(walk->path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof()) {
      throw SetupError("static files: cannot read " + walk->path().string());
    }
    File file;
    const std::string name = walk->path().lexically_relative(directory).generic_string();
    file.type = content_type(name);
    file.version = hex(view(sha256(bytes)).substr(0, 8));
    if (is_text(file.type) && bytes.size() > 256) {
      std::string packed = gzip(bytes, 6);
      if (packed.size() < bytes.size()) {
        file.gzipped = std::make_shared<const std::string>(std::move(packed));
      }
    }
    file.bytes = std::make_shared<const std::string>(std::move(bytes));
    impl_->files.emplace(name, std::move(file));
  }
}

StaticFiles::~StaticFiles() = default;
StaticFiles::StaticFiles(StaticFiles&&) noexcept = default;

std::string StaticFiles::url(std::string_view path) const {
  const auto found = impl_->files.find(path);
  if (found == impl_->files.end()) {
    throw std::out_of_range("no static file " + std::string(path));
  }
  std::string url = impl_->prefix + "/";
  url += path;
  return url + "?v=" + found->second.version;
}

bool StaticFiles::contains(std::string_view path) const { return impl_->files.contains(path); }
std::size_t StaticFiles::count() const { return impl_->files.size(); }

Response StaticFiles::serve(const Request& request, std::string_view path) const {
  const auto found = impl_->files.find(path);
  if (found == impl_->files.end()) {
    Response missing;
    missing.status = 404;
    return missing;  // without a body: the server puts the 404 page there
  }
  const File& file = found->second;
  const bool packed = file.gzipped && accepts_gzip(request.header("accept-encoding"));
  Response response;
  response.type = file.type;
  // Packed and plain are two representations: each its own tag.
  response.headers.emplace_back("ETag", "\"" + file.version + (packed ? "-gz\"" : "\""));
  response.headers.emplace_back("Cache-Control", request.arg("v") == file.version
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache");
  if (file.gzipped) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (has_tag(request.header("if-none-match"), file.version)) {
    response.status = 304;
    return response;
  }
  if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
  response.shared_body = packed ? file.gzipped : file.bytes;
  return response;
}

void StaticFiles::mount(Router& router) const {
  RouteOptions options;
  options.cacheable = true;
  options.never_blocks = true;
  router.get(
      impl_->prefix + "/{path...}",
      [this](const Request& request) { return serve(request, request.part("path")); }, options);
}

}  // namespace langnghe::web
