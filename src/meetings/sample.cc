#include "meetings/sample.h"

#include <fmt/core.h>

#include <toml++/toml.h>

#include "meetings/table.h"

namespace langnghe::meetings {
namespace {

class Sample {
 public:
  Sample(const Room& room, const links::Kinds& links, storage::Transaction& tx, std::string path, Millis at)
      : room_(room), links_(links), tx_(tx), path_(std::move(path)), at_(at), directory_(room.directory.now()) {}

  int run() {
    toml::table table;
    try {
      table = toml::parse_file(path_);
    } catch (const toml::parse_error& error) {
      throw SetupError(fmt::format("{}:{}: {}", path_, error.source().begin.line, error.description()));
    }
    const toml::array* list = table["dialogue"].as_array();
    if (list == nullptr) fail(table, "[[dialogue]] is missing");
    int count = 0;
    for (const toml::node& node : *list) {
      dialogue(*node.as_table());
      ++count;
    }
    return count;
  }

 private:
  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw SetupError(fmt::format("{}:{}: {}", path_, node.source().begin.line, what));
  }
  static std::string text(const toml::table& item, std::string_view key) { return item[key].value_or(std::string()); }
  Date day(const toml::table& item, std::string_view key) const { return add_days(local_date(at_), item[key].value_or(0)); }
  // No dialogue on a day off, whatever the day of the first start.
  Date working(Date day) const { return room_.law.calendar.working_day_on_or_after(day); }
  const directory::Unit& unit(const toml::table& item) const {
    const directory::Unit* found = directory_->unit(text(item, "unit"));
    if (found == nullptr) fail(item, text(item, "unit") + " is no unit");
    return *found;
  }
  const directory::Officer& officer(const toml::table& item, std::string_view key) const {
    const directory::Officer* found = directory_->officer_by_login(text(item, key));
    if (found == nullptr) fail(item, text(item, key) + " is no officer");
    return *found;
  }
  const Record& record() const { return imported_; }

  void tie(const char* kind, const links::Subject& from, const links::Subject& to) {
    if (const auto joined = links::join(links_, tx_, {kind, from, to, ""}, {}, at_); !joined)
      throw SetupError(fmt::format("{}: {} does not join: {}", path_, kind, joined.error().front().message));
  }

  void dialogue(const toml::table& item) {
    Dialogue row;
    row.code = make_code();
    row.unit = unit(item).id;
    row.chair = officer(item, "chair").id;
    row.forum = text(item, "forum");
    if (find(room_.pack.forums, row.forum) == nullptr) fail(item, row.forum + " is no forum");
    row.title = text(item, "title");
    row.basis = text(item, "basis");
    row.plan_no = text(item, "plan_no");
    row.place = text(item, "place");
    const Date on = working(day(item, "days"));
    row.on_day = iso_date(on);
    row.themes = text(item, "themes");
    row.invited = text(item, "invited");
    row.notice = text(item, "notice");
    row.announced_at = std::min(at_, start_of(on) - 12 * kDay);
    row.state = on < local_date(at_) ? "concluded" : "announced";
    if (row.state == "concluded") {
      row.minutes = text(item, "minutes");
      row.conclusion = text(item, "conclusion");
      row.conclusion_no = text(item, "conclusion_no");
      row.concluded_at = std::min(at_, start_of(on) + 3 * kDay);
    }
    row.created_at = row.changed_at = at_;
    insert_row(tx_, row, record(), at_);
    const links::Subject subject{"dialogue", row.id, row.code};
    if (row.concluded_at) tie("concluded_in", subject, {"conclusion", row.id, row.code});
    if (const toml::array* questions = item["question"].as_array())
      for (const toml::node& one : *questions) question(*one.as_table(), row);
    if (const toml::array* commitments = item["commitment"].as_array())
      for (const toml::node& one : *commitments) commitment(*one.as_table(), row, subject);
  }

  void question(const toml::table& item, const Dialogue& dialogue) {
    Question row;
    row.code = make_code();
    row.dialogue = dialogue.id;
    row.theme = text(item, "theme");
    if (find(room_.pack.themes, row.theme) == nullptr) fail(item, row.theme + " is no theme");
    row.words = row.public_words = text(item, "words");
    row.source = text(item, "source").empty() ? "web" : text(item, "source");
    row.votes = 0;
    row.asked_at = std::min(at_, start_of(dialogue.day()) - 2 * kDay);
    if (const std::string answer = text(item, "answer"); !answer.empty()) {
      row.state = "answered";
      row.answer = answer;
      row.answered_at = dialogue.concluded_at.value_or(at_);
    } else if (item.contains("later")) {
      row.state = "later";
      row.body = unit(item).id;
      row.due_day = iso_date(working(day(item, "later")));
    }
    row.changed_at = at_;
    insert_row(tx_, row, record(), at_);
  }

  void commitment(const toml::table& item, const Dialogue& dialogue, const links::Subject& origin) {
    const directory::Officer& promiser = officer(item, "promiser");
    Commitment row;
    row.code = make_code();
    row.unit = directory_->unit(promiser.unit)->id;
    row.promiser = promiser.id;
    row.promiser_post = promiser.name + ", " + promiser.post.title_vi;
    row.words = text(item, "words");
    row.result = text(item, "result");
    row.origin = origin.kind;
    row.origin_id = origin.id;
    row.origin_code = origin.code;
    row.made_on = dialogue.on_day;
    row.first_due = row.due_day = iso_date(working(day(item, "due")));
    if (row.due_day < row.made_on) fail(item, "due lies before the dialogue");
    if (item.contains("kept")) {
      row.state = "kept";
      row.closed_on = iso_date(day(item, "kept"));
    }
    row.created_at = row.changed_at = at_;
    const std::string step = text(item, "progress");
    row.steps = step.empty() ? 0 : 1;
    insert_row(tx_, row, record(), at_);
    tie("promised_in", row.subject(), origin);
    if (step.empty()) return;
    CommitmentStep taken;
    taken.code = make_code();
    taken.commitment = row.id;
    taken.action = row.closed_on.empty() ? "progress" : "keep";
    taken.words = step;
    taken.officer = promiser.id;
    taken.at = at_;
    insert_row(tx_, taken, record(), at_);
  }

  const Room& room_;
  const links::Kinds& links_;
  storage::Transaction& tx_;
  const std::string path_;
  const Millis at_;
  const std::shared_ptr<const directory::Snapshot> directory_;
  const Record imported_{"imported", ""};
};

}  // namespace

int load_sample(const Room& room, const links::Kinds& links, storage::Transaction& tx, const std::string& pack_directory, Millis at) {
  if (tx.value<std::int64_t>("SELECT id FROM dialogue LIMIT 1")) return 0;
  return Sample(room, links, tx, pack_directory + "/sample/meetings.toml", at).run();
}

}  // namespace langnghe::meetings
