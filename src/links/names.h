// How other rooms' things are called, where they are shown and who may see them. Each room's
// pages add their kinds once at start; then the chain, panels and lists can show anything.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "links/links.h"

namespace langnghe::links {

// Who is looking. Officer 0 is the public.
struct Viewer {
  std::int64_t officer = 0;
  std::string_view language = "vi";
  Millis at = 0;
};

struct Shown {
  std::string title;       // short, in the viewer's language
  std::string href;        // of the page for this viewer; "" for none
  std::string state;       // in words: "đã trả lời"; may be ""
  std::string look = "work";  // of the state's tag: new work wait done late stop
  std::string when;        // a date in words; may be ""
  std::optional<int> rating;  // 1 to 5: what people said of the result
};

class SubjectNames {
 public:
  // The thing with this code, or nothing. Answers whoever asks; `show` decides who may see.
  using Find = std::function<std::optional<Subject>(storage::Session&, std::string_view code)>;
  // Nothing: it is not there, or not for this viewer.
  using Show = std::function<std::optional<Shown>(storage::Session&, const Subject&, const Viewer&)>;

  void add(std::string kind, Find find, Show show) {
    kinds_[std::move(kind)] = {std::move(find), std::move(show)};
  }
  bool known(std::string_view kind) const { return kinds_.find(kind) != kinds_.end(); }
  std::optional<Subject> find(storage::Session& session, std::string_view kind,
                              std::string_view code) const {
    const auto found = kinds_.find(kind);
    return found == kinds_.end() ? std::nullopt : found->second.find(session, code);
  }
  std::optional<Shown> show(storage::Session& session, const Subject& subject,
                            const Viewer& viewer) const {
    const auto found = kinds_.find(subject.kind);
    return found == kinds_.end() ? std::nullopt : found->second.show(session, subject, viewer);
  }

 private:
  struct Kind {
    Find find;
    Show show;
  };
  std::map<std::string, Kind, std::less<>> kinds_;
};

}  // namespace langnghe::links
