// What may be tied to what, and how it is called: packs/vn/links.toml. Immutable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langnghe::links {

// A kind of thing: "case", "directive". `stage` is its place in the chain from what people said
// (0) to what became of it; pictures put one stage beside the other.
struct SubjectKind {
  std::string id, vi, en;
  int stage = 0;
  const std::string& name(std::string_view language) const { return language == "en" ? en : vi; }
};

// A kind of edge, named both ways: "dẫn đến" / "bắt nguồn từ".
struct EdgeKind {
  std::string id;
  std::string vi, en;            // read from → to
  std::string back_vi, back_en;  // read to → from
  std::vector<std::string> from, to;  // kinds of subjects it may join
  // Edges of all kinds with one order may form no circle, taken together: a document that
  // replaces another cannot be implemented by it. "" is no order.
  std::string order;
  bool by_hand = false;  // officers may join and undo it; the others belong to their rooms

  const std::string& name(std::string_view language, bool forward) const {
    return forward ? (language == "en" ? en : vi) : (language == "en" ? back_en : back_vi);
  }
  bool joins(std::string_view from_kind, std::string_view to_kind) const;
};

class Kinds {
 public:
  // Throws SetupError: file, line, what is wrong.
  static Kinds load(const std::string& path);
  static Kinds parse(std::string_view toml, const std::string& source);

  const SubjectKind* subject(std::string_view id) const;  // nullptr when unknown
  const EdgeKind* edge(std::string_view id) const;
  const std::vector<SubjectKind>& subjects() const { return subjects_; }
  const std::vector<EdgeKind>& edges() const { return edges_; }

 private:
  std::vector<SubjectKind> subjects_;
  std::vector<EdgeKind> edges_;
};

}  // namespace langnghe::links
