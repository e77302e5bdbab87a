// packs/vn/directives.toml: kinds of documents, and what of joint work is no day count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langnghe::directives {

struct DocumentKind {
  std::string id, vi, en;
  const std::string& name(std::string_view language) const { return language == "en" ? en : vi; }
};

class Pack {
 public:
  // Throws SetupError: file, line, what is wrong.
  static Pack load(const std::string& path);

  const DocumentKind* kind(std::string_view id) const;  // nullptr when unknown
  // By id or by name in either language, marks and case do not matter: "chi thi" → directive.
  const DocumentKind* kind_called(std::string_view text) const;
  const std::vector<DocumentKind>& kinds() const { return kinds_; }

  int notice_months = 6;  // between two notices of the Front
  std::string notice_citation_vi, notice_citation_en, notice_confidence;

 private:
  std::vector<DocumentKind> kinds_;
};

}  // namespace langnghe::directives
