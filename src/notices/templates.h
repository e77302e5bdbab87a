// The texts of notices, from packs/vn/notices/*.toml:
//
//   [[notice]]
//   id = "case.answered"
//   topic = "answer"            # what a person can switch off: text "notices.topic.answer"
//   to = "petitioner"           # or "officer"
//   subject = { vi = "…{code}…", en = "…" }
//   text    = { vi = "…{link}…", en = "…" }   # e-mail and chat
//   brief   = { vi = "…", en = "…" }          # SMS, and the line in a list
//
// ICU MessageFormat as in the catalogue. {code} and {link} are always there; {unit}, {due} and
// others come with the notice, and are written "–" where it has none. Checked at start: both
// languages, the same holes in both, an SMS of at most 300 characters.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "notices/notices.h"
#include "web/catalogue.h"

namespace langnghe::notices {

struct Written {
  std::string subject, text, brief;
};

class Templates {
 public:
  // Every *.toml of the folder; SetupError with file, line and remedy.
  static Templates load(const std::string& folder);
  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) noexcept;
  ~Templates();

  bool known(std::string_view id) const;
  // "" for one that is not known.
  std::string_view topic_of(std::string_view id) const;
  // Of petitioners' or of officers' notices, in the order of the files.
  std::vector<std::string> topics(bool officers) const;
  // The notice in words; dates are written with the catalogue's. A template that has gone from
  // the pack gives empty texts.
  Written write(const Kept& notice, web::Language language, const web::Catalogue& catalogue,
                std::string_view base_url) const;

 private:
  struct Entry;
  Templates();
  std::map<std::string, std::unique_ptr<Entry>, std::less<>> entries_;
  std::vector<std::string> petitioner_topics_, officer_topics_;
};

}  // namespace langnghe::notices
