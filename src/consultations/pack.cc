#include "consultations/pack.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <toml++/toml.h>

#include "base/result.h"

namespace langnghe::consultations {
namespace {

// One table of a file; says file and line of what is missing.
class Table {
 public:
  Table(const std::string& path, const toml::table& table) : path_(path), table_(table) {}

  [[noreturn]] void fail(const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", path_, table_.source().begin.line, what));
  }
  std::string text(std::string_view key) const {
    const auto value = table_[key].value<std::string>();
    if (!value) fail(fmt::format("\"{}\" is missing or no text", key));
    return *value;
  }
  bool flag(std::string_view key) const {
    const auto value = table_[key].value<bool>();
    if (!value) fail(fmt::format("\"{}\" is missing; write true or false", key));
    return *value;
  }
  int number(std::string_view key) const {
    const auto value = table_[key].value<std::int64_t>();
    if (!value || *value < 1 || *value > 1000) fail(fmt::format("\"{}\" has to be 1 to 1000", key));
    return static_cast<int>(*value);
  }
  std::optional<Share> share(std::string_view key) const {
    const toml::array* list = table_[key].as_array();
    if (list == nullptr) return std::nullopt;
    const auto part = (*list)[0].value<std::int64_t>();
    const auto whole = list->size() == 2 ? (*list)[1].value<std::int64_t>() : std::nullopt;
    if (!part || !whole || *part < 1 || *part > *whole || *whole > 1000)
      fail(fmt::format("\"{}\" has to be [part, whole], like [2, 3]", key));
    return Share{static_cast<int>(*part), static_cast<int>(*whole)};
  }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    if (const toml::array* list = table_[key].as_array())
      for (const toml::node& node : *list) out.push_back(node.value<std::string>().value_or(""));
    if (out.empty()) fail(fmt::format("\"{}\" is missing or empty", key));
    return out;
  }
  // Two languages under one key.
  void both(std::string_view key, std::string& vi, std::string& en) const {
    vi = table_[key]["vi"].value<std::string>().value_or("");
    en = table_[key]["en"].value<std::string>().value_or("");
    if (vi.empty() || en.empty()) fail(fmt::format("\"{}\" needs vi and en", key));
  }
  void source(Named& one) const {
    both("citation", one.citation_vi, one.citation_en);
    one.confidence = text("confidence");
  }
  void named(Named& one) const {
    one.id = text("id");
    both("name", one.vi, one.en);
    source(one);
  }

 private:
  const std::string& path_;
  const toml::table& table_;
};

class File {
 public:
  explicit File(const std::string& path) : path_(path) {
    std::ifstream in(path);
    if (!in) throw SetupError(path + ": cannot be read; it belongs to the pack");
    std::stringstream text;
    text << in.rdbuf();
    try {
      table_ = toml::parse(text.str(), path);
    } catch (const toml::parse_error& error) {
      throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
    }
  }
  Table one(std::string_view name) const {
    const toml::table* found = table_[name].as_table();
    if (found == nullptr) throw SetupError(fmt::format("{}: [{}] is missing", path_, name));
    return {path_, *found};
  }
  template <class T, class F>
  void each(std::string_view name, std::vector<T>& into, F&& fill) const {
    const toml::array* list = table_[name].as_array();
    if (list == nullptr || list->empty())
      throw SetupError(fmt::format("{}: no [[{}]]; at least one is needed", path_, name));
    std::set<std::string> seen;
    for (const toml::node& node : *list) {
      if (!node.is_table()) throw SetupError(fmt::format("{}: [[{}]] has to be a table", path_, name));
      const Table table(path_, *node.as_table());
      T out;
      table.named(out);
      if (!seen.insert(out.id).second) table.fail(out.id + " stands twice");
      fill(table, out);
      into.push_back(std::move(out));
    }
  }

 private:
  std::string path_;
  toml::table table_;
};

template <class T>
const T* find_in(const std::vector<T>& all, std::string_view id) {
  for (const T& one : all)
    if (one.id == id) return &one;
  return nullptr;
}

void read_votes(const std::string& path, Pack& out) {
  const File file(path);
  out.team_least = file.one("team").number("least");
  out.team_most = file.one("team").number("most");
  file.each("item", out.votes, [](const Table& in, VoteItem& one) {
    one.number = in.number("number");
    const auto pass = in.share("pass");
    if (!pass) in.fail("\"pass\" is missing; write [2, 3]");
    one.pass = *pass;
    one.more_than = in.flag("more_than");
    one.villages = in.share("villages");
    one.forms = in.texts("forms");
    for (const std::string& form : one.forms)
      if (form != "meeting" && form != "ballot" && form != "online")
        in.fail(form + " is no form; use meeting, ballot, online");
    one.effect = in.text("effect");
    if (one.effect != "vote" && one.effect != "committee" && one.effect != "front")
      in.fail("effect has to be vote, committee or front");
  });
}

}  // namespace

bool VoteItem::allows(std::string_view form) const {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

Pack Pack::load(const std::string& pack_dir) {
  const std::string folder = pack_dir + "/consultations/";
  Pack out;
  read_votes(folder + "votes.toml", out);
  const File publications(folder + "publications.toml");
  publications.each("item", out.items, [](const Table& in, PublicationItem& one) {
    one.number = in.number("number");
    one.permanent = in.flag("permanent");
    one.posting = in.flag("posting");
    one.speaker = in.flag("speaker");
  });
  publications.each("form", out.forms,
                    [](const Table& in, PublicationForm& one) { one.clock = in.text("clock"); });
  File(folder + "subjects.toml").each("subject", out.subjects, [](const Table& in, Subject& one) {
    one.call = in.flag("call");
    one.clock = in.text("clock");
  });
  const File proposals(folder + "proposals.toml");
  const Table proposal = proposals.one("proposal");
  const auto share = proposal.share("households");
  if (!share) proposal.fail("\"households\" is missing; write [10, 100]");
  out.proposal = *share;
  out.consent_months = proposal.number("consent_months");
  proposal.source(out.proposal_source);
  proposals.each("board", out.boards, [](const Table& in, BoardKind& one) {
    one.members = in.number("members");
    one.per_work = in.flag("per_work");
  });
  return out;
}

const VoteItem* Pack::vote(std::string_view id) const { return find_in(votes, id); }
const PublicationItem* Pack::item(std::string_view id) const { return find_in(items, id); }
const PublicationForm* Pack::form(std::string_view id) const { return find_in(forms, id); }
const Subject* Pack::subject(std::string_view id) const { return find_in(subjects, id); }
const BoardKind* Pack::board(std::string_view id) const { return find_in(boards, id); }

}  // namespace langnghe::consultations
